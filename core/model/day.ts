import type { Brand } from './brand.ts';

/** A calendar day, `YYYY-MM-DD`, in the policy's time zone (R1). Compares and sorts as text. */
export type Day = Brand<'Day'>;
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** The day, or null when the text is not a day that exists (2025-02-29 does not). */
export function readDay(text: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const at = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return Number.isFinite(at) && dayAt(at) === text ? (text as Day) : null;
}

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

export function addDays(day: Day, days: number): Day {
  return dayAt(Date.parse(day) + days * 86_400_000);
}

/**
 * The day that an instant falls on in a time zone (IANA name).
 * @throws RangeError on a zone that the runtime does not know: check names where they enter.
 */
export function dayOf(at: Instant, timeZone: string): Day {
  if (timeZone === 'UTC') return dayAt(at);
  let format = formats.get(timeZone);
  if (!format) {
    // en-CA writes YYYY-MM-DD; the locale is fixed, so the reader's never shows through.
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(at) as Day;
}

/** Making one takes most of a millisecond. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dayAt(at: Instant): Day {
  return new Date(at).toISOString().slice(0, 10) as Day;
}
