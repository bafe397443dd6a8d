import type { Instant } from '../model/day.ts';
import { sprintId, type SprintId, type TeamId } from '../model/ids.ts';
import type { Sprint } from '../model/sprint.ts';
import { jiraInstant } from './jira-instant.ts';
import { idText, list, record, text, type Json } from './json.ts';

/**
 * A sprint of Jira in any of its shapes: the agile interface's (`/rest/agile/1.0/sprint/{id}`), the one in the sprint
 * field of a Cloud issue, and the text of a Java object that Server and Data Center keep there
 * (`…greenhopper.service.sprint.Sprint@1f[id=7,state=ACTIVE,name=…]`). null = it is none.
 * @param site part of the sprint's id: one Jira site
 */
export function readJiraSprint(json: unknown, site: string): Sprint | null {
  const said = record(json) ?? ofJavaText(text(json));
  const id = idText(said?.['id']);
  const name = text(said?.['name']);
  if (!said || id === null || !/^\d+$/.test(id) || name === null) return null;
  const start = dateOf(said['startDate']);
  const completed = dateOf(said['completeDate']);
  const state = text(said['state'])?.toLowerCase();
  // What else carries an id and a name (an option, a version, a person) has no such state.
  if (state !== 'future' && state !== 'active' && state !== 'closed') return null;
  return {
    id: sprintId('jira', site, id),
    name,
    state,
    start,
    end: dateOf(said['endDate']),
    completed,
    goal: text(said['goal']),
  };
}

/** The board that a sprint was made on, in any of the same shapes; null = it does not say. */
export function jiraSprintBoard(json: unknown): TeamId | null {
  const said = record(json) ?? ofJavaText(text(json));
  const board = ['originBoardId', 'boardId', 'rapidViewId'].map((name) => idText(said?.[name]));
  return (board.find((id) => id !== null) ?? null) as TeamId | null;
}

/**
 * What an issue's fields say about its sprints, each sprint as Jira wrote it (`readJiraSprint`); null = nothing, as where
 * the field was not asked for. The agile shape has them in `sprint` and `closedSprints`, and leaves out what is empty: any
 * of its own fields there is enough to know.
 * @param field the sprint field's id; null = not known, and then a field that holds sprints is taken for it
 */
export function jiraSprintValues(fields: Json, field: string | null): readonly unknown[] | null {
  if (field !== null && fields[field] !== undefined) return listed(fields[field]);
  const closed = fields['closedSprints'];
  const isAgile = ['sprint', 'closedSprints', 'flagged'].some((name) => fields[name] !== undefined);
  if (isAgile) return [...list(closed), ...listed(fields['sprint'])];
  const found = field === null ? fieldOfSprints(fields) : null;
  return found === null ? null : listed(fields[found]);
}

/** The id of a custom field that holds sprints, seen by its value; null = none is filled. */
export function fieldOfSprints(fields: Json): string | null {
  const found = Object.entries(fields).find(
    ([name, value]) =>
      name.startsWith('customfield_') &&
      Array.isArray(value) &&
      value.some((one) => readJiraSprint(one, '') && jiraSprintBoard(one) !== null),
  );
  return found?.[0] ?? null;
}

/**
 * Ids of the sprints that an issue is in, each once; null = not read. A CSV export has names in the place of sprints, which
 * are no ids: not read.
 * @param field as in `jiraSprintValues`
 */
export function jiraSprintIds(fields: Json, field: string | null, site: string): readonly SprintId[] | null {
  const values = jiraSprintValues(fields, field);
  const ids = values?.flatMap((value) => readJiraSprint(value, site)?.id ?? []) ?? [];
  return values && (ids.length > 0 || values.length === 0) ? [...new Set(ids)] : null;
}

// ── below ──

/** Server writes `<null>` for a date that is not there. */
const dateOf = (value: unknown): Instant | null => jiraInstant(value);

/** One sprint or a list of them: a few sites limit the field to one. */
const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/**
 * `…Sprint@1f[id=7,rapidViewId=3,state=ACTIVE,name=A, b,…]`. Names and goals may hold commas, brackets and equals signs:
 * a value ends only where a known key begins. The order of the keys differs between versions.
 */
function ofJavaText(value: string | null): Json | null {
  const inside = /greenhopper\.service\.sprint\.Sprint@[^[]*\[(.*)\]\s*$/s.exec(value ?? '')?.[1];
  if (inside === undefined) return null;
  return Object.fromEntries(
    inside.split(nextKey).flatMap((part) => {
      const at = part.indexOf('=');
      const said = part.slice(at + 1);
      return at > 0 && said !== '<null>' ? [[part.slice(0, at), said]] : [];
    }),
  );
}

const nextKey =
  /,(?=(?:id|rapidViewId|state|name|goal|startDate|endDate|completeDate|activatedDate|sequence|synced|autoStartStop|incompleteIssuesDestinationId)=)/;
