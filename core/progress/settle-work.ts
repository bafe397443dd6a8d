import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byId } from '../model/order.ts';
import type { Plan, Ppm } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { Work } from '../model/work-item.ts';
import type { CountedItem, KeyResultFacts } from './evaluation.ts';
import { indexItems } from './item-index.ts';
import { claimsOn, shareOf } from './item-claims.ts';
import type { Claims } from './item-claims.ts';
import { compareProblems } from './problems.ts';
import { settleKeyResult } from './settle-key-result.ts';
import type { Settled } from './settle-key-result.ts';
import type { Settling } from './settle-set.ts';
import { takesPart } from './tree.ts';

export interface SettledWork {
  /** Of key results that rest on work items or on a query; the others need none. */
  readonly facts: ReadonlyMap<KeyResultId, KeyResultFacts>;
  /** Every item of each set, by item id, also those left out and why (R38). */
  readonly items: ReadonlyMap<KeyResultId, readonly CountedItem[]>;
  /** The same as in the facts, sorted. */
  readonly problems: readonly Problem[];
  /** Items that several key results count, with those, drafts and cancelled ones aside (R23, R26). */
  readonly shared: ReadonlyMap<ItemId, readonly KeyResultId[]>;
  /** The part of a key result that rests on some of its items, ppm (R23). */
  readonly resting: (keyResult: KeyResultId, items: ReadonlySet<ItemId>) => Ppm;
}

/** From work items to the facts that values follow from (R15–R23). */
export function settleWork(
  { policy, keyResults }: Pick<Plan, 'policy' | 'keyResults'>,
  work: Work,
  asOf: Day,
  rest: Pick<Settling, 'withRest'> = {},
): SettledWork {
  const settling: Settling = { ...rest, index: indexItems(work.items), queries: work.queries, policy };
  const settled = keyResults
    .flatMap((keyResult) => settleKeyResult(keyResult, settling, asOf) ?? [])
    .sort(byId);
  const partakers = new Set(keyResults.filter(takesPart).map(({ id }) => id));
  const claims = claimsOn(settled.filter(({ id }) => partakers.has(id)));
  const settledOf = new Map(settled.map((one) => [one.id, one]));
  return {
    facts: new Map(settled.map(({ id, facts }) => [id, { ...facts, readAt: work.readAt }])),
    items: new Map(
      settled.map((one) => [one.id, partakers.has(one.id) ? withShares(one, claims) : one.items]),
    ),
    problems: settled.flatMap(({ facts }) => facts.problems).sort(compareProblems),
    shared: new Map(
      [...claims].flatMap(([item, { keyResults: of }]) => (of.length > 1 ? [[item, of] as const] : [])),
    ),
    resting: (id, some) => settledOf.get(id)?.resting(some) ?? 0,
  };
}

/** The rows, with the part of each item that is this key result's where it is not the whole (R23). */
function withShares({ items, shares }: Settled, claims: ReadonlyMap<ItemId, Claims>): readonly CountedItem[] {
  return items.map((row) => {
    const on = row.counted ? claims.get(row.item) : undefined;
    const share = on ? shareOf(shares.get(row.item), on) : whole;
    return share < whole ? { ...row, share } : row;
  });
}
