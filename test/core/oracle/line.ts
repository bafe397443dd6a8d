import { daysBetween } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { CurvePoint, MetricMeasure } from '@throughline/core/model/plan.ts';
import { floor, fraction, less, minus, ofDecimal, over, plus, times } from './fraction.ts';
import type { Fraction } from './fraction.ts';

export interface Span {
  readonly start: Day;
  readonly end: Day;
}

/** R32: dates upside down are one day, the start. */
export const spanOf = ({ start, end }: Span): Span => ({ start, end: end < start ? start : end });

/** R10: what a part of the way is worth; itself outside of 0…1. */
export function worth(x: Fraction, curve: readonly CurvePoint[]): Fraction {
  if (less(x, fraction(0)) || less(fraction(1), x)) return x;
  const points = [{ at: 0, worth: 0 }, ...curve, { at: 1_000_000, worth: 1_000_000 }];
  const right = points.find((point) => point.at > 0 && !less(fraction(point.at, 1_000_000), x));
  const left = points.findLast((point) => right && point.at < right.at);
  if (!left || !right) throw new Error('No piece of the curve');
  const part = over(minus(x, fraction(left.at, 1_000_000)), fraction(right.at - left.at, 1_000_000));
  return plus(fraction(left.worth, 1_000_000), times(part, fraction(right.worth - left.worth, 1_000_000)));
}

/** R32: θ·E(elapsed), straight or through checkpoints (R10). */
export function oracleExpected(
  node: Span & { readonly threshold: number },
  asOf: Day,
  bend: { range: readonly [Fraction, Fraction]; measure: MetricMeasure } | null,
): number {
  const { start, end } = spanOf(node);
  const { threshold } = node;
  const all = daysBetween(start, end) + 1;
  const days = Math.min(Math.max(daysBetween(start, asOf) + 1, 0), all);
  const inside = bend?.measure.checkpoints.filter(({ on }) => on >= start && on <= end) ?? [];
  if (!bend || inside.length === 0) return floor(fraction(threshold * days, all));
  const [from, to] = bend.range;
  const valueAt = new Map<number, Fraction>([
    [0, from],
    [all, to],
    ...inside.map(({ on, value }) => [daysBetween(start, on) + 1, ofDecimal(value)] as const),
  ]);
  const knots = [...valueAt.keys()].toSorted((a, b) => a - b);
  const right = knots.find((knot) => knot >= Math.max(days, 1)) ?? all;
  const left = knots.filter((knot) => knot < right).at(-1) ?? 0;
  const [a, b] = [valueAt.get(left) ?? from, valueAt.get(right) ?? to];
  const value = plus(a, times(minus(b, a), fraction(days - left, right - left)));
  const expected = worth(over(minus(value, from), minus(to, from)), bend.measure.curve);
  return Math.min(Math.max(floor(times(expected, fraction(threshold))), 0), threshold);
}
