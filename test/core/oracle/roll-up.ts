import type { Policy } from '@throughline/core/model/plan.ts';
import type { ProblemCode } from '@throughline/core/model/problem.ts';
import type { ChildShare, Confidence, NodeValue } from '@throughline/core/progress/evaluation.ts';
import { floor, fraction, over, sum, times } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { oracleMean, oracleShownWeights, oracleWeights } from './weights.ts';

export interface Child {
  readonly id: ChildShare['id'];
  readonly kind: ChildShare['kind'];
  /** As given; null = not, or negative. */
  readonly weight: number | null;
  readonly value: NodeValue;
}

export interface RolledUp {
  readonly computed: number | null;
  readonly coverage: number | null;
  readonly children: readonly ChildShare[];
  /** As they count, in order; R25. */
  readonly weights: readonly Fraction[];
  readonly counts: readonly boolean[];
  readonly stale: boolean;
  readonly confidence: Confidence | null;
  readonly problems: readonly ProblemCode[];
}

/** R24, R25, R9, R33 of children in id order: of an objective, and of a key result bound to objectives. */
export function rollUp(children: readonly Child[], { weights: mode, noData }: Policy): RolledUp {
  const { weights, problems } = oracleWeights(
    children.map(({ weight }) => weight),
    mode,
  );
  const weight = (at: number) => weights[at] ?? fraction(0);
  const parts = children.map(({ value }, at) => ({ weight: weight(at), value: value.progress }));
  const counts = children.map(({ value }) => noData === 'zero' || value.progress !== null);
  const all = sum(parts.map((part, at) => (counts[at] ? part.weight : fraction(0))));
  const withData = sum(parts.map((part) => (part.value === null ? fraction(0) : part.weight)));
  const shown = oracleShownWeights(weights, mode);
  const sure = children.flatMap(({ value }, at) =>
    value.confidence && weight(at).n > 0n ? [{ ...value.confidence, weight: weight(at) }] : [],
  );
  return {
    computed: oracleMean(parts, noData),
    coverage: children.length === 0 ? null : floor(times(over(withData, sum(weights)), fraction(1_000_000))),
    children: children.map(({ id, kind, value }, at) => ({
      id,
      kind,
      // All 0 is shown as the 1 that each then counts.
      weight: shown[at] ?? 0,
      contribution:
        counts[at] && all.n > 0n ? floor(over(times(weight(at), fraction(value.progress ?? 0)), all)) : 0,
      counted: counts[at] ?? false,
    })),
    weights,
    counts,
    stale: children.some(({ value }, at) => value.stale && counts[at] && weight(at).n > 0n),
    confidence:
      sure.length === 0
        ? null
        : {
            mean: floor(
              over(
                sum(sure.map((one) => times(one.weight, fraction(one.mean)))),
                sum(sure.map((one) => one.weight)),
              ),
            ),
            min: Math.min(...sure.map(({ min }) => min)),
          },
    problems,
  };
}
