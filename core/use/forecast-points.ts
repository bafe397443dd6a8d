import type { TrendPoint } from '../history/forecast.ts';
import type { TrendDay } from '../view/trend-view.ts';

/** Kept days as a forecast takes them (R34): what is done is taken from the value, which is floored. */
export const forecastPoints = (days: readonly TrendDay[]): readonly TrendPoint[] =>
  days.map(({ on, raw, total }) => ({
    on,
    raw,
    sums:
      raw === null || total === null
        ? null
        : { done: BigInt(raw) * BigInt(total), total: 1_000_000n * BigInt(total) },
  }));
