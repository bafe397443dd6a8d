import type { Ppm } from './plan.ts';

/** 100 % */
export const whole: Ppm = 1_000_000;

/**
 * `num / den` in parts per million, rounded towards −∞: the one division of a value (R3).
 * @throws RangeError on a zero denominator, or where the answer is no safe integer.
 */
export function ppmRatio(num: bigint | number, den: bigint | number): Ppm {
  return mulDiv(num, whole, den);
}

/**
 * `a · b / den` rounded towards −∞, exact: BigInt is used only where the product passes 2^53 (R3).
 * @throws RangeError on a zero denominator, or where the answer is no safe integer.
 */
export function mulDiv(a: bigint | number, b: number, den: bigint | number): number {
  if (typeof a === 'number' && typeof den === 'number' && den > 0) {
    const product = a * b;
    if (Number.isSafeInteger(product)) {
      const rest = product % den;
      // `%` is exact where a floating division is not; `+ 0` keeps -0 out.
      return (product - (rest < 0 ? rest + den : rest)) / den + 0;
    }
  }
  const [top, bottom] = [BigInt(a) * BigInt(b), BigInt(den)];
  if (bottom === 0n) throw new RangeError('Division by zero');
  const quotient = top / bottom;
  const below = top % bottom !== 0n && top < 0n !== bottom < 0n;
  const answer = Number(below ? quotient - 1n : quotient);
  if (!Number.isSafeInteger(answer)) throw new RangeError('A ratio outgrew a safe integer');
  return answer;
}

/** Held to 0…1,000,000: what rolls up (R2). */
export const clampPpm = (raw: Ppm): Ppm => Math.min(Math.max(raw, 0), whole);

/** `num / den` of exact numbers of any size in ppm, rounded towards −∞ and held to 0…1,000,000. */
export function heldRatio(num: bigint, den: bigint): Ppm {
  const [n, d] = den < 0n ? [-num, -den] : [num, den];
  return n <= 0n ? 0 : n >= d ? whole : Number((n * BigInt(whole)) / d);
}
