import {
  edge,
  keyResult as from,
  metricMeasure,
  objective as built,
  planOf as builtPlan,
  reading,
} from '../plan-fixtures.ts';
import type { GoldenCase } from './golden-case.ts';
import { keyResult, objective, percentAt, planText, reads, unread } from './plan-notation.ts';

const deals = (id: string, range: string, readings: string | null): string =>
  keyResult(id, `kind: metric, ${range}, unit: deals`, ...(readings === null ? [] : [reads(readings)]));

/** The key result `kr`, bound to objectives that each have one key result. */
const bound = (as: string, children: readonly (readonly [string, string?])[], policy?: string): string =>
  planText(
    [
      objective('top', [keyResult('kr', `kind: objectives, as: ${as}`)]),
      ...children.map(([one, more = ''], n) => objective(`c${n + 1}`, [one], `parent: { id: kr${more} }`)),
    ],
    policy === undefined ? {} : { policy },
  );

const north = deals('k1', 'from: 10, to: 30', '10-20=20');
const south = deals('k2', 'from: 0, to: 50', '10-20=10');

/** R27: a key result bound to child objectives. */
export const boundCases: readonly GoldenCase[] = [
  {
    id: 'bound-mean',
    rules: ['R24', 'R27'],
    plan: bound('mean', [[percentAt('k1', 20)], [percentAt('k2', 60), ', weight: 3']]),
    expect: {
      kr: {
        raw: 500_000,
        progress: 500_000,
        origin: 'computed',
        parts: { c1: 50_000, c2: 450_000 },
        expected: 347_826,
      },
      top: { progress: 500_000, parts: { kr: 500_000 } },
    },
    why: '(1·20 + 3·60)/4 = 50 %; line of its own dates 32/92',
  },
  {
    id: 'bound-mean-no-data-as-0',
    rules: ['R9', 'R27'],
    plan: bound('mean', [[percentAt('k1', 60)], [unread('k2')]]),
    expect: { kr: { progress: 300_000 }, top: { progress: 300_000, coverage: 1_000_000 } },
    why: '(60 + 0)/2 = 30 %; top’s one child has a value',
  },
  {
    id: 'bound-mean-no-data-left-out',
    rules: ['R9', 'R27'],
    plan: bound('mean', [[percentAt('k1', 60)], [unread('k2')]], 'noData: exclude'),
    expect: { kr: { progress: 600_000 }, top: { progress: 600_000 } },
    why: '60/1 = 60 %',
  },
  {
    id: 'bound-mean-percent-weights',
    rules: ['R25', 'R27'],
    plan: bound('mean', [[percentAt('k1', 60), ', weight: 70'], [percentAt('k2', 20)]], 'weights: percent'),
    expect: { kr: { progress: 480_000, parts: { c1: 420_000, c2: 60_000 }, weights: { c1: 70, c2: 30 } } },
    why: '0.7·60 + (1 − 0.7)·20 = 42 + 6 = 48 %',
  },
  {
    id: 'bound-identity',
    rules: ['R27', 'R32'],
    plan: planText([
      objective('top', [keyResult('kr', 'kind: objectives, as: identity')]),
      objective(
        'c1',
        [keyResult('k1', 'kind: metric, from: 0, to: 100', reads('10-05=20')), percentAt('k2', 60)],
        'kind: aspirational, parent: { id: kr }',
      ),
    ]),
    expect: {
      c1: { progress: 400_000, expected: 243_478, stale: true },
      kr: {
        raw: 400_000,
        progress: 400_000,
        expected: 243_478,
        stale: true,
        band: 'behind',
        health: 'on-track',
      },
      top: { progress: 400_000 },
    },
    why: 'one node, one number: (20 + 60)/2 = 40 %, line 0.7·32/92, stale with c1; band by its own θ = 1: 0.4 < 0.6',
  },
  {
    id: 'bound-identity-of-two',
    rules: ['R27'],
    plan: bound('identity', [[percentAt('k1', 20)], [percentAt('k2', 60)]]),
    expect: { kr: { progress: null }, top: { progress: null } },
    problems: ['E_MULTI_SOURCE kr'],
    why: 'two numbers cannot be one: no value',
  },
  {
    id: 'bound-to-nothing',
    rules: ['R27'],
    plan: planText([objective('top', [keyResult('kr', 'kind: objectives, as: mean'), percentAt('k', 40)])]),
    expect: { kr: { progress: null }, top: { progress: 200_000, coverage: 500_000 } },
    problems: ['D_NO_CHILDREN kr'],
    why: 'nothing contributes, no value, counted as 0: (0 + 40)/2 = 20 %',
  },
  {
    id: 'bound-to-a-draft-and-a-supporter',
    rules: ['R26', 'R27'],
    plan: planText([
      objective('top', [keyResult('kr', 'kind: objectives, as: amounts')]),
      objective('c1', [north], 'parent: { id: kr }, status: draft'),
      objective('c2', [south], 'parent: { id: kr, contributes: false }'),
    ]),
    expect: { kr: { progress: null } },
    problems: ['D_NO_CHILDREN kr'],
    why: 'neither takes part: no value',
  },
  {
    id: 'bound-with-a-measure-of-its-own',
    rules: ['R27'],
    plan: builtPlan(
      [built('top'), built('c1', { parents: [edge('kr')] })],
      [
        from('kr', 'top', metricMeasure('0', '100'), { readings: [reading('2026-11-01', 30)] }),
        from('k1', 'c1', metricMeasure('0', '100'), { readings: [reading('2026-11-01', 90)] }),
      ],
    ),
    expect: { kr: { progress: 300_000 }, top: { progress: 300_000 } },
    problems: ['E_MULTI_SOURCE kr'],
    why: 'its measure stands: 30 %, not 90 and not (30 + 90)/2',
  },
  {
    id: 'amounts',
    rules: ['R27'],
    plan: bound('amounts', [[north], [south]]),
    expect: {
      kr: { raw: 285_714, amount: '10 → 30 → 80 deals', parts: { c1: 142_857, c2: 142_857 } },
      c1: { progress: 500_000 },
      c2: { progress: 200_000 },
    },
    why: 'b = 10 + 0, t = 30 + 50, c = 10 + (20 − 10) + (10 − 0) = 30: 20/70 = 0.2857142… → 285,714; 10/70 each',
  },
  {
    id: 'amounts-shared',
    rules: ['R27'],
    plan: bound('amounts', [[north], [south, ', weight: 0.5']]),
    expect: { kr: { raw: 333_333, amount: '10 → 25 → 55 deals', parts: { c1: 222_222, c2: 111_111 } } },
    why: 'b = 10, t = 30 + 0.5·50 = 55, c = 10 + 10 + 0.5·10 = 25: 15/45 = 1/3; 10/45 and 5/45',
  },
  {
    id: 'amounts-not-shared-out-in-percent-mode',
    rules: ['R25', 'R27'],
    plan: bound('amounts', [[north], [south, ', weight: 0.5']], 'weights: percent'),
    expect: { kr: { raw: 333_333, amount: '10 → 25 → 55 deals' } },
    why: 'a missing share is 1 here too: 15/45',
  },
  {
    id: 'amounts-own-range',
    rules: ['R27'],
    plan: bound('amounts, from: 0, to: 100, unit: deals', [[north], [south]]),
    expect: { kr: { raw: 200_000, amount: '0 → 20 → 100 deals', parts: { c1: 100_000, c2: 100_000 } } },
    why: 'c = 0 + (20 − 10) + (10 − 0) = 20: 20/100 = 0.2',
  },
  {
    id: 'amounts-falling',
    rules: ['R7', 'R27'],
    plan: bound('amounts', [
      [deals('k1', 'from: 45, to: 25', '10-20=35')],
      [deals('k2', 'from: 30, to: 20', '10-20=31')],
    ]),
    expect: { kr: { raw: 300_000, amount: '75 → 66 → 45 deals', parts: { c1: 333_333, c2: 0 } } },
    problems: ['D_REGRESSED k2'],
    why: 'b = 75, t = 45, c = 75 − 10 + 1 = 66: −9/−30 = 0.3; parts −10/−30 and 1/−30, held to 0',
  },
  {
    id: 'amounts-without-reading-as-0',
    rules: ['R9', 'R27'],
    plan: bound('amounts', [[north], [deals('k2', 'from: 0, to: 50', null)]]),
    expect: { kr: { raw: 142_857, amount: '10 → 20 → 80 deals' } },
    why: 'k2 adds c = b: (20 − 10)/(80 − 10) = 10/70 = 0.1428571… → 142,857',
  },
  {
    id: 'amounts-without-reading-left-out',
    rules: ['R9', 'R27'],
    plan: bound('amounts', [[north], [deals('k2', 'from: 0, to: 50', null)]], 'noData: exclude'),
    expect: { kr: { raw: 500_000, amount: '10 → 20 → 30 deals' } },
    why: 'k2 adds nothing at all: (20 − 10)/(30 − 10) = 1/2',
  },
  {
    id: 'amounts-nothing-known',
    rules: ['R9', 'R27'],
    plan: bound('amounts', [[deals('k1', 'from: 10, to: 30', null)], [deals('k2', 'from: 0, to: 50', null)]]),
    expect: { kr: { raw: null, progress: null } },
    why: 'no reading of any part: no value, not 0/70',
  },
  {
    id: 'amounts-another-unit',
    rules: ['R27'],
    plan: bound('amounts, unit: deals', [
      [north],
      [keyResult('k2', 'kind: metric, from: 0, to: 50, unit: EUR', reads('10-20=10'))],
    ]),
    expect: { kr: { raw: 500_000, amount: '10 → 20 → 30 deals' } },
    problems: ['D_OTHER_UNIT kr nodes=k2'],
    why: 'euros are left out: (20 − 10)/(30 − 10) = 1/2',
  },
  {
    id: 'amounts-units-differ',
    rules: ['R27'],
    plan: bound('amounts', [
      [north],
      [keyResult('k2', 'kind: metric, from: 0, to: 50, unit: EUR', reads('10-20=10'))],
    ]),
    expect: { kr: { raw: null } },
    problems: ['D_OTHER_UNIT kr'],
    why: 'deals and euros, and no unit given: nothing is added, no value',
  },
  {
    id: 'amounts-of-something-without-amount',
    rules: ['R27'],
    plan: bound('amounts', [[north], [keyResult('k2', 'kind: yesNo, done: true')]]),
    expect: { kr: { raw: 500_000, amount: '10 → 20 → 30 deals' } },
    problems: ['D_OTHER_UNIT kr nodes=k2'],
    why: 'a yes has no amount: (20 − 10)/(30 − 10) = 1/2',
  },
  {
    id: 'amounts-of-work',
    rules: ['R15', 'R27'],
    plan: bound('amounts', [
      [keyResult('k1', 'kind: work, count: points, items: [ K-1, K-2 ]')],
      [keyResult('k2', 'kind: work, count: points, items: [ K-3 ]')],
    ]),
    work: 'K-1 done 5p \n K-2 8p \n K-3 done 7p',
    expect: { kr: { raw: 600_000, amount: '0 → 12 → 20 points' } },
    why: '(0, 5, 13) + (0, 7, 7) = (0, 12, 20): 12/20 = 0.6',
  },
  {
    id: 'amounts-of-amounts',
    rules: ['R27'],
    plan: planText([
      objective('top', [keyResult('kr', 'kind: objectives, as: amounts')]),
      objective('mid', [keyResult('km', 'kind: objectives, as: amounts')], 'parent: { id: kr }'),
      objective('c1', [north], 'parent: { id: km }'),
      objective('c2', [south], 'parent: { id: km, weight: 0.5 }'),
      objective('c3', [deals('k3', 'from: 5, to: 10', '10-20=8')], 'parent: { id: kr, weight: 3 }'),
    ]),
    expect: {
      km: { raw: 333_333, amount: '10 → 25 → 55 deals' },
      kr: { raw: 400_000, amount: '25 → 49 → 85 deals', parts: { mid: 250_000, c3: 150_000 } },
    },
    why: 'km is (10, 25, 55); with 3·(5, 8, 10): b = 25, t = 85, c = 25 + 15 + 3·3 = 49: 24/60 = 0.4; 15/60 and 9/60',
  },
];
