import { said } from '../../model/said.ts';
import type { DocumentKind, Documents } from '../documents.ts';
import { StoreFault } from '../store.ts';

/** A document as an adapter keeps it: JSON with its version. */
export interface StoredDocument {
  readonly v: number;
}

/** What this app writes; it reads these and, by migrations, everything before. */
const versions: Readonly<Record<DocumentKind, number>> = {
  project: 1,
  shard: 3,
  text: 1,
  item: 1,
  keyResult: 1,
  count: 1,
  found: 1,
  directory: 1,
  ledger: 1,
  series: 1,
  scenarios: 1,
  sprint: 1,
};

/*
 * Only shards and series differ from what is in memory. A page loads the parts that turn them over when it meets one,
 * and those for older documents when it meets one of these: most work items serve no objective, and their page stays
 * small.
 */
const parts = {
  decode: () => import('./decode-shard.ts'),
  encode: () => import('./encode-shard.ts'),
  series: () => import('./series-columns.ts'),
  migrate: () => import('./migrate.ts'),
};

/** Begins loading what reading this kind needs, beside a call of the host; a failure shows when it is needed. */
export function expectDocuments(kinds: readonly DocumentKind[]): void {
  if (kinds.includes('shard')) parts.decode().catch(() => undefined);
}

export async function encodeDocument<K extends DocumentKind>(
  kind: K,
  value: Documents[K],
): Promise<StoredDocument> {
  if (kind === 'series') return (await loaded(parts.series)).encodeSeries(value as Documents['series']);
  if (kind !== 'shard') return value;
  const { encodeShard } = await loaded(parts.encode);
  return encodeShard(value as Documents['shard']);
}

/** @throws StoreFault when a newer app wrote it, or when it is no such document: nothing is half read */
export async function decodeDocument<K extends DocumentKind>(
  kind: K,
  stored: unknown,
): Promise<Documents[K]> {
  const version = versionOf(stored);
  if (version > versions[kind]) {
    throw new StoreFault(`A document of kind ${kind} has version ${version}; ${versions[kind]} is known.`, {
      told: said`A newer version of Throughline has written these numbers. Reload the page, or update the app.`,
    });
  }
  const current = version === versions[kind] ? stored : await migrated(kind, stored as StoredDocument);
  if (kind === 'series') return (await loaded(parts.series)).decodeSeries(current) as Documents[K];
  if (kind !== 'shard') return current as Documents[K];
  const { decodeShard } = await loaded(parts.decode);
  return decodeShard(current) as Documents[K];
}

async function migrated(kind: DocumentKind, stored: StoredDocument): Promise<unknown> {
  const { migrate } = await loaded(parts.migrate);
  return migrate(kind, stored, versions[kind]);
}

async function loaded<Part>(load: () => Promise<Part>): Promise<Part> {
  return load().catch((cause: unknown) => {
    throw new StoreFault('The part that reads and writes numbers could not be loaded.', { cause });
  });
}

function versionOf(stored: unknown): number {
  const version = typeof stored === 'object' && stored !== null && 'v' in stored ? stored.v : null;
  if (!Number.isSafeInteger(version) || (version as number) < 1) {
    throw new StoreFault('A stored document is not in the form that this app writes.');
  }
  return version as number;
}
