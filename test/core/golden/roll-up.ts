import type { GoldenCase } from './golden-case.ts';
import { keyResult, objective, percentAt, planOf, planText, reads, unread } from './plan-notation.ts';

/** R9, R24, R26: an objective from its key results. */
export const rollUpCases: readonly GoldenCase[] = [
  {
    id: 'roll-up-the-documented-example',
    rules: ['R24', 'R32', 'R4'],
    plan: planOf(
      [
        keyResult('kr-reply', 'kind: metric, from: 45, to: 25, unit: min', 'weight: 2', reads('10-20=38!6')),
        keyResult('kr-macros', 'kind: work, count: points, items: [ SUP-12, SUP-13 ]'),
      ],
      {},
      'kind: aspirational',
    ),
    work: 'SUP-13 epic \n SUP-12 <SUP-13 done 5p \n SUP-14 <SUP-13 done 8p \n SUP-15 <SUP-13 13p',
    expect: {
      o: {
        progress: 400_000,
        shown: '40',
        band: 'behind',
        health: 'on-track',
        expected: 243_478,
        coverage: 1_000_000,
        parts: { 'kr-macros': 166_666, 'kr-reply': 233_333 },
        shownParts: { 'kr-macros': '17', 'kr-reply': '23' },
        weights: { 'kr-macros': 1, 'kr-reply': 2 },
      },
      'kr-reply': { stale: true, expected: 243_478 },
    },
    problems: ['D_OVERLAP kr-macros items=SUP-12'],
    why: '(13·1 + 0·13)/26 = 0.5; (2·350,000 + 1·500,000)/3 = 400,000; 0.7·32/92 = 0.2434782…',
  },
  {
    id: 'roll-up-three-weights',
    rules: ['R24'],
    plan: planOf([percentAt('a', 10), percentAt('b', 50, 'weight: 2'), percentAt('c', 0)]),
    expect: {
      o: { progress: 275_000, origin: 'computed', parts: { a: 25_000, b: 250_000, c: 0 }, shown: '28' },
    },
    why: '(1·10 + 2·50 + 1·0)/4 = 27.5 % → 275,000; half up to 28',
  },
  {
    id: 'roll-up-one-division',
    rules: ['R3', 'R24'],
    plan: planOf([percentAt('a', 10), percentAt('b', 0), percentAt('c', 0)]),
    expect: { o: { progress: 33_333, parts: { a: 33_333, b: 0, c: 0 } } },
    why: '100,000/3 = 33,333.33… → 33,333',
  },
  {
    id: 'roll-up-parts-may-fall-short',
    rules: ['R4', 'R24'],
    plan: planOf([percentAt('a', 50), percentAt('b', 50), percentAt('c', 50)]),
    expect: {
      o: {
        progress: 500_000,
        parts: { a: 166_666, b: 166_666, c: 166_666 },
        shownParts: { a: '17', b: '17', c: '16' },
      },
    },
    why: '1,500,000/3 = 500,000; parts 166,666.66… floored, 2 ppm short; shown 17 + 17 + 16 = 50',
  },
  {
    id: 'roll-up-child-objective',
    rules: ['R24'],
    plan: planText([
      objective('o', [percentAt('a', 20)]),
      objective('p', [percentAt('b', 60)], 'parent: { id: o, weight: 3 }'),
    ]),
    expect: {
      o: { progress: 500_000, parts: { a: 50_000, p: 450_000 }, weights: { a: 1, p: 3 }, offTrack: '0 of 1' },
    },
    why: '(1·20 + 3·60)/4 = 200/4 = 50 %',
  },
  {
    id: 'roll-up-three-levels',
    rules: ['R24'],
    plan: planText([
      objective('top', [percentAt('t', 90)]),
      objective('mid', [percentAt('m', 60)], 'parent: { id: top, weight: 2 }'),
      objective('low', [percentAt('l', 30), percentAt('k', 0)], 'parent: { id: mid }'),
    ]),
    expect: { low: { progress: 150_000 }, mid: { progress: 375_000 }, top: { progress: 550_000 } },
    why: '(30 + 0)/2 = 15; (60 + 15)/2 = 37.5; (90 + 2·37.5)/3 = 55 %',
  },
  {
    id: 'roll-up-rounds-at-each-node',
    rules: ['R3', 'R24'],
    plan: planText([
      objective('top', [percentAt('t', 0)]),
      objective('low', [percentAt('a', 100), percentAt('b', 0), percentAt('c', 0)], 'parent: { id: top }'),
    ]),
    expect: { low: { progress: 333_333 }, top: { progress: 166_666 } },
    why: '1/3 → 333,333; (0 + 333,333)/2 = 166,666.5 → 166,666',
  },
  {
    id: 'no-data-as-0',
    rules: ['R9'],
    plan: planOf([percentAt('a', 60), unread('b')]),
    expect: { o: { progress: 300_000, coverage: 500_000, parts: { a: 300_000, b: 0 } } },
    why: '(60 + 0)/2 = 30 %; coverage 1/2',
  },
  {
    id: 'no-data-left-out',
    rules: ['R9'],
    plan: planOf([percentAt('a', 60), unread('b')], { policy: 'noData: exclude' }),
    expect: { o: { progress: 600_000, coverage: 500_000 } },
    why: '60/1 = 60 %; coverage is still 1/2',
  },
  {
    id: 'no-data-by-weight-as-0',
    rules: ['R9'],
    plan: planOf([percentAt('a', 40, 'weight: 3'), unread('b'), unread('c', 'weight: 2')]),
    expect: { o: { progress: 200_000, coverage: 500_000 } },
    why: '3·40/(3 + 1 + 2) = 20 %; coverage 3/6',
  },
  {
    id: 'no-data-by-weight-left-out',
    rules: ['R9'],
    plan: planOf(
      [percentAt('a', 40, 'weight: 3'), percentAt('d', 10), unread('b'), unread('c', 'weight: 2')],
      {
        policy: 'noData: exclude',
      },
    ),
    expect: { o: { progress: 325_000, coverage: 571_428 } },
    why: '(3·40 + 1·10)/4 = 32.5 %; coverage 4/7 = 0.5714285… → 571,428',
  },
  {
    id: 'no-data-of-any-child',
    rules: ['R9'],
    plan: planOf([unread('a'), unread('b')]),
    expect: { o: { progress: null, coverage: 0, band: null, health: 'none', shown: null } },
    why: 'no contributing child has a value: none, under zero too; coverage 0/2',
  },
  {
    id: 'no-data-of-a-child-objective',
    rules: ['R9'],
    plan: planText([
      objective('o', [percentAt('a', 60)]),
      objective('p', [unread('b')], 'parent: { id: o }'),
    ]),
    expect: { o: { progress: 300_000, coverage: 500_000 }, p: { progress: null } },
    why: 'p has no value: (60 + 0)/2 = 30 %; coverage 1/2, over direct children',
  },
  {
    id: 'no-data-beside-weight-0',
    rules: ['R9', 'R25'],
    plan: planOf([percentAt('a', 80, 'weight: 0'), unread('b')]),
    expect: { o: { progress: null, coverage: 0 } },
    why: 'a is tracked, not counted, and b has no value: none; coverage 0/1',
  },
  {
    id: 'no-children',
    rules: ['R26'],
    plan: planOf([]),
    expect: { o: { progress: null, coverage: null, origin: 'none', parts: {} } },
    why: '0/0: no children, no value, no coverage',
  },
  {
    id: 'only-drafts-and-cancelled',
    rules: ['R26'],
    plan: planOf([percentAt('a', 80, 'status: draft'), percentAt('b', 60, 'status: cancelled')]),
    expect: { o: { progress: null, coverage: null, parts: {} } },
    why: 'both leave the set: 0/0',
  },
  {
    id: 'draft-and-cancelled-leave',
    rules: ['R26'],
    plan: planOf([
      percentAt('a', 80, 'status: draft'),
      percentAt('b', 60, 'status: cancelled'),
      percentAt('c', 40),
      percentAt('d', 0),
    ]),
    expect: {
      o: { progress: 200_000, coverage: 1_000_000, parts: { c: 200_000, d: 0 }, offTrack: '1 of 2' },
    },
    why: '(40 + 0)/2 = 20 % of the two active ones; d is 0.3478 behind, off track',
  },
  {
    id: 'cancelled-objective-leaves',
    rules: ['R26'],
    plan: planText([
      objective('o', [percentAt('a', 60)]),
      objective('p', [percentAt('b', 0)], 'parent: { id: o }, status: cancelled'),
      objective('q', [percentAt('c', 20)], 'parent: { id: o }'),
    ]),
    expect: { o: { progress: 400_000, parts: { a: 300_000, q: 100_000 } } },
    why: '(60 + 20)/2 = 40 % without p',
  },
];
