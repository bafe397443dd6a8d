import { english } from './english.ts';
import { formatFor, type Format } from './format.ts';

/** Every sentence and word that a screen says; one dictionary a language, all of the same shape. */
export type Words = ReturnType<typeof english>;
export type Dictionary = (format: Format) => Words;

/** By language subtag. */
const dictionaries: Readonly<Record<string, Dictionary>> = { en: english };

/**
 * The words for a reader: in their language where there is a dictionary for it, else in English; numbers always in
 * the reader's own form.
 */
export function wordsFor(locale: string): Words {
  const language = locale.split(/[-_]/)[0]?.toLowerCase() ?? '';
  const dictionary = dictionaries[language];
  return dictionary ? dictionary(formatFor(locale, language)) : english(formatFor(locale, 'en'));
}
