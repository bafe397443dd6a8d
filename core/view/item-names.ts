import type { ItemId } from '../model/ids.ts';
import { isItemId } from '../model/ids.ts';
import type { LedgerEntry } from '../port/documents.ts';
import type { Field } from './node-details.ts';

/** Of an item among others that the reader may not see. */
const UNSEEN = '…';

/** The items that a ledger names: those that were linked, and those of measures. */
export const itemsIn = (entries: readonly LedgerEntry[]): readonly ItemId[] =>
  entries.flatMap(({ fields }) =>
    fields.flatMap(({ field, from, to }) =>
      [from, to].flatMap((value) => idsIn(value as Field, field === 'item')),
    ),
  );

/**
 * A field of a ledger with its items called as people call them.
 * @param nameOf by an item's id; null = the reader may not see it
 */
export function withNames(field: string, value: Field, nameOf: (item: string) => string | null): Field {
  if (field === 'item') return typeof value === 'string' ? nameOf(value) : null;
  const named = (one: Field, isItem: boolean): Field => {
    if (typeof one === 'string') return isItem && isItemId(one) ? (nameOf(one) ?? UNSEEN) : one;
    if (Array.isArray(one)) return (one as readonly Field[]).map((part) => named(part, isItem));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, part]) => [key, named(part ?? null, isItem || key === 'items')]),
    );
  };
  return named(value, false);
}

// ── below ──

function idsIn(value: Field, isItem: boolean): readonly ItemId[] {
  if (typeof value === 'string') return isItem && isItemId(value) ? [value] : [];
  if (Array.isArray(value)) return (value as readonly Field[]).flatMap((part) => idsIn(part, isItem));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => idsIn(part ?? null, isItem || key === 'items'));
}
