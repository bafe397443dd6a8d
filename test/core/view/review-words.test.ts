import type { Day } from '@throughline/core/model/day.ts';
import { formatFor } from '@throughline/core/view/words/format.ts';
import { germanReview } from '@throughline/core/view/words/german-review.ts';
import { loadReviewWords, reviewWordsFor } from '@throughline/core/view/words/review-words.ts';
import { alikeSentences, alikeWords, otherKinds } from './two-dictionaries.ts';

const [en, de] = [reviewWordsFor('en-GB'), germanReview(formatFor('de-DE', 'de'))];
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const day = (text: string) => `2026-${text}` as Day;

describe('the review’s dictionaries', () => {
  it('have the same words, each of the same kind', () => {
    expect(otherKinds(en, de)).toEqual([]);
  });

  it('say nothing in two languages alike but what is the same word in both', () => {
    expect(alikeWords(en, de)).toEqual(['direction: ltr', 'review.settings.span: Sprint']);
  });

  it('say nothing of a number or a title alike but where there are no words around it', () => {
    expect(alikeSentences(en, de)).toEqual([]);
  });

  it('are German for who reads German, English for all others', async () => {
    expect((await loadReviewWords('de_AT')).language).toBe('de');
    expect((await loadReviewWords('fr-FR')).language).toBe('en');
  });
});

it('[R4] a change of less than a point is neither nothing nor a point', () => {
  const { points } = en.review;
  expect([
    points(0, 0),
    points(0, 3_400),
    points(0, -3_400),
    points(12, 121_000),
    points(-3, -28_000),
  ]).toEqual(['±0', '+<1', '−<1', '+12', '−3']);
});

it('[R37] exact points lose no digit', () => {
  expect([3_400, -96_153, 120_000, 1, 0].map(en.review.exactPoints)).toEqual([
    '+0.34',
    '−9.6153',
    '+12',
    '+0.0001',
    '±0',
  ]);
  expect(de.review.exactPoints(-96_153)).toBe('−9,6153');
});

it('sizes are told in their unit, one and many', () => {
  const { size } = en.review;
  expect([size(1000, 'points'), size(2500, 'points'), size(1, 'issues'), size(1200, 'issues')]).toEqual([
    '1 point',
    '2.5 points',
    '1 item',
    '1,200 items',
  ]);
});

it('a span is told by its own days: the work of the start counts from the day after `from.day`', () => {
  const from = { at: 0, day: day('11-01') };
  const to = { at: 0, day: day('11-15') };
  expect(en.review.span({ sprint: null, from, to }, 'UTC')).toBe('2 Nov to 15 Nov');
  const end = Date.parse('2026-11-15T23:30:00Z');
  const sprint = { state: 'active', end } as never;
  expect(en.review.span({ sprint, from, to }, 'UTC')).toBe('since 2 Nov, under way until 15 Nov');
  expect(en.review.span({ sprint, from, to }, 'Europe/Berlin')).toBe('since 2 Nov, under way until 16 Nov');
  expect(en.review.csvName({ from, to })).toBe('sprint-review-2026-11-02-2026-11-15.csv');
});

it('ends no German sentence twice, where a shortened month stands last', () => {
  const at = (reached: Day | null) => ({ atEnd: 700_000, reached });
  const said = de.review.forecast({ low: at(null), mid: at(day('12-21')), high: at(null) });
  expect(plain(said)).toBe(
    'Geht es so weiter, endet es bei 70 %, zwischen 70 % und 70 %; erreicht ist es am 21. Dez.',
  );
});
