import type { GoldenCase } from './golden-case.ts';
import { keyResult, percentAt, planOf } from './plan-notation.ts';

const milestones = (...each: readonly string[]): string =>
  keyResult('kr', `kind: milestones, milestones: [ ${each.map((one) => `{ ${one} }`).join(', ')} ]`);

/** R11, R12: yes or no, and milestones. */
export const milestoneCases: readonly GoldenCase[] = [
  {
    id: 'yes',
    rules: ['R5', 'R11'],
    plan: planOf([keyResult('kr', 'kind: yesNo, done: true')]),
    expect: { kr: { raw: 1_000_000, origin: 'manual', stale: false, health: 'achieved' } },
    why: 'done = 1',
  },
  {
    id: 'no',
    rules: ['R9', 'R11'],
    plan: planOf([keyResult('kr', 'kind: yesNo, done: false')]),
    expect: { kr: { raw: 0, progress: 0, origin: 'manual' }, o: { progress: 0, coverage: 1_000_000 } },
    why: 'not done = 0, which is a value: coverage 1/1',
  },
  {
    id: 'milestones-weighted',
    rules: ['R12'],
    plan: planOf([milestones('title: Pilot, weight: 1, done: true', 'title: All, weight: 3, done: 0.5')]),
    expect: { kr: { raw: 625_000, origin: 'manual' } },
    why: '(1·1 + 3·0.5)/(1 + 3) = 2.5/4 = 0.625',
  },
  {
    id: 'milestones-missing-weight',
    rules: ['R12'],
    plan: planOf([milestones('done: true', 'done: false', 'done: 0.25')]),
    expect: { kr: { raw: 416_666 } },
    why: '(1 + 0 + 0.25)/3 = 0.4166666… → 416,666',
  },
  {
    id: 'milestones-one-weight-0',
    rules: ['R12'],
    plan: planOf([milestones('weight: 0, done: true', 'done: 0.3')]),
    expect: { kr: { raw: 300_000 } },
    why: '(0·1 + 1·0.3)/(0 + 1) = 0.3',
  },
  {
    id: 'milestones-all-weights-0',
    rules: ['R12'],
    plan: planOf([milestones('weight: 0, done: true', 'weight: 0, done: 0.5')]),
    expect: { kr: { raw: 750_000 } },
    problems: ['D_ZERO_WEIGHTS kr'],
    why: 'equal: (1 + 0.5)/2 = 0.75',
  },
  {
    id: 'milestones-decimal-weights',
    rules: ['R3', 'R12'],
    plan: planOf([
      milestones('weight: 0.1, done: true', 'weight: 0.2, done: false', 'weight: 0.3, done: 0.333333'),
    ]),
    expect: { kr: { raw: 333_333 } },
    why: '(0.1 + 0.3·0.333333)/0.6 = 0.1999999/0.6 = 0.3333331666… → 333,333',
  },
  {
    id: 'milestones-none',
    rules: ['R12'],
    plan: planOf([keyResult('kr', 'kind: milestones, milestones: [ ]'), percentAt('other', 50)]),
    expect: { kr: { raw: null }, o: { progress: 250_000, coverage: 500_000 } },
    why: 'no milestone, no value, counted as 0: (0 + 500,000)/2',
  },
  {
    id: 'milestones-from-work',
    rules: ['R12', 'R15'],
    plan: planOf([milestones('items: [ K-1, K-2 ]', 'weight: 3, done: true')]),
    work: 'K-1 done \n K-2',
    expect: { kr: { raw: 875_000 } },
    why: '(1·1/2 + 3·1)/(1 + 3) = 3.5/4 = 0.875',
  },
  {
    id: 'milestones-from-work-count-issues',
    rules: ['R12', 'R17'],
    plan: planOf([milestones('items: [ K-1 ]')]),
    work: 'K-1 epic \n K-2 <K-1 done 1p \n K-3 <K-1 9p',
    expect: { kr: { raw: 500_000, origin: 'computed' } },
    why: 'of the epic’s two stories one is done: 1/2, not 1 of 10 points',
  },
  {
    id: 'milestones-without-work-as-0',
    rules: ['R12', 'R22'],
    plan: planOf([milestones('items: [ K-1 ]', 'done: true')]),
    work: 'K-1 done/Duplicate',
    expect: { kr: { raw: 500_000 } },
    problems: ['D_ALL_DROPPED kr'],
    why: 'all work of the first is dropped, no value, counted as 0: (0 + 1)/2',
  },
  {
    id: 'milestones-without-work-left-out',
    rules: ['R9', 'R12', 'R22'],
    plan: planOf([milestones('items: [ K-1 ]', 'done: 0.4')], { policy: 'noData: exclude' }),
    work: 'K-1 done/Duplicate',
    expect: { kr: { raw: 400_000 } },
    problems: ['D_ALL_DROPPED kr'],
    why: 'left out: 0.4/1',
  },
  {
    id: 'milestones-none-with-a-value',
    rules: ['R12', 'R22'],
    plan: planOf([milestones('items: [ K-1 ]')]),
    work: 'K-1 done/Duplicate',
    expect: { kr: { raw: null, progress: null }, o: { progress: null } },
    problems: ['D_ALL_DROPPED kr'],
    why: 'no milestone has a value: none',
  },
];
