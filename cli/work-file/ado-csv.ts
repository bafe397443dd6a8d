import type { Json } from '@throughline/core/tracker/json.ts';
import { BadFile } from './bad-file.ts';
import { cell, type Csv, type CsvRow } from './csv.ts';

export const isAdoCsv = (csv: Csv): boolean =>
  csv.headers.includes('id') && csv.headers.includes('work item type');

/** Column → field, for what the number of a key result may rest on. */
const columns: readonly (readonly [string, string])[] = [
  ['work item type', 'System.WorkItemType'],
  ['state', 'System.State'],
  ['team project', 'System.TeamProject'],
  ['iteration path', 'System.IterationPath'],
  ['assigned to', 'System.AssignedTo'],
  ['changed date', 'System.ChangedDate'],
  ['rev', 'System.Rev'],
  ['story points', 'Microsoft.VSTS.Scheduling.StoryPoints'],
  ['effort', 'Microsoft.VSTS.Scheduling.Effort'],
  ['size', 'Microsoft.VSTS.Scheduling.Size'],
  ['original estimate', 'Microsoft.VSTS.Scheduling.OriginalEstimate'],
  ['completed work', 'Microsoft.VSTS.Scheduling.CompletedWork'],
  ['remaining work', 'Microsoft.VSTS.Scheduling.RemainingWork'],
];

/**
 * Azure DevOps' own export of a query, in the form that the REST interface gives. A tree query has "Title 1",
 * "Title 2" … in place of "Title": the column says the depth, and an item belongs to the last one above it that
 * is less deep. A "Parent" column says it outright.
 * @throws BadFile for a row without an id: such a file is meant for import, its items do not exist yet.
 */
export function readAdoCsv(csv: Csv): Json[] {
  const titles = csv.headers.flatMap((name, column) => (/^title \d+$/.test(name) ? [column] : []));
  // The last item seen at each depth.
  const above: (number | undefined)[] = [];
  return csv.rows.map((row) => {
    const id = Number(cell(csv, row, 'id'));
    if (!Number.isSafeInteger(id) || id <= 0) {
      throw new BadFile(`Row ${row.number} of the CSV has no ID: it is a file for import, not an export.`);
    }
    const depth = Math.max(
      titles.findIndex((column) => (row.cells[column] ?? '').trim() !== ''),
      0,
    );
    above.splice(depth);
    const parent = Number(cell(csv, row, 'parent')) || above.findLast((one) => one !== undefined);
    above[depth] = id;
    const title = titles.length > 0 ? row.cells[titles[depth] ?? -1]?.trim() : cell(csv, row, 'title');
    return {
      id,
      fields: {
        ...fieldsOf(csv, row),
        'System.Title': title,
        ...(parent ? { 'System.Parent': parent } : {}),
      },
    };
  });
}

function fieldsOf(csv: Csv, row: CsvRow): Record<string, unknown> {
  const known = columns.map(([header, field]) => [field, cell(csv, row, header) || null] as const);
  // Any other column under its own name too, for a plan that counts by it.
  const others = csv.names.map((name, at) => [name, row.cells[at]?.trim() || null] as const);
  return Object.fromEntries([...others, ...known].filter(([, value]) => value !== null));
}
