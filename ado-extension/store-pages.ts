import { readItemId, type ItemId } from '@throughline/core/model/ids.ts';
import type { DocumentKind } from '@throughline/core/port/documents.ts';
import { StoreFault, type Key } from '@throughline/core/port/store.ts';
import type { StoredDocument } from '@throughline/core/port/stored/documents.ts';
import type { DataDocument } from './extension-data.ts';

/**
 * How our documents lie in extension data, which has neither filters nor batches by id: in pages. A page is one
 * document in a collection of its own, so that one query by collection names reads any set of pages. A page maps
 * our ids to values; therefore two ids that fall on one page name do no harm.
 */
export interface Page {
  /** 0 = unwritten. */
  readonly etag: number;
  /** The number of the commit that wrote it last; 0 = none. */
  readonly stamp: number;
  readonly entries: Readonly<Record<string, PageEntry>>;
}

/** The number of the commit that wrote it, and the value in its stored form. */
export type PageEntry = readonly [stamp: number, value: StoredDocument];

/** What a commit is going to write. Kept in the anchor until all of it is written. */
export interface Redo {
  readonly page: string;
  /** The etag that the page had; it must still have it, else somebody has done this already. */
  readonly etag: number;
  readonly set: readonly (readonly [id: string, value: StoredDocument | null])[];
}

/** Ids are chosen by people: `constructor` is one like any other. */
export function entryOf(page: Page | undefined, id: string): PageEntry | null {
  return page && Object.hasOwn(page.entries, id) ? (page.entries[id] ?? null) : null;
}

/** The one document whose etag puts all commits in one order (docs/decisions/ado-commits.md). */
export interface Anchor {
  readonly etag: number;
  /** How many commits there were. */
  readonly stamp: number;
  /** Who made the last one: tells a writer whose answer was lost that it was written all the same. */
  readonly by: string;
  /** Not yet known to be written; null = all is. */
  readonly redo: readonly Redo[] | null;
  /** Which pages the last commits wrote: a read that saw an older page than these is torn. */
  readonly recent: readonly (readonly [stamp: number, pages: readonly string[]])[];
}

export const anchorPage = 'tl1.anchor';
/** Every page holds one document, of this id. */
export const documentId = 'd';
/** A read takes far less time than this many commits. */
export const recentCommits = 16;

const letter: Readonly<Record<DocumentKind, string>> = {
  project: 'p',
  shard: 's',
  text: 't',
  item: 'i',
  keyResult: 'k',
  count: 'c',
  found: 'f',
  directory: 'd',
  ledger: 'l',
  series: 'h',
  scenarios: 'w',
  // Written in Jira alone, where events tell.
  sprint: 'q',
};
/** 10,000 items are then about 80 a bucket, some 50 kB. Never change: it decides where items are looked for. */
const buckets = 128;

/** The collection that holds a document: at most 100 characters, lower case. */
export function pageOf(key: Key): string {
  if (key.kind === 'item') return `tl1.i.${bucketOf(key.id as ItemId)}`;
  const slug = key.id
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '_')
    .slice(0, 60);
  return `tl1.${letter[key.kind]}.${slug}.${hashOf(key.id).toString(36)}`;
}

/** Neighbours share a bucket: the children of an epic were mostly made one after the other. */
function bucketOf(id: ItemId): number {
  const number = Number(readItemId(id)?.local);
  return (Number.isSafeInteger(number) && number >= 0 ? Math.floor(number / 16) : hashOf(id)) % buckets;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

export const emptyPage: Page = { etag: 0, stamp: 0, entries: {} };
const emptyAnchor: Anchor = { etag: 0, stamp: 0, by: '', redo: null, recent: [] };

export function readPage(document: DataDocument | null): Page {
  if (document === null) return emptyPage;
  const entries = parsed(document) as Page['entries'];
  return { etag: document.__etag ?? 0, stamp: document.s, entries };
}

export function readAnchor(document: DataDocument | null): Anchor {
  if (document === null) return emptyAnchor;
  const { by, redo, recent } = parsed(document) as Partial<Anchor>;
  if (typeof by !== 'string' || !Array.isArray(recent)) {
    throw new StoreFault('Throughline cannot read its own record of commits in Azure DevOps.');
  }
  return { etag: document.__etag ?? 0, stamp: document.s, by, redo: redo ?? null, recent };
}

export function writePage(page: Page): DataDocument {
  return written(page.etag, page.stamp, page.entries);
}

export function writeAnchor({ etag, stamp, by, redo, recent }: Anchor): DataDocument {
  return written(etag, stamp, { by, redo, recent });
}

/** The page as the commit of this stamp leaves it. */
export function withRedo(page: Page, redo: Redo, stamp: number): Page {
  const entries = new Map<string, PageEntry>(Object.entries(page.entries));
  for (const [id, value] of redo.set) {
    if (value === null) entries.delete(id);
    else entries.set(id, [stamp, value]);
  }
  return { etag: page.etag, stamp, entries: Object.fromEntries(entries) };
}

/**
 * Whether the pages and the anchor, read in one call but not at one instant, show one moment; and that moment, with
 * an unfinished commit laid over it. null = torn: read again.
 */
export function settle(anchor: Anchor, pages: ReadonlyMap<string, Page>): ReadonlyMap<string, Page> | null {
  const settled = new Map<string, Page>();
  for (const [name, page] of pages) {
    if (page.stamp > anchor.stamp) return null;
    const owed = anchor.redo?.find((redo) => redo.page === name);
    const due = owed ? anchor.stamp - 1 : anchor.stamp;
    const missed = anchor.recent.some(
      ([stamp, names]) => stamp <= due && stamp > page.stamp && names.includes(name),
    );
    if (missed) return null;
    settled.set(name, owed && page.stamp < anchor.stamp ? withRedo(page, owed, anchor.stamp) : page);
  }
  return settled;
}

function written(etag: number, s: number, value: unknown): DataDocument {
  const v = JSON.stringify(value);
  return etag === 0 ? { id: documentId, s, v } : { id: documentId, __etag: etag, s, v };
}

function parsed(document: DataDocument): unknown {
  try {
    const value: unknown = JSON.parse(document.v);
    if (typeof value === 'object' && value !== null) return value;
  } catch (cause) {
    throw new StoreFault('Throughline cannot read its own document in Azure DevOps.', { cause });
  }
  throw new StoreFault('Throughline cannot read its own document in Azure DevOps.');
}
