import type { ObjectivesMeasure, Policy } from '../model/plan.ts';
import { valueOfAmounts } from './amounts-value.ts';
import { noValue, without } from './no-value.ts';
import type { Measured } from './no-value.ts';
import { rollUp } from './roll-up.ts';
import type { ObjectiveChild } from './roll-up.ts';

/**
 * A key result that is bound to the objectives which contribute to it (R27).
 * @param children that take part, in id order
 */
export function valueOfBound(
  measure: ObjectivesMeasure,
  children: readonly ObjectiveChild[],
  policy: Policy,
): Measured {
  const [first, second] = children;
  if (!first) return without('D_NO_CHILDREN');
  if (measure.as === 'amounts') return valueOfAmounts(measure, children, policy);
  if (measure.as === 'identity' && second) {
    return without('E_MULTI_SOURCE', { nodes: children.map(({ id }) => id) });
  }
  const { mean, shares, stale, problems } = rollUp(children, policy);
  const made: Measured = { ...noValue, raw: mean, origin: 'computed', stale, children: shares };
  if (measure.as === 'mean') return { ...made, problems: problems.map((code) => ({ code })) };
  // One node, one number: whatever the child's weight.
  const { value, lineOn } = first;
  return { ...made, raw: value.raw, progress: value.progress, stale: value.stale, lineOn };
}
