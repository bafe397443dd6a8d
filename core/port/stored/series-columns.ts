import { addDays, daysBetween } from '../../model/day.ts';
import type { Day } from '../../model/day.ts';
import type { SeriesDocument } from '../documents.ts';
import { readNames, writeNames } from './names.ts';
import type { NameColumn } from './names.ts';
import { orNull, readable, readNumbers, writeNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';

/** A series as it is stored: a column a node, in which a day like the one before costs next to nothing. */
interface StoredSeries {
  readonly v: 1;
  /** The first day; null without days. */
  readonly from: Day | null;
  readonly count: readonly [days: number, raw: number, total: number];
  /** Days since the first. */
  readonly days: NumberColumn;
  readonly rawOf: NameColumn;
  readonly raw: readonly NumberColumn[];
  readonly totalOf: NameColumn;
  readonly total: readonly NumberColumn[];
  readonly pages?: number;
}

export function encodeSeries({ v, days, raw, total, pages }: SeriesDocument): StoredSeries {
  const [from = null] = days;
  const [rawOf, totalOf] = [Object.keys(raw), Object.keys(total)];
  return {
    v,
    from,
    count: [days.length, rawOf.length, totalOf.length],
    days: writeNumbers(days.map((day) => (from === null ? 0 : daysBetween(from, day)))),
    rawOf: writeNames(rawOf),
    raw: Object.values(raw).map(writeNumbers),
    totalOf: writeNames(totalOf),
    total: Object.values(total).map(writeNumbers),
    ...(pages === undefined ? {} : { pages }),
  };
}

/** @throws StoreFault when it is no series */
export function decodeSeries(stored: unknown): SeriesDocument {
  return readable(() => {
    const { from, count, days, rawOf, raw, totalOf, total, pages } = stored as StoredSeries;
    const [many, raws, totals] = count;
    const columns = (names: NameColumn, numbers: readonly NumberColumn[], rows: number) => {
      if (numbers.length !== rows) throw new RangeError('A column has no name.');
      const ids = readNames(names, rows);
      return Object.fromEntries(
        ids.map((id, at) => [id, [...readNumbers(numbers[at] ?? '', many)].map(orNull)] as const),
      );
    };
    return {
      v: 1,
      days: [...readNumbers(days, many)].map((day) => addDays(from as Day, day)),
      raw: columns(rawOf, raw, raws),
      total: columns(totalOf, total, totals),
      ...(pages === undefined ? {} : { pages }),
    };
  });
}
