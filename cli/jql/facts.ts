import { idText, list, record, text, type Json } from '@throughline/core/tracker/json.ts';
import { jiraInstant } from '@throughline/core/tracker/jira-instant.ts';
import { jiraCategory } from '@throughline/core/tracker/jira-issue.ts';

/** The fields that a query over exports may ask about. */
export type JqlField =
  | 'project'
  | 'key'
  | 'type'
  | 'status'
  | 'statusCategory'
  | 'resolution'
  | 'labels'
  | 'component'
  | 'fixVersion'
  | 'priority'
  | 'assignee'
  | 'parent'
  | 'epicLink'
  | 'sprint'
  | 'created'
  | 'updated'
  | 'due'
  | 'summary'
  | 'description';

/**
 * What one issue says about the fields that the plan's queries ask about. Each field is a list of values, empty when
 * the issue has none; each value the spellings that find it, in lower case: a name, an id, a key. Texts and dates
 * are one value with one spelling: the text itself, or the date as ISO text.
 */
export type JiraFacts = Readonly<Partial<Record<JqlField, readonly (readonly string[])[]>>>;

/** @param epicLinkField Server's field for the epic's key, where it is known */
export function jiraFacts(
  issue: Json,
  asked: ReadonlySet<JqlField>,
  epicLinkField: string | null,
): JiraFacts {
  const fields = record(issue['fields']) ?? {};
  const facts: Partial<Record<JqlField, string[][]>> = {};
  for (const field of asked) facts[field] = factReaders[field](fields, issue, epicLinkField);
  return facts;
}

type FactReader = (fields: Json, issue: Json, epicLinkField: string | null) => string[][];

const factReaders: Readonly<Record<JqlField, FactReader>> = {
  project: (fields, issue) => {
    const said = value(fields['project']);
    return said.length > 0 ? said : [[(text(issue['key']) ?? '').replace(/-\d+$/, '').toLowerCase()]];
  },
  key: (_fields, issue) => value(issue),
  type: (fields) => value(fields['issuetype']),
  status: (fields) => value(fields['status']),
  statusCategory: (fields) => [[jiraCategory(record(record(fields['status'])?.['statusCategory'])?.['key'])]],
  resolution: (fields) => value(fields['resolution']),
  labels: (fields) =>
    list(fields['labels']).flatMap((one) => (text(one) ? [[String(one).toLowerCase()]] : [])),
  component: (fields) => list(fields['components']).flatMap(value),
  fixVersion: (fields) => list(fields['fixVersions']).flatMap(value),
  priority: (fields) => value(fields['priority']),
  assignee: (fields) => value(fields['assignee']),
  parent: (fields, _issue, epicLinkField) => {
    const parent = value(fields['parent']);
    return parent.length > 0 ? parent : epicOf(fields, epicLinkField);
  },
  epicLink: (fields, _issue, epicLinkField) => epicOf(fields, epicLinkField),
  sprint: (fields) => [
    ...value(fields['sprint']),
    ...list(fields['closedSprints']).flatMap(value),
    ...Object.entries(fields).flatMap(([name, one]) =>
      name.startsWith('customfield_') ? list(one).flatMap(sprintValue) : [],
    ),
  ],
  created: (fields) => date(fields['created']),
  updated: (fields) => date(fields['updated']),
  due: (fields) => {
    const day = text(fields['duedate']);
    return day ? [[/^\d{4}-\d{2}-\d{2}/.exec(day)?.[0] ?? unreadable]] : [];
  },
  summary: (fields) => whole(fields['summary']),
  description: (fields) => whole(fields['description']),
};

/** A spelling that stands for a date which is there and cannot be read. */
export const unreadable = 'unreadable';

function value(json: unknown): string[][] {
  const one = record(json);
  const spellings = ['id', 'key', 'name', 'displayName', 'accountId', 'emailAddress'].flatMap(
    (name) => idText(one?.[name])?.toLowerCase() ?? [],
  );
  return spellings.length > 0 ? [[...new Set(spellings)]] : [];
}

/** A sub-task has no epic of its own. */
function epicOf(fields: Json, epicLinkField: string | null): string[][] {
  const type = record(fields['issuetype']);
  if (type?.['subtask'] === true || type?.['hierarchyLevel'] === -1) return [];
  const epic = [...value(fields['epic']), ...value(fields['parent'])];
  const link = epicLinkField ? text(fields[epicLinkField]) : null;
  return epic.length > 0 ? epic.slice(0, 1) : link ? [[link.toLowerCase()]] : [];
}

/** Cloud keeps sprints as objects in a custom field, Server as the text of a Java object. */
function sprintValue(json: unknown): string[][] {
  const one = record(json);
  if (one) return text(one['state']) && ('boardId' in one || 'originBoardId' in one) ? value(one) : [];
  const found = /greenhopper.*\[.*?\bid=(\d+).*?\bname=([^,\]]*)/.exec(text(json) ?? '');
  return found ? [[found[1] ?? '', (found[2] ?? '').toLowerCase()]] : [];
}

function date(json: unknown): string[][] {
  if (!text(json)) return [];
  const at = jiraInstant(json);
  return [[at === null ? unreadable : new Date(at).toISOString()]];
}

/** Plain text, or the text in a Cloud v3 document (nested nodes with `text`). */
function whole(json: unknown): string[][] {
  const words: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') words.push(node);
    const one = record(node);
    if (text(one?.['text'])) words.push(String(one?.['text']));
    for (const child of list(one?.['content'])) walk(child);
  };
  walk(json);
  return words.length > 0 ? [[words.join(' ').toLowerCase()]] : [];
}
