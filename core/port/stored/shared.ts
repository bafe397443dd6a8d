import { readNumbers, unreadable, writeNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';

/** A column whose values are few: each once, and which of them stands where; without the latter the first everywhere. */
export type SharedColumn<T> = readonly [values: readonly T[], at?: NumberColumn];

/** @param values JSON; equal where they are written alike */
export function writeShared<T>(values: readonly T[]): SharedColumn<T> {
  const plain = new Map<unknown, number>();
  const nested = new Map<unknown, number>();
  const different: T[] = [];
  const at = values.map((value) => {
    const isNested = typeof value === 'object' && value !== null;
    const known = isNested ? nested : plain;
    const name = isNested ? JSON.stringify(value) : value;
    const found = known.get(name) ?? different.length;
    if (found === different.length) {
      known.set(name, found);
      different.push(value);
    }
    return found;
  });
  return different.length < 2 ? [different] : [different, writeNumbers(at)];
}

/** The values themselves, not copies: nobody changes what a store gave. */
export function readShared<T>([values, at]: SharedColumn<T>, count: number): readonly T[] {
  const rows = at === undefined ? null : readNumbers(at, count);
  const shared: T[] = [];
  for (let row = 0; row < count; row += 1) {
    const index = rows ? (rows[row] ?? NaN) : 0;
    if (!(index < values.length)) throw unreadable();
    shared.push(values[index] as T);
  }
  return shared;
}

/** Values of a few rows only: the row, and the value. */
export type SparseColumn<T> = readonly (readonly [row: number, value: T])[];

export const writeSparse = <T>(values: readonly (T | null)[]): SparseColumn<T> =>
  values.flatMap((value, row) => (value === null ? [] : [[row, value] as const]));
