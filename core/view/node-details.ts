import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId, ObjectiveId, UserId } from '../model/ids.ts';
import type { Ppm } from '../model/plan.ts';
import type { Message } from '../model/said.ts';
import type { LedgerKind } from '../port/documents.ts';
import type { HierarchyNode } from './hierarchy.ts';

/** JSON as a plan file holds it. */
export type Field =
  string | number | boolean | null | readonly Field[] | { readonly [key: string]: Field | undefined };

/**
 * A node as a plan file says it (docs/plan-file.md): `title`, `owner`, `level`, `kind`, `threshold`, `checkInEvery`,
 * `status`, `override`; of an objective `project` and `parent` (always a list); of a key result `weight`, `start`, `end`
 * and `measure`. What is not given is absent. Readings, key results and ids are not fields.
 */
export type Fields = Readonly<Record<string, Field>>;

/** One objective or key result opened: what an editor, a check-in and a reader of its past need. */
export interface NodeDetails {
  readonly node: HierarchyNode;
  readonly fields: Fields;
  /** What the items are called that milestones name, by id; one that the viewer may not see is absent. */
  readonly itemKeys: Readonly<Record<string, string>>;
  /** Newest first. */
  readonly checkIns: readonly CheckInView[];
  /** What people changed, newest first; the first page. */
  readonly changes: readonly ChangeView[];
  readonly trend: TrendView;
  /** Output against outcome of an objective: the mean of its work, and of its metrics; null = it has not both (U13). */
  readonly outputAndOutcome: {
    readonly work: string;
    readonly outcome: string;
    /** Work is well ahead of what it is meant to bring. */
    readonly apart: boolean;
  } | null;
}

export interface CheckInView {
  /** Names it for a correction: unique in its key result. */
  readonly id: number;
  readonly on: Day;
  /** As typed, "12.5"; null = only words. */
  readonly value: string | null;
  readonly confidence: number | null;
  readonly note: string | null;
  readonly blockers: string | null;
  readonly by: string | null;
  readonly at: Instant | null;
  /** The viewer may correct or remove it. */
  readonly mine: boolean;
}

/** One entry of a node's ledger. */
export interface ChangeView {
  /** Unique in the node, rising. */
  readonly id: number;
  readonly at: Instant;
  readonly by: UserId;
  /** As the host calls them; null = not known. */
  readonly name: string | null;
  readonly kind: LedgerKind;
  readonly fields: readonly FieldChange[];
  /** It can still be undone: nothing it set was changed since. */
  readonly undoable: boolean;
}

export interface FieldChange {
  readonly field: string;
  /** null = was absent. */
  readonly from: Field;
  /** null = becomes absent. */
  readonly to: Field;
}

export interface TrendView {
  /** Rising. */
  readonly points: readonly {
    readonly on: Day;
    readonly progress: Ppm | null;
    readonly expected: Ppm;
  }[];
  /** What happened to the goal or the scope, oldest first. */
  readonly marks: readonly TrendMark[];
  /** R34; null = not enough days, or it has no trend. */
  readonly forecast: {
    readonly low: Ppm;
    readonly mid: Ppm;
    readonly high: Ppm;
    readonly on: Day | null;
  } | null;
}

export interface TrendMark {
  readonly on: Day;
  /** Scope in its unit ("+8", "-3"); a moved goalpost: a field with before and after. */
  readonly kind: 'scope-added' | 'scope-dropped' | 'goalpost' | 'override' | 'closed';
  readonly field: string | null;
  readonly from: Field;
  readonly to: Field;
  /** Of an objective: the title of the key result below it that it happened to; absent = it happened to the node. */
  readonly of?: string;
}

/** What a measure would mean, before it is saved. */
export interface PreviewView {
  /** Text of exact decimals; null = not of this measure, or not yet known. */
  readonly baseline: string | null;
  readonly target: string | null;
  readonly current: string | null;
  readonly unit: string | null;
  /** What `current` (or the sums so far) would be worth; null = no value yet. */
  readonly percent: string | null;
  /** Where it should be today. */
  readonly expected: Ppm;
  /** True = the metric has to fall. */
  readonly falling: boolean | null;
  /** What is wrong with the fields, each with the field that it is about. */
  readonly problems: readonly { readonly field: string; readonly message: Message }[];
}

/** Before and after some edits, with nothing saved. */
export interface TryOutView {
  readonly nodes: readonly {
    readonly id: ObjectiveId | KeyResultId;
    readonly title: string | null;
    readonly is: 'objective' | 'keyResult';
    readonly before: OutlookView;
    readonly after: OutlookView;
    readonly changed: boolean;
  }[];
  /** What cannot be done, a sentence each; nothing is then tried. */
  readonly refused: readonly Message[];
}

export interface OutlookView {
  readonly percent: string | null;
  readonly progress: Ppm | null;
  readonly expected: Ppm;
  readonly health: HierarchyNode['health'];
}

/** A what-if that was kept. */
export interface ScenarioView {
  readonly id: string;
  readonly title: string;
  readonly by: string | null;
  readonly at: Instant;
  readonly mine: boolean;
}
