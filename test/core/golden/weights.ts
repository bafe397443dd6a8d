import {
  edge,
  keyResult as from,
  metricMeasure,
  objective as built,
  planOf as builtPlan,
  reading,
} from '../plan-fixtures.ts';
import type { GoldenCase } from './golden-case.ts';
import { percentAt, planOf, unread } from './plan-notation.ts';

const percent = { policy: 'weights: percent' };
const at = (id: string, of: string, value: number, weight: number | null = null) =>
  from(id, of, metricMeasure('0', '100'), { weight, readings: [reading('2026-11-01', value)] });

/** R25: relative and percent weights. */
export const weightCases: readonly GoldenCase[] = [
  {
    id: 'weight-missing-is-1',
    rules: ['R25'],
    plan: planOf([percentAt('a', 10), percentAt('b', 50, 'weight: 3')]),
    expect: { o: { progress: 400_000, weights: { a: 1, b: 3 } } },
    why: '(1·10 + 3·50)/4 = 40 %',
  },
  {
    id: 'weight-0-is-tracked',
    rules: ['R25'],
    plan: planOf([percentAt('a', 10), percentAt('b', 90, 'weight: 0')]),
    expect: {
      b: { progress: 900_000 },
      o: { progress: 100_000, coverage: 1_000_000, parts: { a: 100_000, b: 0 } },
    },
    why: '(1·10 + 0·90)/1 = 10 %',
  },
  {
    id: 'weights-all-0',
    rules: ['R25'],
    plan: planOf([percentAt('a', 10, 'weight: 0'), percentAt('b', 90, 'weight: 0')]),
    expect: { o: { progress: 500_000, coverage: 1_000_000 } },
    problems: ['D_ZERO_WEIGHTS o'],
    why: 'all equal: (10 + 90)/2 = 50 %',
  },
  {
    id: 'weights-all-0-one-without-data',
    rules: ['R9', 'R25'],
    plan: planOf([percentAt('a', 10, 'weight: 0'), unread('b', 'weight: 0')]),
    expect: { o: { progress: 50_000, coverage: 500_000 } },
    problems: ['D_ZERO_WEIGHTS o'],
    why: 'all equal: (10 + 0)/2 = 5 %; coverage 1/2',
  },
  {
    id: 'weights-decimal',
    rules: ['R3', 'R25'],
    plan: planOf([percentAt('a', 100, 'weight: 0.5'), percentAt('b', 40, 'weight: 1.25')]),
    expect: { o: { progress: 571_428, weights: { a: 0.5, b: 1.25 } } },
    why: '(0.5·100 + 1.25·40)/1.75 = 100/1.75 = 57.1428… % → 571,428',
  },
  {
    id: 'weights-smallest-and-largest',
    rules: ['R3', 'R25'],
    plan: planOf([percentAt('a', 0, 'weight: 0.001'), percentAt('b', 100, 'weight: 10000')]),
    expect: { o: { progress: 999_999, shown: '99' } },
    why: '10,000/10,000.001 = 0.9999999 → 999,999, not 100 %',
  },
  {
    id: 'weights-scaled-together',
    rules: ['R25', 'R40'],
    plan: planOf([percentAt('a', 10, 'weight: 0.125'), percentAt('b', 50, 'weight: 0.375')]),
    expect: { o: { progress: 400_000 } },
    why: '(0.125·10 + 0.375·50)/0.5 = 20/0.5 = 40 %, as with 1 and 3',
  },
  {
    id: 'weight-negative',
    rules: ['R25'],
    plan: builtPlan([built('o')], [at('a', 'o', 10, -5000), at('b', 'o', 50, 3000)]),
    expect: { o: { progress: 400_000, weights: { a: 1, b: 3 } } },
    problems: ['E_NEGATIVE_WEIGHT a'],
    why: '−5 is as if none were given: (1·10 + 3·50)/4 = 40 %',
  },
  {
    id: 'weight-negative-of-an-edge',
    rules: ['R25'],
    plan: builtPlan(
      [built('o'), built('p', { parents: [edge('o', { weight: -1 })] })],
      [at('a', 'o', 20), at('b', 'p', 60)],
    ),
    expect: { o: { progress: 400_000 } },
    problems: ['E_NEGATIVE_WEIGHT p'],
    why: 'p counts with 1: (20 + 60)/2 = 40 %',
  },
  {
    id: 'percent-exact',
    rules: ['R25'],
    plan: planOf([percentAt('a', 50, 'weight: 60'), percentAt('b', 25, 'weight: 40')], percent),
    expect: { o: { progress: 400_000, weights: { a: 60, b: 40 } } },
    why: '0.6·50 + 0.4·25 = 40 %',
  },
  {
    id: 'percent-untyped-share-the-rest',
    rules: ['R25'],
    plan: planOf([percentAt('a', 10, 'weight: 50'), percentAt('b', 50), percentAt('c', 90)], percent),
    expect: { o: { progress: 400_000, weights: { a: 50, b: 25, c: 25 } } },
    why: 'b and c get (100 − 50)/2 = 25: 0.5·10 + 0.25·50 + 0.25·90 = 40 %',
  },
  {
    id: 'percent-none-typed',
    rules: ['R25'],
    plan: planOf([percentAt('a', 10), percentAt('b', 20), percentAt('c', 40)], percent),
    expect: { o: { progress: 233_333, weights: { a: 33.334, b: 33.333, c: 33.333 } } },
    why: '100/3 each, exact in the value: 70/3 = 23.3333… %; shown in thousandths by largest remainder',
  },
  {
    id: 'percent-thirds-of-the-rest-exact',
    rules: ['R3', 'R25'],
    plan: planOf(
      [percentAt('a', 0, 'weight: 50'), percentAt('b', 100), percentAt('c', 100), percentAt('d', 0)],
      percent,
    ),
    expect: { o: { progress: 333_333, weights: { a: 50, b: 16.667, c: 16.667, d: 16.666 } } },
    why: '2·(50/3)/100 = 1/3 → 333,333 (with 16.667 each it would be 333,340)',
  },
  {
    id: 'percent-over',
    rules: ['R25'],
    plan: planOf([percentAt('a', 10, 'weight: 80'), percentAt('b', 80, 'weight: 60')], percent),
    expect: { o: { progress: 400_000 } },
    problems: ['D_PERCENT_WEIGHTS o'],
    why: '80 + 60 = 140, scaled: (80·10 + 60·80)/140 = 5,600/140 = 40 %',
  },
  {
    id: 'percent-over-with-untyped',
    rules: ['R25'],
    plan: planOf(
      [percentAt('a', 10, 'weight: 80'), percentAt('b', 80, 'weight: 60'), percentAt('c', 100)],
      percent,
    ),
    expect: { o: { progress: 400_000 } },
    problems: ['D_PERCENT_WEIGHTS o'],
    why: 'nothing is left for c: (80·10 + 60·80)/140 = 40 %',
  },
  {
    id: 'percent-exactly-100-with-untyped',
    rules: ['R25'],
    plan: planOf(
      [percentAt('a', 50, 'weight: 60'), percentAt('b', 25, 'weight: 40'), percentAt('c', 100)],
      percent,
    ),
    expect: {
      o: { progress: 400_000, weights: { a: 60, b: 40, c: 0 }, parts: { a: 300_000, b: 100_000, c: 0 } },
    },
    problems: ['D_PERCENT_WEIGHTS o'],
    why: 'c gets 0, said: 0.6·50 + 0.4·25 = 40 %',
  },
  {
    id: 'percent-under-none-untyped',
    rules: ['R25'],
    plan: planOf([percentAt('a', 50, 'weight: 30'), percentAt('b', 0, 'weight: 20')], percent),
    expect: { o: { progress: 300_000 } },
    why: '30 + 20 = 50, normalised: 30·50/50 = 30 %',
  },
  {
    id: 'percent-without-data-left-out',
    rules: ['R9', 'R25'],
    plan: planOf([percentAt('a', 60, 'weight: 50'), percentAt('b', 20), unread('c')], {
      policy: 'weights: percent, noData: exclude',
    }),
    expect: { o: { progress: 466_666, coverage: 750_000 } },
    why: 'b and c have 25 each, c is left out: (50·60 + 25·20)/75 = 46.6666… %; coverage 75/100',
  },
];
