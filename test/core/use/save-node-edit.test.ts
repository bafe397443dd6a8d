import { metricMeasure, keyResult, objective, planOf, reading, decimal, day } from '../plan-fixtures.ts';
import {
  ana,
  ben,
  edit,
  fieldsOf,
  ledgerOf,
  newKeyResult,
  OPS,
  refusal,
  save,
  saved,
  stored,
  worldOf,
} from './saving.ts';
import { SUP } from './world.ts';

const plan = planOf(
  [objective('o', { project: SUP }), objective('o-2', { project: SUP })],
  [keyResult('kr', 'o', metricMeasure('45', '25', { unit: 'min' }))],
);

describe('editing', () => {
  it('changes what was changed, and says nothing where all of it is so already', async () => {
    const world = await worldOf(plan);
    const asked = await edit(world, 'kr', {
      measure: { kind: 'metric', from: 45, to: 20, unit: 'min' },
      weight: 3,
    });
    expect(await saved(ana(world), asked)).toMatchObject({
      change: 1,
      node: { id: 'kr', shard: 'SUP~1' },
      shards: ['SUP~1'],
    });
    expect(await fieldsOf(world, 'kr')).toEqual({
      title: 'kr',
      weight: 3,
      measure: { kind: 'metric', from: 45, to: 20, unit: 'min' },
    });
    expect((await ledgerOf(world, 'kr'))[0]?.fields).toEqual([
      {
        field: 'measure',
        from: { kind: 'metric', from: 45, to: 25, unit: 'min' },
        to: { kind: 'metric', from: 45, to: 20, unit: 'min' },
      },
      { field: 'weight', from: null, to: 3 },
    ]);
    const before = await stored(world, 'shard', 'SUP~1');
    expect(await saved(ana(world), asked)).toMatchObject({ change: null });
    expect(await stored(world, 'shard', 'SUP~1')).toEqual(before);
    expect(await ledgerOf(world, 'kr')).toHaveLength(1);
  });

  it('keeps readings and everything else that it does not say', async () => {
    const measured = planOf(
      [objective('o', { project: SUP })],
      [keyResult('kr', 'o', metricMeasure('45', '25'), { readings: [reading('2026-10-20', 38)] })],
    );
    const world = await worldOf(measured);
    await saved(
      ana(world),
      await edit(world, 'kr', { title: 'Faster', measure: { kind: 'metric', from: 50, to: 25 } }),
    );
    const after = (await stored(world, 'shard', 'SUP~1'))?.keyResults[0];
    expect(after).toMatchObject({ readings: [{ on: '2026-10-20', value: decimal(38) }] });
    expect((await stored(world, 'keyResult', 'kr'))?.readings).toHaveLength(1);
  });

  it('takes the reading of the start where the target no longer says one [R6]', async () => {
    const many = ['2026-09-20', '2026-10-05', '2026-10-20'].map((on, at) => reading(on, 40 - at));
    const measured = planOf(
      [objective('o', { project: SUP })],
      [keyResult('kr', 'o', metricMeasure('45', '25'), { readings: many })],
    );
    const world = await worldOf(measured);
    expect((await stored(world, 'shard', 'SUP~1'))?.keyResults[0]?.readings).toHaveLength(1);
    await saved(ana(world), await edit(world, 'kr', { measure: { kind: 'metric', to: 25 } }));
    expect((await stored(world, 'shard', 'SUP~1'))?.keyResults[0]?.readings.map(({ on }) => on)).toContain(
      '2026-09-20',
    );
  });

  it('of an objective reaches the key results that had what it had, and no others [R31]', async () => {
    const world = await worldOf(
      planOf(
        [objective('o', { project: SUP })],
        [
          keyResult('kr', 'o', { kind: 'yesNo', done: false }),
          keyResult(
            'kr-own',
            'o',
            { kind: 'yesNo', done: false },
            { threshold: 900_000, checkInEvery: 'day' },
          ),
        ],
      ),
    );
    await saved(ana(world), await edit(world, 'o', { kind: 'aspirational', checkInEvery: 'month' }));
    const [first, own] = (await stored(world, 'shard', 'SUP~1'))?.keyResults ?? [];
    expect(first).toMatchObject({ kind: 'aspirational', threshold: 700_000, checkInEvery: 'month' });
    expect(own).toMatchObject({ kind: 'aspirational', threshold: 900_000, checkInEvery: 'day' });
    expect(await fieldsOf(world, 'kr')).toEqual({ title: 'kr', measure: { kind: 'yesNo' } });
  });

  it('of an objective leaves what was closed as it was closed [R36]', async () => {
    const closed = {
      status: 'closed',
      closing: {
        on: day('2026-10-31'),
        raw: 800_000,
        progress: 800_000,
        amount: null,
        score: null,
        reason: null,
        by: null,
      },
    } as const;
    const world = await worldOf(
      planOf(
        [objective('o', { project: SUP })],
        [keyResult('kr', 'o', { kind: 'yesNo', done: false }, closed)],
      ),
    );
    await saved(ana(world), await edit(world, 'o', { kind: 'aspirational', checkInEvery: 'day' }));
    expect((await stored(world, 'shard', 'SUP~1'))?.keyResults[0]).toMatchObject({
      kind: 'committed',
      threshold: 1_000_000,
      checkInEvery: 'week',
    });
  });

  it('gives a key result a kind of its own with the threshold of that kind [R31]', async () => {
    const world = await worldOf(
      planOf(
        [objective('o', { project: SUP, threshold: 500_000 })],
        [keyResult('kr', 'o', { kind: 'yesNo', done: false }, { threshold: 500_000 })],
      ),
    );
    await saved(ana(world), await edit(world, 'kr', { kind: 'committed' }));
    expect((await stored(world, 'shard', 'SUP~1'))?.keyResults[0]).toMatchObject({ threshold: 1_000_000 });
  });

  it('of the project takes it along in the directory and in both projects', async () => {
    const world = await worldOf(plan);
    await saved(ana(world), await edit(world, 'o-2', { project: OPS }));
    expect((await stored(world, 'project', OPS))?.guests).toEqual(['SUP~1']);
    await saved(ana(world), await edit(world, 'o-2', { project: SUP }));
    expect((await stored(world, 'project', OPS))?.guests).toEqual([]);
    expect((await stored(world, 'directory', 'directory'))?.shards).toMatchObject([
      { id: 'SUP~1', guests: [] },
    ]);
    expect(refusal(await save(ana(world), await edit(world, 'o-2', { project: null })))).toMatchObject({
      fields: [{ field: 'project' }],
    });
  });

  it('signs an override with who made it, whatever the page says [R30]', async () => {
    const world = await worldOf(plan);
    const override = { value: '0.6', reason: 'The data is late', by: 'The boss', until: '2026-11-30' };
    await saved(ana(world), await edit(world, 'kr', { override }));
    expect(await fieldsOf(world, 'kr')).toMatchObject({ override: { value: 0.6, by: 'Ana' } });
    await saved(ben(world), await edit(world, 'kr', { override: null }));
    expect(await fieldsOf(world, 'kr')).not.toHaveProperty('override');
  });

  it('of what is closed changes words only [R36]', async () => {
    const closed = {
      status: 'closed',
      closing: {
        on: day('2026-10-31'),
        raw: 500_000,
        progress: 500_000,
        amount: null,
        score: null,
        reason: null,
        by: null,
      },
    } as const;
    const world = await worldOf(
      planOf(
        [objective('o', { project: SUP, ...closed })],
        [keyResult('kr', 'o', { kind: 'yesNo', done: false }, closed)],
      ),
    );
    for (const id of ['o', 'kr']) {
      await saved(ana(world), await edit(world, id, { title: 'Better said', owner: 'ben' }));
      const answer = await save(ana(world), await edit(world, id, { status: 'active' }));
      expect(refusal(answer).message).toContain('Reopen it first');
    }
    expect((await stored(world, 'shard', 'SUP~1'))?.objectives[0]?.closing).toMatchObject({ raw: 500_000 });
    const under = newKeyResult('o', { title: 'A', measure: { kind: 'yesNo' } });
    expect(refusal(await save(ana(world), under)).message).toContain('Reopen it first');
  });

  it('of what is not there any more, or is something else, is refused', async () => {
    const world = await worldOf(plan);
    const asked = await edit(world, 'kr', { title: 'A' });
    for (const wrong of [
      { ...asked, id: 'gone' as never },
      { ...asked, is: 'objective' as const },
    ])
      expect(refusal(await save(ana(world), wrong)).code).toBe('not-found');
  });

  it('is refused where it is more than anybody writes', async () => {
    const world = await worldOf(plan);
    const asked = await edit(world, 'kr', {
      measure: {
        kind: 'milestones',
        milestones: Array.from({ length: 900 }, () => ({ title: 'A milestone' })),
      },
    });
    expect(refusal(await save(ana(world), asked))).toMatchObject({ code: 'bad-input' });
  });

  it('costs a store that stops no half a change', async () => {
    const world = await worldOf(plan);
    const failing = world.host();
    const before = await stored(world, 'shard', 'SUP~1');
    const asked = await edit(world, 'kr', { title: 'A' });
    const broken = {
      ...failing,
      store: { ...failing.store, commit: async () => ({ ok: false as const, conflict: true as const }) },
    };
    expect(refusal(await save(broken, asked)).code).toBe('conflict');
    expect(await stored(world, 'shard', 'SUP~1')).toEqual(before);
  });
});
