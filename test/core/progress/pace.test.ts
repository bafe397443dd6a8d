import type { KeyResult } from '@throughline/core/model/plan.ts';
import { bandOf } from '@throughline/core/progress/band.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { healthOf } from '@throughline/core/progress/health.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import { workItem } from '../work-fixtures.ts';
import {
  day,
  evaluateOn,
  keyResult,
  links,
  metricMeasure,
  november,
  objective,
  objectiveIn,
  planOf,
  reading,
  valueOf,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';

const committed = { kind: 'committed', threshold: 1_000_000 } as const;
const aspirational = { kind: 'aspirational', threshold: 700_000 } as const;

it('[R32] dates upside down are one day, the start: missed from the day after', () => {
  const node = { start: day('2026-10-10'), end: day('2026-10-01'), threshold: 1_000_000 };
  expect(healthOf(0, 1_000_000, node, day('2026-10-10'))).toBe('off-track');
  expect(healthOf(0, 1_000_000, node, day('2026-10-11'))).toBe('missed');
});

describe('[R31] bands', () => {
  it.each([
    [0, 'behind'],
    [599_999, 'behind'],
    [600_000, 'close'],
    [999_999, 'close'],
    [1_000_000, 'achieved'],
  ])('committed, %d is %s', (progress, band) => {
    expect(bandOf(progress, committed)).toBe(band);
  });

  it.each([
    [299_999, 'low'],
    [300_000, 'behind'],
    [599_999, 'behind'],
    [600_000, 'right-track'],
    [699_999, 'right-track'],
    [700_000, 'achieved'],
  ])('aspirational, %d is %s', (progress, band) => {
    expect(bandOf(progress, aspirational)).toBe(band);
  });

  it('another threshold scales them', () => {
    const eight = { kind: 'aspirational', threshold: 800_000 } as const;
    // .3 · .8/.7 = .342857…; half-open, so 342,857 is still low.
    expect([342_857, 342_858, 799_999, 800_000].map((p) => bandOf(p, eight))).toEqual([
      'low',
      'behind',
      'right-track',
      'achieved',
    ]);
    const half = { kind: 'committed', threshold: 500_000 } as const;
    expect([299_999, 300_000, 500_000].map((p) => bandOf(p, half))).toEqual(['behind', 'close', 'achieved']);
  });

  it('no value has none', () => {
    expect(bandOf(null, committed)).toBeNull();
  });
});

describe('[R32] the expected line', () => {
  const expected = (asOf: string, more: Partial<KeyResult> = {}) =>
    valueOf(metricMeasure('0', '1'), { asOf: day(asOf), ...more }).expected;

  it('counts the start, both ends, and stays within', () => {
    expect(expected('2026-11-01')).toBe(347_826); // 32/92
    expect(expected('2026-10-01')).toBe(10_869); // 1/92
    expect(expected('2026-09-30')).toBe(0);
    expect(expected('2026-12-31')).toBe(1_000_000);
    expect(expected('2027-02-01')).toBe(1_000_000);
  });

  it('goes to θ on the key result’s own dates', () => {
    const month = { start: day('2026-11-01'), end: day('2026-11-30') };
    expect(expected('2026-11-15', { ...month, ...aspirational })).toBe(350_000);
    const leap = { start: day('2028-02-01'), end: day('2028-02-29') };
    expect(expected('2028-02-28', leap)).toBe(965_517); // 28/29
    const oneDay = { start: day('2026-11-01'), end: day('2026-11-01') };
    expect([expected('2026-10-31', oneDay), expected('2026-11-01', oneDay)]).toEqual([0, 1_000_000]);
  });

  it('of an objective is the weighted mean of its children’s', () => {
    const late = { start: day('2026-12-01'), end: day('2026-12-31') };
    const keyResults = [
      keyResult('a', 'o', metricMeasure('0', '1'), {
        weight: 3000,
        readings: [reading('2026-10-30', '0.5')],
      }),
      keyResult('b', 'o', metricMeasure('0', '1'), late),
    ];
    const line = (noData: 'zero' | 'exclude') =>
      objectiveIn(evaluateOn(planOf([objective('o')], keyResults, { noData })), 'o').expected;
    expect(line('zero')).toBe(260_869); // (3·347,826 + 0)/4
    expect(line('exclude')).toBe(347_826);
  });
});

describe('[R32] health, the first that fits', () => {
  const dates = { start: day('2026-10-01'), end: day('2026-12-31') };
  const health = (
    progress: number | null,
    asOf: string,
    expected = 500_000,
    goal: { threshold: number } = committed,
  ) => healthOf(progress, expected, { ...dates, threshold: goal.threshold }, day(asOf));

  it.each([
    [null, '2026-11-01', 'none'],
    [null, '2026-10-09', 'too-early'], // 9/92 < 10 %
    [null, '2026-10-10', 'none'], // 10/92
    [null, '2026-09-01', 'too-early'],
    [null, '2027-01-01', 'none'],
    [500_000, '2026-09-30', 'not-started'],
    [1_000_000, '2026-09-30', 'not-started'],
    [1_000_000, '2026-10-02', 'achieved'],
    [1_000_000, '2027-01-01', 'achieved'],
    [999_999, '2026-12-31', 'on-track'],
    [999_999, '2027-01-01', 'missed'],
    [0, '2026-10-09', 'too-early'],
    [600_000, '2026-11-01', 'on-track'],
    [400_000, '2026-11-01', 'on-track'], // gap = .10
    [399_999, '2026-11-01', 'at-risk'],
    [250_000, '2026-11-01', 'at-risk'], // gap = .25
    [249_999, '2026-11-01', 'off-track'],
  ])('%p on %s is %s', (progress, asOf, is) => {
    expect(health(progress, asOf)).toBe(is);
  });

  it('is not too early from 10 % on, to the day', () => {
    const month = { start: day('2026-11-01'), end: day('2026-11-30'), threshold: 1_000_000 };
    expect(healthOf(0, 66_666, month, day('2026-11-02'))).toBe('too-early');
    expect(healthOf(0, 100_000, month, day('2026-11-03'))).toBe('on-track');
  });

  it('measures the gap against θ', () => {
    expect(health(430_000, '2026-11-01', 500_000, aspirational)).toBe('on-track');
    expect(health(429_999, '2026-11-01', 500_000, aspirational)).toBe('at-risk');
    expect(health(324_999, '2026-11-01', 500_000, aspirational)).toBe('off-track');
    expect(health(700_000, '2026-11-01', 500_000, aspirational)).toBe('achieved');
  });

  it('an objective has its own, and says how many key results are off track', () => {
    const keyResults = ['a', 'b', 'c'].map((id, n) =>
      keyResult(id, 'o', metricMeasure('0', '100'), { readings: [reading('2026-11-01', n * 40)] }),
    );
    const value = objectiveIn(evaluateOn(planOf([objective('o')], keyResults)), 'o');
    expect(value).toMatchObject({ progress: 400_000, health: 'on-track', offTrack: 1 });
  });
});

describe('[R32] stale', () => {
  const typed = (on: string, checkInEvery: KeyResult['checkInEvery']) =>
    valueOf(metricMeasure('0', '1'), { readings: [reading(on, 1)], checkInEvery }).stale;

  it('a typed value older than 1.5 of its rhythm', () => {
    expect([typed('2026-10-22', 'week'), typed('2026-10-21', 'week')]).toEqual([false, true]);
    expect([typed('2026-10-31', 'day'), typed('2026-10-30', 'day')]).toEqual([false, true]);
    expect([typed('2026-09-17', 'month'), typed('2026-09-16', 'month')]).toEqual([false, true]);
    expect(typed('2026-09-01', 'quarter')).toBe(false);
  });

  it('work that was last read more than 24 hours ago', () => {
    const item = workItem({ id: itemId('jira', 's', 1), points: 1 });
    const plan = planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(item) }))]);
    const now = Date.UTC(2026, 10, 1, 12);
    const stale = (readAt: number | null) => {
      const { keyResults, objectives } = evaluate({
        plan,
        work: { ...workOf([item]), readAt },
        asOf: november,
        now,
      });
      return [keyResults[0]?.stale, objectives[0]?.stale];
    };
    expect(stale(now - 86_400_000)).toEqual([false, false]);
    expect(stale(now - 86_400_001)).toEqual([true, true]);
    expect(stale(null)).toEqual([false, false]);
  });

  it('[R9] is not said of an objective for what it leaves out', () => {
    const work = workMeasure({ links: [], query: 'not run' });
    const plan = (noData: 'zero' | 'exclude') =>
      planOf(
        [objective('o')],
        [keyResult('a', 'o', { kind: 'yesNo', done: true }), keyResult('b', 'o', work)],
        { noData },
      );
    expect(evaluateOn(plan('zero')).objectives[0]).toMatchObject({ stale: true, progress: 500_000 });
    expect(evaluateOn(plan('exclude')).objectives[0]).toMatchObject({ stale: false, progress: 1_000_000 });
  });

  it('[R5] is never said of an override, and never hides the value', () => {
    const readings = [reading('2026-10-01', 1)];
    const override = { value: 5, reason: 'r', by: 'b', until: november };
    expect(valueOf(metricMeasure('0', '1'), { readings, override })).toMatchObject({
      stale: false,
      progress: 5,
    });
    expect(valueOf(metricMeasure('0', '1'), { readings })).toMatchObject({
      stale: true,
      progress: 1_000_000,
    });
  });
});
