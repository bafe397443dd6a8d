import type { MaintainMeasure } from '@throughline/core/model/plan.ts';
import { decimal, keyResult as from, objective, planOf as built, reading } from '../plan-fixtures.ts';
import type { GoldenCase } from './golden-case.ts';
import { keyResult, planOf, reads } from './plan-notation.ts';

const uptime = 'kind: maintain, atLeast: 99.9, unit: "%"';
const hold = (measure: string, readings: string, ...more: readonly string[]): string =>
  planOf([keyResult('kr', measure, reads(readings), ...more)]);

/** The quarter in weeks: 12 of 7 days and one of 8, from 12-24 on. */
const weeks = '10-01 10-08 10-15 10-22 10-29 11-05 11-12 11-19 11-26 12-03 12-10 12-17 12-24'.split(' ');
const heldIn = (days: readonly string[], value = 99.95): string =>
  days.map((day) => `${day}=${value}`).join(' ');

/** Bounds that a plan file refuses. */
const foreign = (bounds: Pick<MaintainMeasure, 'atLeast' | 'atMost'>) =>
  built(
    [objective('o')],
    [
      from(
        'kr',
        'o',
        { kind: 'maintain', ...bounds, unit: null, every: 'week', method: 'held' },
        {
          readings: [reading('2026-10-02', 5)],
        },
      ),
    ],
  );

/** R13: periods that were held, of those that are planned. */
export const maintainCases: readonly GoldenCase[] = [
  {
    id: 'maintain-day-1',
    rules: ['R13'],
    plan: hold(uptime, '10-01=100'),
    asOf: '2026-10-01',
    expect: {
      kr: {
        raw: 76_923,
        progress: 76_923,
        amount: '1 held, 1 elapsed, 13 planned',
        origin: 'measured',
        health: 'too-early',
      },
    },
    why: '92 days are 13 weeks and 1 day, which joins the last; 1/13 = 0.0769230… → 76,923, not 100 %',
  },
  {
    id: 'maintain-without-reading',
    rules: ['R13'],
    plan: planOf([keyResult('kr', uptime)]),
    asOf: '2026-10-03',
    expect: {
      kr: { raw: null, amount: '0 held, 0 elapsed, 13 planned', origin: 'none', health: 'too-early' },
    },
    why: 'no reading at all → no value',
  },
  {
    id: 'maintain-four-weeks',
    rules: ['R13'],
    plan: hold(uptime, heldIn(weeks.slice(0, 4))),
    asOf: '2026-10-28',
    expect: { kr: { raw: 307_692, amount: '4 held, 4 elapsed, 13 planned' } },
    why: '4/13 = 0.3076923… → 307,692',
  },
  {
    id: 'maintain-last-reading-of-the-week',
    rules: ['R13', 'R9'],
    plan: hold(uptime, '10-02=99.95 10-07=99.5 10-08=99 10-14=99.9'),
    asOf: '2026-10-14',
    expect: { kr: { raw: 76_923, amount: '1 held, 2 elapsed, 13 planned' } },
    why: 'week 1 ends on 10-07 with 99.5: not held; week 2 on 10-14 with 99.9, the bound itself: held; 1/13 → 76,923',
  },
  {
    id: 'maintain-two-readings-on-one-day',
    rules: ['R9', 'R13'],
    plan: hold(uptime, '10-07=99.95 10-07=99.5'),
    asOf: '2026-10-07',
    expect: { kr: { raw: 0, amount: '0 held, 1 elapsed, 13 planned' } },
    why: 'the later in the list, 99.5, is out of range: 0/13',
  },
  {
    id: 'maintain-week-without-reading-in-grace',
    rules: ['R13'],
    plan: hold(uptime, '10-01=100 10-15=100'),
    asOf: '2026-10-20',
    expect: { kr: { raw: 153_846, amount: '2 held, 2 elapsed, 13 planned' } },
    why: 'week 2 has no reading and week 3 ends on 10-21, not over yet: 2 held of 2; 2/13 = 0.1538461… → 153,846',
  },
  {
    id: 'maintain-week-without-reading-after-grace',
    rules: ['R13'],
    plan: hold(uptime, '10-01=100 10-15=100'),
    asOf: '2026-10-21',
    expect: { kr: { raw: 153_846, amount: '2 held, 3 elapsed, 13 planned' } },
    why: 'at the end of 10-21 week 3 is over: week 2 has elapsed, not held; still 2/13',
  },
  {
    id: 'maintain-whole-quarter',
    rules: ['R13'],
    plan: hold(uptime, heldIn(weeks)),
    asOf: '2026-12-31',
    expect: { kr: { raw: 1_000_000, amount: '13 held, 13 elapsed, 13 planned', health: 'achieved' } },
    why: '13/13 = 1',
  },
  {
    id: 'maintain-one-week-lost',
    rules: ['R13'],
    plan: hold(uptime, `${heldIn(weeks)} 11-11=98`),
    asOf: '2026-12-31',
    expect: {
      kr: { raw: 923_076, shown: '92', amount: '12 held, 13 elapsed, 13 planned', health: 'on-track' },
    },
    why: 'the week to 11-11 ends at 98: 12/13 = 0.9230769… → 923,076; gap 1 − 0.923 ≤ 0.1',
  },
  {
    id: 'maintain-grace-of-the-last-week-open',
    rules: ['R13'],
    plan: hold(uptime, heldIn(weeks.slice(0, 12))),
    asOf: '2027-01-07',
    expect: { kr: { raw: 923_076, amount: '12 held, 12 elapsed, 13 planned' } },
    why: 'the last week has 8 days, so its grace lasts until 01-08: not elapsed on 01-07; 12/13',
  },
  {
    id: 'maintain-grace-of-the-last-week-over',
    rules: ['R13'],
    plan: hold(uptime, heldIn(weeks.slice(0, 12))),
    asOf: '2027-01-08',
    expect: { kr: { raw: 923_076, amount: '12 held, 13 elapsed, 13 planned', health: 'missed' } },
    why: '8 days after 12-31 are over at the end of 01-08: 12 of 13 elapsed; 12/13',
  },
  {
    id: 'maintain-rest-of-half-a-week',
    rules: ['R13'],
    plan: hold(uptime, '10-01=100', 'end: 2026-10-18'),
    asOf: '2026-10-02',
    expect: { kr: { raw: 333_333, amount: '1 held, 1 elapsed, 3 planned' } },
    why: '18 days = 7 + 7 + 4; 4 is no less than 3.5, a period of its own: 1/3 → 333,333',
  },
  {
    id: 'maintain-rest-below-half-a-week',
    rules: ['R13'],
    plan: hold(uptime, '10-01=100 10-08=99 10-17=100', 'end: 2026-10-17'),
    asOf: '2026-10-17',
    expect: { kr: { raw: 1_000_000, amount: '2 held, 2 elapsed, 2 planned' } },
    why: '17 days = 7 + 7 + 3; 3 < 3.5 joins, so week 2 lasts to 10-17 and ends at 100: 2/2 (as three periods 2/3)',
  },
  {
    id: 'maintain-shorter-than-half-a-week',
    rules: ['R13'],
    plan: hold(uptime, '10-02=100', 'end: 2026-10-03'),
    asOf: '2026-10-03',
    expect: { kr: { raw: 1_000_000, amount: '1 held, 1 elapsed, 1 planned' } },
    why: '3 days: nothing before to join, so one period: 1/1 on its last day',
  },
  {
    id: 'maintain-one-period-before-its-end',
    rules: ['R13'],
    plan: hold(uptime, '10-02=100', 'end: 2026-10-03'),
    asOf: '2026-10-02',
    expect: { kr: { raw: 0, amount: '0 held, 0 elapsed, 1 planned' } },
    why: 'fine on an early day of the only period: 0/1 until its last day, never 100 %',
  },
  {
    id: 'maintain-months',
    rules: ['R13'],
    plan: hold(`${uptime}, every: month`, '10-31=99.9 11-10=99'),
    asOf: '2026-11-15',
    expect: { kr: { raw: 333_333, amount: '1 held, 2 elapsed, 3 planned' } },
    why: 'October, November, December: October held, November out so far: 1/3 → 333,333',
  },
  {
    id: 'maintain-months-from-the-31st',
    rules: ['R13'],
    plan: hold(`${uptime}, every: month`, '11-29=99 11-30=100', 'start: 2026-10-31', 'end: 2027-01-30'),
    asOf: '2026-11-30',
    expect: { kr: { raw: 333_333, amount: '1 held, 2 elapsed, 3 planned' } },
    why: '10-31…11-29, 11-30…12-30, 12-31…01-30: the first ends at 99, the second stands at 100: 1/3',
  },
  {
    id: 'maintain-months-from-the-31st-over-a-leap-day',
    rules: ['R13'],
    plan: hold(
      `${uptime}, every: month`,
      '2028-02-28=99 2028-02-29=100 2028-03-30=100',
      'start: 2028-01-31',
      'end: 2028-04-29',
    ),
    asOf: '2028-03-30',
    expect: { kr: { raw: 333_333, amount: '1 held, 2 elapsed, 3 planned' } },
    why: '01-31…02-28, 02-29…03-30, 03-31…04-29: out on 02-28, in on 03-30: 1/3',
  },
  {
    id: 'maintain-days',
    rules: ['R13'],
    plan: hold(`${uptime}, every: day`, '10-01=100 10-03=100', 'end: 2026-10-10'),
    asOf: '2026-10-03',
    expect: { kr: { raw: 200_000, amount: '2 held, 3 elapsed, 10 planned' } },
    why: '10-02 has none and the day after it is over: 2 of 3 elapsed; 2/10 → 200,000',
  },
  {
    id: 'maintain-quarters',
    rules: ['R13'],
    plan: hold(`${uptime}, every: quarter`, '10-20=100', 'end: 2027-03-31'),
    expect: { kr: { raw: 500_000, amount: '1 held, 1 elapsed, 2 planned' } },
    why: 'October to December and January to March: 1/2',
  },
  {
    id: 'maintain-at-most',
    rules: ['R13'],
    plan: hold('kind: maintain, atMost: 25', '10-01=25 10-08=25.1'),
    asOf: '2026-10-08',
    expect: { kr: { raw: 76_923, amount: '1 held, 2 elapsed, 13 planned' } },
    why: '25 is in range, 25.1 is not: 1/13 → 76,923',
  },
  {
    id: 'maintain-between',
    rules: ['R13'],
    plan: hold('kind: maintain, atLeast: -2, atMost: 2', '10-01=-2 10-08=2 10-15=-2.5 10-22=3'),
    asOf: '2026-10-22',
    expect: { kr: { raw: 153_846, amount: '2 held, 4 elapsed, 13 planned' } },
    why: '−2 and 2 are in, −2.5 and 3 are out: 2/13 → 153,846',
  },
  {
    id: 'maintain-readings-outside-the-dates',
    rules: ['R1', 'R13'],
    plan: hold(uptime, '09-30=100 11-02=100'),
    expect: { kr: { raw: null } },
    why: '09-30 lies before the start and 11-02 is not known on 11-01: no value',
  },
  {
    id: 'maintain-latest-in-range',
    rules: ['R13'],
    plan: hold(`${uptime}, method: latest`, '10-01=99 10-08=99 10-15=100'),
    asOf: '2026-10-15',
    expect: { kr: { raw: 230_769, amount: '1 held, 3 elapsed, 13 planned' } },
    why: 'the last reading 100 is in range, 3 weeks have one: 3/13 = 0.2307692… → 230,769',
  },
  {
    id: 'maintain-latest-out-of-range',
    rules: ['R13'],
    plan: hold(`${uptime}, method: latest`, '10-01=100 10-08=100 10-15=99'),
    asOf: '2026-10-15',
    expect: { kr: { raw: 0, amount: '2 held, 3 elapsed, 13 planned' } },
    why: 'the last reading 99 is out of range: 0, though 2 weeks were held',
  },
  {
    id: 'maintain-worst',
    rules: ['R13'],
    plan: hold(`${uptime}, method: worst`, '10-01=99.9 10-05=99.95 10-08=100'),
    asOf: '2026-10-08',
    expect: { kr: { raw: 153_846 } },
    why: 'the last readings 99.95 and 100 are both in range: 2/13 → 153,846',
  },
  {
    id: 'maintain-worst-one-out',
    rules: ['R13'],
    plan: hold(`${uptime}, method: worst`, '10-01=99 10-08=100'),
    asOf: '2026-10-08',
    expect: { kr: { raw: 0 } },
    why: '99 is the worst of the two and out of range: 0',
  },
  {
    id: 'maintain-average-exact',
    rules: ['R3', 'R13'],
    plan: hold(`${uptime}, method: average`, '10-01=99.8 10-08=99.9 10-15=100'),
    asOf: '2026-10-15',
    expect: { kr: { raw: 230_769 } },
    why: '(99.8 + 99.9 + 100)/3 = 99.9 exactly, in range (binary fractions: 99.8999…): 3/13 → 230,769',
  },
  {
    id: 'maintain-average-below',
    rules: ['R13'],
    plan: hold(`${uptime}, method: average`, '10-01=99.8 10-08=99.9'),
    asOf: '2026-10-08',
    expect: { kr: { raw: 0 } },
    why: '(99.8 + 99.9)/2 = 99.85 < 99.9: 0',
  },
  {
    id: 'maintain-without-bounds',
    rules: ['R13'],
    plan: foreign({ atLeast: null, atMost: null }),
    expect: { kr: { raw: null } },
    problems: ['D_NO_RANGE kr'],
    why: 'neither bound: nothing to be in range of, no value',
  },
  {
    id: 'maintain-bounds-crossed',
    rules: ['R13'],
    plan: foreign({ atLeast: decimal(10), atMost: decimal(2) }),
    expect: { kr: { raw: null } },
    problems: ['D_NO_RANGE kr'],
    why: 'at least 10 and at most 2 holds for no number: no value',
  },
];
