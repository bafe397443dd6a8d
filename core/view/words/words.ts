import { english } from './english.ts';
import { formatFor, type Format } from './format.ts';

/** Every sentence and word that a screen says; one dictionary a language, all of the same shape. */
export type Words = ReturnType<typeof english>;
export type Dictionary = (format: Format) => Words;

/** Beside English, by language subtag: each is loaded for who reads it, and weighs nothing for everybody else. */
const dictionaries: Readonly<Record<string, () => Promise<Dictionary>>> = {
  de: async () => (await import('./german.ts')).german,
};

/** The words at once: in English, with numbers in the reader's own form. */
export const wordsFor = (locale: string): Words => english(formatFor(locale, 'en'));

/**
 * The words for a reader: in their language where there is a dictionary for it, else (or where it cannot be loaded) in
 * English; numbers always in the reader's own form.
 */
export async function loadWords(locale: string): Promise<Words> {
  const language = languageOf(locale);
  const dictionary = await dictionaries[language]?.().catch(() => null);
  return dictionary ? dictionary(formatFor(locale, language)) : wordsFor(locale);
}

/** "de" of "de-AT", also as hosts misspell it ("de_AT"). */
const languageOf = (locale: string): string => locale.split(/[-_]/)[0]?.toLowerCase() ?? '';
