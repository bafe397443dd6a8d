import type { Day, Instant } from '../../../model/day.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './counted.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const time = (format: Format) => {
  const ago = (then: Instant, now: Instant): string => {
    const passed = Math.max(0, now - then);
    if (passed < MINUTE) return 'gerade eben';
    if (passed < HOUR) return `vor ${format.whole(Math.floor(passed / MINUTE))}${NO_BREAK}min`;
    if (passed < DAY) return `vor ${format.whole(Math.floor(passed / HOUR))}${NO_BREAK}h`;
    if (passed < 14 * DAY) return `vor ${counted(format, Math.floor(passed / DAY), 'Tag', 'Tagen')}`;
    return `am ${format.moment(then)}`;
  };
  return {
    ago,
    countedAgo: (then: Instant | null, now: Instant): string =>
      then === null ? 'noch nicht gezählt' : `${ago(then, now)} gezählt`,
    on: (day: Day): string => `am ${format.day(day)}`,
  };
};
