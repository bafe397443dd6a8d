import type { ItemId } from '../model/ids.ts';
import type { MilliWeight } from '../model/plan.ts';
import { readWeight, weightText } from '../model/weight.ts';
import type { LedgerEntry } from '../port/documents.ts';

/** What a link says beside its item. */
export interface Weighed {
  readonly weight: MilliWeight | null;
}

/**
 * A link as a ledger tells it, before and after; null = not linked. By the item's id, never its key: a reader of the
 * ledger may not be allowed to see it (name-items.ts names it). An entry may tell of several, one behind the other.
 */
export function linkFields(item: ItemId, from: Weighed | null, to: Weighed | null): LedgerEntry['fields'] {
  const weights = [from, to].map((link) => {
    const weight = link?.weight ?? null;
    return weight === null ? null : weightText(weight);
  });
  return [
    { field: 'item', from: from && item, to: to && item },
    ...(weights[0] === weights[1]
      ? []
      : [{ field: 'weight', from: weights[0] ?? null, to: weights[1] ?? null }]),
  ];
}

/** The items that an entry linked or unlinked, with what each link was before; null = there was none. */
export function linksBefore({ kind, fields }: LedgerEntry): ReadonlyMap<ItemId, Weighed | null> {
  const before = new Map<ItemId, Weighed | null>();
  if (kind !== 'linked' && kind !== 'unlinked') return before;
  let item: ItemId | null = null;
  for (const { field, from, to } of fields) {
    if (field === 'item') {
      item = (from ?? to) as ItemId;
      before.set(item, from === null ? null : { weight: null });
    } else if (field === 'weight' && item !== null && before.get(item)) {
      before.set(item, { weight: typeof from === 'string' ? readWeight(from) : null });
    }
  }
  return before;
}
