import type { ItemId } from '../model/ids.ts';
import type { LedgerEntry } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { WorkFault } from '../port/work-items.ts';

/**
 * What the items that a ledger names are called, with the reader's own eyes: one that they may not see has no name. A
 * tracker that does not answer names none, and withholds nothing else.
 */
export async function nameItems(
  host: Host,
  entries: readonly LedgerEntry[],
): Promise<(item: string) => string | null> {
  const ids = entries.flatMap(({ fields }) =>
    fields.flatMap(({ field, from, to }) => (field === 'item' ? [from, to].filter(isItem) : [])),
  );
  if (ids.length === 0) return () => null;
  const found = await host.work.read([...new Set(ids)], 'user').catch((thrown: unknown) => {
    if (thrown instanceof WorkFault) return [];
    throw thrown;
  });
  const names = new Map<string, string>(found.map(({ id, key }) => [id, key]));
  return (item) => names.get(item) ?? null;
}

// ── below ──

const isItem = (value: unknown): value is ItemId => typeof value === 'string';
