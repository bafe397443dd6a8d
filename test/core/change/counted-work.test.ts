import { countedKeyResult, putWork } from '@throughline/core/change/counted-work.ts';
import type { ShardDocument } from '@throughline/core/port/documents.ts';
import { memoryStore } from '@throughline/core/port/memory/store.ts';
import { openDesk } from '@throughline/core/use/desk.ts';
import { realisticShard } from '../port/realistic-shard.ts';

const shard = realisticShard({ objectives: 20 });
const key = { kind: 'shard', id: 'a' } as const;

async function deskWithShard() {
  const store = memoryStore();
  await store.commit([{ key, value: shard, expected: null }]);
  const desk = openDesk(store);
  await desk.read([key]);
  return { desk, store };
}

const counted = shard.keyResults.filter(({ work }) => work);

describe('putting the work of key results', () => {
  it('copies a shard once for all of them, and never changes the one that was read', async () => {
    const { desk, store } = await deskWithShard();
    const read = desk.get('shard', 'a') as ShardDocument;
    const before = JSON.stringify(read);
    const lists = new Set<unknown>();
    for (let pass = 1; pass <= 3; pass += 1) {
      for (const { id } of counted) {
        const keyResult = countedKeyResult(desk, 'a', id);
        if (!keyResult) throw new Error(`${id} is not counted`);
        putWork(desk, keyResult, { ...keyResult.work, links: keyResult.work.links + 1 });
        lists.add(desk.get('shard', 'a')?.keyResults);
      }
    }
    expect(counted.length).toBeGreaterThan(40);
    expect(lists.size).toBe(1);
    expect(JSON.stringify(read)).toBe(before);
    expect(desk.writes()).toHaveLength(1);
    expect(await desk.commit()).toBe(true);
    const [found] = await store.get([key]);
    expect(found?.value?.keyResults.map(({ work }) => work?.links)).toEqual(
      shard.keyResults.map(({ work }) => (work ? work.links + 3 : undefined)),
    );
  });

  it('writes nothing where everything is put as it was', async () => {
    const { desk } = await deskWithShard();
    for (const { id } of counted) {
      const keyResult = countedKeyResult(desk, 'a', id);
      if (keyResult) putWork(desk, keyResult, { ...keyResult.work });
    }
    expect(desk.changes()).toBe(1);
    expect(desk.writes()).toEqual([]);
  });
});
