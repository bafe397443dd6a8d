import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Ppm } from '../model/plan.ts';
import { mulDiv, whole } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { ObjectiveValue } from './evaluation.ts';

type NodeId = ObjectiveId | KeyResultId;

/**
 * Items that several key results count (R23). One D_SHARED_ITEM for each objective that such an item reaches through
 * two or more of its direct children: its items, the key results, and the part of the objective, ppm, that rests on
 * them (each key result's part of the objective times the part of the key result that rests on them, floored at each
 * step). Items whose key results have no objective in common are named at the whole plan.
 * @param shared items that several key results count, with those in id order
 * @param resting the part of a key result that rests on some of its items
 */
export function sharedItems(
  objectives: readonly ObjectiveValue[],
  shared: ReadonlyMap<ItemId, readonly KeyResultId[]>,
  resting: (keyResult: KeyResultId, items: ReadonlySet<ItemId>) => Ppm,
): readonly Problem[] {
  if (shared.size === 0) return [];
  const climb = climber(objectives);
  const problems: Problem[] = [];
  const at = new Map<ObjectiveId, { items: Set<ItemId>; keyResults: Set<KeyResultId> }>();
  for (const { keyResults, items } of groupsOf(shared)) {
    const reached = new Map<ObjectiveId, Set<NodeId>>();
    for (const keyResult of keyResults) {
      for (const [objective, { through }] of climb(keyResult)) {
        const children = reached.get(objective) ?? new Set();
        for (const child of through) children.add(child);
        reached.set(objective, children);
      }
    }
    const common = [...reached].filter(([, children]) => children.size > 1);
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

interface Reach {
  /** Its part of the objective, over every path. */
  part: Ppm;
  /** The objective's direct children that it comes through. */
  readonly through: NodeId[];
}

/** Per key result the objectives above it, each with what part of it the key result is. */
function climber(objectives: readonly ObjectiveValue[]) {
  const above = new Map<NodeId, { parent: ObjectiveId; share: Ppm }[]>();
  for (const { id: parent, children } of objectives) {
    const all = children.reduce((sum, { counted, weight }) => (counted ? sum + weight : sum), 0);
    for (const { id, counted, weight } of children) {
      const share = counted && all > 0 ? mulDiv(weight, whole, all) : 0;
      const edges = above.get(id);
      if (edges) edges.push({ parent, share });
      else above.set(id, [{ parent, share }]);
    }
  }
  const known = new Map<KeyResultId, ReadonlyMap<ObjectiveId, Reach>>();
  return (keyResult: KeyResultId): ReadonlyMap<ObjectiveId, Reach> => {
    let reach = known.get(keyResult);
    if (!reach) {
      reach = climbFrom(keyResult, above);
      known.set(keyResult, reach);
    }
    return reach;
  };
}

function climbFrom(
  keyResult: KeyResultId,
  above: ReadonlyMap<NodeId, readonly { parent: ObjectiveId; share: Ppm }[]>,
): ReadonlyMap<ObjectiveId, Reach> {
  // First how many ways lead into each node, then each node once all of them are there.
  const ways = new Map<NodeId, number>();
  const seen = new Set<NodeId>([keyResult]);
  for (const node of seen) {
    for (const { parent } of above.get(node) ?? []) {
      ways.set(parent, (ways.get(parent) ?? 0) + 1);
      seen.add(parent);
    }
  }
  const reach = new Map<ObjectiveId, Reach>();
  const ready: { node: NodeId; part: Ppm }[] = [{ node: keyResult, part: whole }];
  for (const { node, part } of ready) {
    for (const { parent, share } of above.get(node) ?? []) {
      const spot = reach.get(parent) ?? { part: 0, through: [] };
      spot.part += mulDiv(part, share, whole);
      spot.through.push(node);
      reach.set(parent, spot);
      const left = (ways.get(parent) ?? 0) - 1;
      ways.set(parent, left);
      if (left === 0) ready.push({ node: parent, part: spot.part });
    }
  }
  return reach;
}
