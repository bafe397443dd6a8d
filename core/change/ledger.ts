import type { LedgerDocument, LedgerEntry } from '../port/documents.ts';
import { bytesOf } from '../port/stored/bytes.ts';

/** So many entries to a page; a host holds about 240 kB in one document, and single entries may be long. */
const MOST_ENTRIES = 200;
const MOST_BYTES = 100_000;

/** What a ledger is after one more entry. */
export interface GrownLedger {
  /** The page that people read first. */
  readonly ledger: LedgerDocument;
  /** A page that is full now, and its number from 1; null = there is still room. */
  readonly full: { readonly page: number; readonly ledger: LedgerDocument } | null;
  /** Of the new entry. */
  readonly id: number;
}

/** A ledger with one more entry; those that are there stay as they are (R35). */
export function grownLedger(
  present: LedgerDocument | null,
  spot: Pick<LedgerDocument, 'node' | 'shard'>,
  entry: Omit<LedgerEntry, 'id'>,
): GrownLedger {
  const before = present ?? { v: 1, ...spot, pages: 0, entries: [] };
  // A page is only ever moved for a next entry, so the last id is always at hand.
  const id = (before.entries.at(-1)?.id ?? 0) + 1;
  const isFull =
    before.entries.length >= MOST_ENTRIES ||
    (before.entries.length > 0 && bytesOf(before.entries) > MOST_BYTES);
  const next = { ...entry, id };
  return isFull
    ? {
        ledger: { ...before, ...spot, pages: before.pages + 1, entries: [next] },
        full: { page: before.pages + 1, ledger: before },
        id,
      }
    : { ledger: { ...before, ...spot, entries: [...before.entries, next] }, full: null, id };
}

/** The document that holds a full page of a node's ledger. */
export const ledgerPage = (node: string, page: number): string => `${node}~${page}`;
