import { whole as million } from '../../model/ppm.ts';

// Looked up once: these run for every event.
const { floor } = Math;
const safe = Number.MAX_SAFE_INTEGER;

/** Below this a work node is valued from plain sums; from here on by the exact slow path. Half of 2^53. */
export const roomy = 2 ** 52;
/** A size from which a link of weight 0 is worth a look: 2^32 links below it still add up to less than 2^52. */
const large = 2 ** 20;

/**
 * What one link adds to its node's total: weight · size; Infinity for what plain sums cannot hold, which sends the
 * node to the exact slow path.
 * @param size base units ≥ 0; Infinity = an unestimated item that blocks its node (R21)
 */
export function totalOf(weight: number, size: number): number {
  // Of weight 0 nothing is added, but its size is in the engine's unweighted sums, and those must not outgrow 2^53.
  if (weight === 0) return size < large ? 0 : Infinity;
  const total = weight * size;
  return total < roomy ? total : Infinity;
}

/** The whole units that a link adds to what is done; what is below a unit is `restOf`. `credit` −1: `total` is 0. */
export function doneOf(total: number, credit: number): number {
  const product = total * credit;
  // Floating division of integers below 2^53 never rounds up to the next whole number.
  return product < safe ? floor(product / million) : largeDoneOf(total, credit);
}

/** In millionths of a unit: 0…999,999. `done` is what `doneOf` says. */
export function restOf(total: number, credit: number, done: number): number {
  const product = total * credit;
  return product < safe ? product - done * million : largeRestOf(total, credit);
}

function largeDoneOf(total: number, credit: number): number {
  if (total === Infinity) return credit === million ? total : 0;
  const low = total % million;
  return ((total - low) / million) * credit + floor((low * credit) / million);
}

function largeRestOf(total: number, credit: number): number {
  if (total === Infinity) return 0;
  const product = (total % million) * credit;
  return product - floor(product / million) * million;
}

/**
 * `(done + rest / 1,000,000) / total` in ppm, rounded towards −∞ (R3): work-value.ts's division, on plain numbers.
 * All are integers, 0 ≤ done + rest/1,000,000 ≤ total, 0 < total < 2^52; `rest` may be above a million.
 */
export function floorPpm(done: number, rest: number, total: number): number {
  const product = done * million + rest;
  return product < safe ? (product / total) | 0 : longDivision(done, rest, total);
}

function longDivision(done: number, rest: number, total: number): number {
  const carry = floor(rest / million);
  const whole = done + carry;
  const low = rest - carry * million;
  if (total >= safe / 1000 - 1) {
    // The rest is below one unit, so it counts only where the division by itself leaves something over: exact in BigInt.
    return Number((BigInt(whole) * BigInt(million) + BigInt(low)) / BigInt(total));
  }
  // Two digits to the base of 1000: neither product passes 2^53.
  const first = whole * 1000 + floor(low / 1000);
  const high = floor(first / total);
  return high * 1000 + floor(((first - high * total) * 1000 + (low % 1000)) / total);
}

/** Of whole numbers ≥ 0 below 2^53; of 0 and n it is n. */
export function commonDivisor(a: number, b: number): number {
  let [high, low] = [a, b];
  // The remainder by hand: `%` of numbers beyond 32 bits is a call.
  while (low > 0) [high, low] = [low, high - floor(high / low) * low];
  return high;
}
