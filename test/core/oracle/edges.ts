import type { AlignmentEdge, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';

/** A contributing edge that stands. */
export interface Edge {
  readonly child: Objective;
  readonly edge: AlignmentEdge;
  /** The objective that it leads to, or whose key result. */
  readonly into: string;
}

/** R27, R29: oldest first; one that would close a cycle is left out. */
export function acyclic(plan: Plan, problems: Problem[]): readonly Edge[] {
  const homeOf = (parent: string) => plan.keyResults.find(({ id }) => id === parent)?.objective ?? parent;
  const all = plan.objectives
    .flatMap((child) => child.parents.map((edge): Edge => ({ child, edge, into: homeOf(edge.parent) })))
    .filter(({ edge, into }) => edge.contributes && plan.objectives.some(({ id }) => id === into))
    .toSorted(
      (a, b) =>
        a.edge.order - b.edge.order ||
        compare(a.child.id, b.child.id) ||
        compare(a.edge.parent, b.edge.parent) ||
        (a.edge.weight ?? -1) - (b.edge.weight ?? -1),
    );
  const once = all.filter(
    (one, at) =>
      all.findIndex((other) => other.child === one.child && other.edge.parent === one.edge.parent) === at,
  );
  const kept: Edge[] = [];
  const reaches = (from: string, to: string): boolean =>
    from === to || kept.some((edge) => edge.child.id === from && reaches(edge.into, to));
  for (const edge of once) {
    if (reaches(edge.into, edge.child.id)) problems.push({ code: 'D_CYCLE', at: edge.child.id });
    else kept.push(edge);
  }
  for (const { child, edge } of kept) {
    if ((edge.weight ?? 0) < 0)
      problems.push({ code: 'E_NEGATIVE_WEIGHT', at: child.id, nodes: [edge.parent] });
  }
  for (const { id, measure } of plan.keyResults) {
    const nodes = kept.filter(({ edge }) => edge.parent === id).map(({ child }) => child.id as string);
    if (nodes.length > 0 && measure.kind !== 'objectives') {
      problems.push({ code: 'E_MULTI_SOURCE', at: id, nodes: nodes.toSorted() });
    }
  }
  return kept;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);
