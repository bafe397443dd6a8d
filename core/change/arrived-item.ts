import type { Instant } from '../model/day.ts';
import type { UserId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { ItemDocument, ItemRoot } from '../port/documents.ts';
import type { CountedKeyResult } from './counted-work.ts';
import type { CountLink } from './counting.ts';
import { afterEnd, afterReading } from './item-facts.ts';
import { withItemLink } from './link.ts';
import { withRoots } from './place.ts';

/** That an item is in the set by itself: links of its own (of milestones several), or that the query found it. */
export interface Arrival {
  /** null = it is linked and not to be had, or not any more. */
  readonly item: WorkItem | null;
  readonly links: readonly CountLink[];
  readonly byQuery: boolean;
}

/**
 * An item's document once a count of this key result has met it. What a count alone brings in is marked with its pass, so
 * that it leaves with the next one; a link of a plan file is made known to its item here.
 * @returns null = nothing is known of the item
 */
export function arrivedItem(
  before: ItemDocument | null,
  { item, links, byQuery }: Arrival,
  { id: keyResult, shard, objective, counting, work }: CountedKeyResult,
  made: { readonly by: UserId; readonly at: Instant },
): ItemDocument | null {
  // What is gone, or may not be read any more, is left out until it is read again.
  const next = item
    ? afterReading(before, item)
    : before && afterEnd(before, { item: before.item, at: before.revision });
  const pass = work.next?.pass;
  if (!next || pass === undefined) return next;
  const root = { keyResult, shard, pass };
  if (counting.what === 'milestones') {
    const roots = links.map(({ part, weight }): ItemRoot => ({
      ...root,
      ...(part !== undefined && { part }),
      ...(weight !== null && { weight }),
    }));
    return roots.length > 0 ? withRoots(next, roots) : next;
  }
  const found = byQuery ? withRoots(next, [root]) : next;
  const [link] = links;
  if (!link) return found;
  const own = next.links.find((other) => other.keyResult === keyResult);
  if (own && own.weight === link.weight && own.share === link.share && own.shard === shard) return found;
  const { weight, share } = link;
  const { by, at } = own ?? made;
  return withItemLink(found, { keyResult, objective, shard, weight, share, by, at });
}
