import type { Measure } from '../../model/plan.ts';
import type { CountedWork, DocumentKind, ShardDocument } from '../documents.ts';
import { decodeShard } from './decode-shard.ts';
import { encodeShard } from './encode-shard.ts';
import { unreadable } from './numbers.ts';
import type { StoredDocument } from './documents.ts';

/** From a version to the next one. */
type Step = (stored: never) => StoredDocument;

/** By kind and version; a version is never taken out again: somebody's data may still be of it. */
const steps: Readonly<Partial<Record<DocumentKind, Readonly<Record<number, Step>>>>> = {
  shard: { 1: shardOfVersion1, 2: shardOfVersion2 },
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
    objectives: objectives.map((objective) => ({ ...objective, closing: null })),
    keyResults: keyResults.map((keyResult) => ({
      ...keyResult,
      closing: null,
      measure: measureOfVersion1(keyResult.measure),
      work: keyResult.work && { subtasks: 0, projects: [], ...keyResult.work },
    })),
    kpis: [],
  };
  return { ...encodeShard(shard as unknown as ShardDocument), v: 2 };
}

/**
 * Until 2026-12 neither queries nor the items of milestones were counted: nothing was kept of them. Their first count is
 * still to come. The columns are the same otherwise.
 */
function shardOfVersion2(stored: StoredDocument): StoredDocument {
  const shard = decodeShard(stored);
  return encodeShard({
    ...shard,
    v: 3,
    keyResults: shard.keyResults.map((one) =>
      one.work === null && isCountedSince3(one.measure) ? { ...one, work: uncounted } : one,
    ),
  });
}

const isCountedSince3 = (measure: Measure): boolean =>
  (measure.kind === 'work' && measure.query !== null) ||
  (measure.kind === 'metric' && measure.source !== null) ||
  (measure.kind === 'milestones' && measure.milestones.some(({ done }) => done === null));

const none = { total: 0, done: 0, rest: 0 };

const uncounted: CountedWork = {
  pass: 0,
  sums: {
    weighted: none,
    plain: none,
    weights: none,
    items: none,
    looseWeights: none,
    loose: none,
    finished: { plain: 0, loose: 0, items: 0 },
    dropped: 0,
    unknown: 0,
    openZero: 0,
  },
  unestimatedSize: null,
  countedAt: null,
  links: 0,
  subtasks: 0,
  projects: [],
  problems: [],
  next: null,
  failed: null,
};

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
