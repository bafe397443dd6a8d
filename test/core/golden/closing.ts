import type { GoldenCase } from './golden-case.ts';
import { keyResult, objective, percentAt, planOf, planText, ppmAt, reads } from './plan-notation.ts';

const closed = (more: string): string => `status: closed, closed: { on: 2026-11-15, ${more} }`;
const changed = closed('value: 0.65, score: 0.7, reason: agreed, by: maria');
const metric = (readings: string, ...more: readonly string[]): string =>
  keyResult('kr', 'kind: metric, from: 0, to: 100', reads(readings), ...more);

/** R36: what is closed. */
export const closingCases: readonly GoldenCase[] = [
  {
    id: 'closed-frozen',
    rules: ['R5', 'R36'],
    plan: planOf([metric('11-10=65', closed('value: 0.65')), percentAt('other', 35)]),
    asOf: '2026-12-31',
    expect: {
      kr: { raw: 650_000, progress: 650_000, score: 650_000, origin: 'frozen', stale: false, band: 'close' },
      o: { progress: 500_000, coverage: 1_000_000 },
    },
    why: '0.65 as recorded, never stale: (650,000 + 350,000)/2 = 500,000',
  },
  {
    id: 'closed-on-the-day',
    rules: ['R36'],
    plan: planOf([metric('11-10=65', closed('value: 0.65'))]),
    asOf: '2026-11-15',
    expect: { kr: { progress: 650_000, origin: 'frozen' } },
    why: 'it counts from the closing’s day on',
  },
  {
    id: 'closed-the-day-before',
    rules: ['R36'],
    plan: planOf([metric('11-10=40 11-20=65', closed('value: 0.65'))]),
    asOf: '2026-11-14',
    expect: { kr: { progress: 400_000, origin: 'measured', score: 400_000 } },
    why: 'before 11-15 it is computed: 40/100',
  },
  {
    id: 'closed-and-changed-since',
    rules: ['R36'],
    plan: planOf([metric('11-10=65 12-01=80', closed('value: 0.65'))]),
    asOf: '2026-12-31',
    expect: { kr: { progress: 650_000, origin: 'frozen' }, o: { progress: 650_000 } },
    problems: ['D_CHANGED_AFTER_CLOSE kr'],
    why: '0.65 stands, though it would be 80/100 now',
  },
  {
    id: 'closed-with-a-changed-score',
    rules: ['R31', 'R36'],
    plan: planOf([metric('11-10=65', changed)], {}, 'kind: aspirational'),
    asOf: '2026-12-31',
    expect: {
      kr: { progress: 650_000, score: 700_000, band: 'achieved' },
      o: { progress: 650_000, band: 'right-track' },
    },
    why: 'score 0.7 ≥ θ = 0.7 decides the band; what rolls up is 0.65, which is 0.6 ≤ 0.65 < 0.7',
  },
  {
    id: 'closed-with-a-lowered-score',
    rules: ['R31', 'R36'],
    plan: planOf([
      metric('11-10=100', closed('value: 1, score: 0.5, reason: the count was wrong, by: maria')),
    ]),
    asOf: '2026-12-31',
    expect: {
      kr: { progress: 1_000_000, score: 500_000, band: 'behind', health: 'achieved' },
      o: { progress: 1_000_000 },
    },
    why: 'score 0.5 < 0.6 decides the band, and nothing else: 1.0 rolls up and is achieved',
  },
  {
    id: 'closed-line-and-health-of-its-day',
    rules: ['R32', 'R36'],
    plan: planOf([metric('11-10=42', closed('value: 0.42'))]),
    asOf: '2027-01-31',
    expect: { kr: { expected: 500_000, health: 'on-track' } },
    why: 'as of 11-15: 46/92 = 0.5; gap 0.08 ≤ 0.1; not missed, though the end is over',
  },
  {
    id: 'closed-not-touched-by-an-override',
    rules: ['R30', 'R36'],
    plan: planOf([
      metric(
        '11-10=65',
        closed('value: 0.65'),
        'override: { value: 0.9, reason: r, by: m, until: 2026-11-30 }',
      ),
    ]),
    asOf: '2026-11-28',
    expect: { kr: { progress: 650_000, origin: 'frozen' } },
    why: '0.65 is frozen; the override neither counts nor is spoken of',
  },
  {
    id: 'closed-without-a-record',
    rules: ['R26', 'R36'],
    plan: planOf([metric('11-10=65 12-01=80', 'status: closed'), percentAt('other', 0)]),
    asOf: '2026-12-31',
    expect: { kr: { progress: 800_000, origin: 'measured' }, o: { progress: 400_000 } },
    why: 'nothing was recorded: computed, 80/100; (80 + 0)/2 = 40 %',
  },
  {
    id: 'closed-objective',
    rules: ['R24', 'R36'],
    plan: planText([
      objective('top', [percentAt('t', 15)]),
      objective(
        'o',
        [percentAt('a', 60), percentAt('b', 20)],
        `parent: { id: top }, ${closed('value: 0.65')}`,
      ),
    ]),
    asOf: '2026-12-31',
    expect: {
      o: {
        progress: 650_000,
        origin: 'frozen',
        parts: { a: 300_000, b: 100_000 },
        expected: 500_000,
        health: 'on-track',
      },
      top: { progress: 400_000 },
    },
    problems: ['D_CHANGED_AFTER_CLOSE o'],
    why: '0.65 stands where (60 + 20)/2 = 40 % would come now; parts are those of now; top = (15 + 65)/2 = 40 %',
  },
  {
    id: 'closed-and-worse-than-at-start',
    rules: ['R2', 'R36'],
    plan: planOf([metric('11-10=-10', closed('value: 0'))]),
    asOf: '2026-12-31',
    expect: { kr: { progress: 0, origin: 'frozen' } },
    why: 'of what is closed D_REGRESSED is not said; −10 % held to 0 is the 0 that was recorded',
  },
  {
    id: 'closed-beyond-the-target-and-still-rising',
    rules: ['R2', 'R36'],
    plan: planOf([metric('11-10=110 12-01=120', closed('value: 1'))]),
    asOf: '2026-12-31',
    expect: { kr: { progress: 1_000_000, origin: 'frozen', health: 'achieved' } },
    why: '1.2 now, held to 1, is the 1 that was recorded: nothing has changed',
  },
  {
    id: 'closed-child-in-the-line-of-its-objective',
    rules: ['R32', 'R36'],
    plan: planOf([metric('11-10=65', closed('value: 0.65')), ppmAt('b', 900_000)]),
    asOf: '2026-12-31',
    expect: {
      kr: { expected: 500_000 },
      b: { expected: 1_000_000 },
      o: { progress: 775_000, expected: 750_000 },
    },
    why: 'kr stays at its line of 11-15, 0.5, b is at 1: (0.5 + 1)/2 = 0.75; (0.65 + 0.9)/2 = 0.775',
  },
  {
    id: 'closed-objective-after-a-closed-child',
    rules: ['R32', 'R36'],
    plan: planOf(
      [percentAt('a', 40, 'status: closed, closed: { on: 2026-11-01, value: 0.4 }'), ppmAt('b', 500_000)],
      {},
      closed('value: 0.45'),
    ),
    asOf: '2026-12-31',
    expect: { a: { expected: 347_826 }, o: { progress: 450_000, expected: 423_913, health: 'on-track' } },
    why: 'on 11-15 b was at 46/92 = 0.5, a at 32/92 since its own close: (347,826 + 500,000)/2 = 423,913; (0.4 + 0.5)/2 = 0.45',
  },
];
