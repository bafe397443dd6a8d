import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Ppm } from '../model/plan.ts';
import { mulDiv, whole } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { NodeId, Reach } from './climb.ts';

/**
 * Items that several key results count (R23). One D_SHARED_ITEM for each objective that such an item reaches through
 * two or more of its direct children: its items, the key results, and the part of the objective, ppm, that rests on
 * them (each key result's part of the objective times the part of the key result that rests on them, floored at each
 * step). Items whose key results have no objective in common are named at the whole plan.
 * @param objectives the ids of all
 * @param climb what is above a key result
 * @param shared items that several key results count, with those in id order
 * @param resting the part of a key result that rests on some of its items
 */
export function sharedItems(
  objectives: ReadonlySet<NodeId>,
  climb: (from: NodeId) => ReadonlyMap<NodeId, Reach>,
  shared: ReadonlyMap<ItemId, readonly KeyResultId[]>,
  resting: (keyResult: KeyResultId, items: ReadonlySet<ItemId>) => Ppm,
): readonly Problem[] {
  const problems: Problem[] = [];
  const at = new Map<NodeId, { items: Set<ItemId>; keyResults: Set<KeyResultId> }>();
  for (const { keyResults, items } of groupsOf(shared)) {
    const reached = new Map<NodeId, Set<NodeId>>();
    for (const keyResult of keyResults) {
      for (const [objective, { through }] of climb(keyResult)) {
        const children = reached.get(objective) ?? new Set();
        for (const child of through) children.add(child);
        reached.set(objective, children);
      }
    }
    const common = [...reached].filter(([id, children]) => children.size > 1 && objectives.has(id));
    if (common.length === 0) {
      problems.push({ code: 'D_SHARED_ITEM', at: null, items: items.sort(byText), nodes: keyResults });
    }
    for (const [objective] of common) {
      const spot = at.get(objective) ?? { items: new Set(), keyResults: new Set() };
      for (const item of items) spot.items.add(item);
      for (const keyResult of keyResults) if (climb(keyResult).has(objective)) spot.keyResults.add(keyResult);
      at.set(objective, spot);
    }
  }
  for (const [objective, { items, keyResults }] of at) {
    const nodes = [...keyResults].sort(byText);
    const ppm = nodes.reduce((sum, keyResult) => {
      const part = climb(keyResult).get(objective)?.part ?? 0;
      return sum + mulDiv(part, resting(keyResult, items), whole);
    }, 0);
    problems.push({
      code: 'D_SHARED_ITEM',
      at: objective,
      items: [...items].sort(byText),
      nodes,
      amounts: { ppm, points: Math.round(ppm / 10_000) },
    });
  }
  return problems;
}

/** Items by the very key results that count them. */
function groupsOf(shared: ReadonlyMap<ItemId, readonly KeyResultId[]>) {
  const groups = new Map<string, { keyResults: readonly KeyResultId[]; items: ItemId[] }>();
  for (const [item, keyResults] of shared) {
    const name = keyResults.join('\n');
    const group = groups.get(name);
    if (group) group.items.push(item);
    else groups.set(name, { keyResults, items: [item] });
  }
  return groups.values();
}
