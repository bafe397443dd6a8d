import { daysBetween } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { CurvePoint, Kpi, KpiMeasure, MetricMeasure, Reading } from '@throughline/core/model/plan.ts';
import type { ProblemCode } from '@throughline/core/model/problem.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { Amount } from '@throughline/core/model/amount.ts';
import {
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
import { worth } from './line.ts';

export interface OracleMetric {
  readonly raw: number | null;
  readonly amount: Extract<Amount, { kind: 'metric' }>;
  readonly problems: readonly ProblemCode[];
  /** Baseline and target; null where there is no range. */
  readonly range: readonly [Fraction, Fraction] | null;
}

interface Known {
  readonly on: Day;
  readonly value: Fraction;
}

/** R9: what is known at the end of `asOf`, oldest first; of one day in the order of the list. */
export const knownReadings = (readings: readonly Reading[], asOf: Day): readonly Known[] =>
  readings
    .map((reading, at) => ({ on: reading.on, at, value: ofDecimal(reading.value) }))
    .filter(({ on }) => on <= asOf)
    .toSorted((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1));

/** R6: the baseline of "to t"; null where no reading up to the start says it. */
function baseline(known: readonly Known[], start: Day): { value: Fraction; sure: boolean } | null {
  const before = known.findLast(({ on }) => on <= start);
  if (before) return { value: before.value, sure: true };
  const firstDay = known[0]?.on;
  const after = known.findLast(({ on }) => on === firstDay);
  return after ? { value: after.value, sure: false } : null;
}

/** R6–R10, R15 second form. */
export function oracleMetric(
  { target, unit, direction, curve, stretch }: MetricMeasure,
  typed: readonly Reading[],
  counted: Fraction | null,
  start: Day,
  asOf: Day,
): OracleMetric {
  const known = knownReadings(typed, asOf);
  const current = counted ? { on: asOf, value: counted } : (known.at(-1) ?? null);
  const problems: ProblemCode[] = [];

  let from: Fraction;
  if (target.form === 'to') {
    const found = baseline(known, start);
    if (!found?.sure) problems.push('D_NO_BASELINE');
    from = found?.value ?? current?.value ?? fraction(0);
  } else from = ofDecimal(target.from);
  const to =
    target.form === 'by'
      ? plus(from, ofDecimal(target.by))
      : target.form === 'by-percent'
        ? times(from, plus(fraction(1), over(ofDecimal(target.percent), fraction(100))))
        : ofDecimal(target.to);

  const beyond = stretch && ofDecimal(stretch);
  const amount = {
    kind: 'metric' as const,
    unit,
    from: toDecimal(from),
    to: toDecimal(to),
    current: current ? toDecimal(current.value) : null,
    on: current?.on ?? null,
    stretch: stretch &&
      beyond && {
        to: stretch,
        raw:
          current && !same(beyond, from)
            ? floorPpm(over(minus(current.value, from), minus(beyond, from)))
            : null,
      },
  };
  if (same(from, to)) return { raw: null, amount, problems: [...problems, 'D_NO_RANGE'], range: null };
  if (direction === (less(from, to) ? 'decrease' : 'increase')) {
    return { raw: null, amount, problems: [...problems, 'E_DIRECTION'], range: null };
  }
  return { raw: rawOf(current?.value ?? null, from, to, curve), amount, problems, range: [from, to] };
}

/** R14 */
export function oracleKpi(
  { from: typedFrom, to: typedTo }: KpiMeasure,
  kpi: Kpi | null,
  start: Day,
  asOf: Day,
): OracleMetric {
  const known = knownReadings(kpi?.readings ?? [], asOf);
  const current = known.at(-1) ?? null;
  const problems: ProblemCode[] = [];
  const found = baseline(known, start);
  if (kpi && !typedFrom && !found?.sure) problems.push('D_NO_BASELINE');
  const from = typedFrom ? ofDecimal(typedFrom) : (found?.value ?? fraction(0));
  const { atLeast = null, atMost = null } = kpi?.target ?? {};
  const [least, most] = [atLeast && ofDecimal(atLeast), atMost && ofDecimal(atMost)];
  const to = typedTo
    ? ofDecimal(typedTo)
    : least && less(from, least)
      ? least
      : most && less(most, from)
        ? most
        : null;
  const amount = {
    kind: 'metric' as const,
    unit: kpi?.unit ?? null,
    from: toDecimal(from),
    to: to && toDecimal(to),
    current: current && toDecimal(current.value),
    on: current?.on ?? null,
    stretch: null,
  };
  const none = { raw: null, amount, range: null };
  if (!kpi || (!typedTo && !least && !most)) return { ...none, problems: [...problems, 'D_NO_TARGET'] };
  if (!to || same(from, to)) return { ...none, problems: [...problems, 'D_NO_RANGE'] };
  return { raw: rawOf(current?.value ?? null, from, to, []), amount, problems, range: [from, to] };
}

/** Baseline and target that can be: not the same (R8), and not against the direction (R7). */
export function rangeOf(
  { direction }: MetricMeasure,
  { from, to }: Extract<Amount, { kind: 'metric' }>,
): OracleMetric['range'] {
  if (!from || !to) return null;
  const [b, t] = [ofDecimal(from), ofDecimal(to)];
  return same(b, t) || direction === (less(b, t) ? 'decrease' : 'increase') ? null : [b, t];
}

/** R7, R10 */
const rawOf = (
  current: Fraction | null,
  from: Fraction,
  to: Fraction,
  curve: readonly CurvePoint[],
): number | null => current && floorPpm(worth(over(minus(current, from), minus(to, from)), curve));

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

/** R14, R32: a typed value is stale when it is older than 1.5 of its rhythm. */
export const isOld = (on: Day | null, every: 'day' | 'week' | 'month' | 'quarter', asOf: Day): boolean =>
  on !== null && daysBetween(on, asOf) > 1.5 * { day: 1, week: 7, month: 30, quarter: 91 }[every];
