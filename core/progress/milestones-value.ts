import type { Milestone, Policy, Ppm } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import { relativeWeights } from './child-weights.ts';
import type { Amount } from '../model/amount.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * R12: Σ(w·p)/Σw over the milestones. One that is measured by linked items and has no value counts as the policy
 * says of missing data (R9); when none has a value there is none.
 * @param linked per milestone its progress from linked items; null where it is typed or has no value
 */
export function valueOfMilestones(
  milestones: readonly Milestone[],
  linked: readonly (Ppm | null)[],
  policy: Pick<Policy, 'noData'>,
): { raw: Ppm | null; amount: Amount; problems: readonly ProblemCode[] } {
  const progress = milestones.map((milestone, at) => milestone.done ?? linked[at] ?? null);
  const amount: Amount = {
    kind: 'milestones',
    done: progress.filter((p) => p === whole).length,
    total: milestones.length,
  };
  const { weights, problems } = relativeWeights(milestones.map(({ weight }) => weight));
  const parts = weights.map((weight, at) => ({ weight, value: progress[at] ?? null }));
  return { raw: weightedMean(parts, policy.noData), amount, problems };
}
