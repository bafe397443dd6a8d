import type { Amount } from '../model/amount.ts';
import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { Cycle, Level, Measure, Ppm, Status } from '../model/plan.ts';
import type { Message } from '../model/said.ts';
import type { Confidence } from '../progress/evaluation.ts';
import type { ValueView } from './epic-panel.ts';

/** The OKRs of a project, or of all projects, in one cycle: what the hierarchy page shows, as plain data. */
export interface HierarchyView {
  readonly now: Instant;
  readonly today: Day;
  /** null = all projects (the global page). */
  readonly project: ProjectId | null;
  /** The one shown; null = there is none yet. */
  readonly cycle: Cycle | null;
  /** All that there are, the latest end first. */
  readonly cycles: readonly Cycle[];
  /** From the highest to the lowest. */
  readonly levels: readonly LevelView[];
  /** Objectives and key results, in no special order; those that the viewer may not see have no title. */
  readonly nodes: readonly HierarchyNode[];
  /** How many objectives the viewer may not see: counted, never named. */
  readonly restricted: number;
  /** Projects that are named here, or where the viewer may write, by name. */
  readonly projects: readonly ProjectView[];
  readonly may: {
    /** Make objectives here (in some project of `projects`). */
    readonly write: boolean;
    /** Settings of this project; importing, closing and deleting. */
    readonly administer: boolean;
    readonly makeCycles: boolean;
    /** Objectives of the organisation's level, names of levels. */
    readonly organisation: boolean;
  };
  /** Which documents the nodes came from: for `readTrends` and `refresh`. */
  readonly shards: readonly string[];
  /** More documents of this cycle, whose nodes did not fit into this answer: `refresh` brings each group of them. */
  readonly toCome: readonly (readonly string[])[];
  /** The tracker was not asked what changed: `refresh` does that, after the first picture. */
  readonly refreshable: boolean;
  /** What the import that was just made has to say, a sentence each. */
  readonly notices?: readonly Message[];
}

export interface LevelView {
  readonly level: Level;
  /** A site's own name for it; null = the dictionary's. */
  readonly name: string | null;
  /** False: no new objective is offered this level. */
  readonly used: boolean;
}

export interface ProjectView {
  readonly id: ProjectId;
  /** Key or name as the host shows it; the id where the host does not say. */
  readonly name: string;
  readonly may: NodeRight;
}

/** The most that the viewer may do: each includes the ones before it. */
export type NodeRight = 'none' | 'see' | 'edit' | 'administer';

export interface HierarchyNode extends ValueView {
  readonly id: ObjectiveId | KeyResultId;
  readonly shard: string;
  readonly is: 'objective' | 'keyResult';
  /** null = the viewer may not see it; then owner, amount and confidence are null as well. */
  readonly title: string | null;
  readonly owner: string | null;
  /** Of a key result: its objective's. */
  readonly level: Level;
  readonly project: ProjectId;
  readonly cycle: string;
  readonly status: Status;
  readonly kind: 'committed' | 'aspirational';
  /** Of a key result its objective; of an objective what is above it, none = it is a top. */
  readonly parents: readonly {
    readonly id: ObjectiveId | KeyResultId;
    readonly contributes: boolean;
    /** As it is written, for an editor; absent = it was not given. How it counts is `weight` below. */
    readonly weight?: string;
  }[];
  /** As it counts in its first contributing parent: "2", "0.5"; null = it counts in none. */
  readonly weight: string | null;
  /** Of that parent's percent: the shown parts add up (R4); null = it does not count. */
  readonly contribution: string | null;
  /** Of an objective: weight with data / all weight (R9). */
  readonly coverage: Ppm | null;
  /** Of an objective: how many key results are off track, of how many (R33). */
  readonly offTrack: number;
  readonly keyResults: number;
  /** Of a key result. */
  readonly measure: Measure['kind'] | null;
  readonly amount: Amount | null;
  /**
   * One node, one number (R27): of a key result that is a child objective by identity, that objective; of such an
   * objective, the key result. null elsewhere.
   */
  readonly same: ObjectiveId | KeyResultId | null;
  readonly confidence: Confidence | null;
  /** Day of the last check-in; of an objective the oldest of its key results'; null = none yet. */
  readonly checkedIn: Day | null;
  /** A check-in is due: a key result that people check in, active, older than its rhythm. */
  readonly due: boolean;
  /** A count under way. */
  readonly counting: { readonly items: number } | null;
  /** How many problems its "why" tells of. */
  readonly notes: number;
  readonly may: NodeRight;
}

/** What a change or a refresh leaves: all nodes of these shards stand in place of those that were there. */
export interface HierarchyPatch {
  readonly now: Instant;
  readonly shards: readonly string[];
  readonly nodes: readonly HierarchyNode[];
  /** How many objectives of these shards the viewer may not see. */
  readonly restricted: number;
}

/** The last days of each node, for a small line. */
export interface TrendsView {
  /** Rising, without gaps; the same for all. */
  readonly days: readonly Day[];
  readonly series: readonly {
    readonly id: ObjectiveId | KeyResultId;
    /** Progress at each day's end, ppm; null = not known. */
    readonly points: readonly (Ppm | null)[];
  }[];
}
