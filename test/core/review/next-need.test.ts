import type { KeyResult, Policy, Ppm } from '@throughline/core/model/plan.ts';
import type { NextNeed } from '@throughline/core/review/review.ts';
import type { ReviewInput } from '@throughline/core/review/review-input.ts';
import {
  closing,
  day,
  decimal,
  keyResult,
  kpi,
  kpiMeasure,
  links,
  maintainMeasure,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { historyWith, item } from '../history/history-fixtures.ts';
import { inFour, lineIn, reviewed, spanOf, sprintFour, periodOf } from './review-fixtures.ts';

const next = (
  measure: KeyResult['measure'],
  {
    items = [],
    policy = {},
    of = 'kr',
    input = {},
    kpis = [],
    ...more
  }: Partial<KeyResult> & {
    items?: Parameters<typeof historyWith>[1];
    policy?: Partial<Policy>;
    of?: string;
    input?: Partial<ReviewInput>;
    kpis?: ReturnType<typeof kpi>[];
  } = {},
): NextNeed | null => {
  // It starts on the first of October and has 92 days: 33 of them are over at the end of 2 November, 358,695 ppm.
  const plan = {
    ...planOf(
      [objective('o')],
      [keyResult('kr', 'o', measure, { readings: [reading('2026-10-01', 0)], ...more })],
      policy,
    ),
    kpis,
  };
  const history = historyWith(plan, [...items, inFour(99)]);
  // One item that counts in it keeps its line.
  const serving = new Map([[item(99).id, [plan.keyResults[0]!.id]]]);
  return lineIn(reviewed(history, { serving, ...input }), of).next;
};
const line: Ppm = 358_695;

const work = (n: readonly number[], more: Partial<Parameters<typeof workMeasure>[0]> = {}) =>
  workMeasure({ links: links(...n.map((one) => `SUP-${one}`)), unestimatedSize: 2000, ...more });

describe('[R32] what the next sprint must bring', () => {
  it('is points that are missing at unchanged scope, rounded up to a thousandth', () => {
    // 358,695 of 10 points: 3.58695; one is done: 2.58695 are missing.
    const items = [inFour(1, { points: 1, category: 'done' }), inFour(2, { points: 9 })];
    expect(next(work([1, 2]), { items })).toEqual({
      kind: 'work',
      by: '2026-11-02',
      ppm: line - 100_000,
      count: { unit: 'points' },
      amount: 2587,
    });
    // With it: 3,587 of 10,000 = 358,700. With one less: 358,600.
    expect(Math.floor((1000 + 2587) / 0.01)).toBeGreaterThanOrEqual(line);
    expect(Math.floor((1000 + 2586) / 0.01)).toBeLessThan(line);
  });

  it('is whole items where issues are counted', () => {
    // 358,695 of 5 items is 1.79: two, one is done.
    const items = [1, 2, 3, 4, 5].map((n) => inFour(n, n === 1 ? { category: 'done' } : {}));
    expect(next(work([1, 2, 3, 4, 5], { count: { unit: 'issues' } }), { items })).toMatchObject({
      amount: 1,
      count: { unit: 'issues' },
    });
  });

  it('is items where no size is above 0', () => {
    const items = [1, 2, 3].map((n) => inFour(n, { points: 0 }));
    // 358,695 of 3: 1.08, so two.
    expect(next(work([1, 2, 3]), { items })).toMatchObject({ amount: 2, count: { unit: 'issues' } });
  });

  it('counts what has no estimate with the size that it has in the key result', () => {
    // 2 + 2 + 6 = 10 points: 3.58695.
    const items = [inFour(1, { points: null }), inFour(2, { points: null }), inFour(3, { points: 6 })];
    expect(next(work([1, 2, 3]), { items })).toMatchObject({ amount: 3587 });
  });

  it('goes by the link weights of what is open, on the average', () => {
    // ×1 of 5 points and ×3 of 5: 20 weighted, 7.1739 missing. 10 open points are worth 20: 3.58695 points.
    const weight = (reference: string, by: number) => ({ reference, weight: by * 1000, share: null });
    const items = [inFour(1, { points: 5 }), inFour(2, { points: 5 })];
    const measure = workMeasure({ links: [weight('SUP-1', 1), weight('SUP-2', 3)], unestimatedSize: 1000 });
    expect(next(measure, { items })).toMatchObject({ amount: 3587 });
    // The lighter one is done: 5 of 20, so 2.1739 of 15 weighted: 0.72464 of the 5 that are open.
    const done = [inFour(1, { points: 5, category: 'done' }), inFour(2, { points: 5 })];
    expect(next(measure, { items: done })).toMatchObject({ amount: 725 });
  });

  it('[R20] takes off what work in progress counts already', () => {
    // 10 points in progress count a quarter: 2.5 of 10. 1.08695 of the 7.5 to come, that is of 10 open points: 1.44927.
    const items = [inFour(1, { points: 10, category: 'doing' })];
    expect(next(work([1]), { items, policy: { doingCredit: 250_000 } })).toMatchObject({ amount: 1450 });
  });

  it('is the value of a rising metric', () => {
    // From 0 to 200 in steps of 1: 71.739, so 72.
    expect(next(metricMeasure('0', '200', { unit: 'users' }))).toEqual({
      kind: 'metric',
      by: '2026-11-02',
      ppm: line,
      value: decimal(72),
      unit: 'users',
    });
  });

  it('is the value of a falling metric, finer where steps are few', () => {
    // From 45 to 25 there are 20 whole steps, so tenths: 45 − 7.17… → 37.8. At 37.9 it would be 7.1/20 = 355,000.
    expect(next(metricMeasure('45', '25'), { readings: [reading('2026-10-10', 44)] })).toMatchObject({
      kind: 'metric',
      ppm: line - 50_000,
      value: decimal('37.8'),
    });
  });

  it('[R10] goes back through a curve', () => {
    // Half of the way is worth 20 %: 358,695 is 0.158695 of the last 800,000 above 200,000: 59.918…, so 60 of 100.
    const curve = [{ at: 500_000, worth: 200_000 }];
    expect(next(metricMeasure('0', '100', { curve }))).toMatchObject({ value: decimal(60) });
  });

  it('[R10] follows checkpoints', () => {
    // The line is at 10 from the 33rd day on.
    const checkpoints = [{ on: day('2026-11-02'), value: decimal(10) }];
    expect(next(metricMeasure('0', '100', { checkpoints }))).toMatchObject({
      ppm: 100_000,
      value: decimal(10),
    });
  });

  it('[R14] is the value of a KPI', () => {
    const kpis = [kpi('churn', { readings: [reading('2026-10-01', 8)] })];
    const measure = kpiMeasure('churn', { from: decimal(8), to: decimal(4) });
    // 4 in hundredths: 400 steps, 143.478 of them: 8 − 1.44.
    expect(next(measure, { kpis })).toMatchObject({ kind: 'metric', value: decimal('6.56') });
  });

  it('is progress of what nobody can add up', () => {
    const progress = { kind: 'progress', by: '2026-11-02', ppm: line };
    expect(next({ kind: 'yesNo', done: false })).toEqual(progress);
    expect(
      next({ kind: 'milestones', milestones: [{ title: 'm', weight: null, done: 0, links: [] }] }),
    ).toEqual(progress);
    expect(next(maintainMeasure({ atLeast: decimal(1) }))).toEqual(progress);
    expect(next(work([70]))).toEqual(progress);
    // No range, no way.
    expect(next(metricMeasure('5', '5'))).toEqual(progress);
    expect(next(metricMeasure('0', '200'), { of: 'o' })).toEqual(progress);
  });

  it('[R30] is progress where a typed value stands over it', () => {
    const override = { value: 100_000, reason: 'r', by: 'b', until: day('2026-12-31') };
    expect(next(metricMeasure('0', '200'), { override })).toEqual({
      kind: 'progress',
      by: '2026-11-02',
      ppm: line - 100_000,
    });
  });

  it('ends with the key result where that comes first', () => {
    // 20 October is day 20 of 20: the whole threshold.
    expect(next(metricMeasure('0', '200'), { end: day('2026-10-20') })).toMatchObject({
      by: '2026-10-20',
      value: decimal(200),
    });
  });

  it('[R31] goes up to the threshold', () => {
    // 0.7 × 33/92 = 251,086.
    expect(next(metricMeasure('0', '1000'), { threshold: 700_000 })).toMatchObject({
      ppm: 251_086,
      value: decimal(252),
    });
  });

  it('is nothing on the line, past it, and where it is over, closed or not begun', () => {
    // 71.739 of 200 needed; at 72 nothing is missing.
    expect(next(metricMeasure('0', '200'), { readings: [reading('2026-10-10', 72)] })).toBeNull();
    expect(next(metricMeasure('0', '200'), { readings: [reading('2026-10-10', 200)] })).toBeNull();
    expect(next(metricMeasure('0', '200'), { end: day('2026-10-19') })).toBeNull();
    expect(
      next(metricMeasure('0', '200'), { status: 'closed', closing: closing('2026-10-12', 0) }),
    ).toBeNull();
    expect(next(metricMeasure('0', '200'), { start: day('2026-11-20') })).toBeNull();
  });

  it('looks from a sprint under way to the end of the one after it', () => {
    const active = { ...sprintFour, state: 'active' as const, completed: null };
    const now = Date.parse('2026-10-12T12:00:00Z');
    expect(next(metricMeasure('0', '200'), { input: { span: spanOf(active, now) } })).toMatchObject({
      by: '2026-11-02',
    });
    // Its end is over, and nobody closed it: from now on.
    const late = Date.parse('2026-10-26T16:00:00Z');
    expect(next(metricMeasure('0', '200'), { input: { span: spanOf(active, late) } })).toMatchObject({
      by: '2026-11-16',
    });
  });

  it('takes a period for its whole days, also where the clocks change', () => {
    const span = periodOf(day('2026-10-19'), day('2026-10-25'));
    const shifted = { ...span, to: { at: span.to.at + 3_600_000, day: span.to.day } };
    const readings = [reading('2026-10-01', 0), reading('2026-10-20', 1)];
    for (const one of [span, shifted]) {
      const need = next(metricMeasure('0', '200'), { input: { span: one }, readings });
      expect(need).toMatchObject({ by: '2026-11-01' });
    }
  });
});
