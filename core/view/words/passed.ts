import type { Instant } from '../../model/day.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in the largest unit that is over; `long` = the moment itself says more. */
export type Passed =
  { readonly unit: 'now' | 'long' } | { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

export function passedSince(then: Instant, now: Instant): Passed {
  const passed = Math.max(0, now - then);
  if (passed < MINUTE) return { unit: 'now' };
  if (passed < HOUR) return { unit: 'minutes', count: Math.floor(passed / MINUTE) };
  if (passed < DAY) return { unit: 'hours', count: Math.floor(passed / HOUR) };
  if (passed < 14 * DAY) return { unit: 'days', count: Math.floor(passed / DAY) };
  return { unit: 'long' };
}
