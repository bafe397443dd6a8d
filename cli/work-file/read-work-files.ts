import type { ItemId, SprintId } from '@throughline/core/model/ids.ts';
import { readItemId } from '@throughline/core/model/ids.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { readJiraFields, type JiraField } from '@throughline/core/tracker/jira-fields.ts';
import type { JiraFacts } from '../jql/facts.ts';
import { BadFile } from './bad-file.ts';
import { contentOf } from './documents.ts';
import { Intake } from './intake.ts';
import { jsonOfFile } from './json-of-file.ts';
import type { WorkFileOptions } from './options.ts';
import { findPointsField } from './points-field.ts';
import { pastsOf, type Pasts } from './pasts.ts';
import { withPresentSprints } from './present-sprints.ts';
import type { KnownSprint } from './sprint-shelf.ts';
import { readSprintsFile } from './sprints-file.ts';
import { noStates, readStatesFile, type KnownStates } from './states-file.ts';
import { textOfFile } from './text-of-file.ts';

/** All the work of all files as one set; or every problem of every file, one sentence each. */
export type ReadWork =
  | {
      readonly ok: true;
      /** Sorted by id. */
      readonly items: readonly WorkItem[];
      /** What the plan's queries ask about, of Jira issues. */
      readonly facts: ReadonlyMap<ItemId, JiraFacts>;
      /** Where it is wanted: of every item its past, as far as it is known. */
      readonly pasts: Pasts | null;
      /** Where they are wanted: sprints that issues or the files of `--sprints` describe, the latter's description first. */
      readonly sprints: readonly KnownSprint[];
      /** The field that points were read from in Jira; null = none was needed, or there is no issue. */
      readonly pointsField: string | null;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads exports of either tracker: each file's kind is recognised by its content. Never half read (R22). */
export async function readWorkFiles(paths: readonly string[], options: WorkFileOptions): Promise<ReadWork> {
  const problems: string[] = [];
  const tried = async <T>(path: string, otherwise: T, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (cause) {
      if (!(cause instanceof BadFile)) throw cause;
      problems.push(`${path}: ${cause.message}`);
      return otherwise;
    }
  };
  const { fieldsFile, statesFile } = options;
  const listed = fieldsFile === null ? [] : await tried(fieldsFile, [], () => fieldList(fieldsFile));
  const states =
    statesFile === null ? noStates : await tried(statesFile, noStates, () => readStatesFile(statesFile));

  const sprints: KnownSprint[] = [];
  for (const path of options.sprintFiles)
    sprints.push(...(await tried(path, [], () => readSprintsFile(path))));

  const intake = new Intake(listed, states, options);
  for (const path of paths) {
    await tried(path, null, async () => {
      const content = await contentOf(textOfFile(path));
      if (content.kind === 'csv') intake.takeCsv(content.text);
      else for await (const document of content.documents) intake.takeJson(path, document);
      return null;
    });
  }
  problems.push(...intake.incomplete());
  if (problems.length > 0) return { ok: false, problems };
  return finished(intake, states, options, sprints);
}

async function fieldList(path: string): Promise<readonly JiraField[]> {
  const fields = readJiraFields(await jsonOfFile(path));
  if (!fields) throw new BadFile("It is not a Jira site's list of fields (id, name, schema).");
  return fields;
}

function finished(
  intake: Intake,
  states: KnownStates,
  options: WorkFileOptions,
  listedSprints: readonly KnownSprint[],
): ReadWork {
  const read = intake.settled();
  const hasIssues = read.some(({ item }) => readItemId(item.id)?.host === 'jira');
  const asked = options.pointsField?.includes('.') ? null : options.pointsField;
  const points =
    hasIssues && (options.needs.points !== 'no' || asked !== null)
      ? findPointsField(asked, intake.fields(), intake.seen(), options.needs.points !== 'welcome')
      : ({ ok: true, id: null } as const);
  if (!points.ok) return { ok: false, problems: [points.problem] };

  const bare: WorkItem[] = [];
  const facts = new Map<ItemId, JiraFacts>();
  for (const one of read) {
    const jira = readItemId(one.item.id)?.host === 'jira';
    bare.push(jira ? withPoints(one.item, points.id, options.needs.numberFields) : one.item);
    if (one.facts) facts.set(one.item.id, one.facts);
  }
  bare.sort((a, b) => (a.id < b.id ? -1 : 1));
  const items = options.needs.sprints ? withPresentSprints(bare, intake.pasts()) : bare;
  // Of one sprint the first description stays.
  const sprints = new Map<SprintId, KnownSprint>();
  for (const known of [...listedSprints.map((one) => intake.placed(one)), ...intake.sprints()]) {
    if (!sprints.has(known.sprint.id)) sprints.set(known.sprint.id, known);
  }
  const pasts = options.needs.histories ? pastsOf(items, intake, states, points.id) : null;
  return { ok: true, items, facts, pasts, sprints: [...sprints.values()], pointsField: points.id };
}

/** All number fields were kept until it was known which of them holds points. */
function withPoints(item: WorkItem, field: string | null, kept: readonly string[]): WorkItem {
  const { fields } = item.sizes;
  const points = field === null ? null : (fields[field] ?? null);
  return {
    ...item,
    sizes: { ...item.sizes, points, fields: Object.fromEntries(kept.map((id) => [id, fields[id] ?? null])) },
  };
}
