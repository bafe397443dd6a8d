import { readNumbers, unreadable, writeNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';

/**
 * A column of ids, which mostly begin like the one before: how many signs they have in common, how many more there
 * are, and those, one behind the other.
 */
export type NameColumn = readonly [common: NumberColumn, more: NumberColumn, rests: string];

export function writeNames(names: readonly string[]): NameColumn {
  const common = names.map((name, at) => commonStart(names[at - 1] ?? '', name));
  const rests = names.map((name, at) => name.slice(common[at]));
  return [writeNumbers(common), writeNumbers(rests.map(({ length }) => length)), rests.join('')];
}

export function readNames([common, more, rests]: NameColumn, count: number): string[] {
  const starts = readNumbers(common, count);
  const lengths = readNumbers(more, count);
  const names: string[] = [];
  let last = '';
  let at = 0;
  for (let row = 0; row < count; row += 1) {
    const end = at + (lengths[row] ?? 0);
    last = last.slice(0, starts[row]) + rests.slice(at, end);
    names.push(last);
    at = end;
  }
  if (at !== rests.length) throw unreadable();
  return names;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
