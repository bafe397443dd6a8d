import type { ObjectiveId } from '../model/ids.ts';
import type { KeyResult, Objective, Plan } from '../model/plan.ts';

/** Objectives that contribute to one another, with their key results: what must lie in one shard. */
export interface PlanTree {
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
  /** Nothing of the tree lies above it; of several tops the first in the plan. */
  readonly top: Objective;
}

/** A plan in its connected trees, in the order of the plan. */
export function planTrees({ objectives, keyResults }: Plan): readonly PlanTree[] {
  const rootOf = new Map(objectives.map(({ id }) => [id, id]));
  const root = (id: ObjectiveId): ObjectiveId => {
    const above = rootOf.get(id) ?? id;
    return above === id ? id : root(above);
  };
  const owner = new Map<string, ObjectiveId>(keyResults.map(({ id, objective }) => [id, objective]));
  for (const { id, parents } of objectives) {
    for (const { parent, contributes } of parents) {
      const other = owner.get(parent) ?? (parent as ObjectiveId);
      if (contributes && rootOf.has(other)) rootOf.set(root(id), root(other));
    }
  }
  const trees = new Map<ObjectiveId, { objectives: Objective[]; keyResults: KeyResult[] }>();
  for (const objective of objectives) {
    const tree = trees.get(root(objective.id)) ?? { objectives: [], keyResults: [] };
    tree.objectives.push(objective);
    trees.set(root(objective.id), tree);
  }
  for (const keyResult of keyResults) trees.get(root(keyResult.objective))?.keyResults.push(keyResult);
  return [...trees.values()].flatMap((tree) => {
    const isTop = ({ parents }: Objective) => !parents.some(({ contributes }) => contributes);
    const top = tree.objectives.find(isTop) ?? tree.objectives[0];
    return top ? [{ ...tree, top }] : [];
  });
}
