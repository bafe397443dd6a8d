import { unitScale } from '../model/count-unit.ts';
import { nearestDecimal, scaleTo } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Amount } from '../model/amount.ts';
import type { Day } from '../model/day.ts';
import type { CountOf, CurvePoint, KeyResult, MetricMeasure, Objective, Ppm } from '../model/plan.ts';
import { mulDiv, whole } from '../model/ppm.ts';
import { worthOf } from '../progress/curve.ts';
import type { KeyResultValue, NodeValue } from '../progress/evaluation.ts';
import { exactly } from '../progress/exactly.ts';
import { recordedRange } from '../progress/metric-value.ts';
import type { NextNeed } from './review.ts';

type Value = NodeValue & Partial<Pick<KeyResultValue, 'amount'>>;

interface When {
  /** The day that the review looks back from. */
  readonly today: Day;
  /** The last day of the next span. */
  readonly next: Day;
  readonly lineOn: (day: Day) => Ppm;
}

/**
 * What is missing to be where it should be at the end of the next span (R32), or on its own last day where that comes
 * first. Of work: so much more done, the scope as it is. Of a metric or a KPI: the value to reach. Of everything else, and
 * where a typed value stands over it: progress. null = nothing is missing, or it is over or no longer active.
 */
export function nextNeed(
  node: Objective | KeyResult,
  value: Value,
  { today, next, lineOn }: When,
): NextNeed | null {
  if (node.status !== 'active' || node.end <= today) return null;
  const by = next < node.end ? next : node.end;
  const expected = lineOn(by);
  const ppm = expected - (value.progress ?? 0);
  if (ppm <= 0) return null;
  const progress: NextNeed = { kind: 'progress', by, ppm };
  const { amount } = value;
  if (!('measure' in node) || !amount || value.override) return progress;
  const { measure } = node;
  if (measure.kind === 'work' && amount.kind === 'work' && value.raw !== null) {
    const work = workNeed(amount, measure.count, expected);
    return work ? { kind: 'work', by, ppm, ...work } : progress;
  }
  if ((measure.kind === 'metric' || measure.kind === 'kpi') && amount.kind === 'metric') {
    const { direction, curve } = measure.kind === 'metric' ? measure : straight;
    const reached = exactly(() => metricNeed(amount, { direction, curve }, expected));
    return reached ? { kind: 'metric', by, ppm, value: reached, unit: amount.unit } : progress;
  }
  return progress;
}

// ── below ──

const straight: Pick<MetricMeasure, 'direction' | 'curve'> = { direction: null, curve: [] };

/** More decimals than any amount has. */
const scale = 15;

/**
 * The least n base units for which floor((D + n·W/P) / T) ≥ the line: D of T is done by the weighted sums, W of them is
 * still to come, and P of the amount shown. Where link weights or credits differ among the open items, each unit so does
 * what the open ones do on the average. Items without an estimate are in the sums with the size that they count.
 */
function workNeed(
  amount: Extract<Amount, { kind: 'work' }>,
  count: CountOf,
  expected: Ppm,
): { readonly count: CountOf; readonly amount: number } | null {
  const counted: CountOf = amount.unit === 'issues' ? { unit: 'issues' } : count;
  const exact = (decimal: Decimal) => scaleTo(decimal, scale);
  const { done, total } = amount.weighted ?? amount;
  const [D, T] = [exact(done), exact(total)];
  const [W, P] = [T - D, exact(amount.total) - exact(amount.done)];
  if (W <= 0n || P <= 0n) return null;
  const million = BigInt(whole);
  const unit = 10n ** BigInt(scale - unitScale(counted));
  const missing = (BigInt(expected) * T - million * D) * P;
  const each = million * unit * W;
  const needed = Number((missing + each - 1n) / each);
  return { count: counted, amount: needed };
}

/**
 * The value nearest to the baseline whose worth is on the line: in steps of the last decimal that baseline, target and
 * reading have, or finer where there are fewer than a hundred of these from baseline to target.
 */
function metricNeed(
  amount: Extract<Amount, { kind: 'metric' }>,
  {
    direction,
    curve,
  }: { readonly direction: MetricMeasure['direction']; readonly curve: readonly CurvePoint[] },
  expected: Ppm,
): Decimal | null {
  const range = recordedRange({ direction }, amount);
  if (!range) return null;
  let decimals = Math.max(range.scale, amount.current?.scale ?? 0);
  let steps = (range.to - range.from) * 10n ** BigInt(decimals - range.scale);
  while (decimals < scale && steps > -100n && steps < 100n) {
    steps *= 10n;
    decimals += 1;
  }
  const isOnLine = (step: bigint): boolean => {
    const [num, den] = worthOf(curve, step, steps);
    return mulDiv(num, whole, den) >= expected;
  };
  // By bisection over the steps from baseline to target, the last of which is 100 %.
  const way = steps < 0n ? -1n : 1n;
  let [low, high] = [0n, steps * way];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (isOnLine(middle * way)) high = middle;
    else low = middle + 1n;
  }
  const from = range.from * 10n ** BigInt(decimals - range.scale);
  return nearestDecimal(from + low * way, decimals);
}
