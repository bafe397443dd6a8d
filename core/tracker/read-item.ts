import type { WorkItem } from '../model/work-item.ts';

/** A host's JSON read as a work item, or why it is none. */
export type ReadItem =
  | {
      readonly ok: true;
      readonly item: WorkItem;
      /** The parent's key where the host gave no id for it (Jira's Epic Link); the reader of a whole set resolves it. */
      readonly parentKey: string | null;
      /** False when the answer does not say the level, and `standard` is an assumption. */
      readonly levelKnown: boolean;
    }
  | { readonly ok: false; readonly reason: string };

export const noItem = (reason: string): ReadItem => ({ ok: false, reason });
