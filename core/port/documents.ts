import type { Day, Instant } from '../model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId, ProjectId, UserId } from '../model/ids.ts';
import type {
  Cycle,
  KeyResult,
  Kpi,
  Level,
  MilliWeight,
  Objective,
  Policy,
  Ppm,
  Reading,
} from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { ItemSizes, ItemState } from '../model/work-item.ts';
import type { Contribution, Sums } from '../progress/sums.ts';

/**
 * What is stored: facts. Definitions, links, what each item contributes, running sums, readings. Never a percentage.
 * Each document carries its version `v`; port/stored turns older ones into these, and writes a shard in columns.
 */
export interface Documents {
  /** By project id. */
  readonly project: ProjectDocument;
  /** By shard id (`<home project>~<n>`): the numbers of up to a few hundred objectives and key results. */
  readonly shard: ShardDocument;
  /** By the same shard id: titles and owners, apart so that a number never waits for a sentence. */
  readonly text: TextDocument;
  /** By item id: what it is linked to and what it contributes. */
  readonly item: ItemDocument;
  /**
   * By key result id: the explicit links and all readings. Read when counting and explaining, never to open a panel. By
   * `<shard>/<KPI id>`: all readings of a KPI.
   */
  readonly keyResult: KeyResultDocument;
  /** By key result id: a count under way. */
  readonly count: CountDocument;
  /** One, `directory`: which shards there are, the cycles, the site's settings. */
  readonly directory: DirectoryDocument;
  /** By the id of an objective or key result: who changed what, and when. Older pages: `<id>~<n>` from 1. */
  readonly ledger: LedgerDocument;
  /** By shard id: what each day's end left of its nodes (R35). */
  readonly series: SeriesDocument;
  /** By user id: the what-ifs that they kept. */
  readonly scenarios: ScenariosDocument;
}
export type DocumentKind = keyof Documents;

/** The id of the one directory document. */
export const DIRECTORY = 'directory';

/** Written when a shard is made, joined or given another cycle or project; never by an event of a work item. */
export interface DirectoryDocument {
  readonly v: 1;
  readonly shards: readonly DirectoryShard[];
  /** Made by hand, or met in a shard; by id. */
  readonly cycles: readonly Cycle[];
  /** The site's own names; absent = the dictionary's, and used. */
  readonly levels: Readonly<Partial<Record<Level, { readonly name: string | null; readonly used: boolean }>>>;
}

export interface DirectoryShard {
  readonly id: string;
  readonly cycle: string;
  readonly home: ProjectId;
  /** Other projects that have objectives in it. */
  readonly guests: readonly ProjectId[];
  /** Objectives and key results in it: where there is room for more. */
  readonly nodes: number;
}

export interface LedgerDocument {
  readonly v: 1;
  readonly node: ObjectiveId | KeyResultId;
  readonly shard: string;
  /** How many full pages lie beside this one. */
  readonly pages: number;
  /** Oldest first; only ever added to. */
  readonly entries: readonly LedgerEntry[];
}

export interface LedgerEntry {
  /** Rising in a node, from 1, over all pages. */
  readonly id: number;
  readonly at: Instant;
  readonly by: UserId;
  /** As the host called them then; '' = not known. */
  readonly name: string;
  readonly kind: LedgerKind;
  /** As a plan file says them; null = absent. */
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  /** Which entry this one undid. */
  readonly undid?: number;
}

export type LedgerKind =
  | 'created'
  | 'edited'
  | 'weights'
  | 'check-in'
  | 'check-in-corrected'
  | 'check-in-removed'
  | 'linked'
  | 'unlinked'
  | 'closed'
  | 'reopened'
  | 'deleted'
  | 'moved'
  | 'imported'
  | 'undone';

/** The days of a shard's nodes, in columns (port/stored); only ever added to. */
export interface SeriesDocument {
  readonly v: 1;
  /** Rising; days on which nobody looked are left out. */
  readonly days: readonly Day[];
  /** By node id, one for each day: ppm, unclamped; null = no value, or not there. */
  readonly raw: Readonly<Record<string, readonly (Ppm | null)[]>>;
  /** The same of the weighted total of work, in base units: where it grows, scope was added. */
  readonly total: Readonly<Record<string, readonly (number | null)[]>>;
  /** How many full pages with the days before lie beside this one: `<shard id>/<n>` from 1. Absent = none. */
  readonly pages?: number;
}

export interface ScenariosDocument {
  readonly v: 1;
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: Instant;
    /** TryOutRequest (core/use/hierarchy-client.ts). */
    readonly edits: unknown;
  }[];
}

export interface ProjectDocument {
  readonly v: 1;
  readonly project: ProjectId;
  /** Shards whose home is this project, in the order they were made. */
  readonly shards: readonly string[];
  /**
   * Shards of other projects that hold objectives of this one (a contributing tree lies in one shard, at the project
   * of its top).
   */
  readonly guests: readonly string[];
  /** The field that holds points, found by its schema or chosen by an administrator; null = not yet known. */
  readonly pointsField: { readonly id: string; readonly name: string; readonly by: 'schema' | UserId } | null;
  /** Work item type id → level, as far as seen, so that opening a panel asks the tracker for nothing. */
  readonly levels: Readonly<Record<string, 'epic' | 'other'>>;
}

/** In memory; stored it is in columns (port/stored). */
export interface ShardDocument {
  readonly v: 2;
  readonly home: ProjectId;
  readonly cycle: Cycle;
  readonly policy: Policy;
  readonly objectives: readonly ShardObjective[];
  readonly keyResults: readonly ShardKeyResult[];
  /** The KPIs that key results here are bound to (R14). */
  readonly kpis: readonly ShardKpi[];
  /** Azure DevOps: everything changed up to here is in the sums; null elsewhere. */
  readonly watermark: Instant | null;
  /**
   * Of objectives and key results that lay here once: the shard that they went to, or null where they were deleted.
   * Work items, jobs and open pages may still name this shard for them (core/use/follow-moves.ts). Absent = none.
   */
  readonly moved?: Readonly<Record<string, string | null>>;
}

export type ShardObjective = Omit<Objective, 'title' | 'owner'>;

/** Its readings are those that the values here rest on; all of them are in its own document. */
export type ShardKpi = Omit<Kpi, 'name' | 'explanation'>;

export interface ShardKeyResult extends Omit<KeyResult, 'title' | 'owner' | 'readings'> {
  /** Only those that the present value rests on (progress/readings); all of them are in the key-result document. */
  readonly readings: readonly Reading[];
  /** null for kinds without work. */
  readonly work: CountedWork | null;
}

/** The state of a work key result. */
export interface CountedWork {
  /** Which count these sums belong to; an item's entry counts only when its pass is this one. */
  readonly pass: number;
  readonly sums: Sums;
  readonly unestimatedSize: number | null;
  /** End of the last complete count or of the last event, whichever is later; null = never counted. */
  readonly countedAt: Instant | null;
  /** How many explicit links there are. */
  readonly links: number;
  /** How many of them are sub-tasks: while 0, no story can cover one (R16). */
  readonly subtasks: number;
  /** Projects whose items have been counted: where changes are asked for, beside the objective's. */
  readonly projects: readonly ProjectId[];
  readonly problems: readonly Problem[];
  /** A count under way: its sums so far. They become the sums when it ends, never before (R22). */
  readonly next: {
    readonly pass: number;
    readonly sums: Sums;
    readonly items: number;
    readonly since: Instant;
  } | null;
  /** The last count failed; the sums are the last good ones. */
  readonly failed: string | null;
}

export interface TextDocument {
  readonly v: 1;
  /** By the id of an objective, a key result or a KPI; only KPIs have an explanation. */
  readonly texts: Readonly<
    Record<string, { readonly title: string; readonly owner: string | null; readonly explanation?: string }>
  >;
}

export interface ItemDocument {
  readonly v: 1;
  readonly item: ItemId;
  readonly key: string;
  readonly project: ProjectId;
  readonly parent: ItemId | null;
  readonly level: 'container' | 'standard' | 'subtask';
  readonly state: ItemState;
  readonly sizes: ItemSizes;
  readonly logged: number | null;
  readonly remaining: number | null;
  readonly revision: number;
  /**
   * Jira events bring single fields, and may come out of order: when each was last set (milliseconds), so that an
   * older event cannot undo a newer one. Empty where whole items are read.
   */
  readonly fieldsAt: Readonly<Record<string, number>>;
  /** A tombstone: a late event must not bring it back. */
  readonly deleted: boolean;
  /** Links that a person made on this very item. */
  readonly links: readonly ItemLink[];
  /** What it contributes, per key result; at most one live and one coming entry each. */
  readonly entries: readonly ItemEntry[];
}

export interface ItemLink {
  readonly keyResult: KeyResultId;
  readonly objective: ObjectiveId;
  readonly shard: string;
  readonly weight: MilliWeight | null;
  readonly share: Ppm | null;
  readonly by: UserId;
  readonly at: Instant;
}

export interface ItemEntry {
  readonly keyResult: KeyResultId;
  readonly shard: string;
  readonly pass: number;
  /** The linked item it came in by: itself, or a container above it. */
  readonly via: ItemId;
  /** Link weight that it, and what comes in under it, carries; null = not given. */
  readonly weight: MilliWeight | null;
  /** What is below it in the tracker comes in too: it is a container, or lies below one. */
  readonly below: boolean;
  /** null = in the set but not counted (an expanded container, a covered sub-task). */
  readonly contribution: Contribution | null;
  /** The item right above it whose `descendants` it is one of; null = it is in none. */
  readonly under: ItemId | null;
  /** How many of its direct children stand in the set; a container with any is expanded: they count in its place. */
  readonly descendants: number;
}

export interface KeyResultDocument {
  readonly v: 1;
  /** Where it lives, so that an id met again in another project is noticed. */
  readonly shard?: string;
  /**
   * Left by one that was deleted: up to which pass work items may still say something of it. Where a plan file brings the
   * id again, its counts go on from there.
   */
  readonly lastPass?: number;
  /** References of a plan file that nothing was found for, as written (D_MISSING); tried again on each recount. */
  readonly missing?: readonly string[];
  /** Of those, what the plan says of the link beside the reference, where it says something. */
  readonly missingLinks?: Readonly<
    Record<string, { readonly weight: MilliWeight | null; readonly share: Ppm | null }>
  >;
  readonly links: readonly {
    readonly item: ItemId;
    readonly weight: MilliWeight | null;
    readonly share: Ppm | null;
  }[];
  readonly readings: readonly Reading[];
}

/** A resumable count: where it stands, so that any page or worker can go on with it. */
export interface CountDocument {
  readonly v: 1;
  readonly keyResult: KeyResultId;
  readonly shard: string;
  readonly pass: number;
  readonly startedAt: Instant;
  readonly startedBy: UserId;
  /** Explicit links not yet read, by index into the key-result document. */
  readonly nextLink: number;
  /** Containers whose children are not yet all read, with the weight their children take. */
  readonly open: readonly {
    readonly container: ItemId;
    readonly weight: MilliWeight | null;
    readonly cursor: string | null;
    /** More containers that are read in the same pages. */
    readonly more?: readonly ItemId[];
  }[];
  /** Containers met on the page under way; opened when the page is done. */
  readonly fresh?: readonly ItemId[];
  /** Sub-tasks come last, when it is known which stories are in (R16). Absent = 'items'. */
  readonly phase?: 'items' | 'subtasks';
  /** Sizes seen of estimated, not dropped items: size → how many; for the lower median (R21). */
  readonly sizes: Readonly<Record<string, number>>;
  /** Linked sub-tasks, and projects of items, seen so far. */
  readonly subtasks?: number;
  readonly projects?: readonly ProjectId[];
  readonly problems: readonly Problem[];
}
