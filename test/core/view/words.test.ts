import { english } from '@throughline/core/view/words/english.ts';
import { formatFor } from '@throughline/core/view/words/format.ts';
import { german } from '@throughline/core/view/words/german.ts';
import { loadWords, wordsFor } from '@throughline/core/view/words/words.ts';

const own = (dictionary: object) => Object.entries(dictionary).filter(([name]) => name !== 'direction');

describe('dictionaries', () => {
  const [en, de] = [english(formatFor('en-GB', 'en')), german(formatFor('de-DE', 'de'))];

  it('have the same words, each of the same kind', () => {
    const kinds = (dictionary: object) =>
      Object.fromEntries(own(dictionary).map(([name, word]) => [name, typeof word]));
    expect(kinds(de)).toEqual(kinds(en));
  });

  it('say nothing in two languages alike: a sentence that was left in English is found', () => {
    const plain = Object.fromEntries(own(en));
    const alike = own(de).filter(([name, word]) => typeof word === 'string' && word === plain[name]);
    expect(alike).toEqual([]);
  });

  it('are chosen by the language of a locale, also as hosts misspell it, and are English for all others', async () => {
    const languages = await Promise.all(
      ['de', 'de-AT', 'de_CH', 'en-GB', 'fr-FR', 'xx', ''].map(
        async (locale) => (await loadWords(locale)).language,
      ),
    );
    expect(languages).toEqual(['de', 'de', 'de', 'en', 'en', 'en', 'en']);
    expect(wordsFor('de-DE').language).toBe('en');
  });

  it('write numbers and days as the reader does, in sentences of their own language', async () => {
    const words = await loadWords('de-DE');
    const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;
    const amount = {
      kind: 'work',
      unit: 'points',
      done: { digits: 125, scale: 1 },
      total: { digits: 1200, scale: 0 },
      counted: 12,
      weighted: null,
    } as never;
    expect(plain(words.amount(amount))).toBe('12,5 von 1.200 Punkten');
    expect(plain(words.percent('40'))).toBe('40 %');
    expect(words.on('2026-10-20' as never)).toBe('am 20. Okt.');
    expect(
      plain(words.pace({ health: 'off-track', progress: 400_000, expected: 540_000, threshold: 1_000_000 })),
    ).toBe('Nicht im Plan: 14 Punkte hinter dem Stand, der heute zu erwarten ist.');
    expect(
      words.problem(
        { code: 'D_OVERLAP', at: 'kr', items: ['a', 'b'] as never },
        { items: ['A', 'B'], nodes: [] },
      ),
    ).toBe(
      '2 Vorgänge sind auf mehr als eine Art verknüpft (selbst und über ein übergeordnetes) und zählen einmal (A, B).',
    );
  });
});
