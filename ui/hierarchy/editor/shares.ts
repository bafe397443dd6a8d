/**
 * Shares of a whole, dragged or typed. A share is a whole number of thousandths of a percent, so that all of them always
 * add up to 100 % exactly, and each is a weight with at most 3 decimals as it stands.
 */
export const WHOLE = 100_000;
/** What a drag or an arrow key moves by: one percent. */
export const STEP = 1000;

/**
 * `total` split like `parts` (each ≥ 0), in whole numbers that add up to it: largest remainder, of equal ones the first.
 * All parts 0 = equally (R25).
 */
export function apportion(parts: readonly number[], total: number): readonly number[] {
  const sum = parts.reduce((all, part) => all + BigInt(part), 0n);
  const of = sum === 0n ? parts.map(() => 1n) : parts.map((part) => BigInt(part));
  const all = sum === 0n ? BigInt(Math.max(parts.length, 1)) : sum;
  const exact = of.map((part) => part * BigInt(total));
  const shares = exact.map((part) => Number(part / all));
  const missing = total - shares.reduce((so, share) => so + share, 0);
  const byRemainder = exact
    .map((part, at) => ({ at, rest: part % all }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const { at } of byRemainder.slice(0, missing)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Shares of weights in thousandths; null = not given, counts as 1 (R25). */
export const sharesOf = (weights: readonly (number | null)[]): readonly number[] =>
  apportion(
    weights.map((weight) => weight ?? 1000),
    WHOLE,
  );

/**
 * The border after share `at` moved to `to` (thousandths of a percent from the start): only the two beside it change, and
 * neither falls below one percent, or below what it is where that is less. Dragging never takes a child out of the count.
 */
export function moveBorder(shares: readonly number[], at: number, to: number): readonly number[] {
  const [left, right] = [shares[at], shares[at + 1]];
  if (left === undefined || right === undefined) return shares;
  const start = borderAfter(shares, at) - left;
  const least = start + Math.min(STEP, left);
  const most = start + left + right - Math.min(STEP, right);
  const border = Math.min(Math.max(Math.round(to), least), most);
  return shares.map((share, place) =>
    place === at ? border - start : place === at + 1 ? start + left + right - border : share,
  );
}

/** Where the border after share `at` stands, from the start. */
export const borderAfter = (shares: readonly number[], at: number): number =>
  shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0);

/** The next whole step from a border, for a key. */
export const stepFrom = (border: number, steps: number): number =>
  (steps > 0 ? Math.floor(border / STEP) : Math.ceil(border / STEP)) * STEP + steps * STEP;

/** A share as a weight: "33.333". */
export const weightOfShare = (share: number): string => {
  const text = String(share).padStart(4, '0');
  return `${text.slice(0, -3)}.${text.slice(-3)}`.replace(/\.?0+$/, '');
};

/** Whole percents that add up to 100, as they are shown. */
export const shownShares = (shares: readonly number[]): readonly number[] => apportion(shares, 100);
