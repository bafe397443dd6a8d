import type { KeyResultId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { memoryRawStore } from '@throughline/core/port/memory/store.ts';
import { storeOver } from '@throughline/core/port/stored/store.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { epicId, epicWith, eventOf, idAt, keyResultOf, newWorld, NOON, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';
import { inEnglishWords } from '../../english.ts';

const hour = 3_600_000;

async function worldOf(): Promise<World> {
  const world = newWorld({
    items: [
      ...epicWith([{ points: 3, done: true }, { points: 5 }]),
      ...epicWith([{ points: 8 }], { epic: 2, first: 200 }),
    ],
  });
  await world.import(
    planOf(
      [objective('o')],
      [
        keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
        keyResult('kr-two', 'o', workMeasure({ links: links(idAt(2)) })),
      ],
    ),
  );
  return world;
}

async function finish(world: World, at: number): Promise<void> {
  const [before] = await world.tracker.read([idAt(at)], 'app');
  const after = world.tracker.change(idAt(at), { state: stateOf('done') });
  valueOf(await noteWorkMoved(world.host(), eventOf(before ?? null, after)));
}

describe('[R32] work that comes by events', () => {
  it('is not stale while events come to its shard, and costs nothing more', async () => {
    const world = await worldOf();
    world.now = NOON + 20 * hour;
    await finish(world, 200);
    world.now = NOON + 30 * hour;
    const calls = noCalls();
    const view = await world.panel(epicId, countingHost(world.host(), calls));
    expect(keyResultOf(view)).toMatchObject({ percent: '38', stale: false });
    expect(calls).toMatchObject({ gets: 2, queued: 0, tracker: 0, commits: 0 });
  });

  it('is stale when nothing came for a day; then it is counted anew in the queue, once', async () => {
    const world = await worldOf();
    // An event that never arrives.
    world.tracker.change(idAt(101), { state: stateOf('done') });
    world.now = NOON + 25 * hour;
    const calls = noCalls();
    const view = await world.panel(epicId, countingHost(world.host(), calls));
    expect(keyResultOf(view)).toMatchObject({ percent: '38', stale: true });
    expect(calls).toMatchObject({ gets: 2, queued: 1, tracker: 0, commits: 0 });
    await world.panel(idAt(2));
    expect(world.queue).toHaveLength(2);

    await world.drain();
    const after = await world.panel(epicId);
    expect(keyResultOf(after)).toMatchObject({ percent: '100', stale: false, counting: null });
    expect(keyResultOf(await world.panel(idAt(2)), 'kr-two')).toMatchObject({ stale: false });
    expect(world.queue).toEqual([]);

    const passOf = async () =>
      (await world.store.get([{ kind: 'shard', id: 'SUP~1' }]))[0]?.value?.keyResults.map(
        ({ work }) => work?.pass,
      );
    const before = await passOf();
    valueOf(await workOff(world.host(), { kind: 'recount', shard: 'SUP~1' }));
    await world.drain();
    expect(await passOf()).toEqual(before);
  });

  it('shows its numbers also where the queue takes nothing', async () => {
    const world = await worldOf();
    world.now = NOON + 25 * hour;
    const host = world.host({
      later: async () => {
        const { WorkFault } = await import('@throughline/core/port/work-items.ts');
        throw new WorkFault('the queue is full');
      },
    });
    expect(keyResultOf(await world.panel(epicId, host))).toMatchObject({ percent: '38', stale: true });
  });

  it('goes on with a count that nobody goes on with', async () => {
    const world = await worldOf();
    world.now = NOON + 25 * hour;
    valueOf(await workOff(world.host(), { kind: 'recount', shard: 'SUP~1' }));
    // The jobs that it made are lost.
    world.queue.length = 0;
    valueOf(await workOff(world.host(), { kind: 'recount', shard: 'SUP~1' }));
    expect(world.queue.map((job) => job.kind === 'count' && job.keyResult)).toEqual([
      'kr' as KeyResultId,
      'kr-two' as KeyResultId,
    ]);
    await world.drain();
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ counting: null, stale: false });
  });
});

describe('a shard of a newer version', () => {
  it('is told of in the panel, and never shown in part', async () => {
    const raw = memoryRawStore();
    const store = storeOver(raw);
    const world = await worldOf();
    for (const kind of ['item', 'project', 'shard'] as const) {
      const id = kind === 'item' ? epicId : kind === 'project' ? SUP : 'SUP~1';
      const [found] = await world.store.get([{ kind, id }]);
      if (found) await store.commit([{ key: found.key, value: found.value, expected: null }]);
    }
    const [shard] = await raw.get([{ kind: 'shard', id: 'SUP~1' }]);
    const newer = { ...(shard?.value as object), v: 4 };
    await raw.commit([
      { key: { kind: 'shard', id: 'SUP~1' }, value: newer, expected: shard?.revision ?? null },
    ]);
    const answer = await openEpicPanel(world.host({ store }), world.place(epicId));
    expect(inEnglishWords(answer)).toMatchObject({
      ok: false,
      failure: { code: 'unreachable', message: expect.stringMatching(/newer version of Throughline/) },
    });
  });
});
