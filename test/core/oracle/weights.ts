import type { Policy } from '@throughline/core/model/plan.ts';
import type { ProblemCode } from '@throughline/core/model/problem.ts';
import { floor, fraction, less, minus, over, same, sum, times } from './fraction.ts';
import type { Fraction } from './fraction.ts';

/** R25, then Σ(w·p)/Σw with R9: whole ppm, or null. */
export function oracleMean(
  parts: readonly { readonly weight: Fraction; readonly value: number | null }[],
  noData: Policy['noData'],
): number | null {
  const counting = parts.filter(
    ({ weight, value }) => weight.n > 0n && (noData === 'zero' || value !== null),
  );
  if (counting.every(({ value }) => value === null)) return null;
  const top = sum(counting.map(({ weight, value }) => times(weight, fraction(value ?? 0))));
  return floor(over(top, sum(counting.map(({ weight }) => weight))));
}

/** R25: how children count, as fractions; and what is odd about it. */
export function oracleWeights(
  given: readonly (number | null)[],
  mode: Policy['weights'],
): { weights: Fraction[]; problems: ProblemCode[] } {
  let weights: Fraction[];
  const problems: ProblemCode[] = [];
  if (mode === 'relative') {
    if (given.some((weight) => weight !== null && weight < 0)) problems.push('E_NEGATIVE_WEIGHT');
    weights = given.map((weight) => fraction(weight === null || weight < 0 ? 1000 : weight, 1000));
  } else {
    const typed = sum(given.map((weight) => fraction(weight ?? 0, 1000)));
    const hundred = fraction(100);
    const rest = less(typed, hundred) ? minus(hundred, typed) : fraction(0);
    const open = given.filter((weight) => weight === null).length;
    weights = given.map((weight) => (weight === null ? over(rest, fraction(open)) : fraction(weight, 1000)));
    if (less(hundred, typed) || (same(hundred, typed) && open > 0)) problems.push('D_PERCENT_WEIGHTS');
  }
  if (weights.length > 0 && weights.every(({ n }) => n === 0n)) {
    problems.push('D_ZERO_WEIGHTS');
    weights = weights.map(() => fraction(1));
  }
  return { weights, problems };
}

/** R25: weights for people, thousandths; in percent mode they are of 100, by largest remainder. */
export function oracleShownWeights(weights: readonly Fraction[], mode: Policy['weights']): number[] {
  if (mode === 'relative') return weights.map((weight) => floor(times(weight, fraction(1000))));
  if (weights.length === 0) return [];
  const exact = weights.map((weight) => over(times(weight, fraction(100_000)), sum(weights)));
  const shown = exact.map(floor);
  const rest = exact.map((one, at) => ({ at, left: minus(one, fraction(shown[at] ?? 0)) }));
  const missing = 100_000 - shown.reduce((a, b) => a + b, 0);
  const first = rest.toSorted((a, b) => (less(b.left, a.left) ? -1 : less(a.left, b.left) ? 1 : a.at - b.at));
  return shown.map((one, at) => one + (first.slice(0, missing).some((other) => other.at === at) ? 1 : 0));
}
