import type { Day } from './day.ts';
import type { Decimal } from './decimal.ts';
import type { Ppm } from './plan.ts';

/** What a reader sees beside a key result's percentage. */
export type Amount =
  | {
      readonly kind: 'work';
      readonly unit: 'issues' | 'points' | 'seconds' | 'field';
      /** Exact decimals in the unit itself (points, not milli-points): unweighted, what is done in full (R15). */
      readonly done: Decimal;
      readonly total: Decimal;
      /** Where weights or credits make the percentage differ from done/total: the sums with both; else null. */
      readonly weighted: { readonly done: Decimal; readonly total: Decimal } | null;
      readonly counted: number;
      readonly dropped: number;
      readonly unestimated: number;
      /** What an unestimated item counts, base units; null when nothing needed it. */
      readonly unestimatedSize: number | null;
    }
  | {
      readonly kind: 'metric';
      readonly unit: string | null;
      readonly from: Decimal | null;
      readonly to: Decimal | null;
      readonly current: Decimal | null;
      /** The day of the reading; null without one. */
      readonly on: Day | null;
      /** Shown, never rolled up (R10): where it is, and how much of the way from the baseline is done, ppm. */
      readonly stretch: { readonly to: Decimal; readonly raw: Ppm | null } | null;
    }
  | {
      readonly kind: 'maintain';
      readonly unit: string | null;
      readonly atLeast: Decimal | null;
      readonly atMost: Decimal | null;
      /** The last reading; null without one. */
      readonly current: Decimal | null;
      readonly on: Day | null;
      /** Periods whose last reading is in range; those with a reading or past their grace; all planned ones (R13). */
      readonly held: number;
      readonly elapsed: number;
      readonly planned: number;
    }
  | { readonly kind: 'milestones'; readonly done: number; readonly total: number }
  | { readonly kind: 'yesNo'; readonly done: boolean }
  | { readonly kind: 'none' };
