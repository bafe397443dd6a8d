import type { Day, Instant } from '../model/day.ts';
import type { Decimal } from '../model/decimal.ts';
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
  /** By `<key result id>/<0 or 1>/<page>`: what a query found, a page of it (foundPage). Read when explaining. */
  readonly found: FoundDocument;
  /** One, `directory`: which shards there are, the cycles, the site's settings. */
  readonly directory: DirectoryDocument;
  /** By the id of an objective or key result: who changed what, and when. Older pages: `<id>~<n>` from 1. */
  readonly ledger: LedgerDocument;
  /** By shard id: what each day's end left of its nodes (R35). */
  readonly series: SeriesDocument;
  /** By user id: the what-ifs that they kept. */
  readonly scenarios: ScenariosDocument;
  /** By sprint id: what was taken out of it, where events tell and the tracker itself cannot (Jira). */
  readonly sprint: SprintDocument;
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

/** What was taken out of a sprint, as events told it. An item that came back is here too: its history says so. */
export interface SprintDocument {
  readonly v: 1;
  /** Oldest first; the same item each time that it was taken out. */
  readonly left: readonly { readonly item: ItemId; readonly at: Instant }[];
  /** There were more: the oldest were let go. */
  readonly more: boolean;
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
  /**
   * Shards with queries that find work in this project, or whose objectives are of it: an event here is a hint that a
   * query may find something else. `due`: when a job was last sent for to ask them again; null = there is none. Absent =
   * no such shard.
   */
  readonly queries?: { readonly shards: readonly string[]; readonly due: Instant | null };
}

/** In memory; stored it is in columns (port/stored). */
export interface ShardDocument {
  readonly v: 3;
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
  /** null where nothing is counted (change/counting.ts). */
  readonly work: CountedWork | null;
}

/** What was counted for a key result: of linked work, of what a query finds, of the items of its milestones. */
export interface CountedWork {
  /** Which count these sums belong to; an item's entry counts only when its pass is this one. */
  readonly pass: number;
  /** Of a metric: of everything that its query found. Of milestones: of all of them together. */
  readonly sums: Sums;
  /** Of milestones: the sums of each, of a typed one nothing. Absent = it has none. */
  readonly parts?: readonly Sums[];
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
    readonly parts?: readonly Sums[];
    readonly items: number;
    readonly since: Instant;
  } | null;
  /** The last count failed; the sums are the last good ones. */
  readonly failed: string | null;
  /** Absent = it has no query, or was never counted. */
  readonly query?: QueryState;
}

/** Of a query: when it was asked, and what it found. */
export interface QueryState {
  /** Beginning of the last count that was begun, whatever came of it. */
  readonly askedAt: Instant;
  /** Beginning of the last count that went through: what is shown was found since then; null = none did. */
  readonly answeredAt: Instant | null;
  /** How many items it found then, on how many pages, and in which of the two places these pages are kept. */
  readonly found: number;
  readonly pages: number;
  readonly slot: 0 | 1;
  /** Of a metric: what it counted or summed then, the metric's reading (R15). */
  readonly reading?: Decimal;
  /** Something happened where it finds work: it is asked again as soon as it may (change/query-age.ts). */
  readonly hinted: boolean;
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
  /** What it contributes, per key result; at most one live and one coming entry each (of milestones: for each of them). */
  readonly entries: readonly ItemEntry[];
  /**
   * That it is in a set without a link of its own: a query found it, or a milestone names it. By pass, so that what a
   * count does not find again leaves with it. Absent = none.
   */
  readonly roots?: readonly ItemRoot[];
}

export interface ItemRoot {
  readonly keyResult: KeyResultId;
  readonly shard: string;
  readonly pass: number;
  /** Which milestone, from 0; absent = a query found it. */
  readonly part?: number;
  /** As a milestone says it; absent = not given. */
  readonly weight?: MilliWeight;
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
  /** Of milestones: which, from 0. Absent = the key result as a whole. */
  readonly part?: number;
  /** The item in the set that it came in by: itself, or a container above it. */
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
  /** Explicit links not yet read, by index (change/counting.ts, linksIn). */
  readonly nextLink: number;
  /** How far its query was read; absent = not begun. */
  readonly query?: QueryProgress;
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

export interface QueryProgress {
  /** Where the tracker goes on; null = from the start. */
  readonly cursor: string | null;
  readonly over: boolean;
  /** Found so far, on how many pages. */
  readonly found: number;
  readonly pages: number;
  /** Pages with sub-tasks, which are looked at once more at the end; and how many of those are done. */
  readonly late: readonly number[];
  readonly lateDone: number;
}

/** A page of what a query found, in the order in which it was read. */
export interface FoundDocument {
  readonly v: 1;
  readonly keyResult: KeyResultId;
  /** Of which count; what is of another one is left over. */
  readonly pass: number;
  readonly items: readonly ItemId[];
}

/** The id of such a page. @param page from 0 */
export const foundPage = (keyResult: KeyResultId, slot: QueryState['slot'], page: number): string =>
  `${keyResult}/${slot}/${page}`;
