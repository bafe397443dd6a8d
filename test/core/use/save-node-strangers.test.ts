import { metricMeasure, keyResult, objective, planOf } from '../plan-fixtures.ts';
import { edit, newKeyResult, newObjective, OPS, refusal, save, saved, stored, worldOf } from './saving.ts';
import { SUP } from './world.ts';

const plan = planOf(
  [objective('o', { project: SUP }), objective('o-2', { project: SUP })],
  [keyResult('kr', 'o', metricMeasure('45', '25', { unit: 'min' }))],
);

describe('a stranger', () => {
  const asks = async (world: Awaited<ReturnType<typeof worldOf>>) => [
    newObjective({ title: 'A' }),
    newKeyResult('o', { title: 'A', measure: { kind: 'yesNo' } }),
    await edit(world, 'o', { title: 'A' }),
    await edit(world, 'kr', { title: 'A' }),
    // A conflict would tell what is there.
    { ...(await edit(world, 'kr', { title: 'A' })), changes: [{ field: 'title', from: 'a guess', to: 'A' }] },
  ];

  it.each([
    ['who may only see the project', { edit: [], administer: [] }],
    ['who may not even see it', { see: [], edit: [], administer: [] }],
  ])('%s writes nothing, and nothing is kept', async (_, may) => {
    const world = await worldOf(plan);
    const everything = async () => [
      await stored(world, 'shard', 'SUP~1'),
      await stored(world, 'text', 'SUP~1'),
      await stored(world, 'ledger', 'kr'),
      await stored(world, 'directory', 'directory'),
      await stored(world, 'project', SUP),
    ];
    const before = await everything();
    for (const asked of await asks(world)) {
      expect(refusal(await save(world.host({ may }), asked))).toMatchObject({ code: 'forbidden' });
    }
    expect(await everything()).toEqual(before);
  });

  it('to the organisation writes none of its objectives, and moves none there', async () => {
    const world = await worldOf(
      planOf(
        [objective('o', { project: SUP }), objective('all', { project: SUP, level: 'organisation' })],
        [keyResult('kr', 'all', { kind: 'yesNo', done: false })],
      ),
    );
    const host = world.host({ may: { administer: [SUP], organisation: false } });
    for (const asked of [
      newObjective({ title: 'A', level: 'organisation' }),
      await edit(world, 'o', { level: 'organisation' }),
      await edit(world, 'all', { level: null }),
      await edit(world, 'kr', { title: 'A' }),
    ])
      expect(refusal(await save(host, asked)).code).toBe('forbidden');
    await saved(world.host({ may: { organisation: true } }), await edit(world, 'all', { title: 'A' }));
  });

  it('to another project neither moves objectives there nor puts theirs below one of it', async () => {
    const world = await worldOf(
      planOf([objective('o', { project: SUP }), objective('far', { project: OPS })], []),
    );
    const host = world.host({ may: { see: [SUP], edit: [SUP] } });
    const shard = (await stored(world, 'project', OPS))?.shards[0] ?? '';
    expect(refusal(await save(host, await edit(world, 'o', { project: OPS }))).code).toBe('forbidden');
    for (const parent of [
      { id: 'far', shard },
      { id: 'far', shard, contributes: false },
    ])
      expect(refusal(await save(host, await edit(world, 'o', { parent: [parent] }))).code).toBe('forbidden');
  });
});
