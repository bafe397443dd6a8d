import type { Kpi, KeyResult, Objective, Plan } from '../model/plan.ts';

export type PlanNode =
  | { readonly kind: 'objective'; readonly node: Objective }
  | { readonly kind: 'keyResult'; readonly node: KeyResult }
  | { readonly kind: 'kpi'; readonly node: Kpi };

/** Everything of a plan that has an id. */
export function nodesOf({ objectives, keyResults, kpis }: Plan): ReadonlyMap<string, PlanNode> {
  return new Map<string, PlanNode>([
    ...objectives.map((node) => [node.id, { kind: 'objective', node }] as const),
    ...keyResults.map((node) => [node.id, { kind: 'keyResult', node }] as const),
    ...kpis.map((node) => [node.id, { kind: 'kpi', node }] as const),
  ]);
}
