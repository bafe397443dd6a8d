import type { Day, Instant } from '../../../model/day.ts';
import type { Format } from '../format.ts';
import { passedSince } from '../passed.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';

/** When something was counted or read. */
export const time = (format: Format) => {
  /** "just now", "2 min ago", "3 h ago", "2 days ago", then the moment itself. */
  const ago = (then: Instant, now: Instant): string => {
    const passed = passedSince(then, now);
    switch (passed.unit) {
      case 'now':
        return 'just now';
      case 'minutes':
        return `${format.whole(passed.count)}${NO_BREAK}min ago`;
      case 'hours':
        return `${format.whole(passed.count)}${NO_BREAK}h ago`;
      case 'days':
        return `${counted(format, passed.count, 'day')} ago`;
      case 'long':
        return `on ${format.moment(then)}`;
    }
  };
  return {
    ago,
    countedAgo: (then: Instant | null, now: Instant): string =>
      then === null ? 'not counted yet' : `counted ${ago(then, now)}`,
    on: (day: Day): string => `on ${format.day(day)}`,
  };
};
