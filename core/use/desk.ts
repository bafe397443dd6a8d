import type { Draft } from '../change/draft.ts';
import type { DocumentKind, Documents } from '../port/documents.ts';
import type { Key, Revision, Store, Write } from '../port/store.ts';
import { isSameJson } from './same.ts';

/** A draft over a store: reads what is asked for, remembers what was put, writes it in one commit. */
export interface Desk extends Draft {
  /** Reads what is not here yet; one call for each `limits.keys` of them. */
  read(keys: readonly Key[]): Promise<void>;
  /**
   * What was read is to be taken like this: it alone is no reason to write it, and whoever writes it writes this. What
   * was put already stays.
   */
  amend<K extends DocumentKind>(kind: K, id: string, value: Documents[K]): void;
  /** What was read does not fit together, since somebody wrote between two reads: this desk commits nothing. */
  outdate(): void;
  /** How many documents a commit would write at most. */
  changes(): number;
  /** What a commit would write. */
  writes(): readonly Write[];
  /** How many it may write. */
  readonly room: number;
  /** false = somebody else wrote one of them meanwhile; nothing was written and this desk is of no more use. */
  commit(): Promise<boolean>;
}

export function openDesk(store: Store): Desk {
  const read = new Map<string, { value: unknown; revision: Revision }>();
  const put = new Map<string, Write>();
  let outdated = false;
  const writes = () =>
    [...put.values()].filter(({ key, value }) => !isSameJson(value, read.get(nameOf(key))?.value));
  return {
    room: store.limits.writes,
    read: async (keys) => {
      const wanted = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
      const unread = wanted.filter((key) => !read.has(nameOf(key)));
      for (let at = 0; at < unread.length; at += store.limits.keys) {
        for (const { key, value, revision } of await store.get(unread.slice(at, at + store.limits.keys))) {
          read.set(nameOf(key), { value, revision });
        }
      }
    },
    get: <K extends DocumentKind>(kind: K, id: string) => {
      const name = nameOf({ kind, id });
      const changed = put.get(name);
      if (changed) return changed.value as Documents[K] | null;
      const found = read.get(name);
      if (!found) throw new RangeError(`${name} was not read`);
      return found.value as Documents[K] | null;
    },
    put: (kind, id, value) => {
      const name = nameOf({ kind, id });
      const found = read.get(name);
      if (!found) throw new RangeError(`${name} is written without having been read`);
      if (value === found.value) put.delete(name);
      else put.set(name, { key: { kind, id }, value, expected: found.revision });
    },
    amend: (kind, id, value) => {
      const name = nameOf({ kind, id });
      const found = read.get(name);
      if (found && !put.has(name)) read.set(name, { ...found, value });
    },
    outdate: () => {
      outdated = true;
    },
    changes: () => put.size,
    writes,
    commit: async () => {
      if (outdated) return false;
      const news = writes();
      return news.length === 0 || (await store.commit(news)).ok;
    },
  };
}

const nameOf = ({ kind, id }: Key): string => `${kind}/${id}`;
