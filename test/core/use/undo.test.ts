import type { KeyResultId, ObjectiveId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import { checkIn } from '@throughline/core/use/check-in.ts';
import { setWeights } from '@throughline/core/use/set-weights.ts';
import { undo } from '@throughline/core/use/undo.ts';
import { day, keyResult, metricMeasure, objective, planOf } from '../plan-fixtures.ts';
import {
  ana,
  ben,
  edit,
  fieldsOf,
  here,
  ledgerOf,
  newKeyResult,
  newObjective,
  refusal,
  saved,
  stored,
  worldOf,
} from './saving.ts';
import { SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const plan = planOf(
  [objective('o', { project: SUP })],
  [keyResult('kr', 'o', metricMeasure('45', '25', { unit: 'min' }))],
);
const spot = (id: string, change: number, shard = 'SUP~1') => ({ id: id as KeyResultId, shard, change });
const everything = async (world: World, ...ids: string[]) => [
  await stored(world, 'shard', 'SUP~1'),
  await stored(world, 'text', 'SUP~1'),
  await stored(world, 'directory', 'directory'),
  ...(await Promise.all(ids.map((id) => ledgerOf(world, id)))),
];

describe('undo', () => {
  it('puts back what an edit changed, as a further entry', async () => {
    const world = await worldOf(plan);
    const before = await fieldsOf(world, 'kr');
    await saved(
      ana(world),
      await edit(world, 'kr', { title: 'Faster', weight: 2, measure: { kind: 'metric', from: 45, to: 20 } }),
    );
    const back = valueOf(await undo(ben(world), here, spot('kr', 1)));
    expect(back).toMatchObject({ node: { id: 'kr' }, change: 2, shards: ['SUP~1'] });
    expect(await fieldsOf(world, 'kr')).toEqual(before);
    const [first, second] = await ledgerOf(world, 'kr');
    expect(first).toMatchObject({ kind: 'edited', name: 'Ana' });
    expect(second).toMatchObject({ kind: 'undone', name: 'Ben', undid: 1 });
    // An undo is a change too.
    valueOf(await undo(ana(world), here, spot('kr', 2)));
    expect(await fieldsOf(world, 'kr')).toMatchObject({ title: 'Faster', weight: 2 });
  });

  it('leaves what was changed beside it since', async () => {
    const world = await worldOf(plan);
    const measure = { kind: 'metric', from: 45, to: 20, unit: 'min' };
    await saved(ana(world), await edit(world, 'kr', { measure }));
    await saved(
      ben(world),
      await edit(world, 'kr', { owner: 'ben', measure: { ...measure, unit: 'minutes' } }),
    );
    valueOf(await undo(ana(world), here, spot('kr', 1)));
    expect(await fieldsOf(world, 'kr')).toEqual({
      title: 'kr',
      owner: 'ben',
      measure: { kind: 'metric', from: 45, to: 25, unit: 'minutes' },
    });
  });

  it('asks where the same was changed since, and changes nothing', async () => {
    const world = await worldOf(plan);
    await saved(ana(world), await edit(world, 'kr', { title: 'Faster', weight: 2 }));
    await saved(ben(world), await edit(world, 'kr', { title: 'Quicker' }));
    const before = await everything(world, 'kr');
    const failure = refusal(await undo(ana(world), here, spot('kr', 1)));
    expect(failure).toMatchObject({
      code: 'conflict',
      conflicts: [{ field: 'title', mine: 'kr', theirs: 'Quicker', by: 'Ben' }],
    });
    expect(await everything(world, 'kr')).toEqual(before);
  });

  it('twice says that there is nothing left', async () => {
    const world = await worldOf(plan);
    await saved(ana(world), await edit(world, 'kr', { title: 'Faster' }));
    valueOf(await undo(ana(world), here, spot('kr', 1)));
    expect(refusal(await undo(ana(world), here, spot('kr', 1)))).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('nothing left'),
    });
  });

  it('puts back an override with who had made it [R30]', async () => {
    const world = await worldOf(plan);
    const override = { value: 0.6, reason: 'late data', by: '', until: '2026-11-30' };
    await saved(ana(world), await edit(world, 'kr', { override }));
    await saved(ben(world), await edit(world, 'kr', { override: null }));
    valueOf(await undo(ben(world), here, spot('kr', 2)));
    expect(await fieldsOf(world, 'kr')).toMatchObject({ override: { by: 'Ana' } });
  });

  it('of what was just made takes it away, and leaves its ledger', async () => {
    const world = await worldOf(plan);
    const before = (await everything(world)).slice(0, 3);
    const made = await saved(ana(world), newKeyResult('o', { title: 'A', measure: { kind: 'work' } }));
    valueOf(await undo(ana(world), here, spot(made.node.id, 1)));
    expect((await everything(world)).slice(0, 3)).toEqual(before);
    expect(await stored(world, 'keyResult', made.node.id)).toBeNull();
    expect((await ledgerOf(world, made.node.id)).map(({ kind, undid }) => [kind, undid])).toEqual([
      ['created', undefined],
      ['undone', 1],
    ]);
    const top = await saved(ana(world), newObjective({ title: 'B', project: 'OPS' }));
    valueOf(await undo(ana(world), here, spot(top.node.id, 1, top.node.shard)));
    expect((await stored(world, 'shard', top.node.shard))?.objectives).toEqual([]);
    const directory = await stored(world, 'directory', 'directory');
    expect(directory?.shards.map(({ id }) => id)).toEqual(['SUP~1']);
  });

  it('of what was made is refused once something hangs on it, or was changed', async () => {
    const world = await worldOf(plan);
    const made = await saved(ana(world), newObjective({ title: 'A', parent: [{ id: 'o', shard: 'SUP~1' }] }));
    const { id } = made.node;
    const child = await saved(
      ana(world),
      newKeyResult(id, { title: 'B', measure: { kind: 'metric', from: 1, to: 2 } }),
    );
    expect(refusal(await undo(ana(world), here, spot(id, 1))).message).toContain('key results');
    const below = await saved(
      ana(world),
      newObjective({ title: 'C', parent: [{ id, contributes: false, shard: 'SUP~1' }] }),
    );
    await undo(ana(world), here, spot(child.node.id, 1));
    expect(refusal(await undo(ana(world), here, spot(id, 1))).message).toContain('objectives');
    await undo(ana(world), here, spot(below.node.id, 1, below.node.shard));

    const measured = await saved(
      ana(world),
      newKeyResult(id, { title: 'D', measure: { kind: 'metric', from: 1, to: 2 } }),
    );
    const asked = {
      keyResult: measured.node.id as KeyResultId,
      shard: 'SUP~1',
      on: day('2026-10-20'),
      value: '1.5',
      confidence: null,
      note: null,
      blockers: null,
    };
    valueOf(await checkIn(ana(world), here, asked));
    expect(refusal(await undo(ana(world), here, spot(measured.node.id, 1))).message).toContain('check-ins');
    // The check-in itself can be taken back, and then what it was of.
    valueOf(await undo(ana(world), here, spot(measured.node.id, 2)));
    expect((await stored(world, 'keyResult', measured.node.id))?.readings).toEqual([]);
    await saved(ana(world), await edit(world, measured.node.id, { title: 'E' }));
    expect(refusal(await undo(ana(world), here, spot(measured.node.id, 1)))).toMatchObject({
      code: 'conflict',
      conflicts: [{ field: 'title', theirs: 'E' }],
    });
  });

  it('of what somebody else made is for who administers the project', async () => {
    const world = await worldOf(plan);
    const made = await saved(ana(world), newKeyResult('o', { title: 'A', measure: { kind: 'yesNo' } }));
    const writer = world.host({ user: { id: 'ben' as UserId, name: 'Ben' }, may: { administer: [] } });
    expect(refusal(await undo(writer, here, spot(made.node.id, 1))).code).toBe('forbidden');
    expect(await undo(ben(world), here, spot(made.node.id, 1))).toMatchObject({ ok: true });
  });

  it('puts back weights that were shared out together [R25]', async () => {
    const world = await worldOf(
      planOf(
        plan.objectives,
        ['kr', 'kr-2'].map((id) => keyResult(id, 'o', metricMeasure('45', '25'))),
      ),
    );
    const weights = [
      { id: 'kr' as KeyResultId, from: null, to: '3' },
      { id: 'kr-2' as KeyResultId, from: null, to: '0.5' },
    ];
    valueOf(await setWeights(ana(world), here, { id: 'o' as ObjectiveId, shard: 'SUP~1', weights }));
    expect((await fieldsOf(world, 'kr-2'))['weight']).toBe(0.5);
    valueOf(await undo(ben(world), here, spot('o', 1)));
    for (const { id } of weights) expect(await fieldsOf(world, id)).not.toHaveProperty('weight');
    expect((await ledgerOf(world, 'o'))[1]).toMatchObject({ kind: 'undone', undid: 1, name: 'Ben' });
    expect(refusal(await undo(ben(world), here, spot('o', 1))).message).toContain('nothing left');
    // And what was taken back can be made again.
    valueOf(await undo(ana(world), here, spot('o', 2)));
    expect((await fieldsOf(world, 'kr-2'))['weight']).toBe(0.5);
    await saved(ana(world), await edit(world, 'kr', { weight: 7 }));
    expect(refusal(await undo(ana(world), here, spot('o', 1)))).toMatchObject({ code: 'conflict' });
  });

  it('of another kind says what to do instead', async () => {
    const world = await worldOf(plan);
    await saved(ana(world), await edit(world, 'kr', { title: 'A' }));
    const ledger = await stored(world, 'ledger', 'kr');
    const [found] = await world.store.get([{ kind: 'ledger', id: 'kr' }]);
    const closed = { id: 2, at: 0, by: 'ana' as UserId, name: 'Ana', kind: 'closed' as const, fields: [] };
    await world.store.commit([
      {
        key: { kind: 'ledger', id: 'kr' },
        value: ledger && { ...ledger, entries: [...ledger.entries, closed] },
        expected: found?.revision ?? null,
      },
    ]);
    expect(refusal(await undo(ana(world), here, spot('kr', 2)))).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('reopened'),
    });
    expect(refusal(await undo(ana(world), here, spot('kr', 9))).code).toBe('not-found');
  });

  it.each([
    ['who may only see', { edit: [] as ProjectId[], administer: [] }],
    ['who may not see', { see: [] as ProjectId[], edit: [], administer: [] }],
  ])('a stranger %s takes nothing back', async (_, may) => {
    const world = await worldOf(plan);
    await saved(ana(world), await edit(world, 'kr', { title: 'Faster' }));
    const made = await saved(ana(world), newKeyResult('o', { title: 'A', measure: { kind: 'yesNo' } }));
    const before = await everything(world, 'kr', made.node.id);
    for (const asked of [spot('kr', 1), spot(made.node.id, 1)])
      expect(refusal(await undo(world.host({ may }), here, asked)).code).toBe('forbidden');
    expect(await everything(world, 'kr', made.node.id)).toEqual(before);
  });

  it('finds an entry on an older page of the ledger', async () => {
    const world = await worldOf(plan);
    await saved(ana(world), await edit(world, 'kr', { title: 'first' }));
    const [found] = await world.store.get([{ kind: 'ledger', id: 'kr' }]);
    const first = found?.value?.entries[0];
    if (!found?.value || !first) throw new Error('no ledger');
    const entries = Array.from({ length: 200 }, (_, at) => ({
      ...first,
      id: at + 1,
      fields: [{ field: 'title', from: `${at}`, to: `${at + 1}` }],
    }));
    const full = { ...found.value, entries };
    await world.store.commit([{ key: found.key, value: full, expected: found.revision }]);
    await saved(ana(world), await edit(world, 'kr', { title: '5' }));
    const ledger = await stored(world, 'ledger', 'kr');
    expect(ledger).toMatchObject({ pages: 1, entries: [{ id: 201 }] });
    expect(ledger?.entries).toHaveLength(1);
    // A full page stays as it was.
    expect(await stored(world, 'ledger', 'kr~1')).toEqual(full);
    valueOf(await undo(ana(world), here, spot('kr', 5)));
    expect(await fieldsOf(world, 'kr')).toMatchObject({ title: '4' });
    expect((await ledgerOf(world, 'kr')).map(({ id, undid }) => [id, undid])).toEqual([
      [201, undefined],
      [202, 5],
    ]);
  });
});
