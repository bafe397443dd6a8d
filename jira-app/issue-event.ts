import type { WorkGone, WorkMoved } from '@throughline/core/change/work-moved.ts';
import { sprintId } from '@throughline/core/model/ids.ts';
import type { ProjectId, SprintId } from '@throughline/core/model/ids.ts';
import { badSize, readSize, readTime } from '@throughline/core/tracker/amounts.ts';
import { isSprintName } from '@throughline/core/tracker/jira-fields.ts';
import { jiraInstant } from '@throughline/core/tracker/jira-instant.ts';
import { jiraCategory } from '@throughline/core/tracker/jira-issue.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { issueItem } from './issue-id.ts';

export type IssueEvent =
  | {
      readonly kind: 'moved';
      readonly moved: WorkMoved;
      /** Sprints that it was taken out of. */
      readonly left: readonly SprintId[];
    }
  | { readonly kind: 'gone'; readonly gone: WorkGone };

/**
 * A product event of Jira as Forge delivers it, read for what the sums need; null when it is none of the three that
 * the manifest asks for, or lacks what it must have. Its issue carries neither parent nor points nor resolution:
 * those stand in the changelog, and only when they changed.
 */
export function readIssueEvent(event: unknown, site: string): IssueEvent | null {
  const given = record(event);
  const issue = record(given?.['issue']);
  const fields = record(issue?.['fields']);
  const id = idText(issue?.['id']);
  if (!given || !id || !/^\d+$/.test(id)) return null;
  const item = issueItem(site, id);
  // The time of the issue's last change: of two events on one issue, the later one says how it is.
  const at = jiraInstant(fields?.['updated']) ?? jiraInstant(fields?.['created']);

  const type = text(given['eventType']);
  const project = idText(record(fields?.['project'])?.['id']) as ProjectId | null;
  if (type === 'avi:jira:deleted:issue') {
    return { kind: 'gone', gone: { item, at: at ?? 0, ...(project && { project }) } };
  }
  if (type !== 'avi:jira:created:issue' && type !== 'avi:jira:updated:issue') return null;
  const key = text(issue?.['key']);
  if (!fields || !key || !project || at === null) return null;
  const changes = list(record(given['changelog'])?.['items']).flatMap(readChange);
  return {
    kind: 'moved',
    left: leftSprints(changes, site),
    moved: {
      item,
      key,
      project,
      at,
      ...statusOf(fields),
      ...changesOf(changes),
      replaced: type === 'avi:jira:created:issue' || changes.some(({ field }) => placing.has(field)),
    },
  };
}

// ── below ──

/**
 * Changes after which an issue may stand elsewhere. A parent has had several names: team-managed projects and newer
 * sites say IssueParentAssociation, older company-managed ones Epic Link and Parent Link.
 */
const placing = new Set([
  'IssueParentAssociation',
  'parent',
  'Parent',
  'Parent Issue',
  'Parent Link',
  'Epic Link',
  'issuetype',
  'project',
  'Key',
]);

interface Change {
  /** The field's id where Jira gives one, else its name. */
  readonly field: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly toText: string | null;
  readonly fromText: string | null;
}

function readChange(item: unknown): readonly Change[] {
  const change = record(item);
  const field = text(change?.['fieldId']) ?? text(change?.['field']);
  if (!change || !field) return [];
  // `toString` is a method of every object: take it only where it is the item's own.
  const toText = Object.hasOwn(change, 'toString') ? idText(change['toString']) : null;
  return [
    {
      field,
      name: text(change['field']) ?? '',
      from: idText(change['from']),
      to: idText(change['to']),
      toText,
      fromText: idText(change['fromString']),
    },
  ];
}

/**
 * What was among the sprints before and is no longer. The field is known by its name, since asking for the site's fields
 * would cost every event a call; a site that gave it another name loses no more than this record.
 */
function leftSprints(changes: readonly Change[], site: string): readonly SprintId[] {
  const change = changes.find(({ field, name }) => field.startsWith('customfield_') && isSprintName(name));
  if (!change) return [];
  const numbers = (ids: string | null) => ids?.match(/\d+/g) ?? [];
  const after = new Set(numbers(change.to));
  const gone = numbers(change.from).filter((id) => !after.has(id));
  return [...new Set(gone)].map((id) => sprintId('jira', site, id));
}

function statusOf(fields: Json): Pick<WorkMoved, 'status'> {
  const status = record(fields['status']);
  const name = text(status?.['name']);
  if (!status || !name) return {};
  const category = jiraCategory(record(status['statusCategory'])?.['key']);
  return { status: { name, category, id: idText(status['id']) } };
}

function changesOf(
  changes: readonly Change[],
): Pick<WorkMoved, 'resolution' | 'numbers' | 'estimate' | 'logged' | 'remaining'> {
  const by = new Map(changes.map((change) => [change.field, change]));
  const resolution = by.get('resolution');
  const estimate = by.get('timeoriginalestimate');
  const logged = by.get('timespent');
  const remaining = by.get('timeestimate');
  const numbers = Object.fromEntries(changes.flatMap(numberOf));
  return {
    ...(resolution
      ? { resolution: resolution.toText ? { id: resolution.to, name: resolution.toText } : null }
      : {}),
    ...(estimate ? { estimate: readSize(toOf(estimate), 1) } : {}),
    ...(logged ? { logged: readTime(toOf(logged), 1) } : {}),
    ...(remaining ? { remaining: readTime(toOf(remaining), 1) } : {}),
    ...(Object.keys(numbers).length > 0 ? { numbers } : {}),
  };
}

function toOf({ to, toText }: Change): string | null {
  return to ?? toText;
}

/**
 * A custom field that changed to a number, or from a number to nothing; the changelog does not say its type. Text
 * that is a number does no harm: only a field that somebody counts is looked at.
 */
function numberOf({ field, toText, fromText }: Change): readonly (readonly [string, number | null])[] {
  if (!/^customfield_\d+$/.test(field)) return [];
  const value = readSize(toText, 1000);
  const was = readSize(fromText, 1000);
  if (value === badSize || (value === null && (was === null || was === badSize))) return [];
  return [[field, value]];
}
