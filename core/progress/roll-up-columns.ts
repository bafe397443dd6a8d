import type { MilliWeight, Policy } from '../model/plan.ts';
import { childWeights } from './child-weights.ts';
import { weightedMean } from './weighted-mean.ts';
import type { Part } from './weighted-mean.ts';

/** Contributing edges, in any order. Nodes are numbered, those that have children first. */
export interface EdgeColumns {
  readonly child: Int32Array;
  readonly parent: Int32Array;
  /** Thousandths; negative = not given. */
  readonly weight: Float64Array;
  /** 0: the child takes no part; its edge is only in the way of a cycle (R26, R29). */
  readonly counts: Uint8Array;
  /** Nodes 0…parents−1 are valued from their children, but where a number is `held` over that (R30, R36). */
  readonly parents: number;
  readonly held: ReadonlyMap<number, number>;
}

/**
 * Values parents from their children, lowest first (R9, R24, R25): what evaluateTree does, without an object for a node.
 * @param scores per node: ppm, −1 = no value; those of parents are written
 * @returns false: the edges close a cycle, and what was written means nothing
 */
export function rollUpColumns(
  scores: Int32Array,
  { child, parent, weight, counts, parents, held }: EdgeColumns,
  { weights: mode, noData }: Pick<Policy, 'weights' | 'noData'>,
): boolean {
  /** Chains of edges; −1 ends one. */
  const [firstDown, firstUp] = [new Int32Array(parents).fill(-1), new Int32Array(parents).fill(-1)];
  const [nextDown, nextUp] = [new Int32Array(child.length), new Int32Array(child.length)];
  /** How many children are to be valued first. */
  const waiting = new Int32Array(parents);
  for (let edge = 0; edge < child.length; edge += 1) {
    const from = child[edge]!;
    const to = parent[edge]!;
    if (counts[edge] === 1) {
      nextDown[edge] = firstDown[to]!;
      firstDown[to] = edge;
    }
    if (from < parents) {
      nextUp[edge] = firstUp[from]!;
      firstUp[from] = edge;
      waiting[to]! += 1;
    }
  }
  const order = new Int32Array(parents);
  let ready = 0;
  for (let node = 0; node < parents; node += 1) if (waiting[node] === 0) order[ready++] = node;
  for (let at = 0; at < ready; at += 1) {
    const node = order[at]!;
    scores[node] = held.get(node) ?? mean(node);
    for (let edge = firstUp[node]!; edge >= 0; edge = nextUp[edge]!) {
      const above = parent[edge]!;
      waiting[above]! -= 1;
      if (waiting[above] === 0) order[ready++] = above;
    }
  }
  return ready === parents;

  function mean(node: number): number {
    const given: (MilliWeight | null)[] = [];
    const values: (number | null)[] = [];
    for (let edge = firstDown[node]!; edge >= 0; edge = nextDown[edge]!) {
      const score = scores[child[edge]!]!;
      given.push(weight[edge]! < 0 ? null : weight[edge]!);
      values.push(score < 0 ? null : score);
    }
    const { weights } = childWeights(given, mode);
    const parts = values.map((value, at): Part => ({ weight: weights[at]!, value }));
    return weightedMean(parts, noData) ?? -1;
  }
}
