import type { Day, Instant } from '../../../model/day.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When something was counted or read. */
export const time = (format: Format) => {
  /** "just now", "2 min ago", "3 h ago", "2 days ago", then the moment itself. */
  const ago = (then: Instant, now: Instant): string => {
    const passed = Math.max(0, now - then);
    if (passed < MINUTE) return 'just now';
    if (passed < HOUR) return `${format.whole(Math.floor(passed / MINUTE))}${NO_BREAK}min ago`;
    if (passed < DAY) return `${format.whole(Math.floor(passed / HOUR))}${NO_BREAK}h ago`;
    if (passed < 14 * DAY) return `${counted(format, Math.floor(passed / DAY), 'day')} ago`;
    return `on ${format.moment(then)}`;
  };
  return {
    ago,
    countedAgo: (then: Instant | null, now: Instant): string =>
      then === null ? 'not counted yet' : `counted ${ago(then, now)}`,
    on: (day: Day): string => `on ${format.day(day)}`,
  };
};
