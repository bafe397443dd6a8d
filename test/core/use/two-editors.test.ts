import type { Field } from '@throughline/core/view/node-details.ts';
import {
  edge,
  keyResult,
  maintainMeasure,
  decimal,
  metricMeasure,
  objective,
  planOf,
} from '../plan-fixtures.ts';
import { ana, ben, edit, fieldsOf, ledgerOf, refusal, save, saved, stored, worldOf } from './saving.ts';
import { SUP } from './world.ts';
import type { World } from './world.ts';

const plan = planOf(
  [
    objective('o', { project: SUP, parents: [edge('a', { order: 1 }), edge('b', { order: 2 })] }),
    ...['a', 'b', 'c', 'd'].map((id) => objective(id, { project: SUP })),
  ],
  [
    keyResult('kr', 'o', metricMeasure('45', '25', { unit: 'min' })),
    keyResult('kr-held', 'o', maintainMeasure({ atLeast: decimal(5) })),
  ],
);

/** Both opened the editor at the same time; Ben saves last. */
async function both(
  world: World,
  id: string,
  anas: Readonly<Record<string, Field>>,
  bens: Readonly<Record<string, Field>>,
) {
  const [first, second] = [await edit(world, id, anas), await edit(world, id, bens)];
  await saved(ana(world), first);
  return { answer: await save(ben(world), second), second };
}

const metric = (more: object): Field => ({ kind: 'metric', from: 45, to: 25, unit: 'min', ...more });

describe('two people at once', () => {
  it('who change different fields both have theirs', async () => {
    const world = await worldOf(plan);
    const { answer } = await both(
      world,
      'o',
      { title: 'Grow', kind: 'aspirational' },
      { owner: 'ben', title: 'Grow' },
    );
    expect(answer).toMatchObject({ ok: true });
    expect(await fieldsOf(world, 'o')).toMatchObject({ title: 'Grow', kind: 'aspirational', owner: 'ben' });
    // What was so already is not Ben's doing.
    expect((await ledgerOf(world, 'o'))[1]?.fields).toEqual([{ field: 'owner', from: null, to: 'ben' }]);
  });

  it('who change different parts of one measure both have theirs', async () => {
    const world = await worldOf(plan);
    const { answer } = await both(
      world,
      'kr',
      { measure: metric({ to: 20, stretch: 15 }) },
      { measure: metric({ unit: 'minutes', stretch: '15' }) },
    );
    expect(answer).toMatchObject({ ok: true });
    expect((await fieldsOf(world, 'kr'))['measure']).toEqual(
      metric({ to: 20, stretch: 15, unit: 'minutes' }),
    );
  });

  it('who change different parents both have theirs', async () => {
    const world = await worldOf(plan);
    const { answer } = await both(
      world,
      'o',
      { parent: [{ id: 'a', weight: 2 }, { id: 'b' }, { id: 'c' }] },
      { parent: [{ id: 'a' }, { id: 'd', contributes: false }] },
    );
    expect(answer).toMatchObject({ ok: true });
    expect((await fieldsOf(world, 'o'))['parent']).toEqual([
      { id: 'a', weight: 2 },
      { id: 'c' },
      { id: 'd', contributes: false },
    ]);
  });

  it('who change the same are asked, for all of it at once, and nothing is saved', async () => {
    const world = await worldOf(plan);
    const { answer } = await both(
      world,
      'kr',
      { title: 'Faster', measure: metric({ to: 20 }), weight: 2 },
      { title: 'Quicker', measure: metric({ to: 22, unit: 'minutes' }), owner: 'ben' },
    );
    expect(refusal(answer)).toEqual({
      code: 'conflict',
      message: expect.stringContaining('Nothing was changed'),
      conflicts: [
        { field: 'title', mine: 'Quicker', theirs: 'Faster', by: 'Ana' },
        { field: 'measure.to', mine: 22, theirs: 20, by: 'Ana' },
      ],
    });
    expect(await fieldsOf(world, 'kr')).toEqual({ title: 'Faster', measure: metric({ to: 20 }), weight: 2 });
    expect(await ledgerOf(world, 'kr')).toHaveLength(1);
  });

  it('and keep mine by sending it again as a change of theirs, part by part or whole', async () => {
    const world = await worldOf(plan);
    const { answer, second } = await both(
      world,
      'kr',
      { measure: metric({ to: 20, from: 50 }) },
      { measure: metric({ to: 22 }) },
    );
    const [conflict] = refusal(answer).conflicts ?? [];
    if (!conflict) throw new Error('no conflict');
    const part = { field: conflict.field, from: conflict.theirs, to: conflict.mine };
    const again = { ...second, changes: [...second.changes, part] };
    expect(await save(ben(world), again)).toMatchObject({ ok: true });
    expect((await fieldsOf(world, 'kr'))['measure']).toEqual(metric({ to: 22, from: 50 }));

    const whole = {
      ...second,
      changes: [{ field: 'measure', from: metric({ to: 22, from: 50 }), to: metric({ to: 21 }) }],
    };
    expect(await save(ben(world), whole)).toMatchObject({ ok: true });
    expect((await fieldsOf(world, 'kr'))['measure']).toEqual(metric({ to: 21 }));
  });

  it('are asked for a parent by its id', async () => {
    const world = await worldOf(plan);
    const { answer, second } = await both(
      world,
      'o',
      { parent: [{ id: 'a', weight: 2 }, { id: 'b' }] },
      { parent: [{ id: 'a', weight: 3 }, { id: 'b' }] },
    );
    expect(refusal(answer).conflicts).toEqual([
      { field: 'parent.a', mine: { id: 'a', weight: 3 }, theirs: { id: 'a', weight: 2 }, by: 'Ana' },
    ]);
    const part = { field: 'parent.a', from: { id: 'a', weight: 2 }, to: null };
    expect(await save(ben(world), { ...second, changes: [...second.changes, part] })).toMatchObject({
      ok: true,
    });
    expect((await fieldsOf(world, 'o'))['parent']).toEqual([{ id: 'b' }]);
  });

  it('who chose different kinds of measure, or of target, are asked for the whole', async () => {
    const world = await worldOf(plan);
    const kinds = await both(world, 'kr', { measure: { kind: 'yesNo' } }, { measure: metric({ to: 22 }) });
    expect(refusal(kinds.answer).conflicts).toMatchObject([{ field: 'measure', theirs: { kind: 'yesNo' } }]);

    const other = await worldOf(plan);
    const by = (key: string) => ({ kind: 'metric', from: 45, unit: 'min', [key]: -20 });
    const forms = await both(other, 'kr', { measure: by('by') }, { measure: by('byPercent') });
    expect(refusal(forms.answer).conflicts).toEqual([
      { field: 'measure', mine: by('byPercent'), theirs: by('by'), by: 'Ana' },
    ]);
  });

  it('are not asked about what is only said more fully', async () => {
    const world = await worldOf(plan);
    const { answer } = await both(
      world,
      'kr-held',
      { measure: { kind: 'maintain', atLeast: 6 } },
      {
        measure: { kind: 'maintain', atLeast: 5, every: 'week', method: 'average' },
        status: 'active',
        start: '2026-10-01',
      },
    );
    expect(answer).toMatchObject({ ok: true });
    expect((await fieldsOf(world, 'kr-held'))['measure']).toEqual({
      kind: 'maintain',
      atLeast: 6,
      method: 'average',
    });
  });

  it('in the same moment: the store refuses the slower one, which then decides anew', async () => {
    const world = await worldOf(plan);
    const [first, second, third] = [
      await edit(world, 'kr', { title: 'Faster' }),
      await edit(world, 'kr', { weight: 2 }),
      await edit(world, 'kr', { title: 'Quicker' }),
    ];
    const answers = await Promise.all([
      save(ana(world), first),
      save(ben(world), second),
      save(ben(world), third),
    ]);
    const titles = [answers[0], answers[2]];
    expect(answers[1]).toMatchObject({ ok: true });
    expect(titles.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(
      titles.filter((answer) => answer && !answer.ok && answer.failure.code === 'conflict'),
    ).toHaveLength(1);
    expect(await fieldsOf(world, 'kr')).toMatchObject({ weight: 2 });
    expect((await ledgerOf(world, 'kr')).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('one edits, the work moves: neither waits for the other, and no sum is lost', async () => {
    const world = await worldOf(plan);
    const before = await stored(world, 'shard', 'SUP~1');
    await Promise.all([
      saved(ana(world), await edit(world, 'a', { title: 'One' })),
      saved(ben(world), await edit(world, 'b', { title: 'Two' })),
      saved(ana(world), await edit(world, 'kr', { title: 'Three' })),
    ]);
    expect((await stored(world, 'text', 'SUP~1'))?.texts).toMatchObject({
      a: { title: 'One' },
      b: { title: 'Two' },
      kr: { title: 'Three' },
    });
    expect(await stored(world, 'shard', 'SUP~1')).toEqual(before);
  });
});
