import { randomUUID } from 'node:crypto';
import { Filter, FilterConditions, ForgeKvsAPIError, kvs } from '@forge/kvs';
import type { BatchGetResult } from '@forge/kvs';
import { StoreFault } from '@throughline/core/port/store.ts';
import type { Committed, Key, Revision, Store } from '@throughline/core/port/store.ts';
import { storeOver } from '@throughline/core/port/stored/store.ts';
import type { RawStore, RawStored, RawWrite } from '@throughline/core/port/stored/store.ts';
import { entityOf, storeKey } from './store-key.ts';

/** What one entity of Forge's key-value store holds: the attributes of manifest.yml. */
interface Entity {
  readonly rev: string;
  readonly doc: unknown;
}

/** Forge's limits: 25 keys a batch, 25 operations a transaction. */
const limits = { keys: 25, writes: 25 };

/**
 * The facts in Forge's key-value store: one custom entity a document kind. A read by key is strict there (a query is
 * not), so nothing here queries. A commit is one transaction, each write conditional on the revision that was read.
 * Holds nothing between calls: a warm process serves several tenants.
 */
const rawStore: RawStore = {
  limits,

  async get(keys: readonly Key[]): Promise<readonly RawStored[]> {
    if (keys.length === 0) return [];
    if (keys.length > limits.keys)
      throw new RangeError(`A read of ${keys.length} keys: Forge takes ${limits.keys}.`);
    // Forge refuses a batch that names one key twice.
    const once = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
    const found = new Map(await read(once));
    return keys.map((key) => stored(key, found.get(nameOf(key))));
  },

  async commit(writes: readonly RawWrite[]): Promise<Committed> {
    if (writes.length === 0) return { ok: true };
    if (writes.length > limits.writes) {
      throw new RangeError(`A commit of ${writes.length} writes: Forge takes ${limits.writes}.`);
    }
    if (new Set(writes.map(({ key }) => nameOf(key))).size < writes.length) {
      throw new RangeError('A commit writes one document twice.');
    }
    try {
      await writes.reduce(add, kvs.transact()).execute();
      return { ok: true };
    } catch (cause) {
      if (isConflict(cause)) return { ok: false, conflict: true };
      throw fault('written', cause);
    }
  },
};

export const forgeStore: Store = storeOver(rawStore);

// ── below ──

async function read(keys: readonly Key[]): Promise<readonly (readonly [string, Entity | null])[]> {
  let answer: BatchGetResult<Entity>;
  try {
    answer = await kvs.batchGet<Entity>(
      keys.map((key) => ({ key: storeKey(key.id), entityName: entityOf[key.kind] })),
    );
  } catch (cause) {
    throw fault('read', cause);
  }
  const failed = answer.failedKeys.find(({ error }) => !isUnwritten(error.code));
  // One key that could not be read is a failed read, never an unwritten document.
  if (failed) throw new StoreFault(`A document could not be read: ${failed.error.code}.`);
  return [
    ...answer.successfulKeys.map(({ key, entityName, value }) => [`${entityName}/${key}`, value] as const),
    ...answer.failedKeys.map(({ key, entityName }) => [`${entityName}/${key}`, null] as const),
  ];
}

function stored(key: Key, entity: Entity | null | undefined): RawStored {
  if (entity === undefined) throw new StoreFault('The store did not answer for every document asked for.');
  if (entity === null) return { key, value: null, revision: null };
  if (typeof entity.rev !== 'string' || entity.doc === undefined) {
    throw new StoreFault('A stored document is not in the form that this app writes.');
  }
  return { key, value: entity.doc, revision: entity.rev };
}

function add(transaction: ReturnType<typeof kvs.transact>, { key, value, expected }: RawWrite) {
  const name = storeKey(key.id);
  const entity = { entityName: entityOf[key.kind], conditions: unchanged(expected) };
  if (value !== null) {
    // A new random revision, not a counter: a document deleted and written anew must not look unchanged.
    return transaction.set<Entity>(name, { rev: randomUUID(), doc: value }, entity);
  }
  return expected === null
    ? transaction.check<Entity>(name, entity)
    : transaction.delete<Entity>(name, entity);
}

function unchanged(expected: Revision) {
  const condition = expected === null ? FilterConditions.notExists() : FilterConditions.equalTo(expected);
  return new Filter<Entity>().and('rev', condition);
}

function nameOf(key: Key): string {
  return `${entityOf[key.kind]}/${storeKey(key.id)}`;
}

/** The reference says NOT_FOUND, the wire and the SDK say KEY_NOT_FOUND. */
function isUnwritten(code: string): boolean {
  return code === 'KEY_NOT_FOUND' || code === 'NOT_FOUND';
}

/** A condition that did not hold, or another transaction on the same documents at the same time. */
function isConflict(cause: unknown): boolean {
  return (
    cause instanceof ForgeKvsAPIError &&
    (cause.responseDetails.status === 409 || /CONDITION|CONFLICT/.test(cause.code))
  );
}

/** Forge's SDK keeps the status of an answer but not its headers, so the wait it asked for is lost. */
const waitWhenLimited = 10;

function fault(done: 'read' | 'written', cause: unknown): StoreFault {
  const limited = cause instanceof ForgeKvsAPIError && cause.responseDetails.status === 429;
  const why = cause instanceof ForgeKvsAPIError ? ` (${cause.responseDetails.status} ${cause.code})` : '';
  return new StoreFault(`Forge's store could not be ${done}${why}.`, {
    cause,
    retryAfter: limited ? waitWhenLimited : null,
  });
}
