import type { Day } from '../../model/day.ts';

/** What Intl would write, for the readers there are most of. */
export interface PlainFormat {
  /** Of a decimal as typed ("1200", "12.5"); null = ask Intl. */
  number(text: string): string | null;
  /** null = ask Intl. */
  day(day: Day): string | null;
}

/**
 * Intl itself takes as long to start, once in each page, as the first rows of the hierarchy take to be drawn. What these
 * say is what Intl says (a test compares them); everything else is Intl's.
 * @returns null = there is no short way in this locale
 */
export function plainFormatFor(locale: string): PlainFormat | null {
  const known = locales.get(locale);
  if (known === undefined) return null;
  const { group, point, day: dayOf } = known;
  return {
    number(text) {
      const [, whole, part] = /^(0|[1-9]\d{0,5})(?:\.(\d{0,2}[1-9]))?$/.exec(text) ?? [];
      if (whole === undefined) return null;
      const grouped = whole.length > 3 ? `${whole.slice(0, -3)}${group}${whole.slice(-3)}` : whole;
      return part === undefined ? grouped : `${grouped}${point}${part}`;
    },
    day(day) {
      const [, month, of] = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(day) ?? [];
      if (month === undefined || of === undefined) return null;
      const name = known.months[Number(month) - 1];
      return name ? dayOf(String(Number(of)), name) : null;
    },
  };
}

interface Known {
  readonly group: string;
  readonly point: string;
  /** '' = Intl's own versions do not agree on it. */
  readonly months: readonly string[];
  readonly day: (day: string, month: string) => string;
}

// ── below ──

const english = 'Jan Feb Mar Apr May Jun Jul Aug _ Oct Nov Dec'
  .split(' ')
  .map((name) => name.replace('_', ''));
const german = 'Jan. Feb. März Apr. Mai Juni Juli Aug. _ Okt. Nov. Dez.'
  .split(' ')
  .map((name) => name.replace('_', ''));

const american: Known = {
  group: ',',
  point: '.',
  months: english,
  day: (day, month) => `${month} ${day}`,
};
const british: Known = { ...american, day: (day, month) => `${day} ${month}` };
const deutsch: Known = { group: '.', point: ',', months: german, day: (day, month) => `${day}. ${month}` };

const locales: ReadonlyMap<string, Known> = new Map([
  ['en', american],
  ['en-US', american],
  ['en-GB', british],
  ['de', deutsch],
  ['de-DE', deutsch],
]);
