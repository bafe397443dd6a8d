import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { MilliWeight } from '../model/plan.ts';
import type { ShardDocument } from '../port/documents.ts';

type NodeId = ObjectiveId | KeyResultId;

/** What contributes directly to an objective, or to a key result that is bound to objectives, with its weight (R25). */
export function weightsBelow(shard: ShardDocument, parent: NodeId): ReadonlyMap<NodeId, MilliWeight | null> {
  const weights = new Map<NodeId, MilliWeight | null>();
  for (const { id, objective, weight } of shard.keyResults) if (objective === parent) weights.set(id, weight);
  for (const { id, parents } of shard.objectives) {
    for (const edge of parents) {
      if (edge.parent === parent && edge.contributes) weights.set(id, edge.weight);
    }
  }
  return weights;
}

/** The shard with these weights towards this parent; what has no new one keeps its own. */
export function withWeights(
  shard: ShardDocument,
  parent: NodeId,
  weights: ReadonlyMap<NodeId, MilliWeight | null>,
): ShardDocument {
  const weightOf = (id: NodeId, present: MilliWeight | null) => {
    const given = weights.get(id);
    return given === undefined ? present : given;
  };
  return {
    ...shard,
    keyResults: shard.keyResults.map((one) =>
      one.objective === parent && weights.has(one.id)
        ? { ...one, weight: weightOf(one.id, one.weight) }
        : one,
    ),
    objectives: shard.objectives.map((one) =>
      weights.has(one.id)
        ? {
            ...one,
            parents: one.parents.map((edge) =>
              edge.parent === parent && edge.contributes
                ? { ...edge, weight: weightOf(one.id, edge.weight) }
                : edge,
            ),
          }
        : one,
    ),
  };
}
