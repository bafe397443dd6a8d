import { daysBetween } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { scaleTo } from '../model/decimal.ts';
import type { MetricMeasure, Ppm } from '../model/plan.ts';
import { heldRatio, mulDiv, whole } from '../model/ppm.ts';
import { worthOf } from './curve.ts';
import type { MetricRange } from './metric-value.ts';

/** `days` of `all`, both ends of the span included; 0 before the start, all from the end on (R32). */
export interface Elapsed {
  readonly days: number;
  readonly all: number;
}

export function elapsedOf({ start, end }: { start: Day; end: Day }, asOf: Day): Elapsed {
  // Dates upside down come from elsewhere only; they are read as one day.
  const all = Math.max(daysBetween(start, end) + 1, 1);
  return { days: Math.min(Math.max(daysBetween(start, asOf) + 1, 0), all), all };
}

/** θ·elapsed: the straight line (R32). */
export const expectedByTime = (threshold: Ppm, { days, all }: Elapsed): Ppm => mulDiv(days, threshold, all);

/**
 * θ·E with E through the checkpoints: straight from one to the next, from the baseline before the start to the target
 * on the last day, each place on it worth what the curve says. Checkpoints outside the dates bend nothing; of two on
 * one day the later in the list counts (R10).
 */
export function expectedByCheckpoints(
  threshold: Ppm,
  { days, all }: Elapsed,
  { from, to, scale }: MetricRange,
  { checkpoints, curve }: Pick<MetricMeasure, 'checkpoints' | 'curve'>,
  start: Day,
): Ppm {
  const decimals = Math.max(scale, ...checkpoints.map(({ value }) => value.scale));
  const up = 10n ** BigInt(decimals - scale);
  const line = new Map([
    [0, from * up],
    [all, to * up],
  ]);
  let straight = true;
  for (const { on, value } of checkpoints) {
    const day = daysBetween(start, on) + 1;
    if (day <= 0 || day > all) continue;
    line.set(day, scaleTo(value, decimals));
    straight = false;
  }
  if (straight) return expectedByTime(threshold, { days, all });
  const knots = [...line].sort(([a], [b]) => a - b);
  const at = Math.max(
    knots.findIndex(([day]) => day >= days),
    1,
  );
  const [dayA, a] = knots[at - 1] ?? [0, from];
  const [dayB, b] = knots[at] ?? [all, to];
  const span = BigInt(dayB - dayA);
  const risen = (a - from * up) * span + (b - a) * BigInt(days - dayA);
  const [num, den] = worthOf(curve, risen, span * (to - from) * up);
  return Math.min(heldRatio(num * BigInt(threshold), den * BigInt(whole)), threshold);
}
