import type { ObjectiveId } from '../model/ids.ts';
import type { KeyResult, Objective } from '../model/plan.ts';

/** Objectives that contribute to one another, with their key results: what must lie in one shard. */
export interface PlanTree<
  O extends Pick<Objective, 'id' | 'parents'> = Objective,
  K extends Pick<KeyResult, 'id' | 'objective'> = KeyResult,
> {
  readonly objectives: readonly O[];
  readonly keyResults: readonly K[];
  /** Nothing of the tree lies above it; of several tops the first in the plan. */
  readonly top: O;
}

/** A plan, or what a shard holds, in its connected trees, in the order of the plan. */
export function planTrees<
  O extends Pick<Objective, 'id' | 'parents'>,
  K extends Pick<KeyResult, 'id' | 'objective'>,
>({
  objectives,
  keyResults,
}: {
  readonly objectives: readonly O[];
  readonly keyResults: readonly K[];
}): readonly PlanTree<O, K>[] {
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
  const trees = new Map<ObjectiveId, { objectives: O[]; keyResults: K[] }>();
  for (const objective of objectives) {
    const tree = trees.get(root(objective.id)) ?? { objectives: [], keyResults: [] };
    tree.objectives.push(objective);
    trees.set(root(objective.id), tree);
  }
  for (const keyResult of keyResults) trees.get(root(keyResult.objective))?.keyResults.push(keyResult);
  return [...trees.values()].flatMap((tree) => {
    const isTop = ({ parents }: O) => !parents.some(({ contributes }) => contributes);
    const top = tree.objectives.find(isTop) ?? tree.objectives[0];
    return top ? [{ ...tree, top }] : [];
  });
}
