import type { KeyResultId } from '@throughline/core/model/ids.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { noteWorkDeleted } from '@throughline/core/use/note-work-deleted.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';
import {
  endOf,
  epicId,
  epicWith,
  eventOf,
  failureOf,
  idAt,
  keyResultOf,
  newWorld,
  simplePlan,
  SUP,
  valueOf,
} from './world.ts';

const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };
const many = (count: number) => Array.from({ length: count }, (_, at) => ({ points: 2, done: at % 2 === 0 }));

/** A world whose clock runs, so that a count stops after a page or two and goes on later. */
async function slowWorld(count = 200, pageSize = 20) {
  const world = newWorld({
    items: [...epicWith(many(count)), ...epicWith([{ points: 1 }], { epic: 2, first: 1000 })],
    pageSize,
  });
  await world.import(simplePlan(idAt(1000)));
  world.tick = 2000;
  return world;
}

describe('a count', () => {
  it('[R22] shows the last good number until it is through, never a part of it', async () => {
    const world = await slowWorld();
    const before = keyResultOf(await world.panel(idAt(1000)));
    const linking = valueOf(await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null }));
    const during = linking.kind === 'full' ? keyResultOf(linking) : null;
    expect(during).toMatchObject({ raw: before.raw, linked: true });
    expect(during?.counting?.items).toBeGreaterThan(0);
    expect(during?.counting?.items).toBeLessThan(200);
    expect(world.queue).toEqual([{ kind: 'count', ...spot }]);
    await world.drain();
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({
      counting: null,
      amount: { counted: 201, done: { digits: 200, scale: 0 } },
    });
  });

  it('that lost its place begins again, and ends in the same number', async () => {
    const world = await slowWorld();
    valueOf(await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null }));
    const [place] = await world.store.get([{ kind: 'count', id: 'kr' }]);
    if (!place?.value) throw new Error('no count is under way');
    await world.store.commit([{ key: place.key, value: null, expected: place.revision }]);
    await world.drain();
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({
      counting: null,
      amount: { counted: 201, done: { digits: 200, scale: 0 } },
    });
  });

  it('[R22] has no value before the first one is through', async () => {
    const world = newWorld({ items: epicWith(many(200)), pageSize: 20 });
    world.tick = 2000;
    const { importPlan } = await import('@throughline/core/use/import-plan.ts');
    valueOf(await importPlan(world.host(), world.place(epicId), simplePlan(epicId)));
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({
      progress: null,
      percent: null,
      countedAt: null,
    });
    await world.drain();
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ percent: '50' });
  });

  it('is gone on with by the page where there is no queue, and by anyone who may see it', async () => {
    const world = await slowWorld();
    const host = () => world.host({ later: null, may: { editItem: false } });
    await linkWorkItem(world.host({ later: null }), world.place(epicId), { ...spot, weight: null });
    let pages = 0;
    for (; keyResultOf(await world.panel(epicId)).counting; pages += 1) {
      valueOf(await continueCount(host(), world.place(epicId), spot));
    }
    expect(pages).toBeGreaterThan(2);
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 201 });
  });

  it('that a killed worker left in the middle of a page is taken up by another, and nothing counts twice', async () => {
    for (let dies = 1; dies <= 12; dies += 1) {
      const world = await slowWorld(60);
      await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null });
      let commits = 0;
      const store = failingStore(world.store, (call) =>
        call === 'commit' && ++commits >= dies ? (dies % 2 === 0 ? 'before' : 'after') : null,
      );
      await workOff(world.host({ store }), { kind: 'count', ...spot });
      world.queue.push({ kind: 'count', ...spot });
      await world.drain();
      expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({
        counted: 61,
        done: { digits: 60, scale: 0 },
      });
    }
  });

  it('that two workers go on with at once counts nothing twice', async () => {
    const world = await slowWorld();
    await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null });
    for (let rounds = 0; rounds < 50; rounds += 1) {
      await Promise.all([1, 2, 3].map(() => workOff(world.host(), { kind: 'count', ...spot }, 0)));
    }
    await world.drain();
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({
      counted: 201,
      done: { digits: 200, scale: 0 },
    });
  });

  it('that no queue takes is left to the page, and what started it stays done', async () => {
    const world = await slowWorld();
    const later = async () => Promise.reject(new WorkFault('the queue is full'));
    const linked = valueOf(
      await linkWorkItem(world.host({ later }), world.place(epicId), { ...spot, weight: null }),
    );
    expect(linked.kind === 'full' && keyResultOf(linked)).toMatchObject({ linked: true });
    while (keyResultOf(await world.panel(epicId)).counting) {
      valueOf(await continueCount(world.host({ later }), world.place(epicId), spot));
    }
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 201 });
  });

  it('that fails keeps the last good number, says so, and goes on when asked to', async () => {
    const world = await slowWorld();
    await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null });
    world.tracker.breakDown(new WorkFault('429', { retryAfter: 30 }));
    const failed = await continueCount(world.host(), world.place(epicId), spot);
    expect(failed).toMatchObject({ ok: false, failure: { code: 'busy', retryAfter: 30 } });
    const during = keyResultOf(await world.panel(idAt(1000)));
    expect(during).toMatchObject({ percent: '0', stale: true });
    expect(during.failed).not.toBeNull();
    world.tracker.breakDown(null);
    await world.drain();
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({
      failed: null,
      stale: false,
      percent: '50',
    });
  });

  it('[R21] fixes what an unestimated item counts: the lower median, once', async () => {
    const world = newWorld({
      items: epicWith([
        { points: 1 },
        { points: 3, done: true },
        { points: 5 },
        { points: 9 },
        { points: null },
      ]),
    });
    await world.import(simplePlan(epicId));
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({
      unestimatedSize: 3000,
      unestimated: 1,
    });
    const [before] = await world.tracker.read([idAt(100)], 'app');
    const sizes = { points: 50_000, seconds: null, fields: {} };
    valueOf(
      await noteWorkMoved(world.host(), eventOf(before ?? null, world.tracker.change(idAt(100), { sizes }))),
    );
    await recount(world.host(), world.place(epicId), spot);
    await world.drain();
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ unestimatedSize: 3000 });
  });

  it('[R21] fixes it also where others read the items: a count beside it, or a look at what changed', async () => {
    const sizes = [1, 3, 5, 9, null];
    const world = newWorld({
      items: epicWith(sizes.map((points) => ({ points }))),
      pageSize: 2,
      changes: true,
    });
    // So that each stops after a page, and they go on in turn.
    world.tick = 2000;
    const ids = ['kr-a', 'kr-b', 'kr-c'];
    const measure = workMeasure({ links: links(epicId), count: { unit: 'points' } });
    await world.import(
      planOf(
        [objective('o')],
        ids.map((id) => keyResult(id, 'o', measure)),
      ),
    );
    for (let round = 0; round < 12; round += 1) {
      for (const id of ids) {
        const one = { keyResult: id as KeyResultId, shard: 'SUP~1' };
        valueOf(await continueCount(world.host(), world.place(epicId), one));
      }
    }
    const view = await world.panel(epicId);
    expect(ids.map((id) => keyResultOf(view, id))).toEqual(
      ids.map(() =>
        expect.objectContaining({
          counting: null,
          amount: expect.objectContaining({ unestimatedSize: 3000 }) as unknown,
        }),
      ),
    );
  });

  it('[R16] covers a linked sub-task when its story comes in later, and bares it when the story leaves', async () => {
    const world = newWorld({
      items: [
        ...epicWith([{ points: 3 }]),
        workItem({
          id: idAt(500),
          key: 'SUP-500',
          project: SUP,
          level: 'subtask',
          parent: idAt(100),
          points: 1,
        }),
      ],
    });
    await world.import(simplePlan(idAt(500)));
    const counted = async () => keyResultOf(await world.panel(epicId)).amount;
    expect(keyResultOf(await world.panel(idAt(500))).amount).toMatchObject({
      counted: 1,
      total: { digits: 1, scale: 0 },
    });
    valueOf(await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null }));
    await world.drain();
    expect(await counted()).toMatchObject({ counted: 1, total: { digits: 3, scale: 0 } });
    expect(keyResultOf(await world.panel(epicId)).problems).toContainEqual({
      code: 'D_OVERLAP',
      at: 'kr',
      items: [idAt(500)],
    });
    valueOf(await unlinkWorkItem(world.host(), world.place(epicId), spot));
    await world.drain();
    expect(keyResultOf(await world.panel(idAt(500))).amount).toMatchObject({
      counted: 1,
      total: { digits: 1, scale: 0 },
    });
  });
});

describe('a sub-task and its story [R16]', () => {
  it('are one when the story is linked later by itself, and two lives again when it is unlinked', async () => {
    const world = newWorld({
      items: [
        ...epicWith([{ points: 3 }]),
        workItem({
          id: idAt(500),
          key: 'SUP-500',
          project: SUP,
          level: 'subtask',
          parent: idAt(100),
          points: 1,
        }),
      ],
    });
    await world.import(simplePlan(idAt(500)));
    valueOf(await linkWorkItem(world.host(), world.place(idAt(100)), { ...spot, weight: null }));
    await world.drain();
    expect(keyResultOf(await world.panel(idAt(100))).amount).toMatchObject({
      counted: 1,
      total: { digits: 3, scale: 0 },
    });
    valueOf(await unlinkWorkItem(world.host(), world.place(idAt(100)), spot));
    await world.drain();
    expect(keyResultOf(await world.panel(idAt(500))).amount).toMatchObject({
      counted: 1,
      total: { digits: 1, scale: 0 },
    });
  });
});

describe('unlinking', () => {
  it('while a count is under way skips no other link', async () => {
    const [epic, ...items] = epicWith(many(120)).map((item) => ({ ...item, parent: null }));
    const world = newWorld({ items: [...(epic ? [epic] : []), ...items] });
    await world.import(simplePlan(...items));
    world.tick = 3000;
    valueOf(await recount(world.host(), world.place(idAt(100)), spot));
    expect(keyResultOf(await world.panel(idAt(100))).counting).not.toBeNull();
    valueOf(await unlinkWorkItem(world.host(), world.place(idAt(100)), spot));
    await world.drain();
    expect(keyResultOf(await world.panel(idAt(101))).amount).toMatchObject({ counted: 119 });
  });
});

describe('linking', () => {
  it('of one item counts it at once, and unlinking takes it out again exactly', async () => {
    const world = newWorld({
      items: [
        ...epicWith([{ points: 3 }]),
        workItem({ id: idAt(300), key: 'SUP-300', project: SUP, points: 5, category: 'done' }),
      ],
    });
    await world.import(simplePlan(epicId));
    const before = keyResultOf(await world.panel(epicId));
    const linked = valueOf(
      await linkWorkItem(world.host(), world.place(idAt(300)), { ...spot, weight: '2' }),
    );
    expect(linked.kind === 'full' && keyResultOf(linked)).toMatchObject({
      counting: null,
      raw: Math.floor(10e6 / 13),
    });
    expect(world.queue).toEqual([]);
    valueOf(await unlinkWorkItem(world.host(), world.place(idAt(300)), spot));
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ raw: before.raw, amount: before.amount });
  });

  it.each(['-1', '10001', '1.2345', 'abc', '1e400'])(
    'refuses the weight %p and changes nothing',
    async (weight) => {
      const world = await slowWorld(3);
      const answer = await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight });
      expect(failureOf(answer)).toBe('bad-input');
      expect((await world.panel(epicId)).empty).toBe('nothing-linked');
    },
  );

  it('twice is once', async () => {
    const world = await slowWorld(3);
    const link = () => linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null });
    valueOf(await link());
    valueOf(await link());
    await world.drain();
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 4 });
  });

  it('to a key result that is not there, or is measured otherwise, is refused', async () => {
    const world = await slowWorld(3);
    const to = (keyResult: string, shard: string) =>
      linkWorkItem(world.host(), world.place(epicId), {
        keyResult: keyResult as KeyResultId,
        shard,
        weight: null,
      });
    expect(failureOf(await to('kr-none', 'SUP~1'))).toBe('not-found');
    expect(failureOf(await to('kr', 'SUP~9'))).toBe('not-found');
  });

  it('of the last link taken away leaves no work: no value, and not the old one [R22]', async () => {
    const world = newWorld({ items: epicWith(many(30)) });
    await world.import(simplePlan(epicId));
    valueOf(await unlinkWorkItem(world.host(), world.place(epicId), spot));
    const [shard] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
    expect(shard?.value?.keyResults[0]?.work).toMatchObject({
      links: 0,
      next: null,
      sums: { items: { total: 0 } },
    });
    expect((await world.panel(epicId)).empty).toBe('nothing-linked');
  });

  it('answers with a conflict when somebody else is always quicker, and keeps nothing', async () => {
    const world = await slowWorld(3);
    const store = { ...world.store, commit: async () => ({ ok: false, conflict: true }) as const };
    const answer = await linkWorkItem(world.host({ store }), world.place(epicId), { ...spot, weight: null });
    expect(failureOf(answer)).toBe('conflict');
    expect((await world.panel(epicId)).empty).toBe('nothing-linked');
  });

  it('whose host fails is an answer that says what was kept, and can be done again', async () => {
    for (const when of ['before', 'after'] as const) {
      const world = await slowWorld(3);
      const store = failingStore(world.store, (call) => (call === 'commit' ? when : null));
      const answer = await linkWorkItem(world.host({ store }), world.place(epicId), {
        ...spot,
        weight: null,
      });
      expect(failureOf(answer)).toBe('unreachable');
      valueOf(await linkWorkItem(world.host(), world.place(epicId), { ...spot, weight: null }));
      valueOf(await recount(world.host(), world.place(epicId), spot));
      await world.drain();
      expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 4 });
    }
  });
});

describe('events', () => {
  it('of one field each, out of order, end as the tracker is', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }, { points: 5 }]) });
    await world.import(simplePlan(epicId));
    const of = async () => (await world.tracker.read([idAt(100)], 'app'))[0] ?? null;
    const events = [];
    for (const patch of [
      { state: stateOf('done') },
      { sizes: { points: 8000, seconds: null, fields: {} } },
      { state: stateOf('todo') },
      { sizes: { points: 1000, seconds: null, fields: {} } },
      { state: stateOf('done', "Won't Do") },
      { state: stateOf('done', 'Done') },
    ]) {
      const before = await of();
      events.push(eventOf(before, world.tracker.change(idAt(100), patch)));
    }
    for (const event of [...events.toReversed(), ...events])
      valueOf(await noteWorkMoved(world.host(), event));
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ raw: 166_666, amount: { dropped: 0 } });
  });

  it('of an item that is gone for good do not bring it back', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }, { points: 5, done: true }]) });
    await world.import(simplePlan(epicId));
    const [before] = await world.tracker.read([idAt(101)], 'app');
    const late = eventOf(before ?? null, world.tracker.change(idAt(101), { state: stateOf('todo') }));
    world.tracker.remove(idAt(101));
    valueOf(await noteWorkDeleted(world.host(), endOf(idAt(101), world.tracker.time())));
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 1 });
    expect(valueOf(await noteWorkMoved(world.host(), late))).toBe('nothing');
    await world.drain();
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 1 });
  });

  it('of points where the field is not known yet go through the queue', async () => {
    const world = newWorld({
      items: epicWith([{ points: 3 }]),
      pointsFields: {
        [SUP]: [
          { id: 'a', name: 'Points' },
          { id: 'b', name: 'Story Points' },
        ],
      },
    });
    await world.import(simplePlan(epicId));
    const [before] = await world.tracker.read([idAt(100)], 'app');
    const event = eventOf(
      before ?? null,
      world.tracker.change(idAt(100), { sizes: { points: 8000, seconds: null, fields: {} } }),
    );
    expect(valueOf(await noteWorkMoved(world.host(), event))).toBe('later');
    await world.drain();
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ total: { digits: 8, scale: 0 } });
  });
});
