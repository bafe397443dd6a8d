import type { Day, Instant } from '../../../model/day.ts';
import type { Format } from '../format.ts';
import { passedSince } from '../passed.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from '../counted.ts';

export const time = (format: Format) => {
  const ago = (then: Instant, now: Instant): string => {
    const passed = passedSince(then, now);
    switch (passed.unit) {
      case 'now':
        return 'gerade eben';
      case 'minutes':
        return `vor ${format.whole(passed.count)}${NO_BREAK}min`;
      case 'hours':
        return `vor ${format.whole(passed.count)}${NO_BREAK}h`;
      case 'days':
        return `vor ${counted(format, passed.count, 'Tag', 'Tagen')}`;
      case 'long':
        return `am ${format.moment(then)}`;
    }
  };
  return {
    ago,
    countedAgo: (then: Instant | null, now: Instant): string =>
      then === null ? 'noch nicht gezählt' : `${ago(then, now)} gezählt`,
    on: (day: Day): string => `am ${format.day(day)}`,
  };
};
