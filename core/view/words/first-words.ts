import { amounts } from './english/amounts.ts';
import { besideNumber } from './english/beside-number.ts';
import { firstPicture } from './english/first-picture.ts';
import { healthWord } from './english/health-word.ts';
import type { Format } from './format.ts';
import { wordsOf, type DictionaryOf, type OtherLanguages } from './load.ts';

/** What the first picture of the hierarchy says. All of it is said by the page's own words (hierarchy-words.ts) as well. */
const english = (format: Format) => ({
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  ...amounts(format),
  ...besideNumber(format),
  ...healthWord(),
  tree: firstPicture(format),
});

export type FirstWords = ReturnType<typeof english>;
export type FirstDictionary = DictionaryOf<FirstWords>;

const others: OtherLanguages<FirstWords> = {
  de: async () => (await import('./german-first.ts')).germanFirst,
};

/** The words in the reader's language (load.ts): these come before all others. */
export const loadFirstWords = (locale: string): FirstWords | Promise<FirstWords> =>
  wordsOf(english, others, locale);
