import type { Ppm } from '../model/plan.ts';

/**
 * Parts that add up to `total`, to the ppm (R4): each `num / den` floored, what is missing handed out by largest
 * remainder, of equal ones the first. A part of 0 stays 0.
 * @param nums so that Σ nums / den is at least `total` and below `total` + 1
 * @param den above 0
 */
export function exactParts(total: Ppm, nums: readonly bigint[], den: bigint): readonly Ppm[] {
  const floors = nums.map((num) => {
    const rest = ((num % den) + den) % den;
    return { part: Number((num - rest) / den), rest };
  });
  const missing = total - floors.reduce((sum, { part }) => sum + part, 0);
  const parts = floors.map(({ part }) => part);
  floors
    .map(({ rest }, at) => ({ rest, at }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
    .slice(0, missing)
    .forEach(({ at }) => {
      parts[at] = (parts[at] ?? 0) + 1;
    });
  return parts;
}
