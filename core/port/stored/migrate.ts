import type { ShardDocument } from '../documents.ts';
import type { DocumentKind } from '../documents.ts';
import { encodeShard } from './encode-shard.ts';
import { unreadable } from './numbers.ts';
import type { StoredDocument } from './documents.ts';

/** From a version to the next one. */
type Step = (stored: never) => StoredDocument;

/** By kind and version; a version is never taken out again: somebody's data may still be of it. */
const steps: Readonly<Partial<Record<DocumentKind, Readonly<Record<number, Step>>>>> = {
  shard: { 1: shardOfVersion1 },
};

/** @throws StoreFault when a step is missing or does not fit */
export function migrate(kind: DocumentKind, stored: StoredDocument, to: number): StoredDocument {
  let document = stored;
  while (document.v < to) {
    const step = steps[kind]?.[document.v];
    if (!step) throw unreadable();
    document = step(document as never);
  }
  return document;
}

type Definition = Readonly<Record<string, unknown>>;

/** Until 2026-11 shards were kept as they are in memory, without closings, curves, amounts' ranges and KPIs. */
interface ShardOfVersion1 {
  readonly objectives: readonly Definition[];
  readonly keyResults: readonly (Definition & {
    readonly measure: Definition;
    readonly work: Definition | null;
  })[];
}

function shardOfVersion1(stored: ShardOfVersion1): StoredDocument {
  const { objectives, keyResults } = stored;
  const shard = {
    ...stored,
    v: 2,
    objectives: objectives.map((objective) => ({ ...objective, closing: null })),
    keyResults: keyResults.map((keyResult) => ({
      ...keyResult,
      closing: null,
      measure: measureOfVersion1(keyResult.measure),
      work: keyResult.work && { subtasks: 0, projects: [], ...keyResult.work },
    })),
    kpis: [],
  };
  return encodeShard(shard as unknown as ShardDocument);
}

function measureOfVersion1(measure: Definition): Definition {
  switch (measure['kind']) {
    case 'metric':
      return { ...measure, curve: [] };
    case 'objectives':
      return { ...measure, from: null, to: null, unit: null };
    default:
      return measure;
  }
}
