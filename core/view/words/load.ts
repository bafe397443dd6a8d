import { formatFor, type Format } from './format.ts';

/** All words of one language, by how the reader writes numbers and days. */
export type DictionaryOf<AllWords> = (format: Format) => AllWords;

/** Languages beside English, by subtag: each is loaded for who reads it, and weighs nothing for everybody else. */
export type OtherLanguages<AllWords> = Readonly<Record<string, () => Promise<DictionaryOf<AllWords>>>>;

/** English, with numbers in the reader's own form. */
export const inEnglish = <AllWords>(english: DictionaryOf<AllWords>, locale: string): AllWords =>
  english(formatFor(locale, 'en'));

/**
 * The words for a reader: in their language where there is a dictionary for it, else (or where it cannot be loaded) in
 * English; numbers always in the reader's own form.
 * @param locale BCP 47, also as hosts misspell it ("de_AT")
 * @returns English at once, for it is here already; any other language when it is loaded
 */
export function wordsOf<AllWords>(
  english: DictionaryOf<AllWords>,
  others: OtherLanguages<AllWords>,
  locale: string,
): AllWords | Promise<AllWords> {
  const language = languageOf(locale);
  const load = Object.hasOwn(others, language) ? others[language] : undefined;
  if (!load) return inEnglish(english, locale);
  return load().then(
    (dictionary) => dictionary(formatFor(locale, language)),
    () => inEnglish(english, locale),
  );
}

// ── below ──

/** "de" of "de-AT", "de_AT", "DE". */
const languageOf = (locale: string): string => locale.split(/[-_]/)[0]?.toLowerCase() ?? '';
