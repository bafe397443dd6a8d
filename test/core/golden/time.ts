import {
  day,
  keyResult as from,
  metricMeasure,
  objective as built,
  planOf as builtPlan,
  reading,
} from '../plan-fixtures.ts';
import type { GoldenCase } from './golden-case.ts';
import { keyResult, metric, objective, percentAt, planOf, planText, ppmAt, reads } from './plan-notation.ts';

const leap = '{ id: 2028-Q1, start: 2028-01-01, end: 2028-03-31 }';
const line = (id: string, asOf: string, expected: number, why: string): GoldenCase => ({
  id,
  rules: ['R32'],
  plan: planOf([ppmAt('kr', 400_000)]),
  asOf,
  expect: { kr: { expected }, o: { expected } },
  why,
});
const berlin = (
  asOf: string,
  id: string,
  progress: number,
  expected: number,
  timeZone: string,
  why: string,
): GoldenCase => ({
  id,
  rules: ['R1'],
  plan: planOf([keyResult('kr', 'kind: metric, from: 0, to: 100', reads('10-31=30 11-01=90'))], {
    policy: `timeZone: ${timeZone}`,
  }),
  asOf,
  expect: { kr: { progress, expected } },
  why,
});

/** R1, R32: days, and how much of the time is over. */
export const timeCases: readonly GoldenCase[] = [
  line('time-day-before-the-start', '2026-09-30', 0, '0 days of 92, held to 0'),
  line('time-first-day', '2026-10-01', 10_869, '1/92 = 0.0108695… → 10,869, the start included'),
  line('time-a-third', '2026-11-01', 347_826, '(31 + 1)/92 = 0.3478260… → 347,826'),
  line('time-half', '2026-11-15', 500_000, '(31 + 15)/92 = 1/2'),
  line('time-day-before-the-last', '2026-12-30', 989_130, '91/92 = 0.9891304… → 989,130'),
  line('time-last-day', '2026-12-31', 1_000_000, '92/92 = 1, the end included'),
  line('time-day-after-the-end', '2027-01-01', 1_000_000, '93/92, held to 1'),
  {
    id: 'time-not-started',
    rules: ['R32'],
    plan: metric('from: 0, to: 100', '09-30=0'),
    asOf: '2026-09-30',
    expect: { kr: { health: 'not-started', expected: 0 }, o: { health: 'not-started' } },
    why: 'the day before 10-01',
  },
  {
    id: 'time-before-the-start-without-value',
    rules: ['R32'],
    plan: planOf([percentAt('kr', 40)]),
    asOf: '2026-09-30',
    expect: { kr: { health: 'too-early', progress: null } },
    why: 'no value before the start: too early as well',
  },
  {
    id: 'time-one-day',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 400_000, 'start: 2026-11-01', 'end: 2026-11-01')]),
    expect: { kr: { expected: 1_000_000, health: 'off-track' } },
    why: '1/1 on its only day; gap 1 − 0.4 = 0.6',
  },
  {
    id: 'time-one-day-the-day-before',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 400_000, 'start: 2026-11-02', 'end: 2026-11-02')]),
    expect: { kr: { expected: 0, health: 'not-started' } },
    why: '0/1 on the day before',
  },
  {
    id: 'time-one-day-the-day-after',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 400_000, 'start: 2026-10-31', 'end: 2026-10-31')]),
    expect: { kr: { expected: 1_000_000, health: 'missed' } },
    why: '2/1, held to 1, and its end is over',
  },
  {
    id: 'time-upside-down-is-one-day',
    rules: ['R32'],
    plan: builtPlan(
      [built('o')],
      [
        from('kr', 'o', metricMeasure('0', '100'), {
          start: day('2026-11-01'),
          end: day('2026-10-15'),
          readings: [reading('2026-11-01', 40)],
        }),
      ],
    ),
    expect: { kr: { expected: 1_000_000, health: 'off-track' } },
    why: 'read as one day, its start 11-01: 1/1',
  },
  {
    id: 'time-exactly-a-tenth',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 0, 'end: 2026-10-10')]),
    asOf: '2026-10-01',
    expect: { kr: { expected: 100_000, health: 'on-track' } },
    why: '1/10 of the time is no less than 10 %; gap 0.1 ≤ 0.10',
  },
  {
    id: 'time-just-below-a-tenth',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 0, 'end: 2026-10-11')]),
    asOf: '2026-10-01',
    expect: { kr: { expected: 90_909, health: 'too-early' } },
    why: '1/11 = 0.0909090… < 0.1',
  },
  {
    id: 'time-tenth-of-the-quarter-not-over',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 0)]),
    asOf: '2026-10-09',
    expect: { kr: { expected: 97_826, health: 'too-early' } },
    why: '9/92 = 0.0978260… < 0.1',
  },
  {
    id: 'time-tenth-of-the-quarter-over',
    rules: ['R32'],
    plan: planOf([ppmAt('kr', 0)]),
    asOf: '2026-10-10',
    expect: { kr: { expected: 108_695, health: 'at-risk' } },
    why: '10/92 = 0.1086956… ≥ 0.1; gap 0.108695 > 0.10',
  },
  {
    id: 'time-leap-day',
    rules: ['R32'],
    plan: planOf([keyResult('kr', 'kind: metric, from: 0, to: 100', reads('2028-02-29=60'))], {
      cycle: leap,
    }),
    asOf: '2028-02-29',
    expect: { kr: { progress: 600_000, expected: 659_340, stale: false } },
    why: '31 + 29 = 60 of 31 + 29 + 31 = 91 days: 0.6593406… → 659,340',
  },
  {
    id: 'time-day-after-a-leap-day',
    rules: ['R32'],
    plan: planOf(
      [keyResult('kr', 'kind: metric, from: 0, to: 100', reads('2028-02-29=60'), 'checkInEvery: day')],
      {
        cycle: leap,
      },
    ),
    asOf: '2028-03-01',
    expect: { kr: { expected: 670_329, stale: false } },
    why: '61/91 = 0.6703296… → 670,329; 02-29 was 1 day ago ≤ 1.5',
  },
  {
    id: 'time-over-the-turn-of-the-year',
    rules: ['R32'],
    plan: planOf([keyResult('kr', 'kind: metric, from: 0, to: 100', reads('2027-01-10=50'))], {
      cycle: '{ id: winter, start: 2026-12-02, end: 2027-03-01 }',
    }),
    asOf: '2027-01-10',
    expect: { kr: { expected: 444_444, progress: 500_000, health: 'on-track' } },
    why: '30 + 10 = 40 of 30 + 31 + 28 + 1 = 90 days: 0.4444444… → 444,444',
  },
  {
    id: 'time-line-of-an-objective',
    rules: ['R32'],
    plan: planOf([ppmAt('a', 0, 'end: 2026-10-31'), ppmAt('b', 0, 'weight: 3')]),
    expect: {
      a: { expected: 1_000_000, health: 'missed' },
      b: { expected: 347_826 },
      o: { expected: 510_869 },
    },
    why: 'a is at 1, b at 32/92: (1·1,000,000 + 3·347,826)/4 = 2,043,478/4 = 510,869.5 → 510,869',
  },
  {
    id: 'time-line-takes-what-the-value-takes',
    rules: ['R9', 'R32'],
    plan: planText(
      [
        objective('o', [
          ppmAt('a', 100_000, 'end: 2026-10-31'),
          keyResult('b', 'kind: metric, from: 0, to: 100'),
        ]),
      ],
      { policy: 'noData: exclude' },
    ),
    expect: { o: { expected: 1_000_000, progress: 100_000, health: 'off-track' } },
    why: 'b has no value and is left out of both: line 1 of a alone; the objective itself is not over; gap 0.9',
  },
  {
    id: 'time-line-of-a-mixed-objective',
    rules: ['R32'],
    plan: planOf([ppmAt('a', 300_000, 'kind: aspirational'), ppmAt('b', 300_000)]),
    expect: {
      a: { expected: 243_478 },
      b: { expected: 347_826 },
      o: { expected: 295_652, health: 'on-track' },
    },
    why: 'θ of the line is the children’s: (243,478 + 347,826)/2 = 295,652; θ of the gap its own, 1',
  },
  {
    id: 'time-line-without-children',
    rules: ['R32'],
    plan: planOf([], {}, 'kind: aspirational'),
    expect: { o: { expected: 243_478, health: 'none' } },
    why: 'straight on its own dates: 0.7·32/92 = 0.2434782… → 243,478',
  },
  berlin(
    '2026-10-31T22:30:00Z',
    'zone-berlin-before-midnight',
    300_000,
    336_956,
    'Europe/Berlin',
    '22:30 in London is 23:30 on 10-31 in Berlin (UTC+1): reading 30, line 31/92 = 0.3369565…',
  ),
  berlin(
    '2026-10-31T23:30:00Z',
    'zone-berlin-after-midnight',
    900_000,
    347_826,
    'Europe/Berlin',
    '23:30 UTC is 00:30 on 11-01 in Berlin: reading 90, line 32/92',
  ),
  berlin(
    '2026-11-01T06:59:59Z',
    'zone-los-angeles-still-october',
    300_000,
    336_956,
    'America/Los_Angeles',
    '06:59:59 UTC is 23:59:59 on 10-31 in Los Angeles, UTC−7 until 11-01: reading 30, line 31/92',
  ),
  berlin(
    '2026-10-31T10:00:00Z',
    'zone-kiritimati-already-november',
    900_000,
    347_826,
    'Pacific/Kiritimati',
    '10:00 UTC is 00:00 on 11-01 at UTC+14: reading 90, line 32/92',
  ),
  berlin(
    '2026-10-31T23:59:59Z',
    'zone-utc-until-midnight',
    300_000,
    336_956,
    'UTC',
    '23:59:59 UTC is still 10-31: reading 30, line 31/92',
  ),
];
