import type { Day } from '../model/day.ts';
import { nearestDecimal, scaleTo } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { MetricMeasure, Ppm, Reading, TargetForm } from '../model/plan.ts';
import { mulDiv, ppmRatio, whole } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { Amount } from '../model/amount.ts';
import { worthOf } from './curve.ts';
import { exactly } from './exactly.ts';
import { baselineReading, lastReading } from './readings.ts';

export interface MetricValue {
  readonly raw: Ppm | null;
  readonly amount: Extract<Amount, { kind: 'metric' }>;
  /** From where to where; null where there is no range (R8) or the direction contradicts it. */
  readonly range: MetricRange | null;
  readonly problems: readonly ProblemCode[];
}

/** Baseline and target, exact: value / 10^scale. */
export interface MetricRange {
  readonly from: bigint;
  readonly to: bigint;
  readonly scale: number;
}

/** A reading counted by a query (R15, form two). */
export type QueryReading = { readonly value: Decimal; readonly on: Day } | null;

type Dates = { readonly start: Day; readonly asOf: Day };

/**
 * A metric key result: raw = (c − b)/(t − b) (R6–R9), by its curve (R10). Readings after `asOf` are not known yet.
 * @throws RangeError where the ratio is no safe integer (E_TOO_LARGE)
 */
export function valueOfMetric(
  measure: Pick<MetricMeasure, 'target' | 'unit' | 'stretch' | 'direction' | 'curve'>,
  readings: readonly Reading[],
  queryReading: QueryReading,
  dates: Dates,
): MetricValue {
  const { asOf } = dates;
  const typed = lastReading(readings, asOf);
  const counted = queryReading && queryReading.on <= asOf ? queryReading : null;
  const current = counted && (!typed || counted.on >= typed.on) ? counted : typed;
  const { target, stretch } = measure;
  const { baseline, problems: odd } =
    target.form === 'to' ? baselineOf(readings, dates, current) : { baseline: target.from, problems: [] };
  const problems: ProblemCode[] = [...odd];

  const known = [baseline, givenTarget(target), current?.value ?? zero, stretch ?? zero];
  const scale = 2 * Math.max(...known.map((decimal) => decimal.scale)) + 2;
  const from = scaleTo(baseline, scale);
  const to = targetOf(target, from, scale);
  const moved = current && scaleTo(current.value, scale) - from;
  const far = stretch && scaleTo(stretch, scale) - from;
  const amount: MetricValue['amount'] = {
    kind: 'metric',
    unit: measure.unit,
    from: baseline,
    to: nearestDecimal(to, scale),
    current: current?.value ?? null,
    on: current?.on ?? null,
    // It never takes the value with it where it outgrows the integers: it is shown, no more.
    stretch: stretch && {
      to: stretch,
      raw: moved !== null && far ? exactly(() => ppmRatio(moved, far)) : null,
    },
  };

  const range = rangeOf(measure, { from, to, scale });
  if (!range) problems.push(to === from ? 'D_NO_RANGE' : 'E_DIRECTION');
  const worth = moved === null || !range ? null : worthOf(measure.curve, moved, to - from);
  return { raw: worth && mulDiv(worth[0], whole, worth[1]), amount, range, problems };
}

/** The range of an amount that was recorded (R36); null where it is none. */
export const recordedRange = (
  measure: Pick<MetricMeasure, 'direction'>,
  { from, to }: MetricValue['amount'],
): MetricRange | null => {
  if (!from || !to) return null;
  const scale = Math.max(from.scale, to.scale);
  return rangeOf(measure, { from: scaleTo(from, scale), to: scaleTo(to, scale), scale });
};

/** null where there is no way to go (R8), or where the direction contradicts it (R7). */
function rangeOf({ direction }: Pick<MetricMeasure, 'direction'>, range: MetricRange): MetricRange | null {
  const way = range.to > range.from ? 'increase' : 'decrease';
  return range.to === range.from || (direction !== null && direction !== way) ? null : range;
}

/** Where a way starts that was not typed: the last reading up to the start, else the first after it, else 0 (R6). */
export function baselineOf(
  readings: readonly Reading[],
  { start, asOf }: Dates,
  current: { readonly value: Decimal } | null,
): { readonly baseline: Decimal; readonly problems: readonly ProblemCode[] } {
  const { reading, beforeStart } = baselineReading(readings, start, asOf);
  return {
    baseline: (reading ?? current)?.value ?? zero,
    problems: beforeStart ? [] : ['D_NO_BASELINE'],
  };
}

const zero: Decimal = { digits: 0, scale: 0 };

function givenTarget(target: TargetForm): Decimal {
  switch (target.form) {
    case 'from-to':
    case 'to':
      return target.to;
    case 'by':
      return target.by;
    case 'by-percent':
      return target.percent;
  }
}

function targetOf(target: TargetForm, from: bigint, scale: number): bigint {
  switch (target.form) {
    case 'from-to':
    case 'to':
      return scaleTo(target.to, scale);
    case 'by':
      return from + scaleTo(target.by, scale);
    case 'by-percent': {
      // `scale` has room for the product: the baseline's decimals, the percentage's, and two more for the hundredths.
      const share = BigInt(target.percent.digits) * BigInt(target.from.digits);
      return from + share * 10n ** BigInt(scale - target.percent.scale - target.from.scale - 2);
    }
  }
}
