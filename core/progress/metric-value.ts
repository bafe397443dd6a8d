import type { Day } from '../model/day.ts';
import { nearestDecimal, scaleTo } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { MetricMeasure, Ppm, Reading } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { Amount } from './evaluation.ts';
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

/**
 * A metric key result: raw = (c − b)/(t − b) (R6–R9). Readings after `asOf` are not known yet.
 * @throws RangeError where the ratio is no safe integer (E_TOO_LARGE)
 */
export function valueOfMetric(
  measure: MetricMeasure,
  readings: readonly Reading[],
  queryReading: QueryReading,
  { start, asOf }: { start: Day; asOf: Day },
): MetricValue {
  const typed = lastReading(readings, asOf);
  const counted = queryReading && queryReading.on <= asOf ? queryReading : null;
  const current = counted && (!typed || counted.on >= typed.on) ? counted : typed;
  const problems: ProblemCode[] = [];

  const { target } = measure;
  let baseline: Decimal;
  if (target.form === 'to') {
    const { reading, beforeStart } = baselineReading(readings, start, asOf);
    baseline = (reading ?? current)?.value ?? zero;
    if (!beforeStart) problems.push('D_NO_BASELINE');
  } else baseline = target.from;

  const scale =
    2 * Math.max(...[baseline, givenTarget(measure), current?.value ?? zero].map((d) => d.scale)) + 2;
  const from = scaleTo(baseline, scale);
  const to = targetOf(measure, from, scale);
  const amount: MetricValue['amount'] = {
    kind: 'metric',
    unit: measure.unit,
    from: baseline,
    to: nearestDecimal(to, scale),
    current: current?.value ?? null,
    on: current?.on ?? null,
  };

  if (to === from) problems.push('D_NO_RANGE');
  else if (measure.direction !== null && measure.direction !== (to > from ? 'increase' : 'decrease')) {
    problems.push('E_DIRECTION');
  } else {
    const raw = current ? ppmRatio(scaleTo(current.value, scale) - from, to - from) : null;
    return { raw, amount, range: { from, to, scale }, problems };
  }
  return { raw: null, amount, range: null, problems };
}

const zero: Decimal = { digits: 0, scale: 0 };

function givenTarget({ target }: MetricMeasure): Decimal {
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

function targetOf({ target }: MetricMeasure, from: bigint, scale: number): bigint {
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
