import { unitScale } from '@throughline/core/model/count-unit.ts';
import { decimalText, nearestDecimal, type Decimal } from '@throughline/core/model/decimal.ts';
import type { CountOf, Ppm } from '@throughline/core/model/plan.ts';

/** A size in base units as people write it: 2500 milli-points are "2.5". */
export const sizeText = (size: number, count: CountOf): string =>
  decimalText(nearestDecimal(BigInt(size), unitScale(count)));

/** Percent to the last ppm: "33.3333", "-0.5000"; columns of it line up. */
export function exactPercent(ppm: Ppm): string {
  const digits = String(Math.abs(ppm)).padStart(5, '0');
  return `${ppm < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** Points of a change: "+3.0000", "-0.5000", "0.0000". */
export const signed = (ppm: Ppm): string => `${ppm > 0 ? '+' : ''}${exactPercent(ppm)}`;

/** JSON has no other numbers; the shortest spelling of the nearest one is the decimal itself up to 15 digits. */
export const numberOf = (decimal: Decimal): number => Number(decimalText(decimal));
