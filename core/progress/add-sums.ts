import { whole } from '../model/ppm.ts';
import type { Sums, Tally } from './sums.ts';

/**
 * The sums of two sets that share no item, or of the first without the second, which is a part of it: exact (R3).
 * @throws RangeError where a sum would pass a safe integer (E_TOO_LARGE).
 */
export function addSums(a: Sums, b: Sums, sign: 1 | -1): Sums {
  const plus = (one: number, other: number): number => {
    const sum = one + sign * other;
    if (!Number.isSafeInteger(sum)) throw new RangeError('A sum outgrew a safe integer');
    return sum;
  };
  const tally = (one: Tally, other: Tally): Tally => {
    const rest = one.rest + sign * other.rest;
    const carry = rest < 0 ? -1 : rest >= whole ? 1 : 0;
    return {
      total: plus(one.total, other.total),
      done: plus(one.done, other.done) + carry,
      rest: rest - carry * whole,
    };
  };
  return {
    weighted: tally(a.weighted, b.weighted),
    plain: tally(a.plain, b.plain),
    weights: tally(a.weights, b.weights),
    items: tally(a.items, b.items),
    looseWeights: tally(a.looseWeights, b.looseWeights),
    loose: tally(a.loose, b.loose),
    finished: {
      plain: plus(a.finished.plain, b.finished.plain),
      loose: plus(a.finished.loose, b.finished.loose),
      items: plus(a.finished.items, b.finished.items),
    },
    dropped: plus(a.dropped, b.dropped),
    unknown: plus(a.unknown, b.unknown),
    openZero: plus(a.openZero, b.openZero),
  };
}
