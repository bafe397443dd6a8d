import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DocumentKind, Documents, ShardDocument } from '@throughline/core/port/documents.ts';
import { inEnglish } from '@throughline/core/model/said.ts';
import { memoryRawStore } from '@throughline/core/port/memory/store.ts';
import { StoreFault } from '@throughline/core/port/store.ts';
import { decodeShard } from '@throughline/core/port/stored/decode-shard.ts';
import { decodeDocument } from '@throughline/core/port/stored/documents.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import { shardColumns } from '@throughline/core/port/stored/shard-columns.ts';
import type { StoredShard } from '@throughline/core/port/stored/shard-columns.ts';
import { storeOver } from '@throughline/core/port/stored/store.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { arbitraryShard } from '../core/port/arbitrary-shard.ts';
import { realisticShard } from '../core/port/realistic-shard.ts';

const written = (shard: ShardDocument): string => JSON.stringify(encodeShard(shard));
const bytesOf = (shard: ShardDocument): number => Buffer.byteLength(written(shard));
const parsed = (text: string): StoredShard => JSON.parse(text) as StoredShard;

describe('the stored form of a shard', () => {
  it('gives back exactly what was written, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryShard, (shard) => {
        const text = written(shard);
        const back = decodeShard(parsed(text));
        expect(back).toEqual(shard);
        // Written again it is the same text: nothing is written in two ways.
        expect(written(back)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('takes at most 40 bytes a node and 30 kB for 750 nodes', () => {
    for (const seed of [1, 2, 3]) {
      const shard = realisticShard({ seed });
      expect(shard.objectives).toHaveLength(150);
      expect(shard.keyResults).toHaveLength(600);
      expect(shard.keyResults.filter(({ work }) => work?.countedAt).length).toBeGreaterThan(450);
      expect(bytesOf(shard)).toBeLessThanOrEqual(30_000);
      expect(decodeShard(parsed(written(shard)))).toEqual(shard);
    }
  });

  it('stays far below the 240 kB of a document while all of its key results are being counted', () => {
    const shard = realisticShard();
    const keyResults = shard.keyResults.map((one) => ({
      ...one,
      work: one.work && {
        ...one.work,
        next: { pass: one.work.pass + 1, sums: one.work.sums, items: 40, since: 1_763_000_000_000 },
      },
    }));
    expect(bytesOf({ ...shard, keyResults })).toBeLessThanOrEqual(60_000);
  });

  it('does not repeat what ids, dates and definitions have in common', () => {
    const text = written(realisticShard());
    expect(text.split('2026-12-31')).toHaveLength(1 + 3);
    expect(text.split('payments').length).toBeLessThan(10);
    expect(text.split('"kind":"work"')).toHaveLength(1 + 2);
  });

  it('gives columns that say the same as the objects, without one for each node', () => {
    const shard = realisticShard({ objectives: 30 });
    const columns = shardColumns(parsed(written(shard)));
    const nodes = [...shard.objectives, ...shard.keyResults].map(({ id }): string => id);
    expect(columns.names).toEqual(nodes);
    shard.keyResults.forEach(({ objective, weight }, at) => {
      expect(columns.names[columns.objectiveOf[at] ?? -1]).toBe(objective);
      expect(columns.weightOf[at]).toBe(weight ?? NaN);
    });
    const edges = shard.objectives.flatMap(({ id, parents }) =>
      parents.map(({ parent, contributes, weight, order }) => [id, parent, contributes, weight, order]),
    );
    expect(
      Array.from(columns.edgeChild, (child, at) => [
        nodes[child],
        nodes[columns.edgeParent[at] ?? -1],
        columns.edgeContributes[at] === 1,
        Number.isNaN(columns.edgeWeight[at]) ? null : columns.edgeWeight[at],
        columns.edgeOrder[at],
      ]),
    ).toEqual(edges);
    const counted = shard.keyResults.flatMap(({ work }, at) => (work ? [{ at, work }] : []));
    expect([...columns.workOf]).toEqual(counted.map(({ at }) => at));
    expect([...columns.sums.weighted.done]).toEqual(counted.map(({ work }) => work.sums.weighted.done));
    expect([...columns.sums.loose.total]).toEqual(counted.map(({ work }) => work.sums.loose.total));
  });

  it('is what the store in memory keeps', async () => {
    const raw = memoryRawStore();
    const shard = realisticShard({ objectives: 5 });
    const key = { kind: 'shard', id: 'SUP~1' } as const;
    await storeOver(raw).commit([{ key, value: shard, expected: null }]);
    expect((await raw.get([key]))[0]?.value).toEqual(parsed(written(shard)));
    expect((await storeOver(raw).get([key]))[0]?.value).toEqual(shard);
  });
});

describe('documents of other versions', () => {
  const recordedIn = (version: number) => {
    const folder = path.resolve(__dirname, `../core/port/version-${version}`);
    return readdirSync(folder).flatMap((file) =>
      (
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
          kind: DocumentKind;
          id: string;
          value: Record<string, unknown>;
        }[]
      ).map((document) => ({ ...document, file })),
    );
  };
  const recorded = recordedIn(1);

  it('of every kind were recorded', () => {
    expect([...new Set(recorded.map(({ kind }) => kind))].sort()).toEqual([
      'count',
      'item',
      'keyResult',
      'project',
      'shard',
      'text',
    ]);
  });

  it.each(recorded)('version 1 is read: $file $kind $id', async ({ kind, value }) => {
    const read = (await decodeDocument(kind, value)) as unknown as Record<string, unknown>;
    if (kind !== 'shard') {
      expect(read).toEqual(value);
      return;
    }
    // All that was in it is in it still …
    const was = value['keyResults'] as ShardDocument['keyResults'];
    const then = was.map(({ work, ...one }) => (work ? { ...one, work } : one));
    expect({ ...read, v: 1 }).toMatchObject({ ...value, keyResults: then });
    // … and what there was not then is there as nothing.
    const shard = read as unknown as ShardDocument;
    expect(shard).toMatchObject({ v: 3, kpis: [] });
    for (const { closing } of [...shard.objectives, ...shard.keyResults]) expect(closing).toBeNull();
    for (const { work, measure } of shard.keyResults) {
      if (work) expect([work.subtasks, work.projects]).toEqual([expect.any(Number), expect.any(Array)]);
      if (measure.kind === 'metric') expect(measure.curve).toEqual([]);
      if (measure.kind === 'objectives') expect(measure).toMatchObject({ from: null, to: null, unit: null });
    }
    const { keyResults } = evaluateShard(shard, Date.UTC(2026, 10, 2));
    expect(keyResults).toHaveLength(shard.keyResults.length);
    expect(decodeShard(parsed(written(shard)))).toEqual(shard);
  });

  it('of version 1 have the value that they had', async () => {
    const found = recorded.find(({ file, kind }) => file === 'kinds.json' && kind === 'shard');
    const shard = await decodeDocument('shard', found?.value);
    const { keyResults } = evaluateShard(shard, Date.UTC(2026, 10, 2));
    const of = (id: string) => keyResults.find((value) => value.id === id);
    // 38.5 min on the way from 45 to 25; 3 of 11.5 points done, the story without an estimate taken as 3.
    expect(of('kr-from-to')?.progress).toBe(325_000);
    expect(of('kr-work')?.amount).toMatchObject({ kind: 'work', unit: 'points', counted: 4 });
  });

  it.each(recordedIn(2))('version 2 is read: $file $kind $id', async ({ kind, value }) => {
    const read = await decodeDocument(kind, value);
    if (kind !== 'shard') {
      expect(read).toEqual(value);
      return;
    }
    const shard = read as unknown as ShardDocument;
    const of = (id: string) => shard.keyResults.find((one) => one.id === id);
    // What was counted then stays, also a count under way …
    expect(of('kr')?.work).toMatchObject({ countedAt: Date.UTC(2026, 10, 1, 12), links: 1 });
    expect(of('kr-counting')?.work?.next).not.toBeNull();
    // … and what was not counted then has its first count before it.
    for (const id of ['kr-query', 'kr-steps', 'kr-bugs']) {
      expect(of(id)?.work).toMatchObject({ countedAt: null, pass: 0, next: null, failed: null });
    }
    const { keyResults } = evaluateShard(shard, Date.UTC(2026, 10, 2));
    expect(keyResults.find(({ id }) => id === 'kr')?.amount).toMatchObject({ kind: 'work', counted: 3 });
    expect(decodeShard(parsed(written(shard)))).toEqual(shard);
  });

  const kinds: readonly (keyof Documents)[] = ['project', 'shard', 'text', 'item', 'keyResult', 'count'];
  it.each(kinds)('newer ones are refused with a sentence for people: %s', async (kind) => {
    const key = { kind, id: 'a' };
    const raw = memoryRawStore();
    await raw.commit([{ key, value: { v: 99 }, expected: null }]);
    const fault: unknown = await storeOver(raw)
      .get([key])
      .catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(StoreFault);
    expect(inEnglish((fault as StoreFault).told ?? '')).toMatch(/newer version of Throughline/);
  });

  it.each([
    ['nothing at all', {}],
    ['a version that is none', { v: '2' }],
    ['a shard without columns', { v: 3 }],
    ['an older shard without columns', { v: 2 }],
    ['a list', []],
  ])('%s is a fault, never a document', async (_, value) => {
    await expect(decodeDocument('shard', value)).rejects.toBeInstanceOf(StoreFault);
  });

  it('a shard that lost or changed one sign of any column is a fault or another shard, and never hangs', async () => {
    const text = written(realisticShard({ objectives: 3 }));
    let refused = 0;
    for (let at = 0; at < text.length; at += 7) {
      for (const broken of [
        text.slice(0, at) + text.slice(at + 1),
        `${text.slice(0, at)}!${text.slice(at + 1)}`,
      ]) {
        const value = parsedOrNull(broken);
        if (value === null) continue;
        const answer = await decodeDocument('shard', value).catch((thrown: unknown) => thrown);
        if (!(answer instanceof Error)) continue;
        expect(answer).toBeInstanceOf(StoreFault);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
  });
});

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
