import { addDays, dayOf } from '../../model/day.ts';
import type { Day, Instant } from '../../model/day.ts';
import type { Ppm } from '../../model/plan.ts';
import type { ReviewSpan } from '../../review/review.ts';
import type { Format } from './format.ts';
import { percentOf } from './quantities.ts';
import { signed } from './signed.ts';

/** Numbers and days of a review, as every language writes them. */
export const reviewNumbers = (format: Format) => {
  const percent = percentOf(format);
  /** Points of percent, exact to the last digit, with their sign: "+0.34". */
  const exactPoints = (ppm: Ppm): string =>
    ppm === 0
      ? signed(format, 0)
      : `${ppm > 0 ? '+' : '−'}${format.decimal({ digits: Math.abs(ppm), scale: 4 })}`;
  /** "+12", "−3"; "+<1" of what is less than a point but not nothing. */
  const points = (shown: number, ppm: Ppm): string =>
    shown === 0 && ppm !== 0 ? `${ppm > 0 ? '+' : '−'}<${format.whole(1)}` : signed(format, shown);
  return {
    percent,
    exactPoints,
    points,
    day: (day: Day): string => format.day(day),
    dayOf: (at: Instant, timeZone: string): string => format.day(dayOf(at, timeZone)),
    moment: (at: Instant): string => format.moment(at),
    whole: (count: number): string => format.whole(count),
    firstDay: ({ from }: Pick<ReviewSpan, 'from'>): string => format.day(addDays(from.day, 1)),
  };
};
