import type { CountOf } from './plan.ts';

/**
 * How many decimals the base unit of a count has: points and number fields are held in thousandths, issues and
 * seconds as they are (R3).
 */
export const unitScale = (count: CountOf): number =>
  count.unit === 'points' || count.unit === 'field' ? 3 : 0;

/** One whole unit in base units: what an unestimated item counts until an item is estimated (R21). */
export const oneUnit = (count: CountOf): number => 10 ** unitScale(count);
