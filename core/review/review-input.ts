import type { Moved } from '../history/moved.ts';
import type { TrendPoint } from '../history/forecast.ts';
import type { NodeId } from '../history/structure.ts';
import type { Day, Instant } from '../model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Plan, Ppm } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Evaluation } from '../progress/evaluation.ts';
import type { ReviewRecord, ReviewSpan, ReviewUnit } from './review.ts';

/** All that a review follows from (`reviewOf`): no host, no clock. The order of every list is of no consequence. */
export interface ReviewInput {
  readonly span: ReviewSpan;
  /** What sizes of the work are told in. */
  readonly unit: ReviewUnit;
  /** As it is known at `span.to`, with its texts; it says what the states of work mean, and where days begin. */
  readonly plan: Plan;
  /** As it was known at `span.from`, for titles of what is gone since; null = not known, or the same. */
  readonly planBefore: Plan | null;
  /** From `span.from` to `span.to`: each node of `plan`, and those that were there before. */
  readonly moved: Pick<Moved, 'nodes' | 'problems'>;
  /** Of `plan` at `span.to`. */
  readonly values: Evaluation;
  /** Where a node of `plan` should be at the end of a day (R32), as it is known at `span.to` (`valuesAt`, values-at.ts). */
  readonly lineOn: (node: NodeId, day: Day) => Ppm;
  /** Everything that was ever in the span (`spanItemsOf`, membership.ts). */
  readonly items: readonly SpanItem[];
  /**
   * The key results that an item is in the set of at `span.to`, also where it is left out as dropped or for what is below it
   * (`servingOf`, serving.ts). Of every item of `items` and of `SpanItem.below`; absent = none. Also key
   * results that the viewer may not see: whether work serves anything is not a matter of who looks.
   */
  readonly serving: ReadonlyMap<ItemId, readonly KeyResultId[]>;
  /** The last days of a node up to `span.to`, for its forecast (R34); absent = no forecast. */
  readonly trendOf?: (node: NodeId) => readonly TrendPoint[];
  /** Where screens find a node; null in a command line. */
  readonly shardOf: (node: NodeId) => string | null;
  readonly record: ReviewRecord;
  /** Objectives that are asked for, with what contributes to them; empty = all. The work stays that of the whole span. */
  readonly objectives: readonly ObjectiveId[];
  /**
   * Is an objective the team's own? Of others only what its work serves is told, and what that contributes to. Absent = all
   * are.
   */
  readonly isOwn?: (objective: ObjectiveId) => boolean;
  /** May the viewer see an objective and its key results? */
  readonly maySee: (objective: ObjectiveId) => boolean;
  /** How the viewer knows a work item; null = they may not see it. Asked of `items` and of what moved a number. */
  readonly seen: (item: ItemId) => SeenItem | null;
}

/** What people know a work item by; a WorkItem is such. */
export type SeenItem = Pick<WorkItem, 'key' | 'title' | 'url' | 'type' | 'assignee'>;

/** One work item that was in the span at some time, as far as a review looks at it. */
export interface SpanItem {
  /** As it was at `to`; of one that left, when it left. Its texts are those of now. */
  readonly item: WorkItem;
  /** It was in the span at `from`; else it came late. */
  readonly atStart: boolean;
  /** It was done before the span began. */
  readonly doneBefore: boolean;
  /** When it was taken out, or deleted, for good; null = it is in it at `to`. */
  readonly leftAt: Instant | null;
  /** Sub-tasks that it stands for (they follow it); sorted. */
  readonly below: readonly ItemId[];
}
