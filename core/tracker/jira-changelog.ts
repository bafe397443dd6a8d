import type { Instant } from '../model/day.ts';
import { itemId, sprintId, type ItemId, type SprintId } from '../model/ids.ts';
import type { ReadChange, ReadFields, ReadHistory } from '../model/item-history.ts';
import { readSize, readTime } from './amounts.ts';
import { isSprintName } from './jira-fields.ts';
import { jiraInstant } from './jira-instant.ts';
import { idText, list, record, text, type Json } from './json.ts';

/**
 * The past of one issue from its JSON: `changelog.histories`, or the entries of a changelog that was fetched apart and
 * put in its place (`changelog.values`, `changelog.changeHistories`, or the bare list). null = it carries none.
 *
 * What the past statuses mean, and which number field holds points, is left to historyOf: it is known when all is read.
 * @param options.site part of the item's id, as given to readJiraIssue
 * @param options.sprintField the field that holds sprints, as given to readJiraIssue: it is known by its id then, whatever
 *   the site calls it. Without it the field is known by its English name alone.
 */
export function readJiraHistory(
  issueJson: unknown,
  options: { readonly site: string; readonly sprintField?: string | null },
): ReadHistory | null {
  const issue = record(issueJson);
  const id = idText(issue?.['id']);
  const log = issue?.['changelog'];
  const page = record(log);
  const entries = [log, page?.['histories'], page?.['values'], page?.['changeHistories']].find(Array.isArray);
  if (!issue || !id || !entries) return null;
  const histories = records(entries);
  const total = page?.['total'];
  return {
    id: itemId('jira', options.site, id),
    created: jiraInstant(record(issue['fields'])?.['created']),
    changes: histories
      .flatMap((entry) => changeOf(entry, options))
      .sort((a, b) => a.change.at - b.change.at || a.number - b.number)
      .map(({ change }) => change),
    complete: (typeof total !== 'number' || total <= histories.length) && page?.['isLast'] !== false,
  };
}

type Options = Parameters<typeof readJiraHistory>[1];

/** Entries come newest first or oldest first; those of one instant by their number. */
function changeOf(entry: Json, options: Options): { change: ReadChange; number: number }[] {
  const { created } = entry;
  // The endpoint for many issues tells milliseconds; its documentation shows seconds. No Jira was there before 1973.
  const at: Instant | null =
    typeof created === 'number'
      ? created < 100_000_000_000
        ? created * 1000
        : created
      : jiraInstant(created);
  if (at === null) return [];
  const items = records(entry['items']);
  const before = sideOf(items, 'from', 'fromString', options);
  const after = sideOf(items, 'to', 'toString', options);
  if (Object.keys(before).length === 0) return [];
  return [{ change: { at, before, after }, number: Number(idText(entry['id']) ?? 0) }];
}

function sideOf(
  items: readonly Json[],
  idKey: string,
  nameKey: string,
  { site, sprintField = null }: Options,
): ReadFields {
  const numbers: Record<string, number | null> = {};
  const said: { -readonly [Key in keyof ReadFields]: ReadFields[Key] } = {};
  for (const item of items) {
    const field = fieldOf(item);
    const id = idText(item[idKey]);
    const name = text(item[nameKey]);
    switch (field) {
      case 'status':
        said.status = { id, name: name ?? '' };
        break;
      case 'resolution':
        said.resolution = name ? { id, name } : null;
        break;
      case 'issuetype':
        said.type = { id, name: name ?? '' };
        break;
      case 'timeoriginalestimate':
        said.seconds = readSize(id ?? name, 1);
        break;
      case 'timeestimate':
        said.remaining = readTime(id ?? name, 1);
        break;
      case 'timespent':
        said.logged = readTime(id ?? name, 1);
        break;
      case 'parent':
      case 'issueparentassociation':
        said.parent = parentOf(id, site);
        break;
      case 'epic link':
        // Where the same change tells of the parent too, that is the present way of saying it.
        if (!items.some((other) => fieldOf(other) === 'issueparentassociation'))
          said.parent = parentOf(id, site);
        break;
      default:
        if (isSprintField(item, sprintField)) said.sprints = sprintsOf(id, site);
        else if (isNumberField(item))
          numbers[idText(item['fieldId']) ?? text(item['field']) ?? ''] = readSize(name, 1000);
    }
  }
  return Object.keys(numbers).length > 0 ? { ...said, numbers } : said;
}

/** Names of system fields are translated, their ids are not; Server has names only, and custom fields go by theirs. */
function fieldOf(item: Json): string {
  const id = text(item['fieldId']);
  const name = text(item['field'])?.toLowerCase() ?? '';
  return id && !id.startsWith('customfield_') ? id.toLowerCase() : name;
}

function isSprintField(item: Json, known: string | null): boolean {
  const id = text(item['fieldId']);
  if (known !== null && id !== null) return id === known;
  return item['fieldtype'] === 'custom' && isSprintName(text(item['field']) ?? '');
}

/** A custom field whose both sides are numbers, or nothing. A number field has them in the text, and no ids. */
function isNumberField(item: Json): boolean {
  const sides = [text(item['fromString']), text(item['toString'])].filter(
    (side) => side !== null && side !== '',
  );
  return (
    item['fieldtype'] === 'custom' &&
    sides.length > 0 &&
    sides.every((side) => side !== null && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(side.trim()))
  );
}

const records = (all: unknown): Json[] =>
  list(all)
    .map(record)
    .filter((one) => one !== null);

/** `3, 7`, in the order of Jira; Server leaves out the space. */
const sprintsOf = (ids: string | null, site: string): SprintId[] => [
  ...new Set((ids?.match(/\d+/g) ?? []).map((id) => sprintId('jira', site, id))),
];

const parentOf = (id: string | null, site: string): ItemId | null =>
  id && /^\d+$/.test(id) ? itemId('jira', site, id) : null;
