import { addTo } from '../model/groups.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { FullEvaluation } from '../progress/evaluate.ts';

/**
 * The key results that each item is in the set of: those that leave it out as dropped, for what is below it, or beside the
 * story that it belongs to, are served by it all the same (R16, R19); sorted.
 */
export function servingOf(sets: FullEvaluation['items']): ReadonlyMap<ItemId, readonly KeyResultId[]> {
  const serving = new Map<ItemId, KeyResultId[]>();
  for (const id of [...sets.keys()].sort(byText)) {
    const there = (sets.get(id) ?? []).filter(({ why }) => why !== 'missing');
    // An item may be in several milestones of one key result.
    for (const item of new Set(there.map((row) => row.item))) addTo(serving, item, id);
  }
  return serving;
}
