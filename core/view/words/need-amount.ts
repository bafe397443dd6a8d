import type { NextNeed, ReviewUnit } from '../../review/review.ts';
import type { Format } from './format.ts';
import { quantities } from './quantities.ts';

/** "3.5 points", "2 items", "8 h": how much more work has to be done. */
export const needAmount = (
  format: Format,
  { count, amount }: Extract<NextNeed, { kind: 'work' }>,
  size: (amount: number, unit: ReviewUnit) => string,
): string =>
  count.unit === 'issues' || count.unit === 'points'
    ? size(amount, count.unit)
    : quantities(format).baseSize(amount, count.unit);
