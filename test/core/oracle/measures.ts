import { daysBetween } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { MetricMeasure, Policy, Reading } from '@throughline/core/model/plan.ts';
import type { ProblemCode } from '@throughline/core/model/problem.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { Amount } from '@throughline/core/progress/evaluation.ts';
import {
  floor,
  floorPpm,
  fraction,
  less,
  minus,
  ofDecimal,
  over,
  plus,
  same,
  sum,
  times,
  toDecimal,
} from './fraction.ts';
import type { Fraction } from './fraction.ts';

export interface OracleMetric {
  readonly raw: number | null;
  readonly amount: Amount;
  readonly problems: readonly ProblemCode[];
  /** Baseline and target; null where there is no range. */
  readonly range: readonly [Fraction, Fraction] | null;
}

/** R6–R9, R15 second form. */
export function oracleMetric(
  measure: MetricMeasure,
  typed: readonly Reading[],
  counted: Fraction | null,
  start: Day,
  asOf: Day,
): OracleMetric {
  const known = typed
    .map((reading, at) => ({ on: reading.on, at, value: ofDecimal(reading.value) }))
    .filter(({ on }) => on <= asOf)
    .toSorted((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1));
  const all = counted ? [...known, { on: asOf, at: typed.length, value: counted }] : known;
  const current = all.at(-1) ?? null;
  const problems: ProblemCode[] = [];

  const { target } = measure;
  let from: Fraction;
  if (target.form === 'to') {
    const before = known.findLast(({ on }) => on <= start);
    const firstDay = known.find(({ on }) => on > start)?.on;
    const after = known.findLast(({ on }) => on === firstDay);
    if (!before) problems.push('D_NO_BASELINE');
    from = (before ?? after ?? current)?.value ?? fraction(0);
  } else from = ofDecimal(target.from);
  const to =
    target.form === 'by'
      ? plus(from, ofDecimal(target.by))
      : target.form === 'by-percent'
        ? times(from, plus(fraction(1), over(ofDecimal(target.percent), fraction(100))))
        : ofDecimal(target.to);

  const amount: Amount = {
    kind: 'metric',
    unit: measure.unit,
    from: toDecimal(from),
    to: toDecimal(to),
    current: current ? toDecimal(current.value) : null,
    on: current?.on ?? null,
  };
  if (same(from, to)) return { raw: null, amount, problems: [...problems, 'D_NO_RANGE'], range: null };
  if (measure.direction === (less(from, to) ? 'decrease' : 'increase')) {
    return { raw: null, amount, problems: [...problems, 'E_DIRECTION'], range: null };
  }
  const raw = current ? floorPpm(over(minus(current.value, from), minus(to, from))) : null;
  return { raw, amount, problems, range: [from, to] };
}

/** What a query's answer reads as. */
export function oracleReading(
  source: NonNullable<MetricMeasure['source']>,
  items: readonly WorkItem[],
): Fraction {
  if (source.of === 'count') return fraction(items.length);
  return sum(
    items.map(({ sizes }) => {
      const size =
        source.field === 'points'
          ? sizes.points
          : source.field === 'estimate'
            ? sizes.seconds
            : (sizes.fields[source.field ?? ''] ?? null);
      return fraction(Math.max(size ?? 0, 0), source.field === 'estimate' ? 1 : 1000);
    }),
  );
}

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

/** R32: θ·E(elapsed), straight or through checkpoints. */
export function oracleExpected(
  { start, end, threshold }: { start: Day; end: Day; threshold: number },
  asOf: Day,
  bend: { range: readonly [Fraction, Fraction]; checkpoints: MetricMeasure['checkpoints'] } | null,
): number {
  const all = daysBetween(start, end) + 1;
  const days = Math.min(Math.max(daysBetween(start, asOf) + 1, 0), all);
  if (!bend) return floor(fraction(threshold * days, all));
  const [from, to] = bend.range;
  const progressAt = new Map<number, Fraction>([
    [0, fraction(0)],
    [all, fraction(1)],
  ]);
  for (const { on, value } of bend.checkpoints) {
    const at = daysBetween(start, on) + 1;
    if (at >= 1 && at <= all) progressAt.set(at, over(minus(ofDecimal(value), from), minus(to, from)));
  }
  const knots = [...progressAt.keys()].toSorted((a, b) => a - b);
  const right = knots.find((knot) => knot >= Math.max(days, 1)) ?? all;
  const left = knots.filter((knot) => knot < right).at(-1) ?? 0;
  const [a, b] = [progressAt.get(left) ?? fraction(0), progressAt.get(right) ?? fraction(1)];
  const expected = plus(a, times(minus(b, a), fraction(days - left, right - left)));
  return Math.min(Math.max(floor(times(expected, fraction(threshold))), 0), threshold);
}
