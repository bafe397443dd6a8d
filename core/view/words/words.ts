import { english } from './english.ts';
import { inEnglish, wordsOf, type DictionaryOf, type OtherLanguages } from './load.ts';

/** Every sentence and word that a screen says; one dictionary a language, all of the same shape. */
export type Words = ReturnType<typeof english>;
export type Dictionary = DictionaryOf<Words>;

const others: OtherLanguages<Words> = {
  de: async () => (await import('./german.ts')).german,
};

/** The words at once: in English, with numbers in the reader's own form. */
export const wordsFor = (locale: string): Words => inEnglish(english, locale);

/** The words in the reader's language (load.ts). */
export const loadWords = (locale: string): Words | Promise<Words> => wordsOf(english, others, locale);
