import { keyResult, objective, planOf, edge, objectivesMeasure } from '../plan-fixtures.ts';
import {
  ana,
  edit,
  fieldsOf,
  ledgerOf,
  newObjective,
  OPS,
  refusal,
  save,
  saved,
  stored,
  worldOf,
} from './saving.ts';
import { epicId, SUP } from './world.ts';

describe('aligning', () => {
  const tree = planOf(
    [
      objective('top', { project: SUP, title: 'The company' }),
      objective('mid', { project: SUP, title: 'A team', parents: [edge('kr-top', { order: 1 })] }),
      objective('low', { project: SUP, title: 'A person', parents: [edge('mid', { order: 2 })] }),
    ],
    [
      keyResult('kr-top', 'top', objectivesMeasure('mean'), { title: 'A result' }),
      keyResult('kr-low', 'low', { kind: 'yesNo', done: false }),
    ],
  );

  it('that would close a circle is refused with the way round, by titles [R29]', async () => {
    const world = await worldOf(tree);
    const answer = await save(ana(world), await edit(world, 'top', { parent: [{ id: 'low' }] }));
    const { fields } = refusal(answer);
    expect(fields).toHaveLength(1);
    expect(fields?.[0]).toMatchObject({
      field: 'parent',
      message: expect.stringContaining('The company → A person → A team → A result → The company'),
    });
    const itself = await save(ana(world), await edit(world, 'top', { parent: [{ id: 'top' }] }));
    expect(refusal(itself).fields).toMatchObject([
      { field: 'parent', message: expect.stringContaining('The company → The company') },
    ]);
    expect((await stored(world, 'shard', 'SUP~1'))?.objectives[0]?.parents).toEqual([]);
    // Drawn and not counted, it closes nothing.
    await saved(ana(world), await edit(world, 'top', { parent: [{ id: 'low', contributes: false }] }));
  });

  it('does not name what the viewer may not see', async () => {
    const world = await worldOf(
      planOf(
        tree.objectives.map((one) => (one.id === 'mid' ? { ...one, project: OPS } : one)),
        tree.keyResults,
      ),
    );
    const host = world.host({ may: { see: [SUP], edit: [SUP] } });
    const { fields } = refusal(await save(host, await edit(world, 'top', { parent: [{ id: 'low' }] })));
    expect(fields?.[0]?.message).not.toContain('A team');
    expect(fields?.[0]?.message).toContain('→ (one that you may not see) →');
  });

  it('to a key result with a measure of its own is refused, and so is a measure for one that is fed [R27]', async () => {
    const world = await worldOf(tree);
    const below = await edit(world, 'mid', { parent: [{ id: 'kr-low' }] });
    expect(refusal(await save(ana(world), below)).fields?.map(({ field }) => field)).toContain('parent');
    const measured = await edit(world, 'kr-top', { measure: { kind: 'yesNo' } });
    expect(refusal(await save(ana(world), measured)).fields).toMatchObject([{ field: 'measure.kind' }]);
  });

  it('keeps how old an edge is, and gives a new one the highest number [R29]', async () => {
    const world = await worldOf(tree);
    await saved(
      ana(world),
      await edit(world, 'low', {
        parent: [
          { id: 'top', weight: 1 },
          { id: 'mid', weight: 2 },
        ],
      }),
    );
    expect((await stored(world, 'shard', 'SUP~1'))?.objectives[2]?.parents).toEqual([
      { parent: 'top', contributes: true, weight: 1000, order: 3 },
      { parent: 'mid', contributes: true, weight: 2000, order: 2 },
    ]);
  });

  it('across shards supports freely, and brings both trees together where it contributes [R27]', async () => {
    const world = await worldOf(tree);
    const other = {
      ...tree,
      objectives: [objective('far', { project: OPS, title: 'Far' })],
      keyResults: [keyResult('kr-far', 'far', { kind: 'yesNo', done: true })],
    };
    await world.import(other, epicId);
    const far = (await stored(world, 'project', OPS))?.shards[0] ?? '';
    expect(far).toBe('OPS~1');

    const supports = await edit(
      world,
      'far',
      { parent: [{ id: 'top', contributes: false, shard: 'SUP~1' }] },
      far,
    );
    expect(await saved(ana(world), supports)).toMatchObject({ node: { shard: far } });
    expect(await fieldsOf(world, 'far', far)).toMatchObject({ parent: [{ id: 'top', contributes: false }] });

    const joins = await edit(world, 'far', { parent: [{ id: 'top', shard: 'SUP~1' }] }, far);
    const made = await saved(ana(world), joins);
    expect(new Set(made.shards)).toEqual(new Set(['SUP~1', 'OPS~1']));
    const together = await stored(world, 'shard', made.node.shard);
    expect(together?.objectives.map(({ id }) => id).sort()).toEqual(['far', 'low', 'mid', 'top']);
    expect(together?.objectives.find(({ id }) => id === 'far')?.parents).toMatchObject([
      { parent: 'top', contributes: true },
    ]);
    expect(
      (await ledgerOf(world, 'far')).map(({ kind }) => kind).filter((kind) => kind === 'edited'),
    ).toHaveLength(2);
  });

  it('a new objective under two trees brings them together', async () => {
    const world = await worldOf(tree);
    await world.import(planOf([objective('far', { project: OPS })], []), epicId);
    const made = await saved(
      ana(world),
      newObjective({
        title: 'Both',
        parent: [
          { id: 'mid', shard: 'SUP~1' },
          { id: 'far', shard: 'OPS~1' },
        ],
      }),
    );
    const together = await stored(world, 'shard', made.node.shard);
    expect(together?.objectives.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['top', 'mid', 'low', 'far', made.node.id]),
    );
  });

  it('that is in a circle already does not stand in the way of other edits [R29]', async () => {
    const world = await worldOf(tree);
    const [found] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
    const shard = found?.value;
    if (!found || !shard) throw new Error('no shard');
    const objectives = shard.objectives.map((one) =>
      one.id === 'top' ? { ...one, parents: [edge('low', { order: 9 })] } : one,
    );
    await world.store.commit([{ key: found.key, value: { ...shard, objectives }, expected: found.revision }]);
    await saved(
      ana(world),
      await edit(world, 'top', { title: 'Renamed', parent: [{ id: 'low', weight: 2 }] }),
    );
    expect(await fieldsOf(world, 'top')).toMatchObject({ title: 'Renamed' });
    await saved(ana(world), await edit(world, 'top', { parent: null }));
    expect(await fieldsOf(world, 'top')).not.toHaveProperty('parent');
  });

  it('to what lies somewhere else than the picker thought is found all the same', async () => {
    const world = await worldOf(tree);
    const made = await saved(
      ana(world),
      newObjective({ title: 'Below', parent: [{ id: 'mid', shard: 'SUP~77' }] }),
    );
    expect(made.node.shard).toBe('SUP~1');
  });
});
