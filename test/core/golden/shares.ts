import type { GoldenCase } from './golden-case.ts';
import { keyResult, objective, planOf, planText } from './plan-notation.ts';

const counts = (id: string, items: string, ...more: readonly string[]): string =>
  keyResult(id, `kind: work, count: points, items: [ ${items} ]`, ...more);

const three = 'K-1 done 5p \n K-2 5p \n K-3 15p';

/** R23: an item in several key results. */
export const shareCases: readonly GoldenCase[] = [
  {
    id: 'shared-between-two',
    rules: ['R23'],
    plan: planOf([counts('a', 'K-1, K-2'), counts('b', 'K-1, K-3')]),
    work: three,
    expect: {
      a: { raw: 500_000, rows: 'K-1 counted ×0.5, K-2 counted' },
      b: { raw: 250_000, rows: 'K-1 counted ×0.5, K-3 counted' },
      o: { progress: 375_000 },
    },
    problems: ['D_SHARED_ITEM o items=K-1 nodes=a,b ppm=375000'],
    why: 'each uses it fully: 5/10 and 5/20; of o rest on it 1/2·5/10 + 1/2·5/20 = 0.25 + 0.125 = 0.375',
  },
  {
    id: 'shared-by-weights',
    rules: ['R23'],
    plan: planOf([counts('a', 'K-1, K-2', 'weight: 3'), counts('b', 'K-1, K-3')]),
    work: three,
    expect: { o: { progress: 437_500 } },
    problems: ['D_SHARED_ITEM o items=K-1 nodes=a,b ppm=437500'],
    why: '3/4·5/10 + 1/4·5/20 = 0.375 + 0.0625 = 0.4375',
  },
  {
    id: 'shared-floored-at-each-step',
    rules: ['R23'],
    plan: planOf([counts('a', 'K-1'), counts('b', 'K-1'), counts('c', 'K-1')]),
    work: 'K-1 done 5p',
    expect: { o: { progress: 1_000_000 }, a: { raw: 1_000_000 } },
    problems: ['D_SHARED_ITEM o items=K-1 nodes=a,b,c ppm=999999'],
    why: 'three times 1/3 of o, each floored to 333,333: 999,999',
  },
  {
    id: 'shared-with-one-share-given',
    rules: ['R23'],
    plan: planOf([counts('a', '{ key: K-1, share: 0.7 }'), counts('b', 'K-1, K-3')]),
    work: three,
    expect: { a: { rows: 'K-1 counted ×0.7' }, b: { rows: 'K-1 counted ×0.3, K-3 counted' } },
    problems: ['D_SHARED_ITEM o items=K-1 ppm=625000'],
    why: '0.7 was given, the rest 1 − 0.7 = 0.3 is b’s; 1/2·1 + 1/2·5/20 = 0.625 of o',
  },
  {
    id: 'shared-rest-in-equal-parts',
    rules: ['R23'],
    plan: planOf([counts('a', '{ key: K-1, share: 0.5 }'), counts('b', 'K-1'), counts('c', 'K-1')]),
    work: 'K-1 5p',
    expect: {
      a: { raw: 0, rows: 'K-1 counted ×0.5' },
      b: { rows: 'K-1 counted ×0.25' },
      c: { rows: 'K-1 counted ×0.25' },
    },
    problems: ['D_SHARED_ITEM o items=K-1 nodes=a,b,c'],
    why: '0.5 + 1/3 + 1/3 would pass 1: those without one share the rest, (1 − 0.5)/2 = 0.25 each',
  },
  {
    id: 'shared-with-room-left',
    rules: ['R23'],
    plan: planOf([counts('a', '{ key: K-1, share: 0.2 }'), counts('b', 'K-1'), counts('c', 'K-1')]),
    work: 'K-1 5p',
    expect: {
      a: { rows: 'K-1 counted ×0.2' },
      b: { rows: 'K-1 counted ×0.333333' },
      c: { rows: 'K-1 counted ×0.333333' },
    },
    problems: ['D_SHARED_ITEM o items=K-1 nodes=a,b,c'],
    why: '0.2 + 1/3 + 1/3 = 0.8666… does not pass 1: those without one keep 1/3',
  },
  {
    id: 'shared-more-than-whole',
    rules: ['R23'],
    plan: planOf([counts('a', '{ key: K-1, share: 0.9 }'), counts('b', '{ key: K-1, share: 0.6 }')]),
    work: 'K-1 5p',
    expect: { a: { rows: 'K-1 counted ×0.6' }, b: { rows: 'K-1 counted ×0.4' } },
    problems: ['D_SHARED_ITEM o items=K-1'],
    why: 'together 1.5, scaled down: 0.9/1.5 = 0.6 and 0.6/1.5 = 0.4',
  },
  {
    id: 'shared-with-a-draft',
    rules: ['R23'],
    plan: planOf([
      counts('a', 'K-1, K-2'),
      counts('b', 'K-1', 'status: draft'),
      counts('c', 'K-1', 'status: cancelled'),
    ]),
    work: three,
    expect: { a: { raw: 500_000, rows: 'K-1 counted, K-2 counted' }, o: { progress: 500_000 } },
    why: 'drafts and cancelled ones share nothing: K-1 is whole in a',
  },
  {
    id: 'shared-without-a-common-parent',
    rules: ['R23'],
    plan: planText([objective('o', [counts('a', 'K-1')]), objective('p', [counts('b', 'K-1, K-3')])]),
    work: three,
    expect: { o: { progress: 1_000_000 }, p: { progress: 250_000 } },
    problems: ['D_SHARED_ITEM * items=K-1 nodes=a,b'],
    why: 'no objective above both: named at the whole plan; 5/5 and 5/20 all the same',
  },
  {
    id: 'shared-two-levels-up',
    rules: ['R23', 'R24'],
    plan: planText([
      objective('top', []),
      objective('o', [counts('a', 'K-1, K-2')], 'parent: { id: top }'),
      objective('p', [counts('b', 'K-1, K-3')], 'parent: { id: top, weight: 3 }'),
    ]),
    work: three,
    expect: { top: { progress: 312_500 } },
    problems: ['D_SHARED_ITEM top items=K-1 nodes=a,b ppm=312500'],
    why: '1/4·5/10 + 3/4·5/20 = 0.125 + 0.1875 = 0.3125; o and p have one child each and are not named',
  },
  {
    id: 'shared-epic-and-its-story',
    rules: ['R17', 'R23'],
    plan: planOf([counts('a', 'K-1'), counts('b', 'K-2')]),
    work: 'K-1 epic \n K-2 <K-1 done 2p \n K-3 <K-1 6p',
    expect: { a: { raw: 250_000 }, b: { raw: 1_000_000 }, o: { progress: 625_000 } },
    problems: ['D_SHARED_ITEM o items=K-2 nodes=a,b ppm=625000'],
    why: 'K-2 through its epic and by itself: 1/2·2/8 + 1/2·2/2 = 0.125 + 0.5 = 0.625',
  },
  {
    id: 'shared-by-link-weights',
    rules: ['R15', 'R23'],
    plan: planOf([counts('a', '{ key: K-1, weight: 3 }, K-2'), counts('b', 'K-1, K-3')]),
    work: three,
    expect: { a: { raw: 750_000 } },
    problems: ['D_SHARED_ITEM o items=K-1 ppm=500000'],
    why: 'of a rest 3·5/(3·5 + 5) = 3/4 on it: 1/2·3/4 + 1/2·1/4 = 0.5',
  },
];
