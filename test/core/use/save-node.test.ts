import { deleteNode } from '@throughline/core/use/delete-node.ts';
import {
  metricMeasure,
  keyResult,
  objective,
  planOf,
  kpi,
  kpiMeasure,
  reading,
  decimal,
} from '../plan-fixtures.ts';
import {
  ana,
  ben,
  edit,
  fieldsOf,
  here,
  ledgerOf,
  newKeyResult,
  newObjective,
  OPS,
  refusal,
  save,
  saved,
  stored,
  worldOf,
} from './saving.ts';
import { NOON, SUP, valueOf } from './world.ts';
import { englishOf } from '../../english.ts';
import { inEnglish } from '@throughline/core/model/said.ts';

const plan = planOf(
  [objective('o', { project: SUP }), objective('o-2', { project: SUP })],
  [keyResult('kr', 'o', metricMeasure('45', '25', { unit: 'min' }))],
);

describe('a new one whose first answer was lost', () => {
  const attempt = '0123456789abcdef0123456789abcdef';
  const asked = newObjective({ title: 'Grow' }, { attempt });

  it('is made once, however often it is tried', async () => {
    const world = await worldOf(plan);
    const made = await saved(ana(world), asked);
    expect(made.node.id).toBe(`o-${attempt}`);
    expect(await saved(ana(world), asked)).toEqual(made);
    const below = { ...newKeyResult(made.node.id, { title: 'kr', measure: { kind: 'yesNo' } }), attempt };
    const one = await saved(ana(world), below);
    expect(await saved(ana(world), below)).toEqual(one);
    const document = await stored(world, 'shard', made.node.shard);
    expect(document?.objectives.filter(({ id }) => id === made.node.id)).toHaveLength(1);
    expect(document?.keyResults.filter(({ objective: of }) => of === made.node.id)).toHaveLength(1);
    expect(await ledgerOf(world, made.node.id)).toHaveLength(1);
  });

  it('is refused to whoever did not make it, and once it is deleted', async () => {
    const world = await worldOf(plan);
    const { node } = await saved(ana(world), asked);
    expect(refusal(await save(ben(world), asked))).toMatchObject({ code: 'bad-input' });
    expect(await ledgerOf(world, node.id)).toHaveLength(1);
    valueOf(await deleteNode(world.host(), here, node));
    expect(refusal(await save(ana(world), asked))).toMatchObject({ code: 'bad-input' });
  });
});

describe('a new objective', () => {
  it('is laid where its project has room, with its words, its ledger and the directory', async () => {
    const world = await worldOf(plan);
    const made = await saved(
      ana(world),
      newObjective({ title: 'Grow', owner: 'maria', kind: 'aspirational' }),
    );
    const { id, shard } = made.node;
    expect(made).toMatchObject({ change: 1, shards: [shard], notices: [] });
    expect(id).toMatch(/^o-[a-z0-9]+$/);
    const document = await stored(world, 'shard', shard);
    expect(document?.objectives.find((one) => one.id === id)).toMatchObject({
      project: SUP,
      kind: 'aspirational',
      threshold: 700_000,
      start: '2026-10-01',
      end: '2026-12-31',
      status: 'active',
      closing: null,
    });
    expect((await stored(world, 'text', shard))?.texts[id]).toEqual({ title: 'Grow', owner: 'maria' });
    expect(await ledgerOf(world, id)).toEqual([
      {
        id: 1,
        at: NOON,
        by: 'ana',
        name: 'Ana',
        kind: 'created',
        fields: expect.arrayContaining([{ field: 'title', from: null, to: 'Grow' }]),
      },
    ]);
    const nodes = (document?.objectives.length ?? 0) + (document?.keyResults.length ?? 0);
    const directory = await stored(world, 'directory', 'directory');
    expect(directory?.shards.find((one) => one.id === shard)).toMatchObject({ nodes, home: SUP });
    expect((await stored(world, 'project', SUP))?.shards).toContain(shard);
  });

  it('that contributes is laid beside what it contributes to, and is the newest edge [R29]', async () => {
    const world = await worldOf(plan);
    const made = await saved(
      ana(world),
      newObjective({ title: 'Below', project: OPS, parent: [{ id: 'o', shard: 'SUP~1', weight: '2.5' }] }),
    );
    expect(made.node.shard).toBe('SUP~1');
    const document = await stored(world, 'shard', 'SUP~1');
    expect(document?.objectives.at(-1)).toMatchObject({
      project: OPS,
      parents: [{ parent: 'o', contributes: true, weight: 2500, order: 1 }],
    });
    expect((await stored(world, 'project', OPS))?.guests).toEqual(['SUP~1']);
    const directory = await stored(world, 'directory', 'directory');
    expect(directory?.shards.find((one) => one.id === 'SUP~1')?.guests).toEqual([OPS]);
    expect(await fieldsOf(world, made.node.id)).toMatchObject({ parent: [{ id: 'o', weight: 2.5 }] });
  });

  it('of a cycle that nobody made is refused', async () => {
    const world = await worldOf(plan);
    const answer = await save(ana(world), newObjective({ title: 'A' }, { cycle: '2031' }));
    expect(refusal(answer)).toMatchObject({ code: 'bad-input', message: expect.stringContaining('2031') });
  });

  it('is refused with everything that is wrong, at once and by field', async () => {
    const world = await worldOf(plan);
    const answer = await save(
      ana(world),
      newObjective({
        title: ' ',
        level: 'galaxy',
        threshold: '2',
        status: 'closed',
        readings: [],
        override: { value: 0.5, until: 'soon' },
        parent: [{ id: 'o-gone' }],
        owner: 'x'.repeat(501),
      }),
    );
    const { code, fields = [] } = refusal(answer);
    expect(code).toBe('bad-input');
    expect(new Set(fields.map(({ field }) => field))).toEqual(
      new Set([
        'title',
        'level',
        'threshold',
        'status',
        'readings',
        'override.until',
        'override.reason',
        'parent',
        'owner',
      ]),
    );
    // A form shows them beside its fields: no file, no line.
    expect(fields.filter(({ message }) => /plan\.|objectives\[|:\d+/.test(inEnglish(message)))).toEqual([]);
  });
});

describe('a new key result', () => {
  const kinds: readonly (readonly [string, Record<string, never> | object, object])[] = [
    [
      'from – to',
      { kind: 'metric', from: '45', to: '25', unit: 'min' },
      { kind: 'metric', target: { form: 'from-to' } },
    ],
    ['to', { kind: 'metric', to: 25 }, { kind: 'metric', target: { form: 'to' } }],
    ['by', { kind: 'metric', from: 45, by: -20 }, { kind: 'metric', target: { form: 'by' } }],
    [
      'by percent',
      { kind: 'metric', from: 45, byPercent: '-40' },
      { kind: 'metric', target: { form: 'by-percent' } },
    ],
    ['a query', { kind: 'metric', from: 0, to: 30, query: 'type = Bug' }, { source: { of: 'count' } }],
    [
      'work',
      { kind: 'work', count: 'points', unestimatedSize: '3' },
      { kind: 'work', unestimatedSize: 3000 },
    ],
    [
      'milestones',
      { kind: 'milestones', milestones: [{ title: 'Pilot', done: true }] },
      { milestones: [{ done: 1_000_000 }] },
    ],
    ['yes or no', { kind: 'yesNo' }, { kind: 'yesNo', done: false }],
    ['maintain', { kind: 'maintain', atLeast: '99.9' }, { kind: 'maintain', method: 'held' }],
    ['a KPI', { kind: 'kpi', kpi: 'k', to: 30 }, { kind: 'kpi', kpi: 'k' }],
    ['objectives', { kind: 'objectives', as: 'identity' }, { kind: 'objectives', as: 'identity' }],
  ];

  it.each(kinds)(
    'measured by %s is made, read back as it was written, and edited',
    async (_, measure, expected) => {
      const bound = {
        ...planOf(
          [objective('o', { project: SUP })],
          [keyResult('kr', 'o', kpiMeasure('k', { to: decimal(9) }))],
        ),
        kpis: [kpi('k', { readings: [reading('2026-10-02', 5)] })],
      };
      const world = await worldOf(bound);
      const made = await saved(
        ana(world),
        newKeyResult('o', { title: 'New', measure: measure as never, weight: '2' }),
      );
      const document = await stored(world, 'shard', 'SUP~1');
      const keyResultNow = document?.keyResults.find(({ id }) => id === made.node.id);
      expect(keyResultNow).toMatchObject({ objective: 'o', weight: 2000, measure: expected });
      expect(await stored(world, 'keyResult', made.node.id)).toEqual({
        v: 1,
        shard: 'SUP~1',
        links: [],
        readings: [],
      });
      expect((await fieldsOf(world, made.node.id))['measure']).toMatchObject({
        kind: keyResultNow?.measure.kind,
      });
      const asked = await edit(world, made.node.id, { title: 'Newer', end: '2026-11-30' });
      expect(await saved(ben(world), asked)).toMatchObject({ change: 2 });
      expect(await fieldsOf(world, made.node.id)).toMatchObject({ title: 'Newer', end: '2026-11-30' });
      expect((await ledgerOf(world, made.node.id)).map(({ name, kind }) => [name, kind])).toEqual([
        ['Ana', 'created'],
        ['Ben', 'edited'],
      ]);
    },
  );

  it('tells what is worth knowing, without lines of a file', async () => {
    const world = await worldOf(plan);
    const made = await saved(
      ana(world),
      newKeyResult('o', { title: 'A', measure: { kind: 'metric', to: 25 }, end: '2027-01-31' }),
    );
    expect(englishOf(made.notices)).toEqual([
      'There is no `from` and no reading yet: it starts from 0 until there is one.',
      'Ends on 2027-01-31, after the cycle does (2026-12-31).',
    ]);
  });

  it('is refused with everything that is wrong, at once and by field', async () => {
    const world = await worldOf(plan);
    const answer = await save(
      ana(world),
      newKeyResult('o', {
        weight: '-1',
        start: '2026-11-31',
        measure: { kind: 'metric', from: 'abc', to: 25, direction: 'sideways', items: ['SUP-1'] },
      }),
    );
    const { fields = [] } = refusal(answer);
    expect(fields.map(({ field }) => field).sort()).toEqual(
      ['measure.direction', 'measure.from', 'measure.items', 'start', 'title', 'weight'].sort(),
    );
    expect(
      refusal(
        await save(
          ana(world),
          newKeyResult('o', { title: 'A', measure: { kind: 'metric', from: 5, to: '5' } }),
        ),
      ),
    ).toMatchObject({
      fields: [{ field: 'measure.to', message: expect.stringContaining('nothing to move') }],
    });
    expect((await stored(world, 'shard', 'SUP~1'))?.keyResults).toHaveLength(1);
  });

  it('links nothing by itself: that is asked of each item', async () => {
    const world = await worldOf(plan);
    const answer = await save(
      ana(world),
      newKeyResult('o', { title: 'A', measure: { kind: 'work', items: ['SUP-1'] } }),
    );
    expect(refusal(answer).fields).toMatchObject([{ field: 'measure.items' }]);
  });
});
