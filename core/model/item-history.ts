import type { Instant } from './day.ts';
import type { ItemId, SprintId } from './ids.ts';
import type { ItemLevel, ItemState, WorkItem } from './work-item.ts';

/** What of a work item changes its numbers, and its sprints; the rest (title, assignee) has no history here. */
export type ItemFields = Pick<
  WorkItem,
  'parent' | 'level' | 'state' | 'sizes' | 'logged' | 'remaining' | 'sprints'
>;

/** One entry of a tracker's changelog: some fields, from what to what. Both sides have the same keys. */
export interface ItemChange {
  readonly at: Instant;
  readonly before: Partial<ItemFields>;
  readonly after: Partial<ItemFields>;
}

/** A work item as it is now, and how it came to be so (R35). */
export interface ItemHistory {
  readonly item: WorkItem;
  /** null = not known: it has always been there. */
  readonly created: Instant | null;
  /** null = it is still there. From then on it is missing. */
  readonly deleted: Instant | null;
  /** Oldest first; of one instant in the tracker's order. The last ones lead to `item`. */
  readonly changes: readonly ItemChange[];
}

/**
 * The history of a work item that nothing happened to, as far as is known.
 * @param created null = not known: it has always been there
 */
export const unmoved = (item: WorkItem, created: Instant | null = null): ItemHistory => ({
  item,
  created,
  deleted: null,
  changes: [],
});

/**
 * What a tracker's export says of one item's past, before it is known what its statuses mean and which of its number
 * fields holds points. `historyOf` (core/tracker) makes it the history of its work item.
 */
export interface ReadHistory {
  readonly id: ItemId;
  readonly created: Instant | null;
  /** Oldest first; of one instant in the tracker's order. */
  readonly changes: readonly ReadChange[];
  /** False = the export holds only a part of the changelog (Jira caps it): older changes are not known. */
  readonly complete: boolean;
}

/** Both sides have the same keys. */
export interface ReadChange {
  readonly at: Instant;
  readonly before: ReadFields;
  readonly after: ReadFields;
}

/** What one side of a change says; a key that is not there did not change. */
export interface ReadFields {
  readonly parent?: ItemId | null;
  /** Jira's issue type: its level follows from the site's types. */
  readonly type?: { readonly id: string | null; readonly name: string };
  readonly level?: ItemLevel;
  /** Azure DevOps: all of it. */
  readonly state?: ItemState;
  /** Jira: its category follows from the site's statuses. */
  readonly status?: { readonly id: string | null; readonly name: string };
  readonly resolution?: ItemState['resolution'];
  /** Base units, as ItemSizes. Jira: points are among the numbers. */
  readonly points?: number | null;
  readonly seconds?: number | null;
  /** Thousandths, by field id; by the field's name where the changelog has no id (Jira Server). */
  readonly numbers?: Readonly<Record<string, number | null>>;
  readonly logged?: number | null;
  readonly remaining?: number | null;
  readonly sprints?: readonly SprintId[];
}
