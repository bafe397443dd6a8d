import type { Day, Instant } from '../../model/day.ts';
import { decimalText } from '../../model/decimal.ts';
import type { Decimal } from '../../model/decimal.ts';
import { plainFormatFor } from './without-intl.ts';

/** Numbers and days in the reader's own form. The sentences around them are a dictionary's matter. */
export interface Format {
  /** A whole number, grouped: "1,200". */
  whole(value: number): string;
  /** Whole hundredths: "0.40". */
  hundredths(value: number): string;
  /** An exact decimal, no digit lost: "12.5". */
  decimal(value: Decimal): string;
  /** A decimal as typed ("0.5", "12"), in the reader's form; anything else unchanged. */
  typed(text: string): string;
  /** "20 Oct"; days have no zone (R1). */
  day(day: Day): string;
  /** A moment in the reader's own zone: "1 Nov, 14:05". */
  moment(at: Instant): string;
}

/**
 * @param locale BCP 47, also as hosts misspell it ("en_US"); an unknown one falls back to `language`.
 * @param language the dictionary's: names of months must be in the language of the sentence that they stand in.
 */
export function formatFor(locale: string, language: string): Format {
  const reader = readLocale(locale) ?? language;
  const sentence = reader.split('-')[0] === language ? reader : language;
  // Each is made when it is first asked for: a screen waits for it, and most screens need one or two.
  const whole = once(() => new Intl.NumberFormat(reader, { maximumFractionDigits: 0 }));
  const exact = once(() => new Intl.NumberFormat(reader, { maximumFractionDigits: 15 }));
  const score = once(
    () => new Intl.NumberFormat(reader, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  );
  const day = once(
    () => new Intl.DateTimeFormat(sentence, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  const moment = once(
    () =>
      new Intl.DateTimeFormat(sentence, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }),
  );
  // Given as text, so that Intl reads the decimal exactly and not by way of a binary fraction (R3).
  const numbers = plainFormatFor(reader);
  const days = plainFormatFor(sentence);
  const fromText = (text: string): string => numbers?.number(text) ?? exact().format(text as `${number}`);
  return {
    whole: (value) =>
      (Number.isInteger(value) ? numbers?.number(String(value)) : null) ?? whole().format(value),
    hundredths: (value) => score().format(value / 100),
    decimal: (value) => fromText(decimalText(value)),
    typed: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? fromText(text) : text),
    day: (value) => days?.day(value) ?? day().format(new Date(value)),
    moment: (at) => moment().format(at),
  };
}

function readLocale(locale: string): string | null {
  const tag = locale.replaceAll('_', '-');
  // As most hosts write it: Intl, which takes its time to start, would say the same.
  if (plain.test(tag)) return tag;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // not a language tag at all: the dictionary's own form will do
  }
}

const plain = /^(?:de|en)(?:-[A-Z]{2})?$/;

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
