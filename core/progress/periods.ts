import type { Day } from '../model/day.ts';
import type { Rhythm } from '../model/plan.ts';

/** The planned periods of a maintained key result, counted from 0 (R13). */
export interface Periods {
  readonly planned: number;
  /** The period of a day inside the dates. */
  at(day: Day): number;
  /** How many are over at the end of a day, and had the whole next one as grace. */
  pastGrace(day: Day): number;
}

const lengths: Readonly<Record<Rhythm, { readonly days: number; readonly months: number }>> = {
  day: { days: 1, months: 0 },
  week: { days: 7, months: 0 },
  month: { days: 0, months: 1 },
  quarter: { days: 0, months: 3 },
};

/** The dates cut into periods from their start on. Dates upside down are read as one day, the start (R32). */
export function periodsOf(dates: { readonly start: Day; readonly end: Day }, every: Rhythm): Periods {
  const { days, months } = lengths[every];
  const [year = 0, month = 0, dayOfMonth = 0] = dates.start.split('-').map(Number);
  const start = numberOf(dates.start);
  const end = Math.max(numberOf(dates.end), start);
  const firstOf = (monthsOn: number) => Date.UTC(year, month - 1 + monthsOn, 1) / dayLength;
  /** Where the period begins; reckoned from the start, so that the 31st comes back after a short month. */
  const begin = (period: number): number => {
    const on = period * months;
    return months === 0 ? start + period * days : Math.min(firstOf(on) + dayOfMonth - 1, firstOf(on + 1) - 1);
  };
  const find = (day: number, text: Day): number => {
    if (months === 0) return Math.floor((day - start) / days);
    const [y = 0, m = 0] = text.split('-').map(Number);
    const period = Math.floor(((y - year) * 12 + m - month) / months);
    return begin(period) > day ? period - 1 : period;
  };

  const last = find(end, end === start ? dates.start : dates.end);
  const short = (end - begin(last) + 1) * 2 < begin(last + 1) - begin(last);
  const planned = last + (short && last > 0 ? 0 : 1);
  const at = (day: Day) => Math.min(find(numberOf(day), day), planned - 1);
  const lengthOfLast = end - begin(planned - 1) + 1;
  return {
    planned,
    at,
    pastGrace: (day) => {
      const now = numberOf(day);
      if (now >= end) return planned - (now >= end + lengthOfLast ? 0 : 1);
      if (now < start) return 0;
      const current = at(day);
      const over = current + 1 < planned && now + 1 === begin(current + 1) ? current + 1 : current;
      return Math.max(over - 1, 0);
    },
  };
}

const dayLength = 86_400_000;
const numberOf = (day: Day): number => Date.parse(day) / dayLength;
