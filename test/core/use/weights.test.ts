import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { setWeights } from '@throughline/core/use/set-weights.ts';
import {
  edge,
  keyResult,
  metricMeasure,
  objective,
  objectiveIn,
  objectivesMeasure,
  planOf,
  reading,
} from '../plan-fixtures.ts';
import { epicWith, failureOf, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const place = { project: SUP };
const at = (value: string) => ({ readings: [reading('2026-10-20', value)] });
const plan = (weights: 'relative' | 'percent' = 'relative') =>
  planOf(
    [
      objective('o'),
      objective('o-child', { parents: [edge('o', { weight: 2000 })] }),
      objective('o-serves', { parents: [edge('o', { contributes: false })] }),
      objective('o-fed', { parents: [edge('kr-bound')] }),
    ],
    [
      keyResult('kr-a', 'o', metricMeasure('0', '10'), at('10')),
      keyResult('kr-b', 'o', metricMeasure('0', '10'), at('0')),
      keyResult('kr-bound', 'o', objectivesMeasure('mean')),
      keyResult('kr-child', 'o-child', metricMeasure('0', '10'), at('5')),
      keyResult('kr-fed', 'o-fed', metricMeasure('0', '10'), at('5')),
    ],
    { weights },
  );

type Weight = readonly [id: string, from: string | null, to: string | null];
const request = (weights: readonly Weight[], id = 'o') => ({
  id: id as ObjectiveId,
  shard: 'SUP~1',
  weights: weights.map(([of, from, to]) => ({ id: of as KeyResultId, from, to })),
});

async function aWorld(weights?: 'percent'): Promise<World> {
  const world = newWorld({ items: epicWith([]) });
  await world.import(plan(weights));
  return world;
}
const shardOf = async (world: World) => {
  const [found] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
  if (!found?.value) throw new Error('no shard');
  return found.value;
};
const ledgerOf = async (world: World, id: string) =>
  (await world.store.get([{ kind: 'ledger', id }]))[0]?.value?.entries ?? [];
const set = (world: World, weights: readonly Weight[], id?: string, may?: MemoryHostOptions['may']) =>
  setWeights(world.host(may ? { may } : {}), place, request(weights, id));

describe('[R25] weights of the children of a node', () => {
  it('are set all at once, of key results and of objectives that contribute', async () => {
    const world = await aWorld();
    const changed = valueOf(
      await set(world, [
        ['kr-a', null, '3'],
        ['kr-b', null, '0'],
        ['kr-bound', null, '0'],
        ['o-child', '2', '1'],
      ]),
    );
    expect(changed).toMatchObject({ node: { id: 'o', shard: 'SUP~1' }, shards: ['SUP~1'], change: 1 });
    const value = objectiveIn(evaluateShard(await shardOf(world), world.now), 'o');
    // (3 · 1 + 1 · ½) / 4
    expect(value.progress).toBe(875_000);
    expect(await ledgerOf(world, 'o')).toMatchObject([
      {
        kind: 'weights',
        name: 'Maria',
        fields: [
          { field: 'kr-a', from: null, to: '3' },
          { field: 'kr-b', from: null, to: '0' },
          { field: 'kr-bound', from: null, to: '0' },
          { field: 'o-child', from: '2', to: '1' },
        ],
      },
    ]);
  });

  it('of a key result that is bound to objectives are those of their edges', async () => {
    const world = await aWorld();
    valueOf(await set(world, [['o-fed', null, '2.5']], 'kr-bound'));
    const fed = (await shardOf(world)).objectives.find(({ id }) => id === 'o-fed');
    expect(fed?.parents).toEqual([edge('kr-bound', { weight: 2500, order: fed?.parents[0]?.order ?? 0 })]);
  });

  it('in percent stay as typed, though they do not add up', async () => {
    const world = await aWorld('percent');
    valueOf(
      await set(world, [
        ['kr-a', null, '80'],
        ['kr-b', null, '70'],
      ]),
    );
    expect((await shardOf(world)).keyResults.map(({ weight }) => weight)).toEqual([
      80_000,
      70_000,
      null,
      null,
      null,
    ]);
  });

  it('that are so already change nothing; an empty text takes one away', async () => {
    const world = await aWorld();
    expect(valueOf(await set(world, [['kr-a', '7', ' ']])).change).toBeNull();
    expect(valueOf(await set(world, [['o-child', '2', '']])).change).toBe(1);
    expect(valueOf(await set(world, [['o-child', '2', null]])).change).toBeNull();
  });

  it('of two editors merge where they are of different children, and ask where they are of one', async () => {
    const world = await aWorld();
    await Promise.all([set(world, [['kr-a', null, '3']]), set(world, [['kr-b', null, '4']])]);
    expect((await shardOf(world)).keyResults.slice(0, 2).map(({ weight }) => weight)).toEqual([3000, 4000]);
    const late = await set(world, [
      ['kr-a', null, '5'],
      ['kr-bound', null, '9'],
    ]);
    expect(late).toMatchObject({
      failure: { code: 'conflict', conflicts: [{ field: 'kr-a', mine: '5', theirs: '3', by: 'Maria' }] },
    });
    expect((await shardOf(world)).keyResults[2]?.weight).toBeNull();
    valueOf(await set(world, [['kr-a', '3', '5']]));
  });

  it.each<[string, readonly Weight[], readonly string[]]>([
    [
      'no number',
      [
        ['kr-a', null, 'much'],
        ['kr-b', null, '-1'],
        ['o-child', '2', '1.2345'],
      ],
      ['kr-a', 'kr-b', 'o-child'],
    ],
    ['of a supporting objective', [['o-serves', null, '1']], ['o-serves']],
    [
      'of what is elsewhere',
      [
        ['kr-child', null, '1'],
        ['kr-a', null, '2'],
      ],
      ['kr-child'],
    ],
  ])('%s are refused by name, and nothing has changed', async (_, weights, fields) => {
    const world = await aWorld();
    const answer = await set(world, weights);
    expect(answer).toMatchObject({
      failure: { code: 'bad-input', fields: fields.map((field) => ({ field })) },
    });
    expect(await ledgerOf(world, 'o')).toEqual([]);
  });

  it.each<[string, NonNullable<MemoryHostOptions['may']>]>([
    ['who may only see', { edit: [], administer: [] }],
    ['who may not see', { see: [] }],
  ])('are refused to a stranger, %s', async (_, may) => {
    const world = await aWorld();
    expect(failureOf(await set(world, [['kr-a', null, '3']], 'o', may))).toBe('forbidden');
    expect((await shardOf(world)).keyResults[0]?.weight).toBeNull();
  });

  it('of the organisation are for administrators of the site', async () => {
    const world = newWorld({ items: epicWith([]) });
    await world.import({
      ...plan(),
      objectives: [objective('o', { level: 'organisation' })],
      keyResults: plan().keyResults.slice(0, 2),
    });
    expect(failureOf(await set(world, [['kr-a', null, '3']], 'o', { organisation: false }))).toBe(
      'forbidden',
    );
    valueOf(await set(world, [['kr-a', null, '3']], 'o', { organisation: true }));
  });
});
