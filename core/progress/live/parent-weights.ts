import type { Policy } from '../../model/plan.ts';
import { childWeights } from '../child-weights.ts';
import { weightedMean } from '../weighted-mean.ts';
import type { EdgeTable } from './edge-table.ts';
import { flag } from './node-table.ts';
import type { NodeTable } from './node-table.ts';
import { commonDivisor } from './ratio.ts';

type Rules = Pick<Policy, 'noData' | 'weights'>;

/** The weights of a parent's edges as they count (R25), in the order of `downFrom`. */
const weightsOf = (parent: number, edges: EdgeTable, rules: Rules): readonly number[] =>
  childWeights(
    edges.downFrom(parent).map((edge) => orNull(edges.given[edge]!)),
    rules.weights,
  ).weights;

/**
 * After a change of its children or their weights: the edges' weights as they count, in the smallest whole numbers,
 * and the parent's sums from its children's scores. A parent whose sums could outgrow 2^53 is marked careful.
 */
export function reweigh(parent: number, nodes: NodeTable, edges: EdgeTable, rules: Rules): void {
  const weights = weightsOf(parent, edges, rules);
  const unit = weights.reduce(commonDivisor, 0) || 1;
  const all = weights.reduce((sum, weight) => sum + weight / unit, 0);
  const careful = all * 1_000_000 > Number.MAX_SAFE_INTEGER || all >= 2 ** 31;
  let num = 0;
  let known = 0;
  for (const [at, edge] of edges.downFrom(parent).entries()) {
    // A careful mean does not read these; but what weighs nothing is not passed on at all.
    const weight = careful ? Math.min(weights[at]!, 1) : weights[at]! / unit;
    edges.weigh(edge, weight);
    const score = nodes.scores[edges.childOf(edge)]!;
    if (score >= 0) {
      num += weight * score;
      known += weight;
    }
  }
  nodes.setFlag(parent, flag.careful, careful);
  nodes.records.reals.set([num, known, all], 8 * parent);
}

/** A careful parent's mean by the engine's own rule; −1 = no value. */
export function carefulMean(parent: number, nodes: NodeTable, edges: EdgeTable, rules: Rules): number {
  const weights = weightsOf(parent, edges, rules);
  const parts = edges.downFrom(parent).map((edge, at) => ({
    weight: weights[at]!,
    value: orNull(nodes.scores[edges.childOf(edge)]!),
  }));
  return weightedMean(parts, rules.noData) ?? -1;
}

const orNull = (value: number): number | null => (value < 0 ? null : value);
