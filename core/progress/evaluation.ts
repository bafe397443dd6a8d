import type { Day, Instant } from '../model/day.ts';
import type { Decimal } from '../model/decimal.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { MilliWeight, Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Stage } from '../model/work-item.ts';
import type { Sums } from './sums.ts';

export type Health =
  'none' | 'not-started' | 'too-early' | 'on-track' | 'at-risk' | 'off-track' | 'achieved' | 'missed';

export type Band = 'low' | 'behind' | 'close' | 'right-track' | 'achieved';

/** R5 */
export type Origin = 'computed' | 'measured' | 'manual' | 'override' | 'frozen' | 'none';

/** What every node has, objective or key result (R2, R5, R31, R32). */
export interface NodeValue {
  /** Unclamped; null = no value. */
  readonly raw: Ppm | null;
  /** 0…1,000,000; what rolls up; null = no value, shown "–". */
  readonly progress: Ppm | null;
  readonly origin: Origin;
  /** The value computed from the data where an override stands over it; else equal to `progress`. */
  readonly computed: Ppm | null;
  readonly band: Band | null;
  readonly health: Health;
  /** Where it should be at the end of `asOf`: θ·E(elapsed) (R32). */
  readonly expected: Ppm;
  readonly threshold: Ppm;
  readonly stale: boolean;
}

export interface KeyResultValue extends NodeValue {
  readonly id: KeyResultId;
  readonly objective: ObjectiveId;
  readonly weight: MilliWeight | null;
  /** What a reader sees beside the percentage. */
  readonly amount: Amount;
}

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
    }
  | { readonly kind: 'milestones'; readonly done: number; readonly total: number }
  | { readonly kind: 'yesNo'; readonly done: boolean }
  | { readonly kind: 'none' };

export interface ObjectiveValue extends NodeValue {
  readonly id: ObjectiveId;
  /** Weight with data / all weight over the direct contributing children (R9); null without children. */
  readonly coverage: Ppm | null;
  /** Contributing children in id order: key results and child objectives. */
  readonly children: readonly ChildShare[];
  /** "n of m key results off track" (R33). */
  readonly offTrack: number;
}

/** One child's part of its parent: Σ contribution ≈ progress (each floored, R4). */
export interface ChildShare {
  readonly id: ObjectiveId | KeyResultId;
  readonly kind: 'objective' | 'keyResult';
  /** As it counted: thousandths in relative mode, also in percent mode after sharing out (R25). */
  readonly weight: MilliWeight;
  readonly contribution: Ppm;
  /** False when the child has no value and was left out of the weight (noData: exclude). */
  readonly counted: boolean;
}

/** One item in the set of one key result, with all that made it count as it does (R38). */
export interface CountedItem {
  readonly item: ItemId;
  readonly stage: Stage;
  readonly weight: MilliWeight;
  /** Base units; null = unestimated. */
  readonly size: number | null;
  readonly credit: Ppm;
  /** How it came in: linked itself, or under a linked container, or found by the query. */
  readonly via: 'link' | 'query' | ItemId;
  /** False = left out; `why` says so. */
  readonly counted: boolean;
  readonly why: CountedBecause;
  /** Of an item that counts: the part that is this key result's in sums across key results, ppm; absent = all (R23). */
  readonly share?: Ppm;
}

export type CountedBecause =
  | 'counted'
  | 'dropped'
  | 'unestimated-excluded'
  | 'expanded' // a container whose descendants count in its place (R17)
  | 'covered' // a sub-task beside its story, or a level that does not count (R16)
  | 'missing'; // deleted or unreachable (R19)

/** What the engine knows of one key result before time and weights: the facts a store can hold. */
export interface KeyResultFacts {
  readonly sums: Sums | null;
  /** Fixed by an event or, in an evaluation of a file, the median of this input (R21); base units. */
  readonly unestimatedSize: number | null;
  /** Reading of a metric that comes from a query (R15, form two). */
  readonly queryReading: { readonly value: Decimal; readonly on: Day } | null;
  /** Per milestone with linked items: its progress; null elsewhere. */
  readonly milestones: readonly (Ppm | null)[];
  /** When its work was last read successfully; null = not known. */
  readonly readAt: Instant | null;
  /** The work could not be read (R22): the facts are the last good ones. */
  readonly stale: boolean;
  readonly problems: readonly Problem[];
}

export interface Evaluation {
  readonly asOf: Day;
  /** Sorted by id. */
  readonly objectives: readonly ObjectiveValue[];
  readonly keyResults: readonly KeyResultValue[];
  /** Sorted by code, then node, then items. */
  readonly problems: readonly Problem[];
}
