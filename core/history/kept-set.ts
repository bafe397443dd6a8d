import type { ItemId } from '../model/ids.ts';
import { firstPlace } from '../model/order.ts';
import type { KeyResult, Policy, WorkMeasure } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';
import { applyContribution } from '../progress/apply-contribution.ts';
import { contributionOf } from '../progress/contribution.ts';
import type { CountedItem } from '../progress/evaluation.ts';
import { exactly } from '../progress/exactly.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import { standsForParent } from '../progress/levels.ts';
import { lowerMedian } from '../progress/median.ts';
import type { Settled } from '../progress/settle-key-result.ts';
import type { Contribution } from '../progress/sums.ts';

/**
 * One key result as it was settled, and what has changed since. Its rows keep each item's place in the set; stage and
 * size in them may be older than the sums.
 */
export interface KeptSet {
  readonly settled: Settled;
  /** How many counted items have each size, once something has changed and the median matters (R21). */
  readonly sizes: Readonly<Record<string, number>> | null;
}

/**
 * The set with an item's new state or sizes, which leave every place as it is: what it added comes out of the sums, what
 * it adds now goes in, to the same bits as settling anew (R3). null = only settling anew can tell.
 */
export function reweighed(
  kept: KeptSet,
  { measure }: KeyResult,
  before: WorkItem,
  after: WorkItem,
  policy: Policy,
): KeptSet | null {
  if (measure.kind !== 'work') return null;
  const row = rowOf(kept.settled.items, after.id);
  if (!row || !isCounting(row)) return kept;
  const [out, into] = [before, after].map((item) => contributionOf(item, row.weight, measure.count, policy));
  return changed(kept, measure, kept.settled.items, out ?? null, into ?? null);
}

/**
 * The set with an item that came, went or has another parent, where that is all: nothing below it, not asked for itself,
 * under containers whose other children count before and after. null = only settling anew can tell.
 * @param index with the change in place
 * @param isReached whether the key result asks for anything above the item now
 */
export function replaced(
  kept: KeptSet,
  { measure }: KeyResult,
  { before, after }: { readonly before: WorkItem | null; readonly after: WorkItem | null },
  {
    policy,
    index,
    isReached,
  }: { readonly policy: Policy; readonly index: ItemIndex; readonly isReached: boolean },
): KeptSet | null {
  const item = after ?? before;
  if (measure.kind !== 'work' || !item || index.childrenOf(item.id).length > 0) return null;
  if (before && after && before.level !== after.level) return null;
  const { items } = kept.settled;
  const old = rowOf(items, item.id);
  let out: Contribution | null = null;
  if (old && before && isCounting(old)) {
    if (!before.parent || !countsWithout(before.parent, item.id, items, index)) return null;
    out = contributionOf(before, old.weight, measure.count, policy);
  }
  const rest = old ? items.filter((row) => row !== old) : items;
  if (!after || !isReached) return changed(kept, measure, rest, out, null);

  const parent = after.parent && rowOf(rest, after.parent);
  if (!parent || parent.why !== 'expanded') return null;
  const counts = standsForParent(after.level, policy.level);
  const into = contributionOf(after, parent.weight, measure.count, policy);
  const row: CountedItem = {
    item: after.id,
    stage: 'unknown',
    weight: parent.weight,
    size: into.size,
    credit: into.credit ?? 0,
    via: parent.item,
    counted: counts,
    why: counts ? 'counted' : 'covered',
  };
  const place = placeOf(rest, after.id);
  return changed(
    kept,
    measure,
    [...rest.slice(0, place), row, ...rest.slice(place)],
    out,
    counts ? into : null,
  );
}

/** It is in the set itself, whatever becomes of it by its stage and size. */
export const isCounting = ({ why }: CountedItem): boolean =>
  why === 'counted' || why === 'dropped' || why === 'unestimated-excluded';

function changed(
  { settled, sizes }: KeptSet,
  measure: WorkMeasure,
  items: readonly CountedItem[],
  out: Contribution | null,
  into: Contribution | null,
): KeptSet | null {
  const { sums } = settled.facts;
  const next =
    sums &&
    exactly(() => {
      const without = out ? applyContribution(sums, out, -1) : sums;
      return into ? applyContribution(without, into, 1) : without;
    });
  if (!next) return null;
  if (measure.unestimatedSize !== null) {
    return { settled: { ...settled, items, facts: { ...settled.facts, sums: next } }, sizes: null };
  }
  const many = { ...(sizes ?? sizesOf(settled.items)) };
  if (out) tally(many, out, -1);
  if (into) tally(many, into, 1);
  const facts = { ...settled.facts, sums: next, unestimatedSize: lowerMedian(many) };
  return { settled: { ...settled, items, facts }, sizes: many };
}

/** Another child keeps the container expanded, and all above it. */
const countsWithout = (
  parent: ItemId,
  item: ItemId,
  rows: readonly CountedItem[],
  index: ItemIndex,
): boolean =>
  index.childrenOf(parent).some(({ id }) => {
    const row = id === item ? undefined : rowOf(rows, id);
    return row !== undefined && isCounting(row);
  });

/** Rows are sorted by item. */
function rowOf(rows: readonly CountedItem[], item: ItemId): CountedItem | undefined {
  const row = rows[placeOf(rows, item)];
  return row?.item === item ? row : undefined;
}

const placeOf = (rows: readonly CountedItem[], item: ItemId): number =>
  firstPlace(rows.length, (place) => (rows[place]?.item ?? item) < item);

function sizesOf(rows: readonly CountedItem[]): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const { size, counted } of rows) if (counted) tally(sizes, { size, credit: 0 }, 1);
  return sizes;
}

function tally(
  sizes: Record<string, number>,
  { size, credit }: Pick<Contribution, 'size' | 'credit'>,
  sign: 1 | -1,
): void {
  if (size !== null && credit !== null) sizes[size] = (sizes[size] ?? 0) + sign;
}
