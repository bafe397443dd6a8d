import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { checkIn } from '@throughline/core/use/check-in.ts';
import { closeNode } from '@throughline/core/use/close-node.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { reopenNode } from '@throughline/core/use/reopen-node.ts';
import {
  day,
  edge,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  objective,
  objectiveIn,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { epicId, epicWith, eventOf, failureOf, idAt, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const place = { project: SUP };
const spot = (id: string) => ({ id: id as ObjectiveId, shard: 'SUP~1' });
const asIs = (id: string) => ({ ...spot(id), score: null, reason: null });

async function aWorld(changes = false): Promise<World> {
  const world = newWorld({
    items: epicWith([{ points: 3, done: true }, { points: 5 }]),
    changes,
  });
  await world.import(
    planOf(
      [
        objective('o'),
        objective('o-child', { parents: [edge('o')] }),
        objective('o-draft', { status: 'draft' }),
      ],
      [
        keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
        keyResult('kr-typed', 'o', metricMeasure('45', '25'), { readings: [reading('2026-10-20', '35')] }),
        keyResult('kr-off', 'o', metricMeasure('0', '1'), { status: 'cancelled' }),
        keyResult('kr-child', 'o-child', metricMeasure('0', '10'), {
          readings: [reading('2026-10-20', '5')],
        }),
      ],
    ),
  );
  return world;
}
const shardOf = async (world: World) => {
  const [found] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
  if (!found?.value) throw new Error('no shard');
  return found.value;
};
const valuesOf = async (world: World) => evaluateShard(await shardOf(world), world.now);
const ledgerOf = async (world: World, id: string) =>
  (await world.store.get([{ kind: 'ledger', id }]))[0]?.value?.entries ?? [];
const finish = async (world: World) => {
  const story = world.tracker.all().find(({ id }) => id === idAt(101));
  if (!story) throw new Error('no story');
  const moved = eventOf(story, world.tracker.change(story.id, { state: stateOf('done') }));
  valueOf(await noteWorkMoved(world.host(), moved));
};

describe('[R36] closing', () => {
  it('freezes an objective and its active key results at their values, and nothing below', async () => {
    const world = await aWorld();
    const before = await valuesOf(world);
    const changed = valueOf(await closeNode(world.host(), place, asIs('o')));
    expect(changed).toEqual({ node: spot('o'), change: 1, notices: [], shards: ['SUP~1'] });
    const { objectives, keyResults } = await shardOf(world);
    expect(objectives.map(({ status }) => status)).toEqual(['closed', 'active', 'draft']);
    expect(keyResults.map(({ status }) => status)).toEqual(['closed', 'closed', 'cancelled', 'active']);
    expect(objectives[0]?.closing).toMatchObject({ on: '2026-11-01', score: null, by: 'Maria' });
    expect(objectives[0]?.closing?.progress).toBe(objectiveIn(before, 'o').progress);
    expect(keyResults[0]?.closing).toMatchObject({ raw: 375_000, progress: 375_000 });
  });

  it('lets closed values stand when the work changes later, and says so', async () => {
    const world = await aWorld();
    const before = objectiveIn(await valuesOf(world), 'o').progress;
    valueOf(await closeNode(world.host(), place, asIs('o')));
    await finish(world);
    expect((await shardOf(world)).keyResults[0]?.work?.sums).toMatchObject({ items: { done: 2 } });
    const after = await valuesOf(world);
    expect(keyResultIn(after, 'kr').progress).toBe(375_000);
    expect(objectiveIn(after, 'o').progress).toBe(before);
    expect(after.problems.map(({ code, at }) => [code, at])).toContainEqual(['D_CHANGED_AFTER_CLOSE', 'kr']);
  });

  it('takes no links and no check-ins any more', async () => {
    const world = await aWorld();
    valueOf(await closeNode(world.host(), place, asIs('o')));
    const link = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1', weight: null };
    expect(failureOf(await linkWorkItem(world.host(), world.place(idAt(101)), link))).toBe('bad-input');
    const said = {
      on: day('2026-11-01'),
      value: '30',
      confidence: null,
      note: null,
      blockers: null,
    };
    const to = { keyResult: 'kr-typed' as KeyResultId, shard: 'SUP~1' };
    expect(failureOf(await checkIn(world.host(), place, { ...to, ...said }))).toBe('bad-input');
  });

  it('of a key result alone leaves the objective open', async () => {
    const world = await aWorld();
    valueOf(await closeNode(world.host(), place, asIs('kr')));
    const { objectives, keyResults } = await shardOf(world);
    expect([objectives[0]?.status, keyResults[0]?.status, keyResults[1]?.status]).toEqual([
      'active',
      'closed',
      'active',
    ]);
  });

  it('first asks what changed, where no event tells', async () => {
    const world = await aWorld(true);
    world.tracker.change(idAt(101), { state: stateOf('done') });
    valueOf(await closeNode(world.host(), place, asIs('kr')));
    expect((await shardOf(world)).keyResults[0]?.closing?.progress).toBe(1_000_000);
  });

  it('[R31] keeps a score that a person gives, with the reason, beside the progress', async () => {
    const world = await aWorld();
    const given = { ...spot('kr'), score: '0.65', reason: ' The last story is in review. ' };
    valueOf(await closeNode(world.host(), place, given));
    const closing = { progress: 375_000, score: 650_000, reason: 'The last story is in review.' };
    expect((await shardOf(world)).keyResults[0]?.closing).toMatchObject(closing);
    expect(keyResultIn(await valuesOf(world), 'kr')).toMatchObject({ progress: 375_000, score: 650_000 });
    expect((await ledgerOf(world, 'kr'))[0]).toMatchObject({
      kind: 'closed',
      fields: [
        { field: 'status', from: 'active', to: 'closed' },
        { field: 'closed', from: null, to: { on: '2026-11-01', value: 0.375, score: 0.65 } },
      ],
    });
  });

  it.each([
    ['without a reason', '0.65', null, ['reason']],
    ['with a blank reason', '0.65', '  ', ['reason']],
    ['above 1', '1.2', 'why', ['score']],
    ['that is no number', 'good', 'why', ['score']],
    ['below 0', '-0.1', 'why', ['score']],
  ])('[R31] refuses another score %s', async (_, score, reason, fields) => {
    const world = await aWorld();
    const answer = await closeNode(world.host(), place, { ...spot('kr'), score, reason });
    expect(answer).toMatchObject({
      failure: { code: 'bad-input', fields: fields.map((field) => ({ field })) },
    });
    expect((await shardOf(world)).keyResults[0]?.status).toBe('active');
  });

  it.each(['0.37', '0.38', '0.375'])('[R31] takes the score %s for the progress itself', async (score) => {
    const world = await aWorld();
    valueOf(await closeNode(world.host(), place, { ...spot('kr'), score, reason: null }));
    expect((await shardOf(world)).keyResults[0]?.closing?.score).toBeNull();
  });

  it.each(['o-draft', 'kr-off'])('refuses what is not active: %s', async (id) => {
    const world = await aWorld();
    expect(failureOf(await closeNode(world.host(), place, asIs(id)))).toBe('bad-input');
  });
});

describe('[R36] reopening', () => {
  it('lets values follow the data again, of all that was closed with it and of nothing else', async () => {
    const world = await aWorld();
    valueOf(await closeNode(world.host(), place, asIs('kr-typed')));
    world.now += 86_400_000;
    valueOf(await closeNode(world.host(), place, asIs('o')));
    await finish(world);
    expect(valueOf(await reopenNode(world.host(), place, spot('o')))).toMatchObject({ change: 2 });
    const { objectives, keyResults } = await shardOf(world);
    expect(objectives[0]).toMatchObject({ status: 'active', closing: null });
    expect(keyResults.map(({ status }) => status)).toEqual(['active', 'closed', 'cancelled', 'active']);
    expect(keyResultIn(await valuesOf(world), 'kr').progress).toBe(1_000_000);
    expect((await ledgerOf(world, 'kr')).map(({ kind }) => kind)).toEqual(['closed', 'reopened']);
  });

  it('is refused of what is open, and of a key result whose objective is closed', async () => {
    const world = await aWorld();
    expect(failureOf(await reopenNode(world.host(), place, spot('o')))).toBe('bad-input');
    valueOf(await closeNode(world.host(), place, asIs('o')));
    expect(failureOf(await reopenNode(world.host(), place, spot('kr')))).toBe('bad-input');
  });
});

describe('a stranger', () => {
  it.each<[string, NonNullable<MemoryHostOptions['may']>]>([
    ['who may only edit', { administer: [] }],
    ['who may only see', { edit: [], administer: [] }],
    ['who may not see', { see: [] }],
  ])('%s, neither closes nor reopens', async (_, may) => {
    const world = await aWorld();
    expect(failureOf(await closeNode(world.host({ may }), place, asIs('o')))).toBe('forbidden');
    expect((await shardOf(world)).objectives[0]?.status).toBe('active');
    valueOf(await closeNode(world.host(), place, asIs('o')));
    expect(failureOf(await reopenNode(world.host({ may }), place, spot('o')))).toBe('forbidden');
    expect((await shardOf(world)).objectives[0]?.status).toBe('closed');
  });
});
