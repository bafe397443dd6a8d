import { periodsOf } from '@throughline/core/progress/periods.ts';
import type { KeyResult, MaintainMeasure, Rhythm } from '@throughline/core/model/plan.ts';
import { day, decimal, maintainMeasure, reading, valueOf } from '../plan-fixtures.ts';

const atLeast = { atLeast: decimal('99.9') };
const readings = (...all: readonly (readonly [on: string, value: string | number])[]) =>
  all.map(([on, value]) => reading(on, value));
const kept = (
  measure: Partial<MaintainMeasure>,
  on: string,
  all: readonly (readonly [string, string | number])[],
  more: Partial<KeyResult> = {},
) =>
  valueOf(maintainMeasure({ ...atLeast, ...measure }), {
    readings: readings(...all),
    asOf: day(on),
    ...more,
  });

/** First and last day of every period. */
function cut(start: string, end: string, every: Rhythm): string[] {
  const periods = periodsOf({ start: day(start), end: day(end) }, every);
  const spans: [string, string][] = [];
  for (let at = Date.parse(start); at <= Date.parse(end); at += 86_400_000) {
    const text = new Date(at).toISOString().slice(0, 10);
    const span = spans[periods.at(day(text))];
    if (span) span[1] = text;
    else spans[periods.at(day(text))] = [text, text];
  }
  expect(spans).toHaveLength(periods.planned);
  return spans.map(([from, to]) => `${from}…${to}`);
}

describe('[R13] planned periods', () => {
  it('are weeks from the start; a short rest belongs to the last one', () => {
    const weeks = cut('2026-10-01', '2026-12-31', 'week');
    expect(weeks).toHaveLength(13);
    expect([weeks[0], weeks.at(-1)]).toEqual(['2026-10-01…2026-10-07', '2026-12-24…2026-12-31']);
  });

  it.each([
    [
      '3 days of 7 belong to the week before',
      '2026-10-17',
      ['2026-10-01…2026-10-07', '2026-10-08…2026-10-17'],
    ],
    [
      '4 days of 7 are one',
      '2026-10-18',
      ['2026-10-01…2026-10-07', '2026-10-08…2026-10-14', '2026-10-15…2026-10-18'],
    ],
    ['where there is none before, it is one', '2026-10-02', ['2026-10-01…2026-10-02']],
    ['a single day', '2026-10-01', ['2026-10-01…2026-10-01']],
  ])('%s', (_, end, spans) => {
    expect(cut('2026-10-01', end, 'week')).toEqual(spans);
  });

  it('are months up to the day before the same day', () => {
    expect(cut('2026-10-01', '2026-12-31', 'month')).toEqual([
      '2026-10-01…2026-10-31',
      '2026-11-01…2026-11-30',
      '2026-12-01…2026-12-31',
    ]);
    expect(cut('2026-11-15', '2027-01-14', 'month')).toEqual([
      '2026-11-15…2026-12-14',
      '2026-12-15…2027-01-14',
    ]);
  });

  it('from the 31st on come back to the 31st after a short month, leap day and all', () => {
    expect(cut('2027-12-31', '2028-04-29', 'month')).toEqual([
      '2027-12-31…2028-01-30',
      '2028-01-31…2028-02-28',
      '2028-02-29…2028-03-30',
      '2028-03-31…2028-04-29',
    ]);
    expect(cut('2026-01-31', '2026-04-29', 'month')).toEqual([
      '2026-01-31…2026-02-27',
      '2026-02-28…2026-03-30',
      '2026-03-31…2026-04-29',
    ]);
  });

  it('from a leap day on: years apart it is the 28th', () => {
    expect(cut('2028-02-29', '2028-05-28', 'quarter')).toEqual(['2028-02-29…2028-05-28']);
    expect(periodsOf({ start: day('2028-02-29'), end: day('2029-03-28') }, 'month').planned).toBe(13);
    expect(cut('2028-02-29', '2029-03-28', 'month').slice(-2)).toEqual([
      '2029-01-29…2029-02-27',
      '2029-02-28…2029-03-28',
    ]);
  });

  it('are quarters: half of one that is left is one, less belongs to the one before', () => {
    // A whole one from 2027-01-01 has 90 days.
    expect(cut('2026-10-01', '2027-02-14', 'quarter')).toHaveLength(2);
    expect(cut('2026-10-01', '2027-02-13', 'quarter')).toEqual(['2026-10-01…2027-02-13']);
  });

  it('are days, and one day where the dates are upside down', () => {
    expect(periodsOf({ start: day('2026-10-01'), end: day('2026-12-31') }, 'day').planned).toBe(92);
    expect(periodsOf({ start: day('2026-10-02'), end: day('2026-10-01') }, 'day').planned).toBe(1);
    expect(periodsOf({ start: day('2026-10-02'), end: day('2026-10-01') }, 'month').planned).toBe(1);
  });
});

describe('[R13] held', () => {
  const two = [
    ['2026-10-02', 99],
    ['2026-10-05', 99.9],
    ['2026-10-08', 100],
  ] as const;

  it('is never 100 % on the first day', () => {
    const value = kept({}, '2026-10-01', [['2026-10-01', 100]]);
    expect(value).toMatchObject({ raw: 76_923, origin: 'measured', told: [] });
    expect(value.amount).toMatchObject({ held: 1, elapsed: 1, planned: 13, on: '2026-10-01' });
  });

  it('counts the last reading of each period; a bound is in range', () => {
    expect(kept({}, '2026-10-08', two)).toMatchObject({
      raw: 153_846,
      amount: { held: 2, elapsed: 2, planned: 13, current: decimal(100) },
    });
    expect(kept({}, '2026-10-08', [...two, ['2026-10-05', 99.8]])).toMatchObject({
      raw: 76_923,
      amount: { held: 1, elapsed: 2 },
    });
  });

  it.each([
    ['2026-10-13', 1],
    ['2026-10-14', 2],
  ])('a week without a reading has elapsed once the next one is over: on %s', (on, elapsed) => {
    // Nothing in the first week; one reading in the second.
    expect(kept({}, on, [['2026-10-09', 100]]).amount).toMatchObject({ held: 1, elapsed, planned: 13 });
  });

  it('the last period has a grace as long as itself', () => {
    const all = [['2026-10-01', 100]] as const;
    // 13 planned; the last has 8 days and ends on 12-31.
    expect(kept({}, '2026-12-30', all).amount).toMatchObject({ elapsed: 11 });
    expect(kept({}, '2026-12-31', all).amount).toMatchObject({ elapsed: 12 });
    expect(kept({}, '2027-01-07', all).amount).toMatchObject({ elapsed: 12 });
    expect(kept({}, '2027-01-08', all).amount).toMatchObject({ held: 1, elapsed: 13, planned: 13 });
  });

  it('looks at readings inside its dates only, and at none that is not known yet', () => {
    const outside = [
      ['2026-09-30', 100],
      ['2027-01-01', 100],
    ] as const;
    const value = kept({}, '2027-02-01', outside);
    expect(value).toMatchObject({ raw: null, progress: null, origin: 'none', stale: false });
    expect(value.amount).toMatchObject({ current: null, on: null, held: 0, elapsed: 13 });
    expect(kept({}, '2026-10-04', two).amount).toMatchObject({ held: 0, elapsed: 1 });
  });

  it('is 100 % when every planned period was held', () => {
    const short = { start: day('2026-10-01'), end: day('2026-10-14') };
    const all = [
      ['2026-10-07', 100],
      ['2026-10-14', 100],
    ] as const;
    expect(kept({}, '2026-10-14', all, short).progress).toBe(1_000_000);
  });

  it('on dates upside down is one day, the start', () => {
    const upside = { start: day('2026-10-10'), end: day('2026-10-01') };
    expect(kept({}, '2026-10-12', [['2026-10-10', 100]], upside)).toMatchObject({
      progress: 1_000_000,
      amount: { planned: 1, elapsed: 1 },
    });
    expect(kept({}, '2026-10-12', [['2026-10-11', 100]], upside).progress).toBeNull();
  });

  it('is stale by the check-in rhythm, not by its periods', () => {
    const month = { every: 'month' } as const;
    expect(kept(month, '2026-10-11', [['2026-10-01', 100]]).stale).toBe(false);
    expect(kept(month, '2026-10-12', [['2026-10-01', 100]]).stale).toBe(true);
  });

  it('at most, and both', () => {
    const both = { atLeast: decimal(2), atMost: decimal(4) };
    for (const [value, held] of [
      [1.999, 0],
      [2, 1],
      [4, 1],
      [4.001, 0],
    ] as const) {
      expect(kept(both, '2026-10-01', [['2026-10-01', value]]).amount).toMatchObject({ held });
    }
    expect(kept({ atLeast: null, atMost: decimal(-1) }, '2026-10-01', [['2026-10-01', -1]]).progress).toBe(
      76_923,
    );
  });

  it.each<[string, Partial<MaintainMeasure>]>([
    ['no bound', { atLeast: null }],
    ['bounds upside down', { atLeast: decimal(5), atMost: decimal(4) }],
  ])('with %s there is no value, and it says so', (_, bounds) => {
    expect(kept(bounds, '2026-10-08', two)).toMatchObject({
      raw: null,
      told: ['D_NO_RANGE'],
      amount: { held: 0, planned: 13 },
    });
  });
});

describe('[R13] one verdict for all', () => {
  const three = [
    ['2026-10-01', 100],
    ['2026-10-08', 99.8],
    ['2026-10-15', 99.9],
  ] as const;

  it.each<[MaintainMeasure['method'], number]>([
    ['held', 153_846],
    ['latest', 230_769],
    ['worst', 0],
    ['average', 230_769],
  ])('%s', (method, raw) => {
    expect(kept({ method }, '2026-10-15', three).raw).toBe(raw);
  });

  it('the average is exact: a third of a hundredth below is below', () => {
    const below = [...three.slice(0, 2), ['2026-10-15', 99.89]] as const;
    expect(kept({ method: 'average' }, '2026-10-15', below).raw).toBe(0);
    expect(kept({ method: 'average', atLeast: decimal('99.896') }, '2026-10-15', below).raw).toBe(230_769);
  });

  it('says how many were held whatever the method', () => {
    expect(kept({ method: 'worst' }, '2026-10-15', three).amount).toMatchObject({ held: 2, elapsed: 3 });
  });
});
