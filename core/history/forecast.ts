import { addDays, daysBetween } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { KeyResult, Ppm } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import { slopesOf } from './slopes.ts';
import type { Slope } from './slopes.ts';

/** What a forecast looks at of one day's end; a snapshot of a series is such (R35). */
export interface TrendPoint {
  readonly on: Day;
  /** null = no value: the day is left out. */
  readonly raw: Ppm | null;
  /** Of work: the weighted sums (R15), in one unit for all points. */
  readonly sums: { readonly done: bigint; readonly total: bigint } | null;
}

/** Where a trend leads. */
export interface TrendLine {
  /** At the end of the key result, floored; not clamped above. */
  readonly atEnd: Ppm;
  /** The first day on which the line is at θ or above it; null = not on this trend. */
  readonly reached: Day | null;
}

export interface Forecast {
  readonly low: TrendLine;
  readonly mid: TrendLine;
  readonly high: TrendLine;
}

/**
 * R34: where a key result will be if it goes on as it did; it never rolls up. Of work, the done and the total each
 * follow their own trend; of everything else the raw value does. null = fewer than 3 days with a value, or less than 7
 * days from the first to the last.
 * @param points one a day, in any order
 */
export function forecast(
  keyResult: Pick<KeyResult, 'end' | 'threshold'> & { readonly measure: Pick<KeyResult['measure'], 'kind'> },
  points: readonly TrendPoint[],
): Forecast | null {
  const isWork = keyResult.measure.kind === 'work';
  const known = points
    .filter(({ raw, sums }) => raw !== null && (!isWork || sums !== null))
    .sort((a, b) => daysBetween(b.on, a.on));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 3 || daysBetween(first.on, last.on) < 7) return null;
  const series = (of: (point: TrendPoint) => bigint) =>
    slopesOf(known.map((point) => ({ day: daysBetween(first.on, point.on), value: of(point) })));
  const goal = {
    last: last.on,
    days: Math.max(daysBetween(last.on, keyResult.end), 0),
    threshold: keyResult.threshold,
  };
  if (!isWork) {
    const { low, mid, high } = series(({ raw }) => BigInt(raw ?? 0));
    const line = (slope: Slope) =>
      lineOf({ done: BigInt(last.raw ?? 0), total: BigInt(whole) }, slope, flat, goal);
    return { low: line(low), mid: line(mid), high: line(high) };
  }
  const done = series(({ sums }) => sums?.done ?? 0n);
  const total = series(({ sums }) => sums?.total ?? 0n);
  const now = last.sums ?? { done: 0n, total: 0n };
  const line = (pace: Slope, growth: Slope) => {
    const held = pace.rise < 0n ? flat : pace;
    return lineOf(now, held, growth, goal, true);
  };
  return {
    low: line(done.low, total.high),
    mid: line(done.mid, total.mid),
    high: line(done.high, total.low),
  };
}

const flat: Slope = { rise: 0n, run: 1n };

/** (done + pace·T) / (total + growth·T) of a day T days after the last one, exact until it is floored. */
function lineOf(
  { done, total }: { readonly done: bigint; readonly total: bigint },
  pace: Slope,
  growth: Slope,
  { last, days, threshold }: { readonly last: Day; readonly days: number; readonly threshold: Ppm },
  neverBelow = false,
): TrendLine {
  // Over one denominator: top(T) = a + b·T, bottom(T) = c + d·T.
  const one = pace.run * growth.run;
  const [a, b] = [done * one, pace.rise * growth.run];
  const [c, d] = [total * one, growth.rise * pace.run];
  const end = BigInt(days);
  const top = a + b * end;
  const grown = c + d * end;
  const bottom = neverBelow && grown < top ? top : grown;
  const atEnd = bottom > 0n ? Number(floored(top * BigInt(whole), bottom)) : 0;
  return { atEnd, reached: reachedOn({ a, b, c, d }, threshold, last) };
}

/**
 * The first day on which top/bottom ≥ θ, that is (a·1,000,000 − θ·c) + (b·1,000,000 − θ·d)·T ≥ 0: also where the bottom
 * has fallen below the top, since θ is at most 1. Nothing done is never there.
 */
function reachedOn(
  { a, b, c, d }: { readonly a: bigint; readonly b: bigint; readonly c: bigint; readonly d: bigint },
  threshold: Ppm,
  last: Day,
): Day | null {
  const [million, goal] = [BigInt(whole), BigInt(threshold)];
  const [now, rise] = [a * million - goal * c, b * million - goal * d];
  if (goal > 0n && a <= 0n && b <= 0n) return null;
  if (now >= 0n) return last;
  if (rise <= 0n) return null;
  const days = -floored(now, rise);
  // A day that far away is no number of days to add.
  const farthest = `${String(Number(last.slice(0, 4)) + 10).padStart(4, '0')}${last.slice(4)}`;
  if (days > 3_660n) return null;
  const day = addDays(last, Number(days));
  return day > farthest ? null : day;
}

/** Towards −∞; the denominator is above 0. */
function floored(num: bigint, den: bigint): bigint {
  const quotient = num / den;
  return num < 0n && num % den !== 0n ? quotient - 1n : quotient;
}
