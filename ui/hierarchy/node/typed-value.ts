import { numberForm, plainNumber } from '../editor/typed-number.ts';

/**
 * A reading as a person types it, as the exact text that is sent: in the form of their locale, with its own digits
 * (Arabic, Devanagari …), and with or without the unit behind it.
 * @param unit null = none
 * @returns null where it is not a number
 */
export function typedValue(typed: string, locale: string, unit: string | null): string | null {
  const digits = digitsOf(locale);
  let text = Array.from(typed.trim(), (sign) => digits.get(sign) ?? sign).join('');
  if (unit && text.toLowerCase().endsWith(unit.toLowerCase())) text = text.slice(0, -unit.length);
  // Marks of direction are invisible; Arabic has signs of its own between thousands and before decimals.
  text = text.replaceAll(/[\u061c\u200e\u200f٬]/g, '').replace('٫', '.');
  return plainNumber(ungrouped(text, locale), numberForm(locale));
}

/** A number as it is sent, as the reader would type it: "12.5" is "12,5" in German. Anything else unchanged. */
export function asTyped(text: string, locale: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace('.', numberForm(locale).decimal) : text;
}

/** Groups that are not of three (Indian lakhs), where they stand exactly as the locale would write them. */
function ungrouped(text: string, locale: string): string {
  const { decimal, group } = numberForm(locale);
  const [whole = '', ...part] = text.split(decimal);
  const bare = group === '' ? whole : whole.replaceAll(group, '');
  if (!/^-?\d+$/.test(bare)) return text;
  const written = formatOf(locale)?.format(bare as `${number}`);
  return written === whole ? [bare, ...part].join(decimal) : text;
}

/** The locale's own digits → 0…9. */
function digitsOf(locale: string): ReadonlyMap<string, string> {
  const format = formatOf(locale, false);
  return new Map(Array.from({ length: 10 }, (_, digit) => [format?.format(digit) ?? '', String(digit)]));
}

/** Hosts misspell locales ("en_US"), and some are none at all: null. */
function formatOf(locale: string, grouped = true): Intl.NumberFormat | null {
  try {
    const more = grouped ? { numberingSystem: 'latn' } : { useGrouping: false };
    return new Intl.NumberFormat(locale.replaceAll('_', '-'), more);
  } catch {
    return null;
  }
}
