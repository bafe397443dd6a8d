import type { Ppm } from '../model/plan.ts';

export interface Part {
  readonly weight: number;
  /** null = no value. */
  readonly value: Ppm | null;
}

/**
 * Σ(w·p)/Σw, one division, rounded towards −∞ (R3, R24); null when no part of weight above 0 has a value. A part
 * without a value is worth 0, or is left out of both sums (R9).
 */
export function weightedMean(parts: readonly Part[], noData: 'zero' | 'exclude'): Ppm | null {
  const counting = parts.filter(({ weight, value }) => weight > 0 && (noData === 'zero' || value !== null));
  if (counting.every(({ value }) => value === null)) return null;
  let sum = 0;
  let all = 0;
  for (const { weight, value } of counting) {
    sum += weight * (value ?? 0);
    all += weight;
  }
  // All terms are ≥ 0: a sum that is safe was safe all along.
  if (Number.isSafeInteger(sum)) return (sum - (sum % all)) / all;
  const exact = counting.reduce((n, { weight, value }) => n + BigInt(weight) * BigInt(value ?? 0), 0n);
  return Number(exact / BigInt(all));
}
