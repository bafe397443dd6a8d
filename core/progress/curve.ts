import type { CurvePoint } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';

const million = BigInt(whole);
const end: CurvePoint = { at: whole, worth: whole };

/**
 * What the part `num / den` of the way from baseline to target is worth, as an exact fraction (R10): straight from
 * (0, 0) through the points to (1, 1); outside of these, and without points, the part itself.
 */
export function worthOf(
  curve: readonly CurvePoint[],
  num: bigint,
  den: bigint,
): readonly [num: bigint, den: bigint] {
  if (den < 0n) return worthOf(curve, -num, -den);
  if (curve.length > 0 && num > 0n && num < den) {
    let from: CurvePoint = { at: 0, worth: 0 };
    for (const to of [...curve, end]) {
      if (num * million <= BigInt(to.at) * den) {
        const width = BigInt(to.at - from.at);
        const beyond = num * million - BigInt(from.at) * den;
        return [
          BigInt(from.worth) * den * width + BigInt(to.worth - from.worth) * beyond,
          den * width * million,
        ];
      }
      from = to;
    }
  }
  return [num, den];
}
