import type { Instant } from '../model/day.ts';
import type { ItemHistory } from '../model/item-history.ts';
import type { Plan } from '../model/plan.ts';
import type { QueryAnswer } from '../model/work-item.ts';
import type { WithRest } from '../progress/settle-set.ts';

/** All that the past of a plan follows from (R35). */
export interface History {
  /** Versions of the plan, oldest first; at least one. */
  readonly plans: readonly { readonly at: Instant; readonly plan: Plan }[];
  /** Each item once, in any order. */
  readonly items: readonly ItemHistory[];
  /** What the plan's queries find now. */
  readonly queries: ReadonlyMap<string, QueryAnswer>;
  /** Where `items` are a part of the work: the sums of the rest, which did not move in all of this past. */
  readonly withRest?: WithRest;
}

/**
 * Whose definitions a past day is asked with (R35): the plan version of that instant, or the last one, whose readings
 * count by their day.
 */
export type HistoryMode = 'as-known' | 'todays-definitions';
