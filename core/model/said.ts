/**
 * A sentence for a person, where it happens: in English, and in parts, so that a page can say it in its reader's
 * language. JSON-safe. The template is the key of a language's table, as in gettext: "There is no cycle "{0}"."
 */
export interface Said {
  readonly template: string;
  /** For {0}, {1} …; absent where there are none. */
  readonly values?: readonly SaidValue[];
}

/** Text of people or hosts stands as it is, a number in the reader's form, a sentence or part of one in their language. */
export type SaidValue = string | number | Said;

/** What a person is told. A text alone is said already: a page's own words, or those of a host. */
export type Message = Said | string;

/** said`There is no cycle "${id}".` */
export function said(parts: TemplateStringsArray, ...values: readonly SaidValue[]): Said {
  // Cooked is undefined only for an escape that does not exist, which the compiler refuses.
  const template = parts.reduce((before, part, at) => `${before}{${at - 1}}${part}`);
  return values.length === 0 ? { template } : { template, values };
}

/** @param words the template in another language, and numbers as its reader writes them */
export function fill(
  { template, values = [] }: Said,
  words: { readonly of: (template: string) => string; readonly number: (value: number) => string },
): string {
  return words.of(template).replaceAll(/\{(\d+)\}/g, (hole, at: string) => {
    const value = values[Number(at)];
    if (value === undefined) return hole;
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? words.number(value) : fill(value, words);
  });
}

/** In English, for a terminal or a log. */
export const inEnglish = (message: Message): string =>
  typeof message === 'string' ? message : fill(message, { of: (template) => template, number: String });
