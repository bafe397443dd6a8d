import { storeOver } from '../stored/store.ts';
import type { RawStore, RawWrite } from '../stored/store.ts';
import type { Key, Store } from '../store.ts';

/** As Forge has them, so that what fits here fits there. */
const FORGE_LIMITS = { keys: 25, writes: 25 };

/** A store in memory: a real one, for tests, the command line and the workbench. */
export const memoryStore = (limits?: Store['limits']): Store => storeOver(memoryRawStore(limits));

/**
 * What it keeps: the stored form, as text, so a caller that changes an object afterwards changes nothing here.
 */
export function memoryRawStore(limits: Store['limits'] = FORGE_LIMITS): RawStore {
  const kept = new Map<string, { text: string; revision: string }>();
  // One counter for all: a document deleted and written again never has an earlier revision.
  let revisions = 0;

  return {
    limits,
    get: async (keys) => {
      withinLimit(keys.length, limits.keys, 'keys');
      return keys.map((key) => {
        const found = kept.get(nameOf(key));
        return found
          ? { key, value: JSON.parse(found.text) as unknown, revision: found.revision }
          : { key, value: null, revision: null };
      });
    },
    commit: async (writes) => {
      withinLimit(writes.length, limits.writes, 'writes');
      onceEach(writes);
      const current = (write: RawWrite) => kept.get(nameOf(write.key))?.revision ?? null;
      if (writes.some((write) => current(write) !== write.expected)) return { ok: false, conflict: true };
      for (const { key, value } of writes) {
        if (value === null) kept.delete(nameOf(key));
        else kept.set(nameOf(key), { text: JSON.stringify(value), revision: String(++revisions) });
      }
      return { ok: true };
    },
  };
}

/** @throws RangeError: going over a limit is a mistake in the caller, not a state of the host. */
export function withinLimit(count: number, limit: number, what: 'keys' | 'writes'): void {
  if (count > limit) throw new RangeError(`${count} ${what} in one call; the store takes ${limit}`);
}

/** @throws RangeError when a commit names one document twice: which of the two should stay? */
export function onceEach(writes: readonly Pick<RawWrite, 'key'>[]): void {
  const names = new Set(writes.map((write) => nameOf(write.key)));
  if (names.size < writes.length) throw new RangeError('a commit names a document twice');
}

const nameOf = (key: Key): string => `${key.kind}/${key.id}`;
