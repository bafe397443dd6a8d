import type { Day } from '../model/day.ts';
import { scaleTo } from '../model/decimal.ts';
import { byId } from '../model/order.ts';
import type { Ppm } from '../model/plan.ts';
import type { Amount } from '../model/amount.ts';
import type { Evaluation } from '../progress/evaluation.ts';
import type { NodeId } from './structure.ts';

/** What a day's end leaves of one node (R35). */
export interface NodeState {
  /** Unclamped; null = no value. */
  readonly raw: Ppm | null;
  readonly progress: Ppm | null;
  /** Of work: the weighted sums that the value is made of (R15), in 10^-12 of a whole unit; else null. */
  readonly sums: { readonly done: bigint; readonly total: bigint } | null;
}

export interface Snapshot {
  readonly on: Day;
  /** By id. */
  readonly nodes: readonly (NodeState & { readonly id: NodeId })[];
}

/** The values of an evaluation as they are kept of its day. */
export const snapshotOf = ({ asOf, objectives, keyResults }: Evaluation): Snapshot => ({
  on: asOf,
  nodes: [
    ...objectives.map(({ id, raw, progress }) => ({ id, raw, progress, sums: null })),
    ...keyResults.map(({ id, raw, progress, amount }) => ({ id, raw, progress, sums: sumsOf(amount) })),
  ].sort(byId),
});

/** Sizes have up to 3 decimals, weights 3, credits 6: twelve hold every exact sum. */
const scale = 12;

function sumsOf(amount: Amount): NodeState['sums'] {
  if (amount.kind !== 'work') return null;
  const { done, total } = amount.weighted ?? amount;
  return { done: scaleTo(done, scale), total: scaleTo(total, scale) };
}
