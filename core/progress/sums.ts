import type { Ppm } from '../model/plan.ts';

/**
 * One exact fraction under way: `(done + rest / 1,000,000) / total`. Credits are ppm per item, so a product of size
 * and credit can have a part below the unit; it is kept as whole millionths in `rest`, never rounded (R3).
 * All three are safe integers.
 */
export interface Tally {
  readonly total: number;
  readonly done: number;
  readonly rest: number;
}

/**
 * The running sums of one work key result. From these alone its value follows under every rule of R15, R21 and R25,
 * so a panel needs no item to show a percentage, and adding or taking one contribution is exact in any order.
 */
export interface Sums {
  /** Σ w·u over estimated items: the value, and "weighted" amounts. */
  readonly weighted: Tally;
  /** Σ u over estimated items: the amounts shown, and the value when all link weights are 0. */
  readonly plain: Tally;
  /** Σ w over all counted items: the value when all sizes are 0. */
  readonly weights: Tally;
  /** The number of counted items. */
  readonly items: Tally;
  /** Σ w over unestimated items: times the unestimated size. */
  readonly looseWeights: Tally;
  /** The number of unestimated items. */
  readonly loose: Tally;
  /**
   * Of the same, what is done in full: Σ u over estimated items, the number of unestimated and of all counted items.
   * Amounts are shown without credit for work in progress ("12 of 20 points", R15).
   */
  readonly finished: { readonly plain: number; readonly loose: number; readonly items: number };
  /** Left out because dropped (R19). */
  readonly dropped: number;
  /** Of the counted: those whose stage is `unknown`, and the open ones of size or weight 0 (R3). */
  readonly unknown: number;
  readonly openZero: number;
}

/** What one item adds to the sums of one key result: absolute, so that applying it twice is harmless. */
export interface Contribution {
  /** Link weight, thousandths. */
  readonly weight: number;
  /** Base units; null = unestimated. */
  readonly size: number | null;
  /** 0…1,000,000; null = dropped: in no sum, but counted as left out. */
  readonly credit: Ppm | null;
  readonly unknown: boolean;
}
