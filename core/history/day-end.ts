import { addDays, dayOf } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';

/**
 * The last millisecond of a day in a time zone: what happened up to and with it is known at the end of that day (R1).
 * @throws RangeError on a zone that the runtime does not know
 */
export function endOfDay(day: Day, timeZone: string): Instant {
  const next = Date.parse(addDays(day, 1));
  if (timeZone === 'UTC') return next - 1;
  // No zone is further than 26 hours from UTC; the day's end is where its name changes.
  let [inside, beyond] = [next - 26 * hour, next + 26 * hour];
  const narrow = (step: number): void => {
    while (beyond - inside > step) {
      const middle = inside + Math.floor((beyond - inside) / step / 2) * step;
      if (dayOf(middle, timeZone) <= day) inside = middle;
      else beyond = middle;
    }
  };
  narrow(hour / 4);
  // Days end at a whole quarter of an hour nearly everywhere, and asking for a zone's day is dear.
  if (dayOf(beyond - 1, timeZone) > day) narrow(1);
  else inside = beyond - 1;
  return inside;
}

const hour = 3_600_000;
