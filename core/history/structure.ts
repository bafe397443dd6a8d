import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { KeyResult, Objective, Plan } from '../model/plan.ts';
import { contributingEdges } from '../progress/contributing-edges.ts';
import type { ContributingEdge } from '../progress/contributing-edges.ts';

export type NodeId = ObjectiveId | KeyResultId;

/** A plan with its nodes by id and its edges both ways, cycles already cut (R29). */
export interface Structure {
  readonly plan: Plan;
  readonly objectives: ReadonlyMap<ObjectiveId, Objective>;
  readonly keyResults: ReadonlyMap<KeyResultId, KeyResult>;
  readonly keyResultsOf: ReadonlyMap<ObjectiveId, readonly KeyResultId[]>;
  /** From a child objective; and by where they lead: an objective or a key result (R27). */
  readonly up: ReadonlyMap<ObjectiveId, readonly ContributingEdge[]>;
  readonly down: ReadonlyMap<NodeId, readonly ContributingEdge[]>;
  /** Every objective's place in an order that has children before parents. */
  readonly rank: ReadonlyMap<ObjectiveId, number>;
}

export function structureOf(plan: Plan): Structure {
  const { edges, order } = contributingEdges(plan.objectives, plan.keyResults);
  return {
    plan,
    ...nodesOf(plan),
    keyResultsOf: grouped(
      plan.keyResults,
      ({ objective }) => objective,
      ({ id }) => id,
    ),
    up: grouped(
      edges,
      ({ child }) => child,
      (edge) => edge,
    ),
    down: grouped(
      edges,
      ({ edge }) => edge.parent,
      (edge) => edge,
    ),
    rank: new Map(order.map((id, at) => [id, at])),
  };
}

/** The structure of a plan that has the same nodes and edges, with other things said of them. */
export const restated = (structure: Structure, plan: Plan): Structure => ({
  ...structure,
  plan,
  ...nodesOf(plan),
});

const nodesOf = ({ objectives, keyResults }: Plan) => ({
  objectives: new Map(objectives.map((objective) => [objective.id, objective])),
  keyResults: new Map(keyResults.map((keyResult) => [keyResult.id, keyResult])),
});

function grouped<T, K, V>(all: readonly T[], key: (one: T) => K, value: (one: T) => V): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(value(one));
    else groups.set(key(one), [value(one)]);
  }
  return groups;
}
