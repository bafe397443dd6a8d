import type { KpiMeasure } from '@throughline/core/model/plan.ts';
import { decimal, keyResult as from, objective as built, planOf as builtPlan } from '../plan-fixtures.ts';
import type { GoldenCase } from './golden-case.ts';
import { keyResult, kpi, objective, percentAt, planOf, planText, reads } from './plan-notation.ts';

const bound = (target: string, readings: string, measure = '', ...more: readonly string[]): string =>
  planOf([keyResult('kr', `kind: kpi, kpi: k${measure}`, ...more)], {
    kpis: [kpi('k', 'unit: min', target, reads(readings))],
  });

/** Bound to a KPI that is not in the plan, or one without a target: a plan file refuses both. */
const foreign = (measure: Partial<KpiMeasure>) => ({
  ...builtPlan(
    [built('o')],
    [from('kr', 'o', { kind: 'kpi', kpi: 'k' as KpiMeasure['kpi'], from: null, to: null, ...measure })],
  ),
  kpis: [
    {
      id: 'k' as KpiMeasure['kpi'],
      name: 'k',
      explanation: null,
      unit: null,
      every: 'week' as const,
      target: null,
      readings: [],
    },
  ],
});

/** R14: what a KPI says, as a key result and by itself. */
export const kpiCases: readonly GoldenCase[] = [
  {
    id: 'kpi-from-its-first-reading',
    rules: ['R6', 'R14'],
    plan: bound('target: { atMost: 25 }', '10-05=45 10-12=41'),
    asOf: '2026-10-13',
    expect: {
      kr: { raw: 200_000, amount: '45 → 41 → 25 min', origin: 'measured', stale: false },
      k: { met: false, stale: false, current: '41' },
    },
    problems: ['D_NO_BASELINE kr'],
    why: 'nothing up to the start, so b = 45, said; t = 25 of the KPI; (41 − 45)/(25 − 45) = 4/20 → 200,000',
  },
  {
    id: 'kpi-from-the-reading-before-the-start',
    rules: ['R6', 'R14'],
    plan: bound('target: { atLeast: 80 }', '09-28=60 10-20=70'),
    expect: { kr: { raw: 500_000, amount: '60 → 70 → 80 min' } },
    why: 'b = 60 of 09-28, t = 80: (70 − 60)/(80 − 60) = 1/2 → 500,000',
  },
  {
    id: 'kpi-typed-from-and-to',
    rules: ['R14'],
    plan: bound('target: { atMost: 25 }', '10-05=45 10-12=41', ', from: 50, to: 30'),
    expect: { kr: { raw: 450_000, amount: '50 → 41 → 30 min' }, k: { met: false } },
    why: '(41 − 50)/(30 − 50) = 9/20 → 450,000: b and t as typed, not 45 and 25',
  },
  {
    id: 'kpi-both-bounds-from-below',
    rules: ['R14'],
    plan: bound('target: { atLeast: 40, atMost: 60 }', '09-28=20 10-20=30'),
    expect: { kr: { raw: 500_000, amount: '20 → 30 → 40 min' }, k: { met: false } },
    why: 'from 20 the way leads up to 40: (30 − 20)/(40 − 20) = 1/2 → 500,000',
  },
  {
    id: 'kpi-both-bounds-from-above',
    rules: ['R14'],
    plan: bound('target: { atLeast: 40, atMost: 60 }', '09-28=80 10-20=65'),
    expect: { kr: { raw: 750_000, amount: '80 → 65 → 60 min' }, k: { met: false } },
    why: 'from 80 the way leads down to 60: (65 − 80)/(60 − 80) = 15/20 → 750,000',
  },
  {
    id: 'kpi-both-bounds-from-inside',
    rules: ['R8', 'R14'],
    plan: bound('target: { atLeast: 40, atMost: 60 }', '09-28=50 10-20=55'),
    expect: { kr: { raw: null, progress: null }, k: { met: true, current: '55' } },
    problems: ['D_NO_RANGE kr'],
    why: '50 is in range already: nowhere to go, no value; by itself the KPI is met, 40 ≤ 55 ≤ 60',
  },
  {
    id: 'kpi-met-at-its-bound',
    rules: ['R14'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-27=25'),
    expect: { kr: { raw: 1_000_000, progress: 1_000_000, health: 'achieved' }, k: { met: true } },
    why: '(25 − 45)/(25 − 45) = 1; 25 is at most 25',
  },
  {
    id: 'kpi-met-and-key-result-not',
    rules: ['R14'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-27=24', ', to: 5'),
    expect: { kr: { raw: 525_000, health: 'on-track' }, k: { met: true, stale: false } },
    why: '(24 − 45)/(5 − 45) = 21/40 = 0.525; the KPI itself asks for 25 only',
  },
  {
    id: 'kpi-worse-than-at-start',
    rules: ['R2', 'R14'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-27=47'),
    expect: { kr: { raw: -100_000, progress: 0 } },
    problems: ['D_REGRESSED kr'],
    why: '(47 − 45)/(25 − 45) = −2/20 → −100,000, held to 0',
  },
  {
    id: 'kpi-fresh-at-ten-days',
    rules: ['R14'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-22=40'),
    expect: { kr: { raw: 250_000, stale: false }, k: { stale: false } },
    why: '11-01 is 10 days after 10-22, 1.5 weeks are 10.5: fresh; 5/20',
  },
  {
    id: 'kpi-stale-at-eleven-days',
    rules: ['R14'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-21=40'),
    expect: {
      kr: { raw: 250_000, progress: 250_000, stale: true },
      k: { stale: true, met: false },
      o: { stale: true },
    },
    why: '11 days > 10.5: stale, kept at 5/20 and not zeroed',
  },
  {
    id: 'kpi-monthly-fresh-at-45-days',
    rules: ['R14'],
    plan: bound('every: month, target: { atMost: 25 }', '10-01=45 10-01=40', ', from: 45'),
    asOf: '2026-11-15',
    expect: { kr: { raw: 250_000, stale: false }, k: { stale: false } },
    why: '45 days after 10-01, 1.5·30 = 45: not older; of two on one day the later, 40: 5/20',
  },
  {
    id: 'kpi-monthly-stale-at-46-days',
    rules: ['R14'],
    plan: bound('every: month, target: { atMost: 25 }', '10-01=40', ', from: 45'),
    asOf: '2026-11-16',
    expect: { kr: { raw: 250_000, stale: true }, k: { stale: true } },
    why: '46 > 45 days: stale; (40 − 45)/(25 − 45) = 5/20',
  },
  {
    id: 'kpi-without-reading',
    rules: ['R9', 'R14'],
    plan: planOf([keyResult('kr', 'kind: kpi, kpi: k, from: 45'), percentAt('other', 80)], {
      kpis: [kpi('k', 'target: { atMost: 25 }')],
    }),
    expect: {
      kr: { progress: null },
      k: { met: null, current: null },
      o: { progress: 400_000, coverage: 500_000 },
    },
    why: 'no reading, no value, counted as 0: (0 + 800,000)/2 = 400,000; coverage 1/2',
  },
  {
    id: 'kpi-own-readings-are-not-looked-at',
    rules: ['R14', 'R33'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-27=40', '', reads('10-28=25!6')),
    expect: { kr: { raw: 250_000, confidence: '6000 of 10, lowest 6' } },
    why: 'c = 40 of the KPI, not 25 of the key result: 5/20; its confidence 6 counts',
  },
  {
    id: 'kpi-reading-of-tomorrow',
    rules: ['R1', 'R14'],
    plan: bound('target: { atMost: 25 }', '09-28=45 10-27=40 11-02=25'),
    expect: { kr: { raw: 250_000 }, k: { met: false, current: '40' } },
    why: 'the reading of 11-02 is not known on 11-01: 5/20, not met',
  },
  {
    id: 'kpi-without-target',
    rules: ['R14'],
    plan: foreign({ from: decimal(45) }),
    expect: { kr: { progress: null }, k: { met: null } },
    problems: ['D_NO_TARGET kr'],
    why: 'neither the KPI nor the key result says where to: no value',
  },
  {
    id: 'kpi-not-there',
    rules: ['R14'],
    plan: foreign({ kpi: 'gone' as KpiMeasure['kpi'], from: decimal(1), to: decimal(2) }),
    expect: { kr: { progress: null } },
    problems: ['D_NO_TARGET kr'],
    why: 'the KPI is not in the plan: no value, as without a target',
  },
  {
    id: 'kpi-counted-twice',
    rules: ['R14'],
    plan: planText(
      [
        objective('o', [keyResult('a', 'kind: kpi, kpi: k')]),
        objective('p', [
          keyResult('b', 'kind: kpi, kpi: k, to: 35'),
          keyResult('c', 'kind: kpi, kpi: k', 'status: draft'),
        ]),
      ],
      { kpis: [kpi('k', 'target: { atMost: 25 }', reads('09-28=45 10-27=40'))] },
    ),
    expect: { a: { raw: 250_000 }, b: { raw: 500_000 } },
    problems: ['D_DOUBLE_METRIC * nodes=a,b'],
    why: 'a and b rest on one KPI, the draft c takes no part: 5/20 and 5/10',
  },
  {
    id: 'query-counted-twice',
    rules: ['R14', 'R15'],
    plan: planOf([
      keyResult('a', 'kind: metric, from: 10, to: 0, query: bugs'),
      keyResult('b', 'kind: metric, from: 20, to: 0, query: bugs'),
      keyResult('c', 'kind: metric, from: 20, to: 0, query: bugs, of: sum, field: points'),
    ]),
    work: 'K-1 5p \n K-2 5p',
    queries: { bugs: 'K-1 K-2' },
    expect: { a: { raw: 800_000 }, b: { raw: 900_000 }, c: { raw: 500_000 } },
    problems: ['D_DOUBLE_METRIC * nodes=a,b'],
    why: 'a and b count one query, c sums points of it, which is another metric: 8/10, 18/20, 10/20',
  },
];
