import type { Amount } from '../model/amount.ts';
import type { Day, Instant } from '../model/day.ts';
import type { Decimal } from '../model/decimal.ts';
import type { HostKind, ItemId, KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import type { Closing, CountOf, CurvePoint, Measure, MilliWeight, Override, Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { ItemState, Stage } from '../model/work-item.ts';
import type { CountedBecause, Origin } from '../progress/evaluation.ts';

/** One number opened: what it is, the rules that made it, and its parts (R38). Plain data. */
export interface Trace {
  readonly id: ObjectiveId | KeyResultId | KpiId;
  readonly node: 'objective' | 'keyResult' | 'kpi';
  /** How it is measured; of an objective and of a KPI by itself, that. */
  readonly kind: 'objective' | Measure['kind'];
  readonly title: string;
  readonly asOf: Day;
  /** Rule ids of core/SPEC.md that had a part in it, in their order. */
  readonly rules: readonly string[];
  readonly formula: Formula;
  /** null of a KPI by itself: it is met or not. */
  readonly value: TracedValue | null;
  /** What stands over the computed value, with its reason and author (R30). */
  readonly override: Override | null;
  /** What was recorded at close and counts since (R36). */
  readonly frozen: Closing | null;
  /** What is shown beside the percentage: sums unweighted and weighted, baseline and target, periods. */
  readonly amount: Amount;
  /** They add up to `value.sum`, exactly; all 0 where there is none. */
  readonly parts: readonly Part[];
  /** Of its set of work what does not count, and why; by item id. */
  readonly leftOut: readonly LeftOut[];
  /** Of its set of work what was linked in more than one way and counts once (D_OVERLAP); by item id. */
  readonly merged: readonly MergedItem[];
  /** Where the data came from. */
  readonly inputs: Inputs;
  /** Of objectives and of key results bound to them: all work below, every item once (R28); else null. */
  readonly totals: Totals | null;
  /** Of a KPI by itself (R14); else null. */
  readonly kpi: TracedKpi | null;
  /** Of this node only; sorted as everywhere. */
  readonly problems: readonly Problem[];
}

/** The rule in a few words, and the numbers that it was filled with. */
export interface Formula {
  readonly words: string;
  readonly terms: Readonly<Record<string, Decimal>>;
}

export interface TracedValue {
  /** As it stands: of what is frozen the recorded one, of what is overridden the override. */
  readonly raw: Ppm | null;
  readonly progress: Ppm | null;
  readonly origin: Origin;
  readonly stale: boolean;
  /** As computed from the data now, whatever stands over it; unclamped. The parts add up to it. */
  readonly sum: Ppm | null;
}

export type Part = ItemPart | MilestonePart | PeriodPart | ReadingPart | AnswerPart | ChildPart;

interface AnyPart {
  /** Its part of the number. May be negative where the number may be (R2). */
  readonly ppm: Ppm;
}

/** A work item as its host calls it. */
export interface TracedItem {
  readonly id: ItemId;
  /** null = it is not among the work: `id` is what the plan calls it. */
  readonly host: HostKind | null;
  readonly key: string | null;
  readonly title: string | null;
  readonly type: string | null;
  readonly state: ItemState | null;
  /** Of the host: grows with every change. */
  readonly revision: number | null;
}

export interface ItemPart extends AnyPart {
  readonly kind: 'item';
  readonly item: TracedItem;
  readonly stage: Stage;
  /** Thousandths, as it counted. */
  readonly weight: MilliWeight;
  /** As the host has it, base units; null = unestimated. */
  readonly size: number | null;
  /** As it counted: where unestimated, what stands in for it; where items are counted instead, 1 (R21). */
  readonly counts: number;
  readonly credit: Ppm;
  /** Linked, found by the query, or below a linked container, which is named. */
  readonly via: 'link' | 'query' | TracedItem;
  /** The part that is this key result's in sums across key results; 1,000,000 = all (R23). */
  readonly share: Ppm;
  /** The other key results that count it. */
  readonly alsoIn: readonly KeyResultId[];
}

export interface LeftOut {
  readonly item: TracedItem;
  readonly stage: Stage;
  readonly weight: MilliWeight;
  readonly size: number | null;
  readonly via: ItemPart['via'];
  readonly why: Exclude<CountedBecause, 'counted'>;
}

export interface MergedItem {
  readonly item: TracedItem;
  /** The names that the plan links it by; several = linked twice. */
  readonly names: readonly string[];
  /** The linked item above it that brings it in as well; null = only linked twice. */
  readonly below: TracedItem | null;
}

export interface MilestonePart extends AnyPart {
  readonly kind: 'milestone';
  readonly title: string;
  readonly weight: MilliWeight;
  /** Typed, or from its linked items; null = no value. */
  readonly progress: Ppm | null;
  /** False = without a value and left out (noData: exclude). */
  readonly counted: boolean;
  readonly typed: boolean;
  /** Of a linked one: its items; they add up to the milestone's part. */
  readonly items: readonly ItemPart[];
  readonly leftOut: readonly LeftOut[];
  readonly merged: readonly MergedItem[];
}

/** A reading of its day; by null = typed by nobody known, or counted by a query. */
export interface TracedReading {
  readonly on: Day;
  readonly value: Decimal;
  readonly by: string | null;
  readonly note: string | null;
}

export interface PeriodPart extends AnyPart {
  readonly kind: 'period';
  readonly from: Day;
  readonly to: Day;
  /** The one that decides: its last; null without any. */
  readonly reading: TracedReading | null;
  /** not-yet: without a reading, and its grace is not over. */
  readonly verdict: 'in-range' | 'out-of-range' | 'no-reading' | 'not-yet';
}

export interface ReadingPart extends AnyPart {
  readonly kind: 'reading';
  /** null = there is none yet. */
  readonly reading: TracedReading | null;
  /** Where it came from: typed in the plan, counted by the query, the KPI's. */
  readonly from: 'typed' | 'query' | 'kpi';
  /** What the way is worth, where it is no straight line (R10). */
  readonly curve: readonly CurvePoint[];
}

export interface AnswerPart extends AnyPart {
  readonly kind: 'answer';
  readonly done: boolean;
}

export interface ChildPart extends AnyPart {
  readonly kind: 'objective' | 'keyResult';
  readonly id: ObjectiveId | KeyResultId;
  readonly title: string;
  /** As shown: in percent mode after sharing out (R25). */
  readonly weight: MilliWeight;
  readonly progress: Ppm | null;
  readonly origin: Origin;
  /** False = without a value and left out (noData: exclude), or of another unit. */
  readonly counted: boolean;
}

export interface Inputs {
  /** When the work was read; null = not known (exports), or it rests on none. */
  readonly readAt: Instant | null;
  /** What is added up of an item; null = it rests on no items. */
  readonly count: CountOf | null;
  /** null = no query. `found` null = it could not be run. */
  readonly query: { readonly text: string; readonly found: number | null } | null;
}

/** Every item below counts once here, in however many key results it is (R23, R28). */
export interface Totals {
  readonly keyResults: number;
  /** Of items that count in some key result below, by stage. */
  readonly stages: Readonly<Record<Stage, number>>;
  /** Items that count. */
  readonly items: number;
  /** In more than one of the key results below. */
  readonly shared: number;
  /** In some set below, and counted in none. */
  readonly leftOut: number;
}

export interface TracedKpi {
  readonly met: boolean | null;
  readonly unit: string | null;
  readonly atLeast: Decimal | null;
  readonly atMost: Decimal | null;
  readonly reading: TracedReading | null;
  readonly stale: boolean;
  /** Key results that are bound to it. */
  readonly boundBy: readonly KeyResultId[];
}
