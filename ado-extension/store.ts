import { onceEach, withinLimit } from '@throughline/core/port/memory/store.ts';
import { StoreFault, type Committed, type Key, type Store } from '@throughline/core/port/store.ts';
import {
  storeOver,
  type RawStore,
  type RawStored,
  type RawWrite,
} from '@throughline/core/port/stored/store.ts';
import {
  readCollections,
  readDocument,
  refusalIn,
  storeFault,
  type DataDocument,
  type DataManager,
} from './extension-data.ts';
import { realWait, within, type Wait } from './patience.ts';
import {
  anchorPage,
  documentId,
  emptyPage,
  entryOf,
  pageOf,
  readAnchor,
  readPage,
  recentCommits,
  settle,
  withRedo,
  writeAnchor,
  writePage,
  type Anchor,
  type Page,
  type Redo,
} from './store-pages.ts';

export interface AdoStoreOptions {
  /** The host's manager; asked for anew with every call, since the token in it ends after a while. */
  readonly manager: () => Promise<DataManager>;
  /** A text that no other writer makes. */
  readonly newName: () => string;
  readonly wait?: Wait;
  /** Milliseconds before a call counts as not answered. */
  readonly patience?: number;
}

interface Moment {
  readonly anchor: Anchor;
  /** As stored. */
  readonly raw: ReadonlyMap<string, Page>;
  /** With an unfinished commit laid over. */
  readonly pages: ReadonlyMap<string, Page>;
}

/** A query by names has no known limit; these keep one answer and one list in the anchor of a sane size. */
const limits: Store['limits'] = { keys: 500, writes: 100 };
/** How often a torn read or a lost race is tried again. */
const tries = 8;

/**
 * The store on Azure DevOps' extension data, which knows neither transactions nor queries. A commit is one write of
 * the anchor, with what is to be written in it; see docs/decisions/ado-commits.md.
 */
export const adoStore = (options: AdoStoreOptions): Store => storeOver(rawStore(options));

function rawStore(options: AdoStoreOptions): RawStore {
  const { newName, wait = realWait, patience = 30_000 } = options;

  return { get, commit, limits };

  async function get(keys: readonly Key[]): Promise<readonly RawStored[]> {
    withinLimit(keys.length, limits.keys, 'keys');
    if (keys.length === 0) return [];
    const { pages } = await readMoment(keys.map(pageOf));
    return keys.map((key) => {
      const entry = entryOf(pages.get(pageOf(key)), key.id);
      return { key, value: entry?.[1] ?? null, revision: entry ? String(entry[0]) : null };
    });
  }

  async function commit(writes: readonly RawWrite[]): Promise<Committed> {
    withinLimit(writes.length, limits.writes, 'writes');
    onceEach(writes);
    if (writes.length === 0) return { ok: true };
    for (let attempt = 0; attempt < tries; attempt++) {
      await pause(attempt);
      const moment = await readMoment(writes.map(({ key }) => pageOf(key)));
      if (moment.anchor.redo !== null) {
        await finish(moment.anchor, new Map());
        continue;
      }
      const current = (write: RawWrite): string | null => {
        const entry = entryOf(moment.pages.get(pageOf(write.key)), write.key.id);
        return entry ? String(entry[0]) : null;
      };
      if (writes.some((write) => current(write) !== write.expected)) return { ok: false, conflict: true };
      const decided = await decide(moment, writes);
      if (decided === null) continue;
      // From here on it is committed. What is left undone now, the next writer does.
      await finish(decided, moment.raw).catch(() => undefined);
      return { ok: true };
    }
    throw new StoreFault('Others are writing at the same time; nothing of this change was kept.', {
      retryAfter: 1,
    });
  }

  /** The moment of commit: the anchor with the list in it; null = another commit came first. */
  async function decide({ anchor, raw }: Moment, writes: readonly RawWrite[]): Promise<Anchor | null> {
    const stamp = anchor.stamp + 1;
    const redo = redoOf(writes, raw);
    const recent = [...anchor.recent, [stamp, redo.map(({ page }) => page)] as const].slice(-recentCommits);
    const next: Anchor = { etag: anchor.etag, stamp, by: newName(), redo, recent };
    try {
      const etag = await put(anchorPage, writeAnchor(next));
      return etag === null ? null : { ...next, etag };
    } catch (error) {
      // The answer was lost, perhaps not the write.
      const now = await readMoment([]).catch(() => null);
      if (now?.anchor.by === next.by) return now.anchor;
      throw error;
    }
  }

  /** Write what the anchor's list says, each under the etag it had, then empty the list. */
  async function finish(anchor: Anchor, known: ReadonlyMap<string, Page>): Promise<void> {
    const { redo, stamp } = anchor;
    if (redo === null) return;
    const missing = redo.map(({ page }) => page).filter((page) => !known.has(page));
    const found = missing.length > 0 ? (await readRaw(missing)).raw : new Map<string, Page>();
    await Promise.all(
      redo.map(async (entry) => {
        const page = known.get(entry.page) ?? found.get(entry.page) ?? emptyPage;
        // Of another etag: somebody has done this one already.
        if (page.etag !== entry.etag) return;
        await put(entry.page, writePage(withRedo(page, entry, stamp)));
      }),
    );
    await put(anchorPage, writeAnchor({ ...anchor, redo: null }));
  }

  async function readMoment(names: readonly string[]): Promise<Moment> {
    for (let attempt = 0; attempt < tries; attempt++) {
      await pause(attempt);
      const { anchor, raw } = await readRaw(names);
      const pages = settle(anchor, raw);
      if (pages) return { anchor, raw, pages };
    }
    throw new StoreFault('Azure DevOps keeps returning documents of different moments.', { retryAfter: 5 });
  }

  /** One call for all of them. */
  async function readRaw(
    names: readonly string[],
  ): Promise<{ anchor: Anchor; raw: ReadonlyMap<string, Page> }> {
    const collections = [...new Set([anchorPage, ...names])];
    const documents = await query(collections);
    const raw = new Map(
      collections.slice(1).map((name) => [name, readPage(documents.get(name) ?? null)] as const),
    );
    return { anchor: readAnchor(documents.get(anchorPage) ?? null), raw };
  }

  async function query(names: readonly string[]): Promise<ReadonlyMap<string, DataDocument | null>> {
    const doing = 'return the stored data';
    try {
      const found = readCollections(await call(doing, (data) => data.queryCollectionsByName([...names])));
      return new Map(names.map((name) => [name, readDocument(found.get(name)?.[0])] as const));
    } catch (error) {
      if (refusalIn(error) !== 'unwritten') throw storeFault(doing, error);
    }
    // One collection that was never written may refuse the whole query: then each on its own.
    return new Map(
      await Promise.all(
        names.map(async (name) => {
          try {
            const answer = await call(doing, (data) => data.getDocument(name, documentId));
            return [name, readDocument(answer)] as const;
          } catch (error) {
            if (refusalIn(error) === 'unwritten') return [name, null] as const;
            throw storeFault(doing, error);
          }
        }),
      ),
    );
  }

  /** The etag that it now has; null = refused, because somebody else wrote it first. */
  async function put(name: string, document: DataDocument): Promise<number | null> {
    const doing = 'keep the change';
    try {
      // Never `setDocument` without an etag: the host takes it for etag 1, and it would write over a stranger's.
      const answer = await call(doing, (data) =>
        document.__etag === undefined
          ? data.createDocument(name, document)
          : data.updateDocument(name, document),
      );
      return readDocument(answer)?.__etag ?? (document.__etag ?? 0) + 1;
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal === 'exists' || refusal === 'stale') return null;
      throw storeFault(doing, error);
    }
  }

  async function call<T>(doing: string, ask: (data: DataManager) => Promise<T>): Promise<T> {
    const answer = (async () => ask(await options.manager()))();
    return within(answer, patience, () => new StoreFault(`Azure DevOps did not ${doing} in time.`));
  }

  async function pause(attempt: number): Promise<void> {
    if (attempt > 0) await wait(20 * 2 ** attempt);
  }
}

/** One entry a page, in the order of the writes. */
function redoOf(writes: readonly RawWrite[], raw: ReadonlyMap<string, Page>): readonly Redo[] {
  const names = [...new Set(writes.map(({ key }) => pageOf(key)))];
  return names.map((page) => ({
    page,
    etag: raw.get(page)?.etag ?? 0,
    set: writes.filter(({ key }) => pageOf(key) === page).map(({ key, value }) => [key.id, value] as const),
  }));
}
