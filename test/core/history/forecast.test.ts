import { forecast } from '@throughline/core/history/forecast.ts';
import type { TrendPoint } from '@throughline/core/history/forecast.ts';
import { addDays, daysBetween } from '@throughline/core/model/day.ts';
import { day } from '../plan-fixtures.ts';

const first = day('2026-10-01');
const metric = { end: day('2026-10-31'), threshold: 1_000_000, measure: { kind: 'metric' as const } };
const work = { ...metric, measure: { kind: 'work' as const } };

const values = (...points: readonly (readonly [day: number, raw: number | null])[]): TrendPoint[] =>
  points.map(([at, raw]) => ({ on: addDays(first, at), raw, sums: null }));
const sums = (...points: readonly (readonly [day: number, done: number, total: number])[]): TrendPoint[] =>
  points.map(([at, done, total]) => ({
    on: addDays(first, at),
    raw: total === 0 ? null : Math.floor((done * 1_000_000) / total),
    sums: { done: BigInt(done), total: BigInt(total) },
  }));

describe('[R34] the forecast of a value', () => {
  it('needs three days over seven', () => {
    expect(forecast(metric, values([0, 0], [7, 70_000]))).toBeNull();
    expect(forecast(metric, values([0, 0], [3, 30_000], [6, 60_000]))).toBeNull();
    expect(forecast(metric, values([0, 0], [3, null], [7, 70_000]))).toBeNull();
    expect(forecast(metric, values([0, 0], [3, 30_000], [7, 70_000]))).not.toBeNull();
  });

  it('goes on from the last point by the median slope, floored, to the day of the threshold', () => {
    const steady = forecast(metric, values([0, 0], [4, 40_000], [8, 80_000], [10, 100_000]));
    const line = { atEnd: 300_000, reached: addDays(first, 100) };
    expect(steady).toEqual({ low: line, mid: line, high: line });
    // A third of a ppm a day, for 20 days: 3 + 6 2/3.
    const slow = values([0, 0], [3, 1], [6, 2], [9, 3]);
    expect(forecast({ ...metric, end: addDays(first, 29) }, slow)?.low.atEnd).toBe(9);
  });

  it('takes the lower quartiles of all pairs, in any order of the points', () => {
    // Slopes by pair: 0-1: 100, 0-4: 70, 0-8: 60, 1-4: 60, 1-8: 54 2/7, 4-8: 50 (thousand ppm a day).
    const points = values([0, 0], [1, 100_000], [4, 280_000], [8, 480_000]);
    // Sorted: 50, 54 2/7, 60, 60, 70, 100 → low is number 1, mid number 2, high number 4; 22 days are left.
    const found = forecast(metric, points.toReversed());
    expect(found?.low).toEqual({
      atEnd: 480_000 + Math.floor((22 * 380_000) / 7),
      reached: addDays(first, 18),
    });
    expect(found?.mid).toEqual({ atEnd: 1_800_000, reached: addDays(first, 17) });
    expect(found?.high).toEqual({ atEnd: 2_020_000, reached: addDays(first, 16) });
  });

  it('says "not on this trend" of what stands, falls, or needs more than ten years', () => {
    const flat = forecast(metric, values([0, 500_000], [4, 500_000], [8, 500_000]));
    expect(flat?.mid).toEqual({ atEnd: 500_000, reached: null });
    const falling = forecast(metric, values([0, 500_000], [4, 400_000], [8, 300_000]));
    expect(falling?.mid).toEqual({ atEnd: -250_000, reached: null });
    const tenYears = daysBetween(day('2026-10-11'), day('2036-10-11'));
    const slow = (rest: number) =>
      forecast(metric, values([0, 1_000_000 - rest - 10], [5, 1_000_000 - rest - 5], [10, 1_000_000 - rest]));
    expect(slow(tenYears)?.mid.reached).toBe('2036-10-11');
    expect(slow(tenYears + 1)?.mid.reached).toBeNull();
  });

  it('is there already where the last day is', () => {
    const points = values([0, 0], [4, 900_000], [8, 700_000]);
    expect(forecast({ ...metric, threshold: 700_000 }, points)?.low.reached).toBe(addDays(first, 8));
  });

  it('of an end that is over stays where it is', () => {
    expect(forecast({ ...metric, end: first }, values([0, 0], [4, 40_000], [8, 80_000]))?.mid.atEnd).toBe(
      80_000,
    );
  });
});

describe('[R34] the forecast of work', () => {
  it('lets done and total each go on: (D + v·T) / (S + g·T)', () => {
    const steady = forecast(work, sums([0, 0, 100], [5, 10, 105], [10, 20, 110]));
    // 20 days on: (20 + 40) / (110 + 20). 20 + 2T = 110 + T on day 90.
    const line = { atEnd: 461_538, reached: addDays(first, 100) };
    expect(steady).toEqual({ low: line, mid: line, high: line });
  });

  it('is pessimistic with slow work and fast growth, optimistic with the reverse', () => {
    const found = forecast(work, sums([0, 0, 100], [4, 20, 100], [8, 24, 120], [10, 40, 120]));
    // Work a day: 1, 3, 3⅓, 4, 5, 8; growth a day: 0, 0, 2, 2½, 3⅓, 5. 20 days are left.
    expect(found?.low.atEnd).toBe(Math.floor((100 * 1_000_000) / (120 + 200 / 3)));
    expect(found?.mid.atEnd).toBe(Math.floor(((40 + 200 / 3) * 1_000_000) / 160));
    expect(found?.high).toEqual({ atEnd: 1_000_000, reached: addDays(first, 26) });
  });

  it('takes work that goes back as standing, and never passes the whole', () => {
    const back = forecast(work, sums([0, 30, 100], [5, 20, 100], [10, 10, 100]));
    expect(back?.mid).toEqual({ atEnd: 100_000, reached: null });
    const done = forecast(work, sums([0, 10, 100], [5, 50, 80], [10, 90, 95]));
    expect(done?.high.atEnd).toBe(1_000_000);
  });

  it('knows when growth outruns the work', () => {
    const found = forecast(work, sums([0, 0, 100], [5, 5, 110], [10, 10, 120]));
    expect(found?.mid).toEqual({ atEnd: Math.floor((30 * 1_000_000) / 160), reached: null });
  });

  it('of nothing done in nothing is nothing', () => {
    const none = forecast(
      work,
      [0, 5, 10].map((at) => ({ on: addDays(first, at), raw: 0, sums: { done: 0n, total: 0n } })),
    );
    expect(none?.mid).toEqual({ atEnd: 0, reached: null });
  });
});
