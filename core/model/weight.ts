import { decimalText, readDecimal } from './decimal.ts';
import type { MilliWeight } from './plan.ts';

/** A weight that is not given counts as 1 (R25). */
export const weightOne: MilliWeight = 1000;

/** 0…10,000 with at most 3 decimals, in thousandths; null for anything else: more precision is refused (R3). */
export function readWeight(value: string | number): MilliWeight | null {
  const decimal = readDecimal(value);
  if (!decimal || decimal.scale > 3) return null;
  const weight = decimal.digits * 10 ** (3 - decimal.scale);
  return weight >= 0 && weight <= 10_000_000 ? weight : null;
}

/** As a person types it: "2", "0.5". */
export const weightText = (weight: MilliWeight): string =>
  // Nearly all are whole; this runs for every child of every view.
  weight % 1000 === 0
    ? String(weight / 1000)
    : decimalText(readDecimal(`${weight}e-3`) ?? { digits: weight, scale: 3 });
