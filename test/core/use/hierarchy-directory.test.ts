import { directoryWith, emptyDirectory } from '@throughline/core/change/directory.ts';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import { bringPlan } from '@throughline/core/use/bring-plan.ts';
import { keyResult, metricMeasure, objective, planOf } from '../plan-fixtures.ts';
import {
  bring,
  cycle,
  directoryOf,
  idsIn,
  metricPlan,
  opened,
  OPS,
  sharedTree,
  shardOf,
} from './opened-pages.ts';
import { newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

describe('the directory', () => {
  it('is written with what an import brings', async () => {
    const world = newWorld();
    await bring(world, sharedTree());
    await bring(world, metricPlan('o', OPS, { cycle: cycle('2027', '2027-01-01', '2027-12-31') }));
    expect(await directoryOf(world)).toEqual({
      v: 1,
      shards: [
        { id: 'OPS~1', cycle: '2026-Q4', home: OPS, guests: [SUP], nodes: 4 },
        { id: 'OPS~2', cycle: '2027', home: OPS, guests: [], nodes: 2 },
      ],
      cycles: [cycle('2026-Q4', '2026-10-01', '2026-12-31'), cycle('2027', '2027-01-01', '2027-12-31')],
      levels: {},
    });
  });

  it('is not written where nothing of it changes', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o'));
    const [before] = await world.store.get([{ kind: 'directory', id: DIRECTORY }]);
    const again = metricPlan('o');
    await bring(world, { ...again, objectives: again.objectives.map((one) => ({ ...one, title: 'New' })) });
    const [after] = await world.store.get([{ kind: 'directory', id: DIRECTORY }]);
    expect(after?.revision).toBe(before?.revision);
  });

  it('has every import of many that were made at once', async () => {
    const world = newWorld();
    const projects = Array.from({ length: 6 }, (_, at) => `P${at}` as ProjectId);
    const answers = await Promise.all(
      projects.map((project) =>
        bringPlan(world.host(), { project: SUP }, metricPlan(`o-${project}`, project)),
      ),
    );
    for (const answer of answers) valueOf(answer);
    expect((await directoryOf(world))?.shards.map(({ home }) => home).sort()).toEqual(projects);
    expect(idsIn(await opened(world))).toHaveLength(12);
  });

  it('names a shard only together with what lies in it, wherever an import breaks off', async () => {
    for (let at = 0; at < 12; at += 1) {
      const world = newWorld({ limits: { keys: 25, writes: 4 } });
      let commits = 0;
      const store = failingStore(world.store, (call) =>
        call === 'commit' && (commits += 1) === at + 1 ? (at % 2 === 0 ? 'before' : 'after') : null,
      );
      const plan = planOf(
        [objective('o')],
        Array.from({ length: 9 }, (_, of) => keyResult(`kr-${of}`, 'o', metricMeasure('0', '1'))),
      );
      await bringPlan(world.host({ store }), { project: SUP }, plan);
      for (const { id, nodes } of (await directoryOf(world))?.shards ?? []) {
        const shard = await shardOf(world, id);
        expect(shard.objectives.length + shard.keyResults.length).toBe(nodes);
      }
      await bring(world, plan);
      expect((await opened(world, SUP)).nodes).toHaveLength(10);
    }
  });
});

describe('data from before there was a directory', () => {
  async function oldWorld(): Promise<World> {
    const world = newWorld();
    await bring(world, sharedTree());
    await bring(world, metricPlan('o'));
    await forget(world);
    return world;
  }
  async function forget({ store }: World): Promise<void> {
    const [found] = await store.get([{ kind: 'directory', id: DIRECTORY }]);
    await store.commit([
      { key: { kind: 'directory', id: DIRECTORY }, value: null, expected: found?.revision ?? null },
    ]);
  }

  it('is found by the project, and is in the directory from then on', async () => {
    const world = await oldWorld();
    expect(idsIn(await opened(world))).toEqual([]);
    expect(idsIn(await opened(world, SUP))).toEqual(['kr-o', 'kr-ops', 'kr-sup', 'o', 'o-ops', 'o-sup']);
    expect((await directoryOf(world))?.shards.map(({ id }) => id).sort()).toEqual(['OPS~1', 'SUP~1']);
    expect(idsIn(await opened(world))).toHaveLength(6);
    const calls = noCalls();
    await opened(world, SUP, { host: countingHost(world.host(), calls) });
    expect(calls).toMatchObject({ gets: 2, commits: 0 });
  });

  it('is found beside what was imported since', async () => {
    const world = await oldWorld();
    await bring(world, metricPlan('o-new'));
    expect((await opened(world, SUP)).nodes).toHaveLength(8);
  });

  it('that is empty by now costs no read of its own', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o-1'));
    await bring(world, metricPlan('o-2'));
    const [found] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
    if (!found?.value) throw new Error('no shard');
    const value = { ...found.value, objectives: [], keyResults: [] };
    const directory = (await world.store.get([{ kind: 'directory', id: DIRECTORY }]))[0];
    await world.store.commit([
      { key: { kind: 'shard', id: 'SUP~1' }, value, expected: found.revision },
      {
        key: { kind: 'directory', id: DIRECTORY },
        value: directoryWith(directory?.value ?? null, 'SUP~1', value),
        expected: directory?.revision ?? null,
      },
    ]);
    const calls = noCalls();
    const view = await opened(world, SUP, { host: countingHost(world.host(), calls) });
    expect([idsIn(view), view.shards]).toEqual([['kr-o-2', 'o-2'], ['SUP~2']]);
    expect(calls).toMatchObject({ gets: 2, commits: 0 });
  });

  it('is shown also where the directory cannot be written', async () => {
    const world = await oldWorld();
    const store = failingStore(world.store, (call) => (call === 'commit' ? 'before' : null));
    expect((await opened(world, SUP, { host: world.host({ store }) })).nodes).toHaveLength(6);
    expect(await directoryOf(world)).toBeNull();
  });
});

describe('an entry of the directory', () => {
  const inCycle = async (id: string, project: ProjectId, start: string, end: string) => {
    const world = newWorld();
    await bring(world, metricPlan('o', project, { cycle: cycle(id, start, end) }));
    return shardOf(world, `${project}~1`);
  };

  it('stands in place of the one before; the same again is the same object', async () => {
    const shard = await inCycle('Q4', SUP, '2026-10-01', '2026-12-31');
    const one = directoryWith(null, 'SUP~1', shard);
    expect(directoryWith(one, 'SUP~1', shard)).toBe(one);
    const two = directoryWith(directoryWith(one, 'SUP~2', shard), 'SUP~1', { ...shard, keyResults: [] });
    expect(two.shards.map(({ id, nodes }) => [id, nodes])).toEqual([
      ['SUP~1', 1],
      ['SUP~2', 2],
    ]);
  });

  it('leaves with the last node; the cycle stays', async () => {
    const shard = await inCycle('Q4', SUP, '2026-10-01', '2026-12-31');
    const gone = directoryWith(directoryWith(null, 'SUP~1', shard), 'SUP~1', {
      ...shard,
      objectives: [],
      keyResults: [],
    });
    expect([gone.shards, gone.cycles.length]).toEqual([[], 1]);
    expect(directoryWith(null, 'SUP~1', { ...shard, objectives: [], keyResults: [] })).toBe(emptyDirectory);
  });

  it('moves the days of a cycle only where no other shard has them', async () => {
    const short = await inCycle('Q4', SUP, '2026-10-01', '2026-12-31');
    const long = await inCycle('Q4', OPS, '2026-10-01', '2027-01-15');
    const both = directoryWith(directoryWith(null, 'SUP~1', short), 'OPS~1', long);
    expect(both.cycles).toEqual([short.cycle]);
    expect(directoryWith(directoryWith(null, 'SUP~1', short), 'SUP~1', long).cycles).toEqual([long.cycle]);
  });
});
