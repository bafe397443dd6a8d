import type { KeyResultId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Objective } from '@throughline/core/model/plan.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { deleteNode } from '@throughline/core/use/delete-node.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { joinTrees } from '@throughline/core/use/join-trees.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { recount } from '@throughline/core/use/recount.ts';
import {
  edge,
  keyResult,
  keyResultIn,
  kpi,
  kpiMeasure,
  links,
  metricMeasure,
  objective,
  objectivesMeasure,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { ledgerOf, OPS, stored } from './saving.ts';
import { epicId, epicWith, eventOf, failureOf, idAt, newWorld, SUP, valueOf } from './world.ts';
import type { World, WorldOptions } from './world.ts';

const place = { project: SUP };
/** An edge to what is deleted would be an error in the plan. */
const serving = (one: Objective): Objective => ({
  ...one,
  parents: one.parents.filter(({ parent }) => parent !== 'kr'),
});
const spot = (id: string, shard = 'SUP~1') => ({ id: id as ObjectiveId, shard });
const items = () => [
  ...epicWith([{ points: 3, done: true }, { points: 5 }]),
  ...epicWith([{ points: 8 }], { epic: 2, first: 200 }),
];
const followed = kpi('kpi', { readings: [reading('2026-10-20', '7')] });
const plan = () => ({
  ...planOf(
    [
      objective('o'),
      objective('o-part', { parents: [edge('o')] }),
      objective('o-fan', {
        parents: [edge('o', { contributes: false }), edge('kr', { contributes: false })],
      }),
      objective('o-fed', { parents: [edge('kr-bound')] }),
    ],
    [
      keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
      keyResult('kr-kpi', 'o', kpiMeasure('kpi')),
      keyResult('kr-bound', 'o-fan', objectivesMeasure('mean')),
      keyResult('kr-other', 'o-fan', workMeasure({ links: links(epicId, idAt(2)) })),
      keyResult('kr-part', 'o-part', metricMeasure('0', '10')),
    ],
  ),
  kpis: [followed],
});

async function aWorld(options: WorldOptions = {}): Promise<World> {
  const world = newWorld({ items: items(), ...options });
  await world.import(plan());
  return world;
}
const shardOf = async (world: World, id = 'SUP~1') => {
  const found = await stored(world, 'shard', id);
  if (!found) throw new Error(`there is no shard ${id}`);
  return found;
};
const del = (world: World, id: string, may?: MemoryHostOptions['may']) =>
  deleteNode(world.host(may ? { may } : {}), place, spot(id));
const finish = async (world: World) => {
  const story = world.tracker.all().find(({ id }) => id === idAt(101));
  if (!story) throw new Error('no story');
  const moved = eventOf(story, world.tracker.change(story.id, { state: stateOf('done') }));
  valueOf(await noteWorkMoved(world.host(), moved));
};

describe('deleting an objective', () => {
  it('takes its key results along; what supported it stays without that edge; the ledger says who and what', async () => {
    const world = await aWorld();
    valueOf(await del(world, 'o-part'));
    expect(valueOf(await del(world, 'o'))).toEqual({
      node: spot('o'),
      change: null,
      notices: [],
      shards: ['SUP~1'],
    });
    const shard = await shardOf(world);
    expect(shard.objectives.map(({ id, parents }) => [id, parents.length])).toEqual([
      ['o-fan', 0],
      ['o-fed', 1],
    ]);
    expect(shard.keyResults.map(({ id }) => id)).toEqual(['kr-bound', 'kr-other']);
    expect(shard.kpis).toEqual([]);
    expect(Object.keys((await stored(world, 'text', 'SUP~1'))?.texts ?? {})).toEqual([
      'o-fan',
      'o-fed',
      'kr-bound',
      'kr-other',
    ]);
    for (const id of ['kr-kpi', 'kr-part', 'SUP~1/kpi'])
      expect(await stored(world, 'keyResult', id)).toBeNull();
    expect((await ledgerOf(world, 'o')).at(-1)).toMatchObject({
      kind: 'deleted',
      name: 'Maria',
      fields: [
        { field: 'title', from: 'o', to: null },
        { field: 'project', from: SUP, to: null },
      ],
    });
    expect((await stored(world, 'directory', DIRECTORY))?.shards).toMatchObject([{ id: 'SUP~1', nodes: 4 }]);
  });

  it.each([
    ['o', 'o-part'],
    ['o-fan', 'o-fed'],
    ['kr-bound', 'o-fed'],
  ])('is refused while another contributes to it or its key results: %s', async (id, feeding) => {
    const world = await aWorld();
    const before = await shardOf(world);
    expect(await del(world, id)).toMatchObject({ failure: { code: 'bad-input', details: [feeding] } });
    expect(await shardOf(world)).toEqual(before);
  });

  it('cuts edges of those that support it from other shards', async () => {
    const world = await aWorld();
    await world.import(
      planOf([objective('o-far', { project: OPS, parents: [edge('o-part', { contributes: false })] })], []),
    );
    expect(valueOf(await del(world, 'o-part')).shards).toEqual(['SUP~1', 'OPS~1']);
    expect((await shardOf(world, 'OPS~1')).objectives[0]?.parents).toEqual([]);
  });

  it('of very many key results goes in several commits', async () => {
    const world = newWorld({ items: items() });
    const many = Array.from({ length: 60 }, (_, at) =>
      keyResult(`kr-${at}`, 'o', workMeasure({ links: links(epicId) })),
    );
    await world.import(planOf([objective('o'), objective('o-stays')], many));
    valueOf(await del(world, 'o'));
    expect((await shardOf(world)).keyResults).toEqual([]);
    for (const { id } of many) expect((await stored(world, 'keyResult', id))?.links).toEqual([]);
    expect(valueOf(await openEpicPanel(world.host(), world.place(epicId)))).toMatchObject({ objectives: [] });
  });

  it('the last of its shard takes the shard out of the directory and the project of a guest forgets it', async () => {
    const world = newWorld({ items: items() });
    await world.import(
      planOf([objective('o'), objective('o-guest', { project: OPS, parents: [edge('o')] })], []),
    );
    valueOf(await del(world, 'o-guest'));
    valueOf(await del(world, 'o'));
    expect((await stored(world, 'directory', DIRECTORY))?.shards).toEqual([]);
    expect((await stored(world, 'project', OPS))?.guests).toEqual([]);
  });
});

describe.each([
  ['with events', { changes: false }],
  ['where changes are asked for', { changes: true }],
])('the work of a deleted key result, %s', (_, options) => {
  it('counts nowhere any more and shows nowhere; that of others goes on', async () => {
    const world = await aWorld(options);
    valueOf(await del(world, 'kr'));
    const view = await world.panel(epicId);
    expect(view.objectives.flatMap(({ keyResults }) => keyResults.map(({ id }) => id))).not.toContain('kr');
    if (options.changes) {
      world.tracker.change(idAt(101), { state: stateOf('done') });
      await world.panel(epicId);
    } else await finish(world);
    expect((await stored(world, 'item', idAt(101)))?.entries.map(({ keyResult: id }) => id)).toEqual([
      'kr-other',
    ]);
    expect((await stored(world, 'item', epicId))?.links.map(({ keyResult: id }) => id)).toEqual(['kr-other']);
    const values = evaluateShard(await shardOf(world), world.now);
    expect(keyResultIn(values, 'kr-other').progress).toBe(500_000);
  });

  it.each([
    ['in another shard', OPS, 'OPS~1', [objective('o-new', { project: OPS })]],
    ['in the same shard', SUP, 'SUP~1', [objective('o-new'), ...plan().objectives]],
  ])('is not taken for that of a new one of the same id, %s', async (_where, _project, shard, objectives) => {
    const world = await aWorld(options);
    valueOf(await del(world, 'kr'));
    const made = keyResult('kr', 'o-new', workMeasure({ links: links(idAt(2), idAt(101)) }));
    const others = objectives.length > 1 ? plan().keyResults.filter(({ id }) => id !== 'kr') : [];
    const parents = objectives.length > 1 ? [edge('o')] : [];
    const [first, ...rest] = objectives;
    if (!first) throw new Error('no objective');
    await world.import({
      ...plan(),
      ...planOf([{ ...first, parents }, ...rest.map(serving)], [made, ...others]),
      kpis: [followed],
    });
    for (let rounds = 0; rounds < 4; rounds += 1) {
      const now = await shardOf(world, shard);
      expect(now.keyResults.find(({ id }) => id === 'kr')?.work?.sums.items).toMatchObject({
        total: 2,
        done: 0,
      });
      const of = { keyResult: 'kr' as KeyResultId, shard };
      valueOf(await recount(world.host(), world.place(epicId), of));
      await world.drain();
    }
  });

  it('is not found by a job or a page of before', async () => {
    const world = await aWorld(options);
    world.tick = 6000;
    const of = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };
    valueOf(await recount(world.host(), world.place(epicId), of));
    world.tick = 0;
    valueOf(await del(world, 'kr'));
    await world.drain();
    expect(await stored(world, 'count', 'kr')).toBeNull();
    expect(failureOf(await recount(world.host(), world.place(epicId), of))).toBe('not-found');
  });

  it('is forgotten too where its tree went to another shard before', async () => {
    const world = await aWorld(options);
    await world.import(
      planOf(
        [objective('o-top', { project: OPS })],
        plan()
          .keyResults.slice(1, 2)
          .flatMap(() =>
            Array.from({ length: 20 }, (_, at) => keyResult(`kr-${at}`, 'o-top', metricMeasure('0', '1'))),
          ),
      ),
    );
    valueOf(await joinTrees(world.host(), spot('o'), { ...spot('o-top'), shard: 'OPS~1' }));
    expect((await shardOf(world, 'OPS~1')).keyResults.map(({ id }) => id)).toContain('kr');
    valueOf(await del(world, 'kr'));
    const view = await world.panel(epicId);
    expect(view.objectives.flatMap(({ keyResults }) => keyResults.map(({ id }) => id))).not.toContain('kr');
  });
});

describe('a stranger', () => {
  it.each<[string, NonNullable<MemoryHostOptions['may']>]>([
    ['who may only edit', { administer: [] }],
    ['who may not see', { see: [] }],
    ['who administers another project', { administer: ['OTHER' as ProjectId] }],
  ])('%s, deletes nothing', async (_, may) => {
    const world = await aWorld();
    const before = await shardOf(world);
    expect(failureOf(await del(world, 'o-part', may))).toBe('forbidden');
    expect(failureOf(await del(world, 'kr', may))).toBe('forbidden');
    expect(await shardOf(world)).toEqual(before);
  });
});
