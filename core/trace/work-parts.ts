import type { Ppm } from '../model/plan.ts';
import type { CountedItem } from '../progress/evaluation.ts';
import { exactParts } from './exact-parts.ts';

/** What a set of work counts with, item by item, after the fall-backs of R16 and R21. */
export interface Weighing {
  /** Of rows that count, in their order. */
  readonly rows: readonly CountedItem[];
  /** The size that each counted with, base units. */
  readonly counts: readonly number[];
  /** All link weights are 0, so everything counts equally (R16). */
  readonly equal: boolean;
  /** Items are counted in place of sizes (R21). */
  readonly sizeless: boolean;
  /** Σ(w·u), and each item's w·u·k, ppm of it. */
  readonly total: bigint;
  readonly terms: readonly bigint[];
}

/** @param looseSize what an unestimated item counts, base units; null = none needed one */
export function weigh(all: readonly CountedItem[], looseSize: number | null): Weighing {
  const rows = all.filter(({ counted }) => counted);
  const equal = rows.every(({ weight }) => weight === 0);
  const weights = rows.map(({ weight }) => (equal ? 1n : BigInt(weight)));
  const sizes = rows.map(({ size }) => size ?? looseSize ?? 0);
  const sum = (counts: readonly number[]) =>
    weights.reduce((total, weight, at) => total + weight * BigInt(counts[at] ?? 0), 0n);
  const sizeless = sum(sizes) === 0n;
  const counts = sizeless ? sizes.map(() => 1) : sizes;
  return {
    rows,
    counts,
    equal,
    sizeless,
    total: sum(counts),
    terms: rows.map(({ credit }, at) => (weights[at] ?? 0n) * BigInt(counts[at] ?? 0) * BigInt(credit)),
  };
}

/** Each item's part of a work key result's value, to the ppm; all 0 where it has none. */
export function partsOfWork(value: Ppm | null, { terms, total }: Weighing): readonly Ppm[] {
  return value === null || total === 0n ? terms.map(() => 0) : exactParts(value, terms, total);
}

/** The same of a milestone, whose part of the key result is handed on to its items in proportion. */
export function partsOfMilestone(part: Ppm, { terms }: Weighing): readonly Ppm[] {
  const all = terms.reduce((sum, term) => sum + term, 0n);
  return all === 0n
    ? terms.map(() => 0)
    : exactParts(
        part,
        terms.map((term) => term * BigInt(part)),
        all,
      );
}
