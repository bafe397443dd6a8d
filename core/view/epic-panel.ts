import type { Day, Instant } from '../model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Ppm } from '../model/plan.ts';
import type { Amount } from '../model/amount.ts';
import type { Band, Health, Origin } from '../progress/evaluation.ts';
import type { Problem } from '../model/problem.ts';
import type { Message } from '../model/said.ts';

/** What the panel beside a work item shows, as plain data. Sentences are made of it in view/words. */
export type EpicPanelView =
  | FullPanelView
  /** Below or above epic level: one quiet line. */
  | { readonly kind: 'line'; readonly serves: readonly ServesLine[]; readonly asOf: Instant }
  /** Nothing linked on such an item, in a host that can hide the panel; or nothing to say at all. */
  | { readonly kind: 'nothing' };

export interface ServesLine {
  readonly objective: string;
  readonly keyResult: string;
}

export interface FullPanelView {
  readonly kind: 'full';
  readonly item: ItemId;
  readonly now: Instant;
  readonly today: Day;
  /** Objectives that this item serves, by title. */
  readonly objectives: readonly ObjectiveView[];
  /** Objectives it serves that the viewer may not see: counted, never named. */
  readonly restricted: number;
  /** Why there is nothing: no objective in the project, or none linked yet. null = there is something. */
  readonly empty: 'no-objective' | 'nothing-linked' | null;
  readonly may: { readonly link: boolean; readonly administer: boolean };
  /** The question that is asked once of a project administrator. */
  readonly pointsFieldQuestion: readonly { readonly id: string; readonly name: string }[] | null;
  /** What the import that was just made has to say, a sentence each. */
  readonly notices?: readonly Message[];
  /** When its oldest number was last counted; null = never. */
  readonly countedAt: Instant | null;
}

/** A number with everything that stands beside it. */
export interface ValueView {
  /** For the label: "40", "<1", "99", "125"; null = no value, shown "–" (R4). */
  readonly percent: string | null;
  /** 0…1,000,000 for the bar. */
  readonly progress: Ppm | null;
  readonly raw: Ppm | null;
  /** For the tick. */
  readonly expected: Ppm;
  readonly threshold: Ppm;
  readonly band: Band | null;
  readonly health: Health;
  readonly stale: boolean;
  readonly origin: Origin;
  /** The computed value where an override stands over it. */
  readonly computedPercent: string | null;
}

export interface ObjectiveView extends ValueView {
  readonly id: ObjectiveId;
  readonly shard: string;
  readonly title: string;
  readonly owner: string | null;
  readonly cycle: string;
  readonly kind: 'committed' | 'aspirational';
  /** Weight with data / all weight; null without children. Below 1,000,000 it is shown. */
  readonly coverage: Ppm | null;
  readonly offTrack: number;
  readonly keyResults: readonly KeyResultView[];
  /** Contributing child objectives, by title; restricted ones without a title. */
  readonly children: readonly ChildObjectiveView[];
  readonly problems: readonly Problem[];
}

export interface ChildObjectiveView extends ValueView {
  readonly id: ObjectiveId;
  readonly shard: string;
  /** null = the viewer may not see it. */
  readonly title: string | null;
  readonly weight: string;
  /** Of the parent's percent; adds up with the others to it (R4). */
  readonly contribution: string | null;
}

export interface KeyResultView extends ValueView {
  readonly id: KeyResultId;
  readonly shard: string;
  readonly title: string;
  readonly owner: string | null;
  /** "2", "0.5"; as typed. */
  readonly weight: string;
  /** Of the objective's percent; adds up with the others to it (R4); null when it does not count. */
  readonly contribution: string | null;
  readonly amount: Amount;
  readonly measure: 'metric' | 'work' | 'milestones' | 'yesNo' | 'maintain' | 'kpi' | 'objectives';
  /** This item is linked to it: it can be unlinked here. */
  readonly linked: boolean;
  /** The weight of this item's own link as typed, so that unlinking can be undone exactly; null or absent = none given. */
  readonly linkWeight?: string | null;
  readonly countedAt: Instant | null;
  /** A count under way: how many items so far. */
  readonly counting: { readonly items: number } | null;
  /** The last count failed; the number is the last good one. */
  readonly failed: string | null;
  readonly problems: readonly Problem[];
}

export interface LinkChoicesView {
  readonly choices: readonly LinkChoice[];
  /** Objectives of this project that the viewer may not see. */
  readonly restricted: number;
}

export interface LinkChoice {
  readonly keyResult: KeyResultId;
  readonly shard: string;
  readonly title: string;
  readonly objective: string;
  readonly owner: string | null;
  readonly cycle: string;
  /** Why it cannot be linked (not a work key result, closed, already linked); null = it can. */
  readonly not: 'other-kind' | 'closed' | 'linked' | null;
}
