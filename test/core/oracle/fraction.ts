import type { Decimal } from '@throughline/core/model/decimal.ts';

/** n/d in BigInt, d > 0: slow and exact. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const fraction = (n: bigint | number, d: bigint | number = 1): Fraction =>
  BigInt(d) < 0n ? { n: -BigInt(n), d: -BigInt(d) } : { n: BigInt(n), d: BigInt(d) };
export const ofDecimal = ({ digits, scale }: Decimal): Fraction => fraction(digits, 10n ** BigInt(scale));
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0));
export const same = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;
export const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const isZero = (a: Fraction): boolean => a.n === 0n;

/** The largest whole number that is not above it. */
export function floor({ n, d }: Fraction): number {
  const down = n >= 0n ? n / d : -((-n + d - 1n) / d);
  return Number(down);
}

export const floorPpm = (a: Fraction): number => floor(times(a, fraction(1_000_000)));

/** The shortest decimal that is exactly this; where it would outgrow a safe integer, without its last places (R3). */
export function toDecimal(a: Fraction): Decimal {
  for (let scale = 15; scale >= 0; scale -= 1) {
    const digits = floor(times(a, fraction(10n ** BigInt(scale))));
    if (Number.isSafeInteger(digits)) return shortest({ digits, scale });
  }
  throw new Error('Too large for a test');
}

const shortest = ({ digits, scale }: Decimal): Decimal =>
  scale > 0 && digits % 10 === 0 ? shortest({ digits: digits / 10, scale: scale - 1 }) : { digits, scale };
