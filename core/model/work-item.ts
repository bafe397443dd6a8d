import type { Instant } from './day.ts';
import type { ItemId, ProjectId, SprintId } from './ids.ts';

/** What a host said about one work item at one revision: facts, before any policy. */
export interface WorkItem {
  readonly id: ItemId;
  /** `SUP-12` or `4711`; for people, never for identity. */
  readonly key: string;
  readonly title: string;
  /** Where a browser opens it; null in an export. */
  readonly url: string | null;
  readonly project: ProjectId;
  readonly type: string;
  readonly level: ItemLevel;
  /**
   * The host puts this type at epic level (Jira hierarchyLevel 1, Azure DevOps' epic category): the full panel. Absent:
   * every container is taken so.
   */
  readonly atEpicLevel?: boolean;
  readonly parent: ItemId | null;
  readonly state: ItemState;
  readonly sizes: ItemSizes;
  /** Seconds; null = not given. For credit by time (R20) and for display. */
  readonly logged: number | null;
  readonly remaining: number | null;
  readonly assignee: string | null;
  /**
   * Sprints that it is in, each once, in the host's order: in Jira also those that were closed with it in them; in Azure
   * DevOps its one iteration. Absent = not read.
   */
  readonly sprints?: readonly SprintId[];
  /**
   * Grows with every change of the item: Azure DevOps' rev, Jira's `updated` in milliseconds.
   * An event with a smaller or equal revision changes nothing.
   */
  readonly revision: number;
}

/** container: above what is counted (epic, feature, initiative); R16. */
export type ItemLevel = 'container' | 'standard' | 'subtask';

export interface ItemState {
  /** As the host shows it. */
  readonly name: string;
  /**
   * The host's own category: Jira new / indeterminate / done → todo / doing / done; Azure DevOps Proposed /
   * InProgress / Resolved / Completed / Removed → todo / doing / resolved / done / removed. Never guessed (R18).
   */
  readonly category: 'todo' | 'doing' | 'resolved' | 'done' | 'removed' | 'unknown';
  /** How an Azure DevOps category was found in an export; absent when the host said it. */
  readonly from?: 'stock-process';
  /** Jira's resolution. A stale one stays on a reopened item: it counts only in category done. */
  readonly resolution: { readonly id: string | null; readonly name: string } | null;
  /** The status id, to match a dropped status by id. */
  readonly id: string | null;
}

/**
 * In base units, whole numbers ≥ 0; null = not estimated; an explicit 0 stays 0 (R21). Below 0: the host has something
 * there that can be no size; taken as not estimated, with D_BAD_SIZE.
 */
export interface ItemSizes {
  /** Thousandths of a point. */
  readonly points: number | null;
  /** Original estimate. */
  readonly seconds: number | null;
  /** Thousandths, by field id. */
  readonly fields: Readonly<Record<string, number | null>>;
}

/** R18 */
export type Stage = 'todo' | 'doing' | 'done' | 'dropped' | 'unknown';

/** All the work that one evaluation may look at. */
export interface Work {
  readonly items: readonly WorkItem[];
  /**
   * What each query text of the plan found. A query of the plan that is not here was not run; `failed` keeps the
   * last good value (R22).
   */
  readonly queries: ReadonlyMap<string, QueryAnswer>;
  /** When the host was last read successfully; null = unknown (exports), then it is taken as fresh. */
  readonly readAt: Instant | null;
}

export type QueryAnswer =
  { readonly ok: true; readonly items: readonly ItemId[] } | { readonly ok: false; readonly reason: string };
