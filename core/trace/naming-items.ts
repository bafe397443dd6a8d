import { readItemId } from '../model/ids.ts';
import type { ItemId } from '../model/ids.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import type { TracedItem } from './trace.ts';

/** An item as its host calls it; one that is not among the work under the plan's own name. */
export function tracedItem(id: ItemId, index: ItemIndex): TracedItem {
  const item = index.get(id);
  return item
    ? {
        id,
        host: readItemId(id)?.host ?? null,
        key: item.key,
        title: item.title,
        type: item.type,
        state: item.state,
        revision: item.revision,
      }
    : { id, host: null, key: null, title: null, type: null, state: null, revision: null };
}
