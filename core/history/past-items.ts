import type { Instant } from '../model/day.ts';
import type { ItemHistory } from '../model/item-history.ts';
import type { WorkItem } from '../model/work-item.ts';

/** Is the item there at an instant, what happened at it included? (R35) */
export const existsAt = ({ created, deleted }: ItemHistory, instant: Instant): boolean =>
  (created === null || created <= instant) && (deleted === null || deleted > instant);

/** A work item as it was at an instant, by taking back what came later; whether it existed is another question. */
export function itemAt({ item, changes }: ItemHistory, instant: Instant): WorkItem {
  let past = item;
  for (let at = changes.length - 1; at >= 0; at -= 1) {
    const change = changes[at];
    if (!change || change.at <= instant) break;
    past = { ...past, ...change.before };
  }
  return past;
}

/**
 * The last instant at which a work item is known to have moved: from then on the work is as it is now. −∞ where nothing
 * ever did.
 */
export function lastItemEvent(items: readonly ItemHistory[]): Instant {
  let last = -Infinity;
  for (const { created, deleted, changes } of items) {
    last = Math.max(last, created ?? last, deleted ?? last, changes.at(-1)?.at ?? last);
  }
  return last;
}
