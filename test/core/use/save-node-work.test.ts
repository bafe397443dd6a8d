import { keyResult, objective, planOf, workMeasure, links, decimal } from '../plan-fixtures.ts';
import { ana, edit, newKeyResult, saved, stored, worldOf } from './saving.ts';
import { epicId, epicWith, NOON, SUP } from './world.ts';

describe('what work counts', () => {
  const items = epicWith([{ points: 3, done: true }, { points: 5 }, { points: null }]);
  const worked = () =>
    planOf([objective('o', { project: SUP })], [keyResult('kr', 'o', workMeasure({ links: links(epicId) }))]);
  const workOf = async (world: Awaited<ReturnType<typeof worldOf>>) =>
    (await stored(world, 'shard', 'SUP~1'))?.keyResults[0]?.work;

  it('stays counted through an edit of words', async () => {
    const world = await worldOf(worked(), { items });
    const before = await workOf(world);
    expect(before?.countedAt).not.toBeNull();
    await saved(ana(world), await edit(world, 'kr', { title: 'Other words', weight: 2 }));
    expect(await workOf(world)).toEqual(before);
  });

  it('is counted anew in another unit, with the same links [R21]', async () => {
    const world = await worldOf(worked(), { items });
    expect((await world.panel(epicId)).objectives[0]?.keyResults[0]?.amount).toMatchObject({
      unit: 'points',
      counted: 3,
    });
    await saved(ana(world), await edit(world, 'kr', { measure: { kind: 'work' } }));
    await world.drain();
    expect((await world.panel(epicId)).objectives[0]?.keyResults[0]).toMatchObject({
      percent: '33',
      amount: { unit: 'issues', done: decimal(1), total: decimal(3) },
    });
    await saved(
      ana(world),
      await edit(world, 'kr', { measure: { kind: 'work', count: 'points', unestimatedSize: 8 } }),
    );
    await world.drain();
    expect((await world.panel(epicId)).objectives[0]?.keyResults[0]?.amount).toMatchObject({
      unit: 'points',
      total: decimal(16),
      unestimatedSize: 8000,
    });
  });

  it('takes a size for what has no estimate, and fixes it anew where that is taken away [R21]', async () => {
    const world = await worldOf(worked(), { items });
    const amount = async () => (await world.panel(epicId)).objectives[0]?.keyResults[0]?.amount;
    const fixed = await workOf(world);
    expect(fixed?.unestimatedSize).toBe(3000);
    const points = { kind: 'work', count: 'points' };
    await saved(ana(world), await edit(world, 'kr', { measure: { ...points, unestimatedSize: '8' } }));
    await world.drain();
    expect(await amount()).toMatchObject({ total: decimal(16), unestimatedSize: 8000 });
    await saved(ana(world), await edit(world, 'kr', { measure: points }));
    await world.drain();
    expect(await amount()).toMatchObject({ total: decimal(11), unestimatedSize: 3000 });
  });

  it('is given up for another measure and taken up again with what is linked', async () => {
    const world = await worldOf(worked(), { items });
    await saved(ana(world), await edit(world, 'kr', { measure: { kind: 'yesNo' } }));
    expect(await workOf(world)).toBeNull();
    await saved(ana(world), await edit(world, 'kr', { measure: { kind: 'work', count: 'points' } }));
    await world.drain();
    expect((await world.panel(epicId)).objectives[0]?.keyResults[0]).toMatchObject({
      linked: true,
      amount: { counted: 3 },
    });
  });

  it('of a new key result begins with nothing, counted', async () => {
    const world = await worldOf(worked(), { items });
    const made = await saved(
      ana(world),
      newKeyResult('o', { title: 'A', measure: { kind: 'work', count: 'points' } }),
    );
    const document = await stored(world, 'shard', 'SUP~1');
    expect(document?.keyResults.find(({ id }) => id === made.node.id)?.work).toMatchObject({
      links: 0,
      countedAt: NOON,
      next: null,
    });
  });
});
