import type { GoldenCase } from './golden-case.ts';
import { keyResult, metric, percentAt, planOf, reads, unread, work } from './plan-notation.ts';

const checked = (every: string, on: string): string =>
  metric('from: 0, to: 100', `${on}=50`, `checkInEvery: ${every}`);
const said = (id: string, percent: number, confidence: string, ...more: readonly string[]): string =>
  keyResult(id, 'kind: metric, from: 0, to: 100', reads(`11-01=${percent}${confidence}`), ...more);

const counted = work('items: [ K-1 ]');
const stale = (id: string, every: string, on: string, expected: boolean, why: string): GoldenCase => ({
  id,
  rules: ['R32'],
  plan: checked(every, on),
  expect: { kr: { stale: expected, progress: 500_000 }, o: { stale: expected } },
  why,
});

/** R32: what is stale; R33: how confident people are. */
export const staleCases: readonly GoldenCase[] = [
  stale('stale-not-after-ten-days', 'week', '10-22', false, '10 days ≤ 1.5·7 = 10.5'),
  stale('stale-after-eleven-days', 'week', '10-21', true, '11 days > 10.5; the value stays 50 %'),
  stale('stale-daily-not-after-one', 'day', '10-31', false, '1 day ≤ 1.5'),
  stale('stale-daily-after-two', 'day', '10-30', true, '2 days > 1.5'),
  stale('stale-monthly-not-after-45', 'month', '09-17', false, '13 + 31 + 1 = 45 days ≤ 1.5·30 = 45'),
  stale('stale-monthly-after-46', 'month', '09-16', true, '46 days > 45'),
  stale(
    'stale-quarterly-not-after-136',
    'quarter',
    '06-18',
    false,
    '12 + 31 + 31 + 30 + 31 + 1 = 136 days ≤ 1.5·91 = 136.5',
  ),
  stale('stale-quarterly-after-137', 'quarter', '06-17', true, '137 days > 136.5'),
  {
    id: 'stale-work-not-at-24-hours',
    rules: ['R32'],
    plan: counted,
    work: 'K-1 done',
    readAt: '2026-10-31T12:00:00.000Z',
    now: '2026-11-01T12:00:00.000Z',
    expect: { kr: { stale: false } },
    why: 'read 24 hours ago, which is not more than 24',
  },
  {
    id: 'stale-work-after-24-hours',
    rules: ['R32'],
    plan: counted,
    work: 'K-1 done',
    readAt: '2026-10-31T12:00:00.000Z',
    now: '2026-11-01T12:00:00.001Z',
    expect: { kr: { stale: true, progress: 1_000_000 }, o: { stale: true } },
    why: '24 hours and 1 ms: stale, kept at 1/1',
  },
  {
    id: 'stale-not-by-a-child-that-does-not-count',
    rules: ['R32'],
    plan: planOf([
      percentAt('a', 40),
      keyResult('b', 'kind: metric, from: 0, to: 100', reads('10-02=40'), 'weight: 0'),
    ]),
    expect: { b: { stale: true }, o: { stale: false, progress: 400_000 } },
    why: 'b is 30 days old and stale, but of weight 0: 40/1',
  },
  {
    id: 'confidence-mean-and-lowest',
    rules: ['R33'],
    plan: planOf([said('a', 40, '!6', 'weight: 2'), said('b', 40, '!5'), percentAt('c', 40)]),
    expect: {
      a: { confidence: '6000 of 10, lowest 6' },
      o: { confidence: '5666 of 10, lowest 5' },
      c: { confidence: null },
    },
    why: '(2·6 + 1·5)/3 = 5.666… → 5,666 thousandths; c said nothing and is left out; lowest 5',
  },
  {
    id: 'confidence-of-weight-0',
    rules: ['R33'],
    plan: planOf([said('a', 40, '!6'), said('b', 40, '!4', 'weight: 0')]),
    expect: { b: { confidence: '4000 of 10, lowest 4' }, o: { confidence: '6000 of 10, lowest 6' } },
    why: 'mean and lowest are over weights above 0: 6/1, and 6',
  },
  {
    id: 'confidence-last-one-stated',
    rules: ['R33'],
    plan: planOf([
      keyResult('kr', 'kind: metric, from: 0, to: 100', reads('10-10=10!4 10-20=20!6 10-27=40 11-02=50!9')),
    ]),
    expect: { kr: { confidence: '6000 of 10, lowest 6', progress: 400_000 } },
    why: 'the last reading up to 11-01 says none, the one before it 6; that of 11-02 is not known',
  },
  {
    id: 'confidence-high-while-off-track',
    rules: ['R33'],
    plan: planOf([said('kr', 5, '!7')]),
    expect: { kr: { health: 'off-track' } },
    problems: ['D_CONFIDENCE kr'],
    why: 'gap 0.3478 − 0.05 = 0.2978 > 0.25, and 7 ≥ 7',
  },
  {
    id: 'confidence-of-six-while-off-track',
    rules: ['R33'],
    plan: planOf([said('kr', 5, '!6')]),
    expect: { kr: { health: 'off-track' } },
    why: 'off track, and 6 < 7: no contradiction',
  },
  {
    id: 'confidence-low-while-on-track',
    rules: ['R33'],
    plan: planOf([said('kr', 40, '!3')]),
    expect: { kr: { health: 'on-track' } },
    problems: ['D_CONFIDENCE kr'],
    why: 'gap 0.3478 − 0.4 < 0.1, and 3 ≤ 3',
  },
  {
    id: 'confidence-low-while-at-risk',
    rules: ['R33'],
    plan: planOf([said('kr', 20, '!3')]),
    expect: { kr: { health: 'at-risk' } },
    why: 'gap 0.1478: at risk, and 3 contradicts nothing',
  },
  {
    id: 'confidence-high-after-it-was-missed',
    rules: ['R33'],
    plan: planOf([said('kr', 90, '!8')]),
    asOf: '2027-01-01',
    expect: { kr: { health: 'missed', stale: true } },
    problems: ['D_CONFIDENCE kr'],
    why: '0.9 < 1 after the end, and 8 ≥ 7',
  },
  {
    id: 'confidence-two-levels-up',
    rules: ['R33'],
    plan: [
      'throughline: 1',
      'cycle: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }',
      'objectives:',
      `  - { id: top, keyResults: [ ${said('t', 40, '!9')}, ${unread('u')} ] }`,
      `  - { id: low, parent: { id: top, weight: 2 }, keyResults: [ ${said('a', 40, '!4')}, ${said('b', 40, '!7')}, ${said('c', 40, '!7')} ] }`,
    ].join('\n'),
    expect: { low: { confidence: '6000 of 10, lowest 4' }, top: { confidence: '7000 of 10, lowest 4' } },
    why: 'low = (4 + 7 + 7)/3 = 6; top = (1·9 + 2·6)/3 = 7; the lowest of any below 4',
  },
];
