import { addTo } from '../model/groups.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Ppm } from '../model/plan.ts';
import { mulDiv, whole } from '../model/ppm.ts';
import type { Evaluation } from './evaluation.ts';

export type NodeId = ObjectiveId | KeyResultId;

/** What one node is to another above it. */
export interface Reach {
  /** Its part of the other's 100 %, over every path, each step floored to ppm (R23, R28). */
  part: Ppm;
  /** The direct children of the other that it comes through. */
  readonly through: NodeId[];
}

interface Step {
  readonly parent: NodeId;
  readonly share: Ppm;
}

/** Asks what is above a node: every node that it reaches by what counts, with what it is to each. */
export function climber({
  objectives,
  keyResults,
}: Pick<Evaluation, 'objectives' | 'keyResults'>): (from: NodeId) => ReadonlyMap<NodeId, Reach> {
  const above = new Map<NodeId, Step[]>();
  for (const { id: parent, children } of [...objectives, ...keyResults]) {
    const all = children.reduce((sum, { counted, weight }) => (counted ? sum + weight : sum), 0);
    for (const { id, counted, weight } of children) {
      const step = { parent, share: counted && all > 0 ? mulDiv(weight, whole, all) : 0 };
      addTo(above, id, step);
    }
  }
  const known = new Map<NodeId, ReadonlyMap<NodeId, Reach>>();
  return (from) => {
    let reach = known.get(from);
    if (!reach) known.set(from, (reach = climbFrom(from, above)));
    return reach;
  };
}

function climbFrom(from: NodeId, above: ReadonlyMap<NodeId, readonly Step[]>): ReadonlyMap<NodeId, Reach> {
  // First how many ways lead into each node, then each node once all of them are there.
  const ways = new Map<NodeId, number>();
  const seen = new Set<NodeId>([from]);
  for (const node of seen) {
    for (const { parent } of above.get(node) ?? []) {
      ways.set(parent, (ways.get(parent) ?? 0) + 1);
      seen.add(parent);
    }
  }
  const reach = new Map<NodeId, Reach>();
  const ready: { node: NodeId; part: Ppm }[] = [{ node: from, part: whole }];
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
