import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { Ppm } from '../model/plan.ts';
import { mulDiv, whole } from '../model/ppm.ts';
import type { CountedItem } from './evaluation.ts';

/** Who counts one item, and what they claim of it in sums across key results (R23). */
export interface Claims {
  /** In id order. */
  readonly keyResults: KeyResultId[];
  /** Sum of the shares that are given. */
  typed: Ppm;
  /** How many are not given. */
  open: number;
}

/** The claims on every item that counts. */
export function claimsOn(
  settled: readonly {
    readonly id: KeyResultId;
    readonly items: readonly CountedItem[];
    readonly shares: ReadonlyMap<ItemId, Ppm>;
  }[],
): ReadonlyMap<ItemId, Claims> {
  const claims = new Map<ItemId, Claims>();
  for (const { id, items, shares } of settled) {
    for (const { item, counted } of items) {
      if (!counted) continue;
      let on = claims.get(item);
      if (!on) claims.set(item, (on = { keyResults: [], typed: 0, open: 0 }));
      // Two milestones of one key result may count the same item.
      if (on.keyResults.at(-1) === id) continue;
      on.keyResults.push(id);
      const share = shares.get(item);
      if (share === undefined) on.open += 1;
      else on.typed += share;
    }
  }
  return claims;
}

/**
 * One key result's share of an item: as given, else 1/k; together at most 1 (R23). Where they would be more, those
 * not given share what the given ones leave, and given ones that are too much by themselves are scaled down. What
 * rounding leaves over stays with no one.
 */
export function shareOf(given: Ppm | undefined, { keyResults, typed, open }: Claims): Ppm {
  if (given !== undefined) return typed > whole ? mulDiv(given, whole, typed) : given;
  return Math.min(mulDiv(whole, 1, keyResults.length), mulDiv(Math.max(whole - typed, 0), 1, open));
}
