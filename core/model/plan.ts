import type { Day, Instant } from './day.ts';
import type { Amount } from './amount.ts';
import type { Decimal } from './decimal.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId, ProjectId, UserId } from './ids.ts';

/** Parts per million, a safe integer. Progress is 0…1,000,000; raw values may lie outside (R2). */
export type Ppm = number;
/** A weight in thousandths: 0…10,000,000 for 0…10,000 with three decimals (R3). */
export type MilliWeight = number;

/** A plan as the engine reads it: parsed, checked, every default filled in, nothing of the file's spelling left. */
export interface Plan {
  readonly cycle: Cycle;
  readonly policy: Policy;
  readonly kpis: readonly Kpi[];
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
}

export interface Cycle {
  readonly id: string;
  readonly start: Day;
  readonly end: Day;
}

export interface Policy {
  /** What a key result without a value is worth in its parent (R9). */
  readonly noData: 'zero' | 'exclude';
  /** What becomes of dropped work (R19). */
  readonly dropped: 'exclude' | 'done' | 'open';
  /** Names of resolutions or statuses that mean "dropped" (R18); matched without case or apostrophes. */
  readonly droppedResolutions: readonly string[];
  /** Ids of the same, where the site's list is known: names are translated (R18). */
  readonly droppedResolutionIds: readonly string[];
  /** Credit of an item in progress: a fixed part in ppm, or logged / (logged + remaining) (R20). */
  readonly doingCredit: Ppm | 'logged';
  /** Azure DevOps' category Resolved (R18). */
  readonly resolved: 'doing' | 'done';
  /** What an item without an estimate counts (R21). */
  readonly unestimated: 'stored' | 'zero' | 'exclude' | 'block';
  /** Which level counts below a linked container (R16). */
  readonly level: 'standard' | 'subtask' | 'linked';
  /** IANA name; where a day begins (R1). */
  readonly timeZone: string;
  readonly weights: 'relative' | 'percent';
}

export type Status = 'draft' | 'active' | 'closed' | 'cancelled';
export type Level = 'organisation' | 'team' | 'individual';
export type Rhythm = 'day' | 'week' | 'month' | 'quarter';

export interface Override {
  /** 0…1,000,000; what rolls up while it lasts (R30). */
  readonly value: Ppm;
  readonly reason: string;
  readonly by: string;
  /** Its last day. */
  readonly until: Day;
}

export interface Objective {
  readonly id: ObjectiveId;
  readonly title: string;
  readonly owner: string | null;
  /** Whose rights decide who may see and edit it; null in a plan file that leaves it open. */
  readonly project: ProjectId | null;
  readonly level: Level;
  readonly checkInEvery: Rhythm;
  /** The success threshold θ: 1,000,000 committed, 700,000 aspirational, or as typed (R31). */
  readonly threshold: Ppm;
  readonly kind: 'committed' | 'aspirational';
  readonly start: Day;
  readonly end: Day;
  readonly status: Status;
  readonly parents: readonly AlignmentEdge[];
  readonly override: Override | null;
  /** null = not closed, or closed without a record of its value. */
  readonly closing: Closing | null;
}

/** From a child objective to an objective or key result above it (R27). */
export interface AlignmentEdge {
  readonly parent: ObjectiveId | KeyResultId;
  /** false: drawn, not counted. */
  readonly contributes: boolean;
  /** null = not given (counts as 1, or shares the rest in percent mode) (R25). */
  readonly weight: MilliWeight | null;
  /** Grows with every edge made; the newest of a cycle is the one ignored (R29). */
  readonly order: number;
}

export interface KeyResult {
  readonly id: KeyResultId;
  readonly objective: ObjectiveId;
  readonly title: string;
  readonly owner: string | null;
  readonly weight: MilliWeight | null;
  readonly start: Day;
  readonly end: Day;
  readonly threshold: Ppm;
  readonly kind: 'committed' | 'aspirational';
  readonly checkInEvery: Rhythm;
  readonly status: Status;
  readonly measure: Measure;
  /** In the order of the list: of two on one day the later counts (R9). */
  readonly readings: readonly Reading[];
  readonly override: Override | null;
  /** null = not closed, or closed without a record of its value. */
  readonly closing: Closing | null;
}

/** What a close freezes of an objective or key result (R36). It counts from its day on, whatever the data says later. */
export interface Closing {
  readonly on: Day;
  /** As computed when it was closed; unclamped. */
  readonly raw: Ppm | null;
  /** What rolls up from then on: `raw` held to 0…1,000,000, or the override that stood. */
  readonly progress: Ppm | null;
  /** What was shown beside it; null = not recorded (a plan written by hand), then the present one is shown. */
  readonly amount: Amount | null;
  /** The final score where a person changed it at close (R31); null = the progress itself. Never rolls up. */
  readonly score: Ppm | null;
  /** Why the score was changed. */
  readonly reason: string | null;
  readonly by: string | null;
}

export interface Reading {
  readonly on: Day;
  readonly value: Decimal;
  /** 0…10 */
  readonly confidence: number | null;
  readonly note: string | null;
  readonly by: string | null;
  /** What a check-in knows beside, where it was made in an app: never part of a value. */
  readonly checkIn?: {
    /** Unique in its key result, rising. */
    readonly id: number;
    readonly author: UserId;
    readonly at: Instant;
    readonly blockers: string | null;
    /** False = only words: its value is what was shown at the time, and is not one that a person typed. */
    readonly typed: boolean;
  };
}

export type Measure =
  | MetricMeasure
  | WorkMeasure
  | MilestonesMeasure
  | YesNoMeasure
  | MaintainMeasure
  | KpiMeasure
  | ObjectivesMeasure;

export type TargetForm =
  | { readonly form: 'from-to'; readonly from: Decimal; readonly to: Decimal }
  | { readonly form: 'to'; readonly to: Decimal }
  | { readonly form: 'by'; readonly from: Decimal; readonly by: Decimal }
  | { readonly form: 'by-percent'; readonly from: Decimal; readonly percent: Decimal };

export interface MetricMeasure {
  readonly kind: 'metric';
  readonly target: TargetForm;
  readonly unit: string | null;
  readonly stretch: Decimal | null;
  readonly direction: 'increase' | 'decrease' | null;
  readonly checkpoints: readonly Checkpoint[];
  /** What the way from baseline to target is worth; strictly rising in both; empty = a straight line (R10). */
  readonly curve: readonly CurvePoint[];
  /** Form two of R15: the reading is a count or a sum over a query. */
  readonly source: QuerySource | null;
}

export interface Checkpoint {
  readonly on: Day;
  readonly value: Decimal;
}

/** `at` of the way from baseline to target is worth `worth`; both strictly between 0 and 1,000,000 (R10). */
export interface CurvePoint {
  readonly at: Ppm;
  readonly worth: Ppm;
}

export interface QuerySource {
  readonly query: string;
  readonly of: 'count' | 'sum';
  /** The number field that is summed; null when counting. */
  readonly field: string | null;
}

/** What a work key result adds up (R21). `field` names a number field by the host's id. */
export type CountOf =
  | { readonly unit: 'issues' }
  | { readonly unit: 'points' }
  | { readonly unit: 'seconds' }
  | { readonly unit: 'field'; readonly field: string };

export interface WorkMeasure {
  readonly kind: 'work';
  readonly count: CountOf;
  readonly links: readonly PlanLink[];
  readonly query: string | null;
  /** In base units of `count` (milli-points, seconds …); null = not yet fixed (R21). */
  readonly unestimatedSize: number | null;
}

/** A linked item as a person writes it. */
export interface PlanLink {
  readonly reference: ItemReference;
  readonly weight: MilliWeight | null;
  /** The part of the item that is this key result's in sums across key results, ppm (R23). */
  readonly share: Ppm | null;
}

/** A key (`SUP-12`), an id (`4711`), or either with its host before it (`jira:SUP-12`, `ado:org/4711`). */
export type ItemReference = string | ItemId;

export interface MilestonesMeasure {
  readonly kind: 'milestones';
  readonly milestones: readonly Milestone[];
}

export interface Milestone {
  readonly title: string;
  readonly weight: MilliWeight | null;
  /** 0…1,000,000 when typed; null when it comes from linked items. */
  readonly done: Ppm | null;
  readonly links: readonly PlanLink[];
}

export interface YesNoMeasure {
  readonly kind: 'yesNo';
  readonly done: boolean;
}

export interface MaintainMeasure {
  readonly kind: 'maintain';
  readonly atLeast: Decimal | null;
  readonly atMost: Decimal | null;
  readonly unit: string | null;
  readonly every: Rhythm;
  readonly method: 'held' | 'latest' | 'worst' | 'average';
}

export interface KpiMeasure {
  readonly kind: 'kpi';
  readonly kpi: KpiId;
  readonly from: Decimal | null;
  /** null = the KPI's own target. */
  readonly to: Decimal | null;
}

export interface ObjectivesMeasure {
  readonly kind: 'objectives';
  readonly as: 'mean' | 'identity' | 'amounts';
  /** Of `amounts` only: baseline and target of its own; null = the sum of its children's (R27). */
  readonly from: Decimal | null;
  readonly to: Decimal | null;
  /** Of `amounts` only: what is added up; null = the unit that the children share. */
  readonly unit: string | null;
}

export interface Kpi {
  readonly id: KpiId;
  readonly name: string;
  readonly explanation: string | null;
  readonly unit: string | null;
  readonly every: Rhythm;
  readonly target: { readonly atLeast: Decimal | null; readonly atMost: Decimal | null } | null;
  readonly readings: readonly Reading[];
}
