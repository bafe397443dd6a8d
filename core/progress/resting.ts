import { oneUnit } from '../model/count-unit.ts';
import type { ItemId } from '../model/ids.ts';
import type { CountOf, Policy, Ppm } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import type { CountedItem } from './evaluation.ts';

/**
 * Asks what part of a work key result's whole rests on some of its items: Σ(w·u) of them over Σ(w·u) of all, with the
 * fall-backs of its value (R15, R23). 0 of an empty set. Beyond 2^53 it is as near as a number gets: nothing rolls up.
 */
export function restingOn(
  rows: readonly CountedItem[],
  count: CountOf,
  unestimatedSize: number | null,
  policy: Pick<Policy, 'unestimated'>,
): (items: ReadonlySet<ItemId>) => Ppm {
  let parts: ReadonlyMap<ItemId, number> | null = null;
  let all = 0;
  return (items) => {
    if (!parts) {
      parts = partsOf(rows, policy.unestimated === 'stored' ? (unestimatedSize ?? oneUnit(count)) : 0);
      for (const part of parts.values()) all += part;
    }
    let some = 0;
    for (const item of items) some += parts.get(item) ?? 0;
    return all === 0 ? 0 : ppmRatio(some, all);
  };
}

function partsOf(rows: readonly CountedItem[], looseSize: number): ReadonlyMap<ItemId, number> {
  const counted = rows.filter((row) => row.counted);
  const equal = counted.every(({ weight }) => weight === 0);
  const part = ({ weight, size }: CountedItem) => (equal ? 1 : weight) * (size ?? looseSize);
  const sizeless = counted.every((row) => part(row) === 0);
  return new Map(counted.map((row) => [row.item, sizeless ? (equal ? 1 : row.weight) : part(row)]));
}
