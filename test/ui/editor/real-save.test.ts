import * as fc from 'fast-check';
import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import { readNode } from '@throughline/core/use/read-node.ts';
import { saveNode } from '@throughline/core/use/save-node.ts';
import type { Field, Fields } from '@throughline/core/view/node-details.ts';
import { changesOf, fieldsOf, nodeDraft } from '@throughline/ui/hierarchy/editor/node-draft.ts';
import { numberForm } from '@throughline/ui/hierarchy/editor/typed-number.ts';
import { keyResult, metricMeasure, objective, planOf } from '../../core/plan-fixtures.ts';
import { here, worldOf } from '../../core/use/saving.ts';
import { epicId, valueOf, type World } from '../../core/use/world.ts';

// What the forms write, saved and read by the real use cases, in a reader's own numbers.

const form = numberForm('de-DE');
const shard = 'SUP~1';
const aWorld = (): Promise<World> =>
  worldOf(planOf([objective('o'), objective('o-other')], [keyResult('kr', 'o', metricMeasure('45', '25'))]));
const read = async (world: World, id: string): Promise<Fields> =>
  valueOf(await readNode(world.host(), here, { id: id as KeyResultId, shard })).fields;

const query = 'project = SUP';
const keyResults: readonly Fields[] = [
  {
    title: 'from to',
    weight: 0.5,
    measure: { kind: 'metric', from: 45, to: 25, unit: 'min', curve: [{ at: 0.5, worth: 0.2 }] },
  },
  { title: 'to', measure: { kind: 'metric', to: 25.5, stretch: 20 } },
  {
    title: 'by',
    measure: {
      kind: 'metric',
      from: 45,
      by: -20,
      direction: 'decrease',
      checkpoints: [{ on: '2026-11-01', value: 40 }],
    },
  },
  {
    title: 'percent',
    measure: { kind: 'metric', from: -40, byPercent: 12.5, query, of: 'sum', field: 'cf-1' },
  },
  { title: 'count', measure: { kind: 'metric', from: 0, to: 30, query } },
  {
    title: 'work',
    start: '2026-10-05',
    measure: { kind: 'work', count: 'points', query, unestimatedSize: 2.5 },
  },
  { title: 'hours', measure: { kind: 'work', count: 'estimate' } },
  {
    title: 'milestones',
    measure: {
      kind: 'milestones',
      milestones: [
        { title: 'Pilot', done: true },
        { title: 'All', weight: 3, done: 0.25 },
        { title: 'Linked', items: [{ key: epicId, weight: 2 }, 'SUP-404'] },
      ],
    },
  },
  { title: 'yes', owner: 'Li', measure: { kind: 'yesNo', done: true } },
  { title: 'level', measure: { kind: 'maintain', atLeast: 99.9, unit: '%', every: 'day', method: 'worst' } },
  { title: 'amounts', measure: { kind: 'objectives', as: 'amounts', from: 0, to: 10, unit: 'points' } },
  {
    title: 'draft',
    threshold: 0.35,
    kind: 'aspirational',
    checkInEvery: 'month',
    status: 'draft',
    measure: { kind: 'objectives' },
  },
];

it.each(keyResults)(
  'a new key result is stored as it was written, and is no change when it is opened again: $title',
  async (fields) => {
    const world = await aWorld();
    const draft = nodeDraft('keyResult', fields, form);
    const saved = valueOf(
      await saveNode(world.host(), here, {
        is: 'keyResult',
        id: null,
        shard,
        objective: 'o' as ObjectiveId,
        cycle: null,
        attempt: null,
        changes: changesOf(draft, {}, form),
      }),
    );
    const stored = await read(world, saved.node.id);
    expect(fieldsOf(nodeDraft('keyResult', stored, form), form)).toEqual(fieldsOf(draft, form));
    expect(changesOf(nodeDraft('keyResult', stored, form), stored, form)).toEqual([]);
  },
);

it('a new objective with what it serves, then an edit of it', async () => {
  const world = await aWorld();
  const fields: Fields = {
    title: 'Below',
    project: '10000',
    kind: 'aspirational',
    parent: [
      { id: 'o', shard, weight: 2 },
      { id: 'kr', shard, contributes: false },
    ],
    override: { value: 0.6, reason: 'the survey is late', until: '2026-11-30' },
  };
  const draft = nodeDraft('objective', { ...fields, project: await projectOf(world) }, form);
  const request = {
    is: 'objective',
    id: null,
    shard: null,
    objective: null,
    cycle: '2026-Q4',
    attempt: null,
  } as const;
  const saved = valueOf(
    await saveNode(world.host(), here, { ...request, changes: changesOf(draft, {}, form) }),
  );
  const stored = await read(world, saved.node.id);
  expect(stored['override']).toMatchObject({ value: 0.6, by: expect.any(String) });
  const again = nodeDraft('objective', stored, form);
  expect(changesOf(again, stored, form)).toEqual([]);
  const edited = { ...again, override: null, parents: again.parents.slice(0, 1) };
  valueOf(
    await saveNode(world.host(), here, {
      ...request,
      id: saved.node.id,
      shard: saved.node.shard,
      changes: changesOf(edited, stored, form),
    }),
  );
  const after = await read(world, saved.node.id);
  expect(after).toMatchObject({ title: 'Below', parent: [{ id: 'o', weight: 2 }] });
  expect(after).not.toHaveProperty('override');
});

it('what is refused is said at a field that the form has', async () => {
  const world = await aWorld();
  const draft = nodeDraft('keyResult', { title: 'x', measure: { kind: 'metric', from: 25, to: 25 } }, form);
  const answer = await saveNode(world.host(), here, {
    is: 'keyResult',
    id: null,
    shard,
    objective: 'o' as ObjectiveId,
    cycle: null,
    attempt: null,
    changes: changesOf(draft, {}, form),
  });
  expect(answer.ok ? [] : answer.failure.fields?.map(({ field }) => field)).toEqual(['measure.to']);
});

it('any decimal is written and read back without a digit made up', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(6), (digits, scale) => {
      const value = Number(`${digits}e-${scale}`);
      const fields: Fields = { title: 'x', measure: { kind: 'metric', from: value, to: value + 1 } };
      expect(changesOf(nodeDraft('keyResult', fields, form), fields, form)).toEqual([]);
      const { measure } = fieldsOf(nodeDraft('keyResult', fields, form), form);
      expect(measure).toMatchObject({ from: value });
    }),
  );
});

// ── below ──

const projectOf = async (world: World): Promise<Field> => (await read(world, 'o'))['project'] ?? '10000';
