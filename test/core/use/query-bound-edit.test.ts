import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Measure, Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { foundPage } from '@throughline/core/port/documents.ts';
import { closeNode } from '@throughline/core/use/close-node.ts';
import { deleteNode } from '@throughline/core/use/delete-node.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { undo } from '@throughline/core/use/undo.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { keyResult, links, metricMeasure, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';
import { ana, edit, here, newKeyResult, refusal, save, saved, stored, worldOf } from './saving.ts';
import { epicId, epicWith, eventOf, idAt, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const SHARD = 'SUP~1';
const typed = (at: number, type: string, more: Parameters<typeof workItem>[0] = {}): WorkItem =>
  workItem({ id: idAt(at), key: `SUP-${at}`, project: SUP, type, title: `Item ${at}`, ...more });
const items = [
  ...epicWith([{ points: 1 }]),
  typed(1000, 'Bug', { category: 'done' }),
  typed(1001, 'Bug'),
  typed(2000, 'Task', { category: 'done' }),
];
const planWith = (measure: Measure): Plan =>
  planOf([objective('o', { project: SUP })], [keyResult('kr', 'o', measure)]);
const bugs = workMeasure({ count: { unit: 'issues' }, query: 'type = Bug' });

async function valueIn(world: World, id = 'kr') {
  const shard = await stored(world, 'shard', SHARD);
  const found = shard && evaluateShard(shard, world.now).keyResults.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

describe('editing what is counted', () => {
  it('another query: the old number is no last good value of it, and the count begins at once', async () => {
    const world = await worldOf(planWith(bugs), { items });
    expect((await valueIn(world)).raw).toBe(500_000);
    const pass = (await stored(world, 'shard', SHARD))?.keyResults[0]?.work?.pass ?? 0;
    world.tick = 10_000;
    await saved(ana(world), await edit(world, 'kr', { measure: { kind: 'work', query: 'type = Task' } }));
    world.tick = 0;
    await world.drain();
    expect(await valueIn(world)).toMatchObject({ raw: 1_000_000, amount: { counted: 1 } });
    expect((await stored(world, 'shard', SHARD))?.keyResults[0]?.work?.pass).toBeGreaterThan(pass);
  });

  it('is undone with its count', async () => {
    const world = await worldOf(planWith(bugs), { items });
    const { node, change } = await saved(
      ana(world),
      await edit(world, 'kr', { measure: { kind: 'work', query: 'type = Task' } }),
    );
    await world.drain();
    if (!node || change === null) throw new Error('nothing was changed');
    valueOf(await undo(ana(world), here, { ...node, change }));
    await world.drain();
    expect(await valueIn(world)).toMatchObject({ raw: 500_000, amount: { counted: 2 } });
  });

  it('a query that the tracker refuses is refused at its field, and nothing is kept', async () => {
    const world = await worldOf(planWith(bugs), { items });
    const asked = await edit(world, 'kr', { measure: { kind: 'work', query: 'no such language' } });
    const failure = refusal(await save(ana(world), asked));
    expect(failure.fields).toEqual([
      { field: 'measure.query', message: expect.stringContaining('no query of this tracker') },
    ]);
    expect(await valueIn(world)).toMatchObject({ raw: 500_000, stale: false });
  });

  it('words around it change nothing that was counted', async () => {
    const world = await worldOf(planWith(bugs), { items });
    const before = (await stored(world, 'shard', SHARD))?.keyResults[0]?.work;
    await saved(ana(world), await edit(world, 'kr', { title: 'Other words' }));
    expect((await stored(world, 'shard', SHARD))?.keyResults[0]?.work).toEqual(before);
  });

  it('a new one is counted as it is saved; of milestones what they name is found with the writer’s own eyes', async () => {
    const world = await worldOf(planWith({ kind: 'yesNo', done: false }), { items });
    world.tracker.hide(idAt(1001));
    const measure = {
      kind: 'milestones',
      milestones: [
        { title: 'One', items: ['SUP-1000', 'SUP-1001', 'jira:site/1001'] },
        { title: 'Two', done: false },
      ],
    };
    const { node } = await saved(ana(world), newKeyResult('o', { title: 'Steps', measure }));
    await world.drain();
    const id = node?.id ?? '';
    expect(await valueIn(world, id)).toMatchObject({
      raw: 500_000,
      amount: { kind: 'milestones', done: 1, total: 2 },
    });
    const [item] = await world.store.get([{ kind: 'item', id: idAt(1001) }]);
    expect(item?.value).toBeNull();
    const kept = (await stored(world, 'shard', SHARD))?.keyResults.find((one) => one.id === id)?.measure;
    expect(
      kept?.kind === 'milestones' && kept.milestones[0]?.links.map(({ reference }) => reference),
    ).toEqual([idAt(1000), 'SUP-1001', 'jira:1001']);
  });
});

describe('what becomes of it', () => {
  it('[R36] closed, it stays what it was, whatever the query finds; and it is not asked any more', async () => {
    const world = await worldOf(planWith(bugs), { items });
    valueOf(
      await closeNode(ana(world), here, { id: 'kr' as KeyResultId, shard: SHARD, score: null, reason: null }),
    );
    world.tracker.add(typed(3000, 'Bug'));
    world.now += 13 * 3_600_000;
    valueOf(await workOff(world.host(), { kind: 'recount', shard: SHARD }));
    expect(world.queue).toEqual([]);
    const [before] = await world.tracker.read([idAt(1001)], 'app');
    const after = world.tracker.change(idAt(1001), { state: stateOf('done') });
    valueOf(await noteWorkMoved(world.host(), eventOf(before ?? null, after)));
    expect(await valueIn(world)).toMatchObject({ raw: 500_000, origin: 'frozen' });
  });

  it('[R35] each day keeps what it was', async () => {
    const world = await worldOf(
      planWith(metricMeasure('4', '0', { source: { query: 'type = Bug', of: 'count', field: null } })),
      { items },
    );
    valueOf(await workOff(world.host(), { kind: 'snapshot', shard: SHARD }));
    world.tracker.remove(idAt(1000));
    world.now += 24 * 3_600_000;
    valueOf(await workOff(world.host(), { kind: 'snapshot', shard: SHARD }));
    await world.drain();
    valueOf(await workOff(world.host(), { kind: 'snapshot', shard: SHARD }));
    expect((await stored(world, 'series', SHARD))?.raw['kr']).toEqual([500_000, 750_000]);
  });

  it('deleted, nothing of what it found is left', async () => {
    const world = await worldOf(planWith(bugs), { items, pageSize: 1 });
    const id = 'kr' as KeyResultId;
    valueOf(await recount(world.host(), world.place(epicId), { keyResult: id, shard: SHARD }));
    await world.drain();
    const keys = ([0, 1] as const).flatMap((slot) =>
      [0, 1].map((page) => ({ kind: 'found' as const, id: foundPage(id, slot, page) })),
    );
    expect((await world.store.get(keys)).every(({ value }) => value !== null)).toBe(true);
    valueOf(await deleteNode(ana(world), here, { id, shard: SHARD }));
    expect((await world.store.get(keys)).every(({ value }) => value === null)).toBe(true);
  });

  it('imported again with another query it is counted anew; with the same it keeps its count', async () => {
    const world = await worldOf(planWith(bugs), { items });
    const work = async () => (await stored(world, 'shard', SHARD))?.keyResults[0]?.work;
    const before = await work();
    await world.import(planWith(bugs));
    expect(await work()).toEqual(before);
    await world.import(planWith({ ...bugs, query: 'type = Task' }));
    expect(await valueIn(world)).toMatchObject({ raw: 1_000_000 });
    await world.import(
      planWith({
        kind: 'milestones',
        milestones: [{ title: 'One', weight: null, done: null, links: links(idAt(1001)) }],
      }),
    );
    expect(await valueIn(world)).toMatchObject({ raw: 0, amount: { kind: 'milestones', total: 1 } });
  });
});
