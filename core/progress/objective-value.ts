import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { MilliWeight } from '../model/plan.ts';
import { mulDiv, ppmRatio } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import { bandOf } from './band.ts';
import { childWeights } from './child-weights.ts';
import type { ChildShare, NodeValue, ObjectiveValue } from './evaluation.ts';
import { healthOf } from './health.ts';
import { overrideOn } from './override.ts';
import { elapsedOf, expectedByTime } from './pace.ts';
import type { Tree, TreeObjective } from './tree.ts';
import { weightedMean } from './weighted-mean.ts';

/** A contributing child with its value. */
export interface Child {
  readonly id: ObjectiveId | KeyResultId;
  readonly kind: 'objective' | 'keyResult';
  /** null = not given; never negative. */
  readonly weight: MilliWeight | null;
  readonly value: NodeValue;
}

/**
 * An objective from its contributing children (R9, R24–R26, R32).
 * @param children in id order
 */
export function valueOfObjective(
  objective: TreeObjective,
  children: readonly Child[],
  tree: Tree,
): { value: ObjectiveValue; problems: readonly Problem[] } {
  const { policy, asOf } = tree;
  const { weights, shown, problems } = childWeights(
    children.map(({ weight }) => weight),
    policy.weights,
  );
  const parts = children.map(({ value }, at) => ({ weight: weights[at] ?? 0, value: value.progress }));
  const computed = weightedMean(parts, policy.noData);
  const counts = parts.map(({ value }) => policy.noData === 'zero' || value !== null);
  const total = parts.reduce((sum, { weight }, at) => (counts[at] ? sum + weight : sum), 0);
  const line = parts.map(({ weight }, at) => ({ weight, value: children[at]?.value.expected ?? null }));
  // The line of what counts; where nothing has a value, of all that would.
  const expected =
    weightedMean(computed === null ? line : line.filter((_, at) => counts[at]), 'zero') ??
    expectedByTime(objective.threshold, elapsedOf(objective, asOf));
  const override = overrideOn(objective, tree);
  const progress = override?.value ?? computed;
  return {
    value: {
      id: objective.id,
      raw: progress,
      progress,
      origin: override ? 'override' : computed === null ? 'none' : 'computed',
      computed,
      band: bandOf(progress, objective),
      health: healthOf(progress, expected, objective, asOf),
      expected,
      threshold: objective.threshold,
      stale:
        !override && children.some(({ value }, at) => value.stale && counts[at] && (weights[at] ?? 0) > 0),
      coverage: coverageOf(parts),
      children: children.map(({ id, kind, value }, at): ChildShare => {
        const counted = counts[at] === true;
        const weight = weights[at] ?? 0;
        return {
          id,
          kind,
          weight: shown[at] ?? 0,
          contribution: counted && total > 0 ? mulDiv(weight, value.progress ?? 0, total) : 0,
          counted,
        };
      }),
      offTrack: children.filter(({ kind, value }) => kind === 'keyResult' && value.health === 'off-track')
        .length,
    },
    problems: problems.map((code) => ({ code, at: objective.id })),
  };
}

/** Weight with data / all weight (R9). */
function coverageOf(parts: readonly { weight: number; value: number | null }[]): number | null {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const withData = parts.reduce((sum, { weight, value }) => (value === null ? sum : sum + weight), 0);
  return all > 0 ? ppmRatio(withData, all) : null;
}
