import type { Amount } from '../model/amount.ts';
import type { Day, Instant } from '../model/day.ts';
import type { Decimal } from '../model/decimal.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import type { CountOf, Measure, Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Moment, Sprint, Team } from '../model/sprint.ts';
import type { Stage } from '../model/work-item.ts';
import type { Cause } from '../history/moved.ts';
import type { Forecast } from '../history/forecast.ts';
import type { Band, Health } from '../progress/evaluation.ts';

/**
 * A sprint, or a period, reviewed: what moved, by which cause, and what became of the work. Plain data: screens, text, csv
 * and the command line all show this.
 */
export interface SprintReview {
  readonly span: ReviewSpan;
  /** What sizes of `work` are in. */
  readonly unit: ReviewUnit;
  /** Objectives that any of the key results below contributes to, largest change first, then by title. */
  readonly objectives: readonly ObjectiveLine[];
  /** Key results that the span's work serves or that moved in it, and outcomes that did not (U13); largest change first, then by title. */
  readonly keyResults: readonly KeyResultLine[];
  /** Lines that the viewer may not see: counted, never named. */
  readonly restricted: number;
  readonly work: ReviewWork;
  /** Active key results of these objectives that rest on work, and that no item of the span serves (U9). */
  readonly idle: readonly { readonly id: KeyResultId; readonly title: string }[];
  readonly record: ReviewRecord;
}

export type ReviewUnit = 'points' | 'issues';

export interface ReviewSpan {
  readonly kind: 'sprint' | 'period';
  readonly team: Pick<Team, 'id' | 'name'> | null;
  /** null of a period. */
  readonly sprint: Sprint | null;
  /** Its start: the work of that instant, valued as of the day before. */
  readonly from: Moment;
  /** Its end; of one under way the present. */
  readonly to: Moment;
  /** What is odd about it and should be known. */
  readonly remarks: readonly SpanRemark[];
}

/**
 * reopened: somebody closed it and opened it again. overlaps: another sprint of the team was under way as well.
 * past-end: it is under way and its planned end is over. cut-short: it was closed before its planned end.
 */
export type SpanRemark = 'reopened' | 'overlaps' | 'past-end' | 'cut-short';

interface Line {
  readonly title: string;
  readonly owner: string | null;
  /** Where a screen finds it; null in a command line. */
  readonly shard: string | null;
  /** Progress at `from` and at `to`; null = no value, or not there. */
  readonly start: Ppm | null;
  readonly end: Ppm | null;
  /** `end − start`, no value taken as 0; = Σ `causes` = Σ `steps` (R37). */
  readonly change: Ppm;
  readonly causes: Readonly<Record<Cause, Ppm>>;
  /** What moved it, one entry for each cause and each item or reading, in time order of their first part. */
  readonly steps: readonly ReviewStep[];
  /** At `to`. */
  readonly raw: Ppm | null;
  readonly expected: Ppm;
  readonly threshold: Ppm;
  readonly health: Health;
  readonly band: Band | null;
  readonly stale: boolean;
  /** null = too little is known (R34). */
  readonly forecast: Forecast | null;
  /** What the next span of the same length must bring to be on the expected line at its end; null = nothing, or it is over. */
  readonly next: NextNeed | null;
  readonly problems: readonly Problem[];
}

export interface ObjectiveLine extends Line {
  readonly is: 'objective';
  readonly id: ObjectiveId;
  readonly kind: 'committed' | 'aspirational';
  /**
   * Work that serves it was completed, and these outcomes of it (metrics, KPIs) did not move (U13). Empty = none, or no work
   * was completed.
   */
  readonly unmoved: readonly { readonly id: KeyResultId; readonly title: string }[];
}

export interface KeyResultLine extends Line {
  readonly is: 'keyResult';
  readonly id: KeyResultId;
  readonly objective: ObjectiveId;
  readonly measure: Measure['kind'];
  /** What a reader sees beside the percentage, at `to`. */
  readonly amount: Amount;
  /** The span's items that count in it: how many, how many of them are done at `to`. */
  readonly served: { readonly items: number; readonly done: number };
}

export interface ReviewStep {
  readonly cause: Cause;
  readonly ppm: Ppm;
  /** When the first part of it happened. */
  readonly at: Instant;
  /** The item whose change it was; null of everything else, and of one that the viewer may not see (`restricted`). */
  readonly item: ReviewItemName | null;
  readonly restricted: boolean;
  readonly reading: {
    readonly of: KeyResultId | KpiId;
    readonly on: Day | null;
    readonly value: Decimal | null;
  } | null;
}

export interface ReviewItemName {
  readonly id: ItemId;
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
}

/** R32: `by` is the last day of the next span, or of the key result where that comes first. */
export type NextNeed = {
  readonly by: Day;
  /** Progress that is missing then if nothing moves; above 0. */
  readonly ppm: Ppm;
} & (
  | {
      /** So much more has to be done, rounded up to the unit's base; scope as it is. */
      readonly kind: 'work';
      readonly count: CountOf;
      readonly amount: number;
    }
  | { readonly kind: 'metric'; readonly value: Decimal; readonly unit: string | null }
  | { readonly kind: 'progress' }
);

/** What became of the work. Every item stands in one group; those the viewer may not see are in `restricted` of it. */
export interface ReviewWork {
  /** `completed`: done at `to`. `open`: in it and not done. `dropped`: in it and cancelled. `left`: taken out of it. */
  readonly groups: Readonly<Record<ReviewFate, ReviewGroup>>;
  /** In base units of `unit`: what was in it at `from`, what came later, what was dropped or taken out since. */
  readonly committed: number;
  readonly added: number;
  readonly removed: number;
  /** What was done of all that is or was in it. */
  readonly completed: number;
  /** Of all that was ever in it the part that was in it from `from` to `to`, by size; null = nothing was ever in it. */
  readonly stability: Ppm | null;
  /** Size of the items that serve no key result, and its share of everything in it at `to` (U9); null = nothing is in it. */
  readonly unserved: number;
  readonly unservedShare: Ppm | null;
  /** Items without an estimate: each counts as the median of the span's, so that shares do not lie; 1 unit where none has one. */
  readonly unestimated: number;
  readonly unestimatedSize: number;
}

export type ReviewFate = 'completed' | 'open' | 'dropped' | 'left';

export interface ReviewGroup {
  /** By key as people read it. */
  readonly items: readonly ReviewItem[];
  /** Items and size of all, also of those that the viewer may not see. */
  readonly count: number;
  readonly size: number;
  readonly restricted: number;
}

export interface ReviewItem extends ReviewItemName {
  readonly type: string;
  readonly stage: Stage;
  readonly state: string;
  readonly assignee: string | null;
  /** Base units of `unit` (thousandths of a point; issues); null = not estimated. */
  readonly size: number | null;
  /** It came in after `from`. */
  readonly late: boolean;
  /** Key results that it counts in and that the viewer may see. */
  readonly serves: readonly KeyResultId[];
  /** It counts in no key result at all, also in none that the viewer may not see. */
  readonly unserved: boolean;
}

/** What the past was read from, and what is not known of it. */
export interface ReviewRecord {
  readonly source: 'changelogs' | 'revisions' | 'files';
  /** Changes of plans were read from the record that the app keeps. False in a command line with one plan. */
  readonly definitions: boolean;
  readonly gaps: readonly RecordGap[];
}

/**
 * cut: of so many items only later changes are known. no-past: of so many nothing is. left: items that were taken out before
 * anything was recorded may be missing. deleted: so may be deleted items. queries: what a query found then is not known; of
 * so many key results.
 */
export interface RecordGap {
  readonly what: 'cut' | 'no-past' | 'left' | 'deleted' | 'queries';
  readonly count: number | null;
}
