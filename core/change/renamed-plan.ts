import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';

type NodeId = ObjectiveId | KeyResultId;

/** A plan with other ids, everywhere that one is named; a parent that has no other id is left out. */
export function renamedPlan(plan: Plan, ids: ReadonlyMap<NodeId, string>): Plan {
  const named = <Id extends NodeId>(id: Id): Id => (ids.get(id) ?? id) as Id;
  return {
    ...plan,
    objectives: plan.objectives.map((objective) => ({
      ...objective,
      id: named(objective.id),
      parents: objective.parents
        .filter(({ parent }) => ids.has(parent))
        .map((edge) => ({ ...edge, parent: named(edge.parent) })),
    })),
    keyResults: plan.keyResults.map((keyResult) => ({
      ...keyResult,
      id: named(keyResult.id),
      objective: named(keyResult.objective),
    })),
  };
}
