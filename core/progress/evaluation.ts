import type { Amount } from '../model/amount.ts';
import type { Day, Instant } from '../model/day.ts';
import type { Decimal } from '../model/decimal.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import type { MilliWeight, Override, Ppm } from '../model/plan.ts';
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
  /** The override that stands, with its reason and author; null = none does (R30). */
  readonly override: Override | null;
  /** 0…1,000,000 for 0.0…1.0: the progress, or what a person made of it at close (R31). Never rolls up. */
  readonly score: Ppm | null;
  /** Of the score (R31). */
  readonly band: Band | null;
  readonly health: Health;
  /** Where it should be at the end of `asOf`: θ·E(elapsed) (R32). */
  readonly expected: Ppm;
  readonly threshold: Ppm;
  readonly stale: boolean;
  /** null = nobody said how confident they are (R33). */
  readonly confidence: Confidence | null;
}

/** R33. Of a key result both are its last one. */
export interface Confidence {
  /** Weighted mean over the contributing children that have one, thousandths of a step: 0…10,000; floored. */
  readonly mean: number;
  /** The lowest of any key result below: 0…10. */
  readonly min: number;
}

export interface KeyResultValue extends NodeValue {
  readonly id: KeyResultId;
  readonly objective: ObjectiveId;
  readonly weight: MilliWeight | null;
  /** What a reader sees beside the percentage. */
  readonly amount: Amount;
  /** Of one bound to child objectives (R27): their parts; else empty. */
  readonly children: readonly ChildShare[];
}

export interface ObjectiveValue extends NodeValue {
  readonly id: ObjectiveId;
  /** Weight with data / all weight over the direct contributing children (R9); null without children. */
  readonly coverage: Ppm | null;
  /** Contributing children in id order: key results and child objectives. */
  readonly children: readonly ChildShare[];
  /** "n of m key results off track" (R33). */
  readonly offTrack: number;
  /** "m": the contributing key results. */
  readonly keyResults: number;
}

/** A KPI by itself, apart from any objective (R14). */
export interface KpiValue {
  readonly id: KpiId;
  /** Is its latest reading where its target wants it; null = no target, or no reading. */
  readonly met: boolean | null;
  readonly current: Decimal | null;
  readonly on: Day | null;
  /** The reading is older than 1.5 periods. */
  readonly stale: boolean;
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
  /** Sorted by id. */
  readonly kpis: readonly KpiValue[];
  /** Sorted by code, then node, then items. */
  readonly problems: readonly Problem[];
}
