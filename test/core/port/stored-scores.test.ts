import * as fc from 'fast-check';
import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import type { ShardDocument } from '@throughline/core/port/documents.ts';
import { StoreFault } from '@throughline/core/port/store.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import type { StoredShard } from '@throughline/core/port/stored/shard-columns.ts';
import { applyContribution, emptySums } from '@throughline/core/progress/apply-contribution.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { storedScores } from '@throughline/core/use/stored-scores.ts';
import { arbitraryShard } from './arbitrary-shard.ts';
import { realisticShard } from './realistic-shard.ts';

const inTheQuarter = Date.UTC(2026, 10, 20, 16);
const read = (shard: ShardDocument): StoredShard =>
  JSON.parse(JSON.stringify(encodeShard(shard))) as StoredShard;

function expected(shard: ShardDocument, now: number): (readonly [string, number])[] {
  const { objectives, keyResults } = evaluateShard(shard, now);
  const progress = new Map<string, number | null>(
    [...objectives, ...keyResults].map((value) => [value.id, value.progress]),
  );
  return [...shard.objectives, ...shard.keyResults].map(({ id }) => [id, progress.get(id) ?? -1]);
}

function expectSame(shard: ShardDocument, now = inTheQuarter): void {
  const scores = storedScores(read(shard), now);
  const ids = [...shard.objectives, ...shard.keyResults].map(({ id }): string => id);
  expect(ids.map((id, node) => [id, scores[node]])).toEqual(expected(shard, now));
  expect(scores).toHaveLength(ids.length);
}

/** What one item adds: mostly an estimated one that weighs something. */
const aContribution = fc.record({
  weight: fc.oneof(fc.constant(1000), fc.constantFrom(0, 1, 500, 3000)),
  size: fc.oneof(fc.constantFrom(1000, 3000, 5001), fc.constantFrom(null, 0, 2 ** 50)),
  credit: fc.oneof(fc.constantFrom(0, 1_000_000), fc.constantFrom(null, 333_333)),
  unknown: fc.boolean(),
});
const someSums = fc.array(aContribution, { maxLength: 6 }).map((items) =>
  items.reduce((sums, item) => {
    try {
      return applyContribution(sums, item, 1);
    } catch {
      return sums;
    }
  }, emptySums),
);

const inPpm = (number: number): number => Math.abs(number) % 1_000_001;

/** Any shard whose ids name one node each, and whose sums are sums of something; edges lead anywhere, cycles too. */
const anyShard: fc.Arbitrary<ShardDocument> = fc
  .record({
    shard: arbitraryShard,
    policy: fc.record({
      weights: fc.constantFrom('relative' as const, 'percent' as const),
      noData: fc.constantFrom('zero' as const, 'exclude' as const),
      unestimated: fc.constantFrom('stored' as const, 'exclude' as const, 'block' as const),
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin'),
    }),
    sums: fc.array(someSums, { minLength: 9, maxLength: 9 }),
    to: fc.array(fc.nat(20), { minLength: 30, maxLength: 30 }),
  })
  .map(({ shard, policy, sums, to }) => {
    const keyResultsAt = shard.objectives.length;
    let drawn = 0;
    /** Mostly one of the first `below`; rarely any, a key result, or one that is elsewhere. */
    const parent = (below: number) => {
      const at = to[drawn++ % to.length] ?? 0;
      if (at === 20) return 'kr-0';
      const end = at > 17 ? keyResultsAt : below;
      return at === 17 || end === 0 ? 'o-elsewhere' : `o-${at % end}`;
    };
    const held = <Node extends ShardDocument['objectives'][number] | ShardDocument['keyResults'][number]>(
      node: Node,
    ): Node => ({
      ...node,
      override: node.override && { ...node.override, value: inPpm(node.override.value) },
      closing: node.closing && {
        ...node.closing,
        progress: node.closing.progress && inPpm(node.closing.progress),
      },
    });
    return {
      ...shard,
      policy: { ...defaultPolicy, ...policy },
      objectives: shard.objectives.map((objective, at) => ({
        ...held(objective),
        id: `o-${at}` as ObjectiveId,
        parents: objective.parents.map((edge) => ({ ...edge, parent: parent(at) as ObjectiveId })),
      })),
      keyResults: shard.keyResults.map((keyResult, at) => ({
        ...held(keyResult),
        id: `kr-${at}` as KeyResultId,
        objective: parent(keyResultsAt) as ObjectiveId,
        work: keyResult.work && { ...keyResult.work, sums: sums[at] ?? emptySums },
      })),
    };
  });

describe('the scores of a stored shard', () => {
  it.each([1, 2, 3])('[R24] are those of the engine, of every node: shard %i', (seed) => {
    expectSame(realisticShard({ seed }));
  });

  it('[R1] are those of the engine, whatever the shard, on any day', () => {
    fc.assert(
      fc.property(anyShard, fc.integer({ min: -300, max: 300 }), (shard, days) => {
        expectSame(shard, inTheQuarter + days * 86_400_000);
      }),
      { numRuns: 600 },
    );
  });

  it('[R29] of edges that close a cycle too', () => {
    const shard = realisticShard({ objectives: 12 });
    const [top] = shard.objectives;
    const last = shard.objectives.at(-1)?.id;
    if (!top || !last) throw new Error('no objectives');
    const edge = { parent: last, contributes: true, weight: null, order: 99 };
    expectSame({ ...shard, objectives: [{ ...top, parents: [edge] }, ...shard.objectives.slice(1)] });
  });

  it('[R26] without drafts, with what was closed or typed over', () => {
    const shard = realisticShard({ objectives: 12 });
    const override = { value: 420_000, reason: 'agreed', by: 'maria', until: shard.cycle.end };
    const change = <Node extends object>(nodes: readonly Node[]): Node[] =>
      nodes.map((node, at) =>
        at % 5 === 1 ? { ...node, status: 'draft' } : at % 5 === 3 ? { ...node, override } : node,
      );
    const changed = {
      ...shard,
      objectives: change(shard.objectives),
      keyResults: change(shard.keyResults),
    };
    expectSame(changed);
    expect(expected(changed, inTheQuarter)).not.toEqual(expected(shard, inTheQuarter));
  });

  it('fail loudly where a column is broken', () => {
    const stored = read(realisticShard({ objectives: 3 }));
    const { sums } = stored.work;
    for (const broken of [
      { ...stored, rows: [3, 999, 0] },
      { ...stored, keyResults: { ...stored.keyResults, objective: 'A' } },
      { ...stored, work: { ...stored.work, sums: sums.slice(0, 2) } },
      {},
    ]) {
      expect(() => storedScores(broken as StoredShard, inTheQuarter)).toThrow(StoreFault);
    }
  });
});
