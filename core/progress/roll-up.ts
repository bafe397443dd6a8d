import type { Day } from '../model/day.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { MilliWeight, Policy, Ppm } from '../model/plan.ts';
import { mulDiv } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import { childWeights } from './child-weights.ts';
import type { ChildShare, KeyResultValue, ObjectiveValue } from './evaluation.ts';
import { weightedMean } from './weighted-mean.ts';
import type { Part } from './weighted-mean.ts';

interface AnyChild {
  /** null = not given; never negative. */
  readonly weight: MilliWeight | null;
  /** Where it should be at the end of a day, up to `asOf` (R32). */
  readonly lineOn: (day: Day) => Ppm;
}

export interface KeyResultChild extends AnyChild {
  readonly kind: 'keyResult';
  readonly id: KeyResultId;
  readonly value: KeyResultValue;
}

export interface ObjectiveChild extends AnyChild {
  readonly kind: 'objective';
  readonly id: ObjectiveId;
  readonly value: ObjectiveValue;
  /** What contributes to it in turn. */
  readonly below: readonly Child[];
}

/** A contributing child with its value. */
export type Child = KeyResultChild | ObjectiveChild;

export interface RolledUp {
  /** Σ(w·p)/Σw; null = no child that counts has a value. */
  readonly mean: Ppm | null;
  /** Per child its exact weight and value. */
  readonly parts: readonly Part[];
  /** Per child: it is in the sums. */
  readonly counts: readonly boolean[];
  readonly shares: readonly ChildShare[];
  /** A child that counts is stale. */
  readonly stale: boolean;
  readonly problems: readonly ProblemCode[];
}

/**
 * What contributing children make together (R9, R24, R25): of an objective, or of a key result bound to objectives.
 * @param children in id order
 */
export function rollUp(
  children: readonly Child[],
  { weights: mode, noData }: Pick<Policy, 'weights' | 'noData'>,
): RolledUp {
  const { weights, shown, problems } = childWeights(
    children.map(({ weight }) => weight),
    mode,
  );
  const parts = children.map(({ value }, at) => ({ weight: weights[at] ?? 0, value: value.progress }));
  const counts = parts.map(({ value }) => noData === 'zero' || value !== null);
  const total = parts.reduce((sum, { weight }, at) => (counts[at] ? sum + weight : sum), 0);
  return {
    mean: weightedMean(parts, noData),
    parts,
    counts,
    shares: children.map(({ id, kind }, at): ChildShare => {
      const counted = counts[at] === true;
      const { weight = 0, value = null } = parts[at] ?? {};
      return {
        id,
        kind,
        weight: shown[at] ?? 0,
        contribution: counted && total > 0 ? mulDiv(weight, value ?? 0, total) : 0,
        counted,
      };
    }),
    stale: children.some(({ value }, at) => value.stale && counts[at] && (weights[at] ?? 0) > 0),
    problems,
  };
}
