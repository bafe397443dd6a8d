import { oneUnit } from '../model/count-unit.ts';
import type { CountOf, Policy, Ppm } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import type { Contribution, Sums } from './sums.ts';

/**
 * What part of a work key result's whole rests on some of its items, from its sums and what these items add to them:
 * Σ(w·u) of them over Σ(w·u) of all, with the fall-backs of its value (R15, R23). The same as restingOn says of rows.
 */
export function restingOnSums(
  sums: Sums,
  some: readonly Contribution[],
  count: CountOf,
  unestimatedSize: number | null,
  { unestimated }: Pick<Policy, 'unestimated'>,
): Ppm {
  const loose = BigInt(unestimated === 'stored' ? (unestimatedSize ?? oneUnit(count)) : 0);
  const isIn = ({ credit, size }: Contribution) =>
    credit !== null && !(unestimated === 'exclude' && size === null);
  const counted = some.filter(isIn);
  const out = unestimated === 'exclude' ? 1 : 0;
  const weights = sums.weights.total - out * sums.looseWeights.total;
  const items = sums.items.total - out * sums.loose.total;
  const equal = weights === 0;
  const sized = equal
    ? BigInt(sums.plain.total) + loose * BigInt(sums.loose.total)
    : BigInt(sums.weighted.total) + loose * BigInt(sums.looseWeights.total);
  const all = sized > 0n ? sized : BigInt(equal ? items : weights);
  if (all === 0n) return 0;
  const part = ({ weight, size }: Contribution): bigint => {
    const by = equal ? 1n : BigInt(weight);
    return sized > 0n ? by * (size === null ? loose : BigInt(size)) : by;
  };
  return ppmRatio(
    counted.reduce((sum, one) => sum + part(one), 0n),
    all,
  );
}
