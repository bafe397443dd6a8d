import type { Json } from '@throughline/core/tracker/json.ts';
import { isPointsName, type JiraField } from '@throughline/core/tracker/jira-fields.ts';
import { BadFile } from './bad-file.ts';
import { cell, cells, type Csv, type CsvRow } from './csv.ts';

export const isJiraCsv = (csv: Csv): boolean => csv.headers.includes('issue key');

/** Field ids that a CSV stands in with: it has names only. */
export const epicNameOfCsv = 'Epic Name';

export interface JiraCsv {
  /** Each row in the form that the REST interface gives, so that one reader reads both. */
  readonly issues: readonly Json[];
  /** Columns that may hold points. */
  readonly fields: readonly JiraField[];
}

/**
 * Jira's own export of an issue list. Custom fields come under their names; `fieldId` gives a name's id where the
 * site's field list is known.
 *
 * A CSV does not say which issues are sub-tasks: those under "Parent id" (Server's column for them) and those of a
 * type called Sub-task are. It says the status category in "Status Category" only (Cloud); `statusKey` gives it where the
 * site's statuses are known, else it is unknown (R18).
 * @throws BadFile without the column "Issue id": items are told apart by id (R16).
 */
export function readJiraCsv(
  csv: Csv,
  fieldId: (name: string) => string | null,
  statusKey: (status: string) => string | null,
): JiraCsv {
  if (!csv.headers.includes('issue id')) {
    throw new BadFile('It has no column "Issue id": issues are told apart by their id. Export all fields.');
  }
  const columns = customColumns(csv, fieldId);
  return {
    issues: csv.rows.map((row) => issueOf(csv, row, columns, statusKey)),
    fields: columns
      .filter((column) => isPointsName(column.name))
      .map(({ id, name }) => ({ id, name, custom: 'float', type: 'number' })),
  };
}

interface CustomColumn {
  readonly at: number;
  readonly id: string;
  readonly name: string;
}

/** Two fields of one name are two columns with one header: the second is told apart as "Name (2)". */
function customColumns(csv: Csv, fieldId: (name: string) => string | null): CustomColumn[] {
  const seen = new Map<string, number>();
  return csv.names.flatMap((header, at) => {
    const name = /^custom field \((.*)\)$/i.exec(header)?.[1];
    if (name === undefined) return [];
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [{ at, name, id: nth === 1 ? (fieldId(name) ?? name) : `${name} (${nth})` }];
  });
}

function issueOf(
  csv: Csv,
  row: CsvRow,
  columns: readonly CustomColumn[],
  statusKey: (status: string) => string | null,
): Json {
  const one = (...headers: string[]) => cell(csv, row, ...headers);
  const named = (...headers: string[]) => cells(csv, row, ...headers).map((name) => ({ name }));
  const key = one('issue key');
  const type = one('issue type', 'work type');
  const status = one('status');
  const resolution = one('resolution');
  const oldParent = one('parent id');
  const parent = oldParent || one('parent');
  const subtask = oldParent !== '' || /^sub-?task$/i.test(type);
  const epic = one('custom field (epic link)');
  const fields: Record<string, unknown> = {
    summary: one('summary'),
    description: one('description'),
    issuetype: { name: type, ...(subtask ? { subtask: true } : {}) },
    project: { key: one('project key') || key.replace(/-\d+$/, ''), name: one('project name') },
    status: {
      name: status,
      statusCategory: { key: categoryKey(one('status category')) ?? statusKey(status) },
    },
    resolution: resolution === '' || /^unresolved$/i.test(resolution) ? null : { name: resolution },
    priority: one('priority') ? { name: one('priority') } : null,
    labels: cells(csv, row, 'labels'),
    components: named('components', 'component/s'),
    fixVersions: named('fix versions', 'fix version/s'),
    assignee: one('assignee') ? { displayName: one('assignee'), accountId: one('assignee id') } : null,
    created: csvInstant(one('created')),
    updated: csvInstant(one('updated')),
    duedate: csvInstant(one('due date'))?.slice(0, 10) ?? null,
    timeoriginalestimate: one('original estimate'),
    timespent: one('time spent'),
    timeestimate: one('remaining estimate'),
  };
  const sprints = named('sprint', 'custom field (sprint)');
  if (sprints.length > 0) fields['closedSprints'] = sprints;
  if (/^\d+$/.test(parent)) fields['parent'] = { id: parent, key: one('parent key') };
  else if (one('parent key')) fields['parent'] = { key: one('parent key') };
  if (epic) fields['epic'] = { key: epic };
  for (const column of columns) {
    const value = row.cells[column.at]?.trim();
    fields[column.id] = value === '' ? null : value;
  }
  return { id: one('issue id'), key, fields };
}

/** Jira's three categories, as an English export writes them. */
function categoryKey(name: string): string | null {
  const keys: Record<string, string> = { 'to do': 'new', 'in progress': 'indeterminate', done: 'done' };
  return keys[name.toLowerCase()] ?? null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date of an export as ISO text: ISO itself, or Jira's default `25/Feb/26 10:17 PM`. It has no time zone: UTC is
 * taken. Null when empty; text that is neither is handed on as it is, for the reader to call unreadable.
 */
function csvInstant(value: string): string | null {
  if (value === '') return null;
  const found =
    /^(\d{1,2})\/(\p{L}{3})\p{L}*\.?\/(\d{2}|\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?:\s*([AP])M)?)?$/iu.exec(value);
  if (!found) {
    const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      value,
    );
    return iso ? `${iso[1]}T${iso[2] ?? '00:00'}${iso[3] ?? ':00'}${iso[4] ?? 'Z'}` : value;
  }
  const month = months.indexOf((found[2] ?? '').toLowerCase());
  if (month < 0) return value;
  const year = (found[3] ?? '').length === 2 ? `20${found[3]}` : (found[3] ?? '');
  const half = found[6]?.toUpperCase();
  const hour = (Number(found[4] ?? 0) % (half ? 12 : 24)) + (half === 'P' ? 12 : 0);
  const two = (n: number | string) => String(n).padStart(2, '0');
  return `${year}-${two(month + 1)}-${two(found[1] ?? '')}T${two(hour)}:${found[5] ?? '00'}:00Z`;
}
