import {
  edge,
  keyResult as from,
  metricMeasure,
  objective as built,
  planOf as builtPlan,
  reading,
} from '../plan-fixtures.ts';
import type { GoldenCase } from './golden-case.ts';
import { keyResult, objective, percentAt, planText } from './plan-notation.ts';

const at = (of: string, value: number) =>
  from(`k-${of}`, of, metricMeasure('0', '100'), { readings: [reading('2026-11-01', value)] });

/** R27, R28, R29: edges between objectives. */
export const alignmentCases: readonly GoldenCase[] = [
  {
    id: 'edge-supports-only',
    rules: ['R27'],
    plan: planText([
      objective('top', [percentAt('t', 20)]),
      objective('low', [percentAt('l', 100)], 'parent: { id: top, contributes: false, weight: 5 }'),
    ]),
    expect: {
      top: { progress: 200_000, parts: { t: 200_000 }, coverage: 1_000_000 },
      low: { progress: 1_000_000 },
    },
    why: 'low is drawn, not counted: 20/1 = 20 %',
  },
  {
    id: 'edge-only-supports',
    rules: ['R26', 'R27'],
    plan: planText([
      objective('top', []),
      objective('low', [percentAt('l', 100)], 'parent: { id: top, contributes: false }'),
    ]),
    expect: { top: { progress: null, coverage: null } },
    why: 'no contributing child: no value',
  },
  {
    id: 'parents-several',
    rules: ['R28'],
    plan: planText([
      objective('a', [percentAt('ka', 0)]),
      objective('b', [percentAt('kb', 0)]),
      objective('low', [percentAt('l', 80)], 'parent: [ { id: a }, { id: b, weight: 3 } ]'),
    ]),
    expect: { a: { progress: 400_000 }, b: { progress: 600_000 }, low: { progress: 800_000 } },
    why: 'a = (0 + 80)/2 = 40 %; b = (0 + 3·80)/4 = 60 %; no objective above both',
  },
  {
    id: 'diamond',
    rules: ['R28'],
    plan: planText([
      objective('top', []),
      objective('left', [percentAt('k', 80)], 'parent: { id: top }'),
      objective('right', [], 'parent: { id: top, weight: 3 }'),
      objective('base', [percentAt('b', 40)], 'parent: [ { id: left }, { id: right } ]'),
    ]),
    expect: { left: { progress: 600_000 }, right: { progress: 400_000 }, top: { progress: 450_000 } },
    problems: ['D_DIAMOND top nodes=base ppm=875000'],
    why: 'left = (80 + 40)/2 = 60, right = 40, top = (60 + 3·40)/4 = 45 %; base is 1/4·1/2 + 3/4·1 = 0.875 of top',
  },
  {
    id: 'diamond-floored-at-each-step',
    rules: ['R28'],
    plan: planText([
      objective('top', []),
      objective('left', [percentAt('k', 0)], 'parent: { id: top }'),
      objective('right', [], 'parent: { id: top, weight: 2 }'),
      objective('base', [percentAt('b', 60)], 'parent: [ { id: left }, { id: right } ]'),
    ]),
    expect: { top: { progress: 500_000 } },
    problems: ['D_DIAMOND top nodes=base ppm=833332'],
    why: '(30 + 2·60)/3 = 50 %; 1/3 → 333,333, its half → 166,666; 2/3 → 666,666; together 833,332',
  },
  {
    id: 'diamond-over-a-longer-way',
    rules: ['R28'],
    plan: planText([
      objective('top', [percentAt('t', 0)]),
      objective('mid', [percentAt('m', 0)], 'parent: { id: top }'),
      objective('base', [percentAt('b', 60)], 'parent: [ { id: top, weight: 2 }, { id: mid } ]'),
    ]),
    expect: { mid: { progress: 300_000 }, top: { progress: 375_000 } },
    problems: ['D_DIAMOND top nodes=base ppm=625000'],
    why: 'mid = 30; top = (0 + 30 + 2·60)/4 = 37.5 %; base is 2/4 + 1/4·1/2 = 0.625 of top',
  },
  {
    id: 'diamond-through-a-bound-key-result',
    rules: ['R27', 'R28'],
    plan: planText([
      objective('top', [keyResult('bound', 'kind: objectives, as: mean')]),
      objective('side', [percentAt('s', 0)], 'parent: { id: top }'),
      objective('base', [percentAt('b', 40)], 'parent: [ { id: bound }, { id: side } ]'),
    ]),
    expect: { bound: { progress: 400_000 }, side: { progress: 200_000 }, top: { progress: 300_000 } },
    problems: ['D_DIAMOND top nodes=base ppm=750000'],
    why: 'bound = 40, side = 20, top = 30 %; base is 1/2·1 + 1/2·1/2 = 0.75 of top',
  },
  {
    id: 'diamond-not-by-a-supporting-edge',
    rules: ['R27', 'R28'],
    plan: planText([
      objective('top', []),
      objective('left', [percentAt('k', 80)], 'parent: { id: top }'),
      objective('right', [percentAt('r', 0)], 'parent: { id: top }'),
      objective('base', [percentAt('b', 40)], 'parent: [ { id: left }, { id: right, contributes: false } ]'),
    ]),
    expect: { top: { progress: 300_000 } },
    why: 'left = (80 + 40)/2 = 60, right = 0: 30 %; one contributing edge makes no diamond',
  },
  {
    id: 'cycle-of-two',
    rules: ['R29'],
    plan: builtPlan(
      [
        built('a', { parents: [edge('b', { order: 1 })] }),
        built('b', { parents: [edge('a', { order: 2 })] }),
      ],
      [at('a', 50), at('b', 90)],
    ),
    expect: { a: { progress: 500_000 }, b: { progress: 700_000 } },
    problems: ['D_CYCLE b nodes=b,a,b'],
    why: 'the newer edge b → a is ignored: a = 50, b = (90 + 50)/2 = 70 %',
  },
  {
    id: 'cycle-of-two-the-other-way',
    rules: ['R29'],
    plan: builtPlan(
      [
        built('a', { parents: [edge('b', { order: 2 })] }),
        built('b', { parents: [edge('a', { order: 1 })] }),
      ],
      [at('a', 50), at('b', 90)],
    ),
    expect: { a: { progress: 700_000 }, b: { progress: 900_000 } },
    problems: ['D_CYCLE a nodes=a,b,a'],
    why: 'the newer edge a → b is ignored: b = 90, a = (50 + 90)/2 = 70 %',
  },
  {
    id: 'cycle-of-three-equally-old',
    rules: ['R29'],
    plan: builtPlan(
      [
        built('a', { parents: [edge('b')] }),
        built('b', { parents: [edge('c')] }),
        built('c', { parents: [edge('a')] }),
      ],
      [at('a', 40), at('b', 80), at('c', 20)],
    ),
    expect: { a: { progress: 400_000 }, b: { progress: 600_000 }, c: { progress: 400_000 } },
    problems: ['D_CYCLE c nodes=c,a,b,c'],
    why: 'that of the highest id, c → a, is ignored: a = 40, b = (80 + 40)/2 = 60, c = (20 + 60)/2 = 40 %',
  },
  {
    id: 'cycle-of-one',
    rules: ['R29'],
    plan: builtPlan([built('a', { parents: [edge('a')] })], [at('a', 40)]),
    expect: { a: { progress: 400_000, coverage: 1_000_000 } },
    problems: ['D_CYCLE a nodes=a,a'],
    why: 'no objective is a child of itself: 40 %',
  },
  {
    id: 'cycle-by-a-supporting-edge-is-none',
    rules: ['R27', 'R29'],
    plan: planText([
      objective('a', [percentAt('ka', 50)], 'parent: { id: b }'),
      objective('b', [percentAt('kb', 90)], 'parent: { id: a, contributes: false }'),
    ]),
    expect: { a: { progress: 500_000 }, b: { progress: 700_000 } },
    why: 'b only supports a: a = 50, b = (90 + 50)/2 = 70 %',
  },
];
