import { countedKeyResult, standingOf } from '../change/counted-work.ts';
import type { Instant } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import { mulDiv } from '../model/ppm.ts';
import type { ItemDocument, ItemEntry, ShardDocument } from '../port/documents.ts';
import { relativeWeights } from '../progress/child-weights.ts';
import { climber } from '../progress/climb.ts';
import { restingOnSums } from '../progress/resting-on-sums.ts';
import { sharedItems } from '../progress/shared-items.ts';
import type { Sums } from '../progress/sums.ts';
import type { CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';

/**
 * Which other key results count an item, as its own document says: of this shard those in whose sums it is now, of other
 * shards those that it names, for theirs are not read here (R23).
 */
export function alsoCountedIn(
  desk: Desk,
  item: ItemDocument,
  { keyResult: own, shard }: CountSpot,
): readonly KeyResultId[] {
  const others = item.entries.filter((entry) => {
    if (entry.keyResult === own || (entry.contribution?.credit ?? null) === null) return false;
    if (entry.shard !== shard) return true;
    const keyResult = countedKeyResult(desk, shard, entry.keyResult);
    return keyResult !== null && standingOf(entry, keyResult) === 'live';
  });
  return [...new Set(others.map(({ keyResult }) => keyResult))].sort(byText);
}

/**
 * How many items of a key result others count as well, and how much of a common objective rests on that (R23): of the
 * objective where it is most. What contributes to one objective lies in one shard, so nothing else is read for it.
 * @param items all that the key result counts; their documents are on the desk
 */
export function sharedInTrace(
  desk: Desk,
  shard: ShardDocument,
  spot: CountSpot,
  items: readonly ItemId[],
  now: Instant,
): Problem | null {
  const shared = new Map<ItemId, readonly KeyResultId[]>();
  for (const id of items) {
    const item = desk.get('item', id);
    const others = item ? alsoCountedIn(desk, item, spot) : [];
    if (others.length > 0) shared.set(id, [spot.keyResult, ...others].sort(byText));
  }
  if (shared.size === 0) return null;
  const values = evaluateShard(shard, now);
  const objectives = new Set<KeyResultId | (typeof values.objectives)[number]['id']>(
    values.objectives.map(({ id }) => id),
  );
  const found = sharedItems(objectives, climber(values), shared, (keyResult, some) =>
    resting(desk, { ...spot, keyResult }, some),
  );
  // An objective that only the others have in common is not this one's matter.
  const own = found.filter(({ nodes }) => nodes?.includes(spot.keyResult));
  const ppm = Math.max(0, ...own.map(({ amounts }) => amounts?.['ppm'] ?? 0));
  return {
    code: 'D_SHARED_ITEM',
    at: spot.keyResult,
    items: [...shared.keys()].sort(byText),
    ...(ppm > 0 ? { amounts: { ppm, points: Math.round(ppm / 10_000) } } : {}),
  };
}

// ── below ──

function resting(desk: Desk, { shard, keyResult: id }: CountSpot, items: ReadonlySet<ItemId>): number {
  const keyResult = countedKeyResult(desk, shard, id);
  if (!keyResult) return 0;
  const { work, count, policy } = keyResult;
  const restingIn = (sums: Sums, part?: number) => {
    const contributions = [...items].flatMap((item) => {
      const entries = desk.get('item', item)?.entries ?? [];
      const isOf = (one: ItemEntry) => one.keyResult === id && one.part === part;
      const live = entries.find((one) => isOf(one) && standingOf(one, keyResult) === 'live');
      return live?.contribution ?? [];
    });
    return restingOnSums(sums, contributions, count, work.unestimatedSize, policy);
  };
  const measure = desk.get('shard', shard)?.keyResults.find((one) => one.id === id)?.measure;
  if (measure?.kind !== 'milestones') return restingIn(work.sums);
  const { weights } = relativeWeights(measure.milestones.map(({ weight }) => weight));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return (work.parts ?? []).reduce(
    (sum, sums, part) => sum + mulDiv(restingIn(sums, part), weights[part] ?? 0, all),
    0,
  );
}
