import type { ItemId } from '../model/ids.ts';
import type { LedgerEntry } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { WorkFault } from '../port/work-items.ts';

/**
 * What items are called, by id, with the reader's own eyes: one that they may not see has no name. A tracker that does
 * not answer names none, and withholds nothing else.
 */
export async function nameItems(host: Host, ids: readonly ItemId[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await host.work.read([...new Set(ids)], 'user').catch((thrown: unknown) => {
    if (thrown instanceof WorkFault) return [];
    throw thrown;
  });
  return new Map(found.map(({ id, key }) => [id, key]));
}

/** The items that a ledger names. */
export const itemsIn = (entries: readonly LedgerEntry[]): readonly ItemId[] =>
  entries.flatMap(({ fields }) =>
    fields.flatMap(({ field, from, to }) => (field === 'item' ? [from, to].filter(isText) : [])),
  ) as ItemId[];

// ── below ──

const isText = (value: unknown): value is string => typeof value === 'string';
