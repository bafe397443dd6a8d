/** When something of the sample's past happened: a week of the quarter (0 = its first; below 0 = before it) and a weekday. */
export type When = `${number} ${Weekday}` | Recently;

export type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri';

/** The last working day before today, the one before that, and the third last: the sprint under way goes on up to now. */
export type Recently = 'last' | 'last but one' | 'last but two';

/** Days of the story as instants, around a present day. */
export interface StoryDays {
  /** Midnight (UTC) of the quarter's first day, a Monday. */
  readonly start: number;
  /** Midnight of a day of the story. */
  readonly midnight: (when: When) => number;
}

const day = 86_400_000;
const weekdays: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const recently: readonly Recently[] = ['last', 'last but one', 'last but two'];

/** @param now milliseconds; only its day counts, so that all of a day's starts have one past */
export function storyDays(now: number): StoryDays {
  const today = Math.floor(now / day) * day;
  const start = mondayOf(today) - 49 * day;
  return {
    start,
    midnight(when) {
      const ago = recently.indexOf(when as Recently);
      if (ago >= 0) return workingDayBefore(today, ago + 1);
      const [week = '', weekday = ''] = when.split(' ');
      return start + (7 * Number(week) + weekdays.indexOf(weekday as Weekday)) * day;
    },
  };
}

// ── below ──

const mondayOf = (midnight: number): number => midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day;

function workingDayBefore(today: number, many: number): number {
  let at = today;
  for (let left = many; left > 0;) {
    at -= day;
    if ((new Date(at).getUTCDay() + 6) % 7 < 5) left -= 1;
  }
  return at;
}
