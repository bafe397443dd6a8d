import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Stage } from '../model/work-item.ts';
import { takesPart } from '../progress/tree.ts';
import type { Tracing } from './tracing.ts';
import type { Totals } from './trace.ts';

/** All work below an objective or a bound key result, over every path, each item once (R28). */
export function totalsBelow({ plan, edges, evaluation }: Tracing, id: ObjectiveId | KeyResultId): Totals {
  const keyResults = keyResultsBelow(plan, edges, id);
  const stages: Record<Stage, number> = { todo: 0, doing: 0, done: 0, dropped: 0, unknown: 0 };
  const counted = new Map<ItemId, number>();
  const seen = new Set<ItemId>();
  for (const keyResult of keyResults) {
    const here = new Set<ItemId>();
    for (const row of evaluation.items.get(keyResult) ?? []) {
      seen.add(row.item);
      // Two milestones of one key result may count the same item.
      if (!row.counted || here.has(row.item)) continue;
      here.add(row.item);
      const before = counted.get(row.item) ?? 0;
      counted.set(row.item, before + 1);
      if (before === 0) stages[row.stage] += 1;
    }
  }
  return {
    keyResults: keyResults.size,
    stages,
    items: counted.size,
    shared: [...counted.values()].filter((times) => times > 1).length,
    leftOut: seen.size - counted.size,
  };
}

/** Those that take part, each once, however many ways lead to it. */
function keyResultsBelow(
  plan: Tracing['plan'],
  edges: Tracing['edges'],
  top: ObjectiveId | KeyResultId,
): ReadonlySet<KeyResultId> {
  const partakes = new Set<string>(plan.objectives.filter(takesPart).map(({ id }) => id));
  const below = new Map<string, ObjectiveId[]>();
  for (const { child, edge } of edges) {
    if (partakes.has(child)) below.set(edge.parent, [...(below.get(edge.parent) ?? []), child]);
  }
  const own = new Map<string, KeyResultId[]>();
  const bound = new Set<string>();
  for (const keyResult of plan.keyResults.filter(takesPart)) {
    own.set(keyResult.objective, [...(own.get(keyResult.objective) ?? []), keyResult.id]);
    if (keyResult.measure.kind === 'objectives') bound.add(keyResult.id);
  }
  const found = new Set<KeyResultId>();
  const seen = new Set<string>([top]);
  for (const node of seen) {
    for (const child of below.get(node) ?? []) seen.add(child);
    for (const keyResult of own.get(node) ?? []) {
      found.add(keyResult);
      if (bound.has(keyResult)) seen.add(keyResult);
    }
  }
  return found;
}
