import type { Instant } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { ItemState } from '../model/work-item.ts';

/**
 * What an issue event said: ids, when, and only the fields that it brought. A field that is left out did not change, or
 * the host did not say.
 */
export interface WorkMoved {
  readonly item: ItemId;
  readonly key: string;
  readonly project: ProjectId;
  /** When the item was changed so: Jira's `updated`. Of two events on one field the later wins, whatever their order. */
  readonly at: Instant;
  /** The present status; its resolution comes apart, since events bring it only when it changes. */
  readonly status?: Pick<ItemState, 'name' | 'category' | 'id'>;
  readonly resolution?: ItemState['resolution'];
  /** Number fields by the host's field id, thousandths; the points field is one of them. null = emptied. */
  readonly numbers?: Readonly<Record<string, number | null>>;
  /** Seconds. */
  readonly estimate?: number | null;
  readonly logged?: number | null;
  readonly remaining?: number | null;
  /** It is new, has another parent, type or project: its place must be looked at anew. */
  readonly replaced: boolean;
}

/** An item that is gone for good. */
export interface WorkGone {
  readonly item: ItemId;
  /** Absent = the host did not say. */
  readonly project?: ProjectId;
  readonly at: Instant;
}
