import type { DocumentKind } from '../documents.ts';
import type { Committed, Key, Revision, Store, Stored, Write } from '../store.ts';
import { decodeDocument, encodeDocument, expectDocuments } from './documents.ts';
import type { StoredDocument } from './documents.ts';

/** What an adapter is: the same promises as Store's, on documents as they are kept. */
export interface RawStore {
  get(keys: readonly Key[]): Promise<readonly RawStored[]>;
  commit(writes: readonly RawWrite[]): Promise<Committed>;
  readonly limits: Store['limits'];
}

export interface RawStored {
  readonly key: Key;
  /** As found; null = unwritten. It may be of any version, or of none. */
  readonly value: unknown;
  readonly revision: Revision;
}

export interface RawWrite extends Omit<Write, 'value'> {
  /** null deletes. */
  readonly value: StoredDocument | null;
}

/** The one place where documents get their stored form and lose it again. */
export function storeOver(raw: RawStore): Store {
  return {
    limits: raw.limits,
    get: async <K extends DocumentKind>(keys: readonly Key<K>[]) => {
      expectDocuments(keys.map(({ kind }) => kind));
      const found = await raw.get(keys);
      return Promise.all(
        found.map(async ({ value, revision }, at): Promise<Stored<K>> => {
          const key = keys[at] as Key<K>;
          return { key, value: value === null ? null : await decodeDocument(key.kind, value), revision };
        }),
      );
    },
    commit: async (writes) =>
      raw.commit(
        await Promise.all(
          writes.map(async ({ key, value, expected }) => ({
            key,
            value: value && (await encodeDocument(key.kind, value)),
            expected,
          })),
        ),
      ),
  };
}
