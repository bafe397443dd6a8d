import type { KeyResult, Ppm } from '../model/plan.ts';
import type { Band } from './evaluation.ts';

/** Edges at the kind's own threshold; another threshold scales them (R31). */
const bands = {
  committed: {
    threshold: 1_000_000,
    edges: [
      ['behind', 600_000],
      ['close', 1_000_000],
    ],
  },
  aspirational: {
    threshold: 700_000,
    edges: [
      ['low', 300_000],
      ['behind', 600_000],
      ['right-track', 700_000],
    ],
  },
} as const;

/** The band of a score, half-open and without gaps (R31); null of no value. */
export function bandOf(
  progress: Ppm | null,
  { kind, threshold }: Pick<KeyResult, 'kind' | 'threshold'>,
): Band | null {
  if (progress === null) return null;
  const table = bands[kind];
  // progress < edge · threshold / table.threshold, without the division.
  const found = table.edges.find(([, edge]) => progress * table.threshold < edge * threshold);
  return found ? found[0] : 'achieved';
}
