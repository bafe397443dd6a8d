import { whole } from '../model/ppm.ts';
import type { Contribution, Sums, Tally } from './sums.ts';

// Looked up once: this runs a dozen times per item.
const { isSafeInteger } = Number;

const nothing: Tally = { total: 0, done: 0, rest: 0 };

/** The sums of an empty set. */
export const emptySums: Sums = {
  weighted: nothing,
  plain: nothing,
  weights: nothing,
  items: nothing,
  looseWeights: nothing,
  loose: nothing,
  finished: { plain: 0, loose: 0, items: 0 },
  dropped: 0,
  unknown: 0,
  openZero: 0,
};

/**
 * The sums with one contribution added (1) or taken away (-1). Exact, so that any order of events gives the same
 * sums as counting from scratch, bit for bit (R3).
 * @throws RangeError where a sum would pass a safe integer (E_TOO_LARGE).
 */
export function applyContribution(sums: Sums, contribution: Contribution, sign: 1 | -1): Sums {
  const { weight, size, credit, unknown } = contribution;
  if (credit === null) return { ...sums, dropped: sums.dropped + sign };
  const { finished } = sums;
  const full = credit === whole ? sign : 0;
  const isLoose = size === null;
  // Written out and in one order: it runs once per item and event, and the bytes of two sums are compared.
  return {
    weighted: isLoose ? sums.weighted : plus(sums.weighted, weight * size, credit, sign),
    plain: isLoose ? sums.plain : plus(sums.plain, size, credit, sign),
    weights: plus(sums.weights, weight, credit, sign),
    items: plus(sums.items, 1, credit, sign),
    looseWeights: isLoose ? plus(sums.looseWeights, weight, credit, sign) : sums.looseWeights,
    loose: isLoose ? plus(sums.loose, 1, credit, sign) : sums.loose,
    finished: {
      plain: finished.plain + full * (size ?? 0),
      loose: finished.loose + (isLoose ? full : 0),
      items: finished.items + full,
    },
    dropped: sums.dropped,
    unknown: sums.unknown + (unknown ? sign : 0),
    openZero: sums.openZero + (credit < whole && (size === 0 || weight === 0) ? sign : 0),
  };
}

function plus(tally: Tally, amount: number, credit: number, sign: 1 | -1): Tally {
  // amount · credit may pass 2^53; in two parts neither product does.
  const low = amount % whole;
  const part = low * credit;
  const below = part % whole;
  const rest = tally.rest + sign * below;
  const carry = rest < 0 ? -1 : rest >= whole ? 1 : 0;
  const total = tally.total + sign * amount;
  const done = tally.done + sign * (((amount - low) / whole) * credit + (part - below) / whole) + carry;
  if (!isSafeInteger(amount) || !isSafeInteger(total) || !isSafeInteger(done)) {
    throw new RangeError('A sum outgrew a safe integer');
  }
  return { total, done, rest: rest - carry * whole };
}
