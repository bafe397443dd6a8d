import Papa from 'papaparse';
import { BadFile } from './bad-file.ts';

/** A CSV export: columns by header, without case; one header may stand over several columns. */
export interface Csv {
  /** Lower case. */
  readonly headers: readonly string[];
  /** As written. */
  readonly names: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** Its number among the rows, the header being row 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** @throws BadFile when the file breaks off in a quoted cell or a row is short: it was cut. */
export function readCsv(text: string): Csv {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  if (errors.some((error) => error.code === 'MissingQuotes')) {
    throw new BadFile(
      `The CSV breaks off inside row ${data.length}: the file was cut short. Export it again.`,
    );
  }
  const names = (data[0] ?? []).map((name) => name.trim());
  const rows = data.slice(1).map((cells, index) => ({ number: index + 2, cells }));
  const short = rows.find((row) => row.cells.length < names.length);
  if (short && isExport(names)) {
    throw new BadFile(
      `Row ${short.number} of the CSV has ${short.cells.length} of ${names.length} columns: the file was cut short.`,
    );
  }
  return { headers: names.map((name) => name.toLowerCase()), names, rows };
}

function isExport(names: readonly string[]): boolean {
  const lower = names.map((name) => name.toLowerCase());
  return lower.includes('issue key') || lower.includes('work item type');
}

/** What stands under the first of these headers that is there; empty when none is. */
export function cell(csv: Csv, row: CsvRow, ...headers: readonly string[]): string {
  return cells(csv, row, ...headers)[0] ?? '';
}

/** What stands under all columns with the first of these headers that is there, without the blank ones. */
export function cells(csv: Csv, row: CsvRow, ...headers: readonly string[]): string[] {
  const header = headers.find((name) => csv.headers.includes(name));
  return csv.headers.flatMap((name, column) => {
    const value = name === header ? row.cells[column]?.trim() : undefined;
    return value ? [value] : [];
  });
}
