import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { ProblemCode } from '@throughline/core/model/problem.ts';
import { problemSentence } from '@throughline/core/view/words/problem-sentence.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { keyResult, minutes, points, problem, value, whole } from './gallery/builders.ts';

const words = wordsFor('en-GB');
/** No-break spaces are right on a screen and unreadable in a test. */
const plain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;

const periods = (held: number) =>
  ({
    kind: 'maintain',
    unit: '%',
    atLeast: whole(99),
    atMost: null,
    current: whole(100),
    on: '2026-10-20' as Day,
    held,
    elapsed: 10,
    planned: 13,
  }) as const;

describe('health', () => {
  it('[R32] says how far behind in whole points of the numbers that are shown', () => {
    const off = value(400_000, { health: 'off-track', expected: 540_000 });
    expect(words.pace(off)).toBe('Off track: 14 points behind where it should be today.');
  });

  it.each([
    [240_000, 'On track: 16 points ahead of where it should be today.'],
    [410_000, 'On track: 1 point behind where it should be today.'],
    [404_999, 'On track: where it should be today.'],
  ])('[R32] on track at 40 %% with %i expected', (expected, sentence) => {
    expect(words.pace(value(400_000, { expected }))).toBe(sentence);
  });

  it('[R31] scores from 0.00 to 1.00, with its band', () => {
    expect(words.score(value(400_000, { threshold: 700_000 }))).toBe(
      'Score 0.40 (behind); achieved from 0.70.',
    );
    expect(words.score(value(999_999, { band: 'close' }))).toBe('Score 0.99 (close); achieved from 1.00.');
  });

  it('[R31] names the threshold that was reached or missed', () => {
    const at = { threshold: 700_000 };
    expect(plain(words.pace(value(720_000, { health: 'achieved', ...at })))).toBe(
      'Achieved: it counts as achieved from 70 %.',
    );
    expect(plain(words.pace(value(550_000, { health: 'missed', ...at })))).toContain('from 70 %');
  });
});

describe('numbers', () => {
  it('[R4] shows a percentage as it is given, and a dash for no value', () => {
    expect([null, '<1', '99', '125'].map((text) => plain(words.percent(text)))).toEqual([
      '–',
      '<1 %',
      '99 %',
      '125 %',
    ]);
  });

  it('[R15] shows amounts in their unit', () => {
    const seconds = (done: number, total: number) => points(done, total, { unit: 'seconds' });
    const shown = [
      points(12, 20),
      points(1, 1),
      points(3, 7, { unit: 'issues' }),
      points(3, 7, { unit: 'field' }),
      seconds(5400, 28_800),
      seconds(28_799, 28_800),
      seconds(600, 2700),
      minutes(38),
      periods(9),
      { kind: 'milestones', done: 2, total: 3 } as const,
      { kind: 'yesNo', done: false } as const,
    ].map((amount) => plain(words.amount(amount)));
    expect(shown).toEqual([
      '12 of 20 points',
      '1 of 1 point',
      '3 of 7 items',
      '3 of 7',
      '1.5 of 8 h',
      '7.9 of 8 h',
      '10 of 45 min',
      '38 min',
      '9 of 13 periods held',
      '2 of 3 done',
      'not done',
    ]);
  });

  it('says nothing beside a percentage where there is no amount', () => {
    expect(words.amount(minutes(null))).toBeNull();
    expect(words.amount(points(0, 0, { counted: 0 }))).toBeNull();
    expect(words.amount({ ...periods(0), on: null })).toBeNull();
  });

  it('writes numbers as the reader does, every digit of them', () => {
    const german = wordsFor('de_DE');
    const amount = points(0, 0, {
      done: { digits: 9_007_199_254_740_991, scale: 3 },
      total: { digits: 125, scale: 1 },
    });
    expect(plain(german.amount(amount))).toBe('9.007.199.254.740,991 of 12,5 points');
    expect(german.weight('0.5')).toBe('×0,5');
  });

  it('takes a locale that is none for English', () => {
    expect(wordsFor('not a locale').weight('1234.5')).toBe('×1,234.5');
  });

  it('keeps the names of months in the language of the sentence', () => {
    expect(wordsFor('de-DE').on('2026-10-20' as Day)).toMatch(/Oct/);
  });

  it('says how long ago', () => {
    const now = Date.parse('2026-11-01T12:00:00Z');
    const ago = (minutesAgo: number) => plain(words.countedAgo(now - minutesAgo * 60_000, now));
    expect([0, 2, 59, 61, 60 * 24, 60 * 24 * 3].map(ago)).toEqual([
      'counted just now',
      'counted 2 min ago',
      'counted 59 min ago',
      'counted 1 h ago',
      'counted 1 day ago',
      'counted 3 days ago',
    ]);
    expect(ago(-5)).toBe('counted just now');
    expect(words.countedAgo(null, now)).toBe('not counted yet');
  });
});

describe('[R9] [R22] why there is no value', () => {
  it.each([
    ['no reading yet', { measure: 'metric', amount: minutes(null) }],
    ['no linked work', { amount: points(0, 0, { counted: 0 }), problems: [problem('D_NO_WORK', 0)] }],
    ['all linked work was cancelled', { problems: [problem('D_ALL_DROPPED', 2)] }],
    ['being counted', { countedAt: null, counting: { items: 20 } }],
    ['not counted yet', { countedAt: null }],
    ['its query could not be run', { countedAt: null, problems: [problem('D_QUERY_FAILED', 0)] }],
    ['no reading yet', { measure: 'maintain', amount: { ...periods(0), on: null } }],
    ['no target', { measure: 'kpi', problems: [problem('D_NO_TARGET', 0)] }],
    ['no objective contributes to it', { measure: 'objectives', problems: [problem('D_NO_CHILDREN', 0)] }],
    ['no objective below has a value', { measure: 'objectives' }],
  ] as const)('%s', (reason, more) => {
    expect(words.noKeyResultValue(keyResult('kr', 'A key result', null, more))).toBe(reason);
  });
});

describe('problems', () => {
  // Typed by the codes, so that a new one does not compile until it is here.
  const codes: Readonly<Record<ProblemCode, true>> = {
    D_ALL_DROPPED: true,
    D_AMBITIOUS_ENOUGH: true,
    D_BAD_SIZE: true,
    D_CHANGED_AFTER_CLOSE: true,
    D_CONFIDENCE: true,
    D_DIAMOND: true,
    D_DOUBLE_METRIC: true,
    D_NO_CHILDREN: true,
    D_NO_TARGET: true,
    D_OTHER_UNIT: true,
    D_OVERRIDE_ENDED: true,
    D_OVERRIDE_ENDS: true,
    D_REGRESSED: true,
    D_CYCLE: true,
    D_DONE_PARENT_OPEN_CHILDREN: true,
    D_MISSING: true,
    D_NO_BASELINE: true,
    D_NO_ESTIMATES: true,
    D_NO_HISTORY: true,
    D_NO_RANGE: true,
    D_NO_WORK: true,
    D_OPEN_ZERO: true,
    D_OVERLAP: true,
    D_PERCENT_WEIGHTS: true,
    D_QUERY_FAILED: true,
    D_SHARED_ITEM: true,
    D_STATE_BY_STOCK_PROCESS: true,
    D_UNESTIMATED: true,
    D_UNKNOWN_STATE: true,
    D_ZERO_WEIGHTS: true,
    E_DIRECTION: true,
    E_MULTI_SOURCE: true,
    E_NEGATIVE_WEIGHT: true,
    E_TOO_LARGE: true,
  };

  it.each(Object.keys(codes) as ProblemCode[])('%s is one plain sentence, with and without items', (code) => {
    for (const items of [0, 1, 3]) {
      const sentence = problemSentence(problem(code, items));
      expect(sentence).toMatch(/^[A-Z0-9][^\n]*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|[DE]_[A-Z]/);
    }
  });

  it('names items by key, and counts those that have no name for the reader', () => {
    const item = (id: ItemId) => (id === 'jira:acme/1' ? 'SUP-12' : null);
    expect(problemSentence(problem('D_OVERLAP', 1), { item })).toContain('(SUP-12)');
    const three = problemSentence(problem('D_OVERLAP', 3), { item });
    expect(three).toContain('3 work items are');
    expect(three).toContain('(SUP-12 and 2 more)');
    expect(three).not.toContain('jira:acme');
  });

  it('names no item at all where none has a name', () => {
    expect(problemSentence(problem('D_OVERLAP', 2), { item: () => null })).toMatch(/count once\.$/);
    // What was not found has no key: it is named as the plan names it.
    expect(problemSentence(problem('D_MISSING', 1), { item: () => null })).toContain('(jira:acme/1)');
  });

  it('takes the number from the amounts where the items are not listed', () => {
    expect(problemSentence(problem('D_UNESTIMATED', 0, { amounts: { items: 1200 } }))).toContain(
      '1,200 work items have no estimate',
    );
  });

  it.each<[ProblemCode, Parameters<typeof problem>[2], string]>([
    [
      'D_CHANGED_AFTER_CLOSE',
      { amounts: { ppm: 804_999 } },
      'The data has changed since the close: it would be at 80 % now. The value at the close stands.',
    ],
    [
      'D_DIAMOND',
      { nodes: ['o-low'], amounts: { ppm: 812_500 } },
      'o-low counts here by more than one path; together it is 81 % of this.',
    ],
    ['D_DOUBLE_METRIC', { nodes: ['a', 'b', 'c'] }, 'a, b and c count the same metric.'],
    ['D_OTHER_UNIT', { nodes: ['a'] }, 'a cannot be added up here: another unit, or no amount.'],
    [
      'D_OVERRIDE_ENDS',
      { amounts: { days: 0 } },
      'The value typed over it ends today; then the computed one counts again.',
    ],
    [
      'D_OVERRIDE_ENDS',
      { amounts: { days: 1 } },
      'The value typed over it ends in 1 day; then the computed one counts again.',
    ],
  ])('%s says its numbers', (code, more, sentence) => {
    expect(plain(problemSentence(problem(code, 0, more)))).toBe(sentence);
  });

  it('prints the path of a cycle by titles', () => {
    const cycle = problem('D_CYCLE', 0, { nodes: ['o-a', 'o-b', 'o-a'] });
    const titles: Readonly<Record<string, string>> = { 'o-a': 'Answers', 'o-b': 'Growth' };
    expect(problemSentence(cycle, { node: (id) => titles[id] ?? null })).toContain(
      'Answers → Growth → Answers',
    );
  });
});

it('[R10] [R13] [R27] says what a number is made of', () => {
  expect(words.held(9, 10, 13)).toBe('9 of 13 planned periods held; 10 have passed.');
  expect(words.held(1, 1, 1)).toBe('1 of 1 planned period held; 1 has passed.');
  expect(plain(words.stretch('20 min', 280_000))).toBe('Stretch 20 min: 28 % of the way. It is not counted.');
  expect(words.stretch('20 min', null)).toBe('Stretch 20 min. It is not counted.');
  expect(words.stands('165 EUR', 'from 105 to 225 EUR')).toBe(
    'It stands at 165 EUR, on the way from 105 to 225 EUR.',
  );
});

it('[R21] names the size that an item without an estimate takes', () => {
  expect(words.baseSize(2500, 'points')).toBe('2.5');
  expect(plain(words.baseSize(7200, 'seconds'))).toBe('2 h');
  expect(words.size('0.5', 'points')).toBe('0.5');
  expect(plain(words.size('7200', 'seconds'))).toBe('2 h');
  expect(plain(words.range({ ...minutes(38), from: whole(45) } as never))).toBe('from 45 to 25 min');
});
