import type { ItemId, KeyResultId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { joinTrees } from '@throughline/core/use/join-trees.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { keyResult, links, metricMeasure, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';
import {
  epicId,
  epicWith,
  eventOf,
  idAt,
  keyResultOf,
  newWorld,
  NOON,
  SUP,
  traceOf,
  valueOf,
} from './world.ts';
import type { World, WorldOptions } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const SHARD = 'SUP~1';
const spot = (id = 'kr') => ({ keyResult: id as KeyResultId, shard: SHARD });

const bug = (at: number, more: Parameters<typeof workItem>[0] = {}): WorkItem =>
  workItem({ id: idAt(at), key: `SUP-${at}`, project: SUP, type: 'Bug', title: `Bug ${at}`, ...more });

const bugs = 'type = Bug';
const queryPlan = (more: Parameters<typeof workMeasure>[0] = {}): Plan =>
  planOf(
    [objective('o')],
    [keyResult('kr', 'o', workMeasure({ count: { unit: 'issues' }, query: bugs, ...more }))],
  );

async function worldOf(plan: Plan, items: readonly WorkItem[], options: WorldOptions = {}): Promise<World> {
  const world = newWorld({ items: [...epicWith([{ points: 1 }]), ...items], ...options });
  await world.import(plan);
  return world;
}

async function shardOf(world: World) {
  const [found] = await world.store.get([{ kind: 'shard', id: SHARD }]);
  if (!found?.value) throw new Error('there is no shard');
  return found.value;
}

async function valueIn(world: World, id = 'kr') {
  const found = evaluateShard(await shardOf(world), world.now).keyResults.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

const workIn = async (world: World, id = 'kr') =>
  (await shardOf(world)).keyResults.find((one) => one.id === id)?.work;

describe('[R16] a key result of what a query finds', () => {
  it('counts everything that it finds, page by page, each item once', async () => {
    const world = await worldOf(
      queryPlan(),
      Array.from({ length: 57 }, (_, at) => bug(1000 + at, { category: at % 3 === 0 ? 'done' : 'todo' })),
      { pageSize: 10 },
    );
    expect(await valueIn(world)).toMatchObject({
      amount: { kind: 'work', counted: 57, done: { digits: 19, scale: 0 } },
      stale: false,
    });
    expect((await workIn(world))?.query).toMatchObject({ found: 57, pages: 6, answeredAt: NOON });
  });

  it('is the links and what is found together: a link beside it counts once, and stays when the query changes', async () => {
    const world = await worldOf(queryPlan({ links: links(idAt(1000), idAt(100)) }), [bug(1000), bug(1001)]);
    expect((await valueIn(world)).amount).toMatchObject({ counted: 3 });
    world.tracker.change(idAt(1000), { type: 'Story' });
    world.tracker.change(idAt(1001), { type: 'Story' });
    valueOf(await recount(world.host(), world.place(epicId), spot()));
    await world.drain();
    expect((await valueIn(world)).amount).toMatchObject({ counted: 2 });
  });

  it('expands a container that it finds, and counts what it finds below it once', async () => {
    const world = await worldOf(queryPlan(), [
      bug(10, { level: 'container' }),
      bug(1000, { parent: idAt(10) }),
      workItem({ id: idAt(1001), key: 'SUP-1001', project: SUP, parent: idAt(10), type: 'Story' }),
    ]);
    expect((await valueIn(world)).amount).toMatchObject({ counted: 2 });
  });

  it('counts a sub-task alone, and not beside its story, whichever is found first', async () => {
    const world = await worldOf(
      queryPlan(),
      [
        bug(900, { level: 'subtask', parent: idAt(1000) }),
        bug(1000),
        bug(1001, { level: 'subtask', parent: idAt(100) }),
      ],
      { pageSize: 1 },
    );
    expect((await valueIn(world)).amount).toMatchObject({ counted: 2 });
  });

  it('has no value where nothing is found', async () => {
    const world = await worldOf(queryPlan(), []);
    const value = await valueIn(world);
    expect(value.raw).toBeNull();
    const { problems } = evaluateShard(await shardOf(world), world.now);
    expect(problems.map(({ code }) => code)).toContain('D_NO_WORK');
  });
});

describe('[R22] between two counts', () => {
  const items = [bug(1000), bug(1001), bug(1002)];

  it('events of what is counted settle as ever, and ask the tracker nothing', async () => {
    const world = await worldOf(queryPlan(), items);
    const [before] = await world.tracker.read([idAt(1000)], 'app');
    const after = world.tracker.change(idAt(1000), { state: stateOf('done') });
    const calls = noCalls();
    valueOf(await noteWorkMoved(countingHost(world.host(), calls), eventOf(before ?? null, after)));
    expect(calls).toMatchObject({ tracker: 0, gets: 2, commits: 1 });
    expect((await valueIn(world)).amount).toMatchObject({ done: { digits: 1, scale: 0 } });
  });

  it('many events where it finds work send for one job, and none of them searches', async () => {
    const world = await worldOf(queryPlan(), items);
    const calls = noCalls();
    for (let at = 0; at < 20; at += 1) {
      const item = world.tracker.add(bug(2000 + at));
      valueOf(
        await noteWorkMoved(countingHost(world.host(), calls), { ...eventOf(null, item), replaced: false }),
      );
    }
    expect(calls).toMatchObject({ tracker: 0, queued: 1 });
    expect(world.queue).toEqual([{ kind: 'queries', project: SUP }]);
  });

  it('is asked again once it has rested, and not before', async () => {
    const world = await worldOf(queryPlan(), items);
    const event = async (at: number) => {
      const item = world.tracker.add(bug(at));
      valueOf(await noteWorkMoved(world.host(), { ...eventOf(null, item), replaced: false }));
      await world.drain();
    };
    world.now += minute;
    await event(2000);
    expect((await valueIn(world)).amount).toMatchObject({ counted: 3 });
    expect((await workIn(world))?.query).toMatchObject({ hinted: true });
    // By the hour: what rests still is left alone, what has rested is asked.
    valueOf(await workOff(world.host(), { kind: 'snapshot', shard: SHARD }));
    await world.drain();
    expect((await valueIn(world)).amount).toMatchObject({ counted: 3 });
    world.now += hour;
    valueOf(await workOff(world.host(), { kind: 'snapshot', shard: SHARD }));
    await world.drain();
    expect((await valueIn(world)).amount).toMatchObject({ counted: 4 });
    expect((await workIn(world))?.query).toMatchObject({ hinted: false });
    world.now += hour;
    await event(2001);
    expect((await valueIn(world)).amount).toMatchObject({ counted: 5 });
  });

  it('what nobody hinted at is asked twice a day, by the schedule or whoever looks', async () => {
    const world = await worldOf(queryPlan({ links: links(idAt(100)) }), items);
    world.tracker.add(bug(2000));
    world.now += 11 * hour;
    await world.panel(idAt(1000));
    expect(world.queue).toEqual([]);
    world.now += hour;
    const calls = noCalls();
    await world.panel(idAt(1000), countingHost(world.host(), calls));
    expect(calls).toMatchObject({ tracker: 0, queued: 1, gets: 2, commits: 0 });
    await world.drain();
    expect((await valueIn(world)).amount).toMatchObject({ counted: 5 });
  });

  it('goes on being asked where its tree has gone to another shard', async () => {
    const HIGH = 'HIGH' as ProjectId;
    const world = newWorld({ items: [...epicWith([{ points: 1 }]), ...items] });
    const plan = queryPlan();
    await world.import({
      ...plan,
      objectives: [objective('o', { project: SUP }), objective('o-high', { project: HIGH })],
    });
    const from = { id: 'o' as ObjectiveId, shard: SHARD };
    const { shard } = valueOf(
      await joinTrees(world.host(), from, { id: 'o-high' as ObjectiveId, shard: 'HIGH~1' }),
    );
    const moved = async () => (await world.store.get([{ kind: 'shard', id: shard }]))[0]?.value;
    expect((await moved())?.keyResults.map(({ id }) => id)).toEqual(['kr']);
    world.now += hour;
    const item = world.tracker.add(bug(2000));
    valueOf(await noteWorkMoved(world.host(), { ...eventOf(null, item), replaced: false }));
    await world.drain();
    expect((await moved())?.keyResults[0]?.work?.query).toMatchObject({ found: 4 });
    const [project] = await world.store.get([{ kind: 'project', id: SUP }]);
    expect(project?.value?.queries).toEqual({ shards: [shard], due: null });
  });

  it('an item that no longer fits leaves with the next count, and with what is below it', async () => {
    const world = await worldOf(queryPlan(), [
      bug(10, { level: 'container' }),
      bug(1000, { parent: idAt(10), type: 'Story' }),
    ]);
    expect((await valueIn(world)).amount).toMatchObject({ counted: 1 });
    world.tracker.change(idAt(10), { type: 'Epic' });
    valueOf(await recount(world.host(), world.place(epicId), spot()));
    await world.drain();
    expect((await valueIn(world)).raw).toBeNull();
  });

  it('says how old its answer is, not how old the last event', async () => {
    const world = await worldOf(queryPlan(), items);
    world.now += 5 * hour;
    const [before] = await world.tracker.read([idAt(1000)], 'app');
    const after = world.tracker.change(idAt(1000), { state: stateOf('done') });
    valueOf(
      await noteWorkMoved(world.host({ later: async () => undefined }), eventOf(before ?? null, after)),
    );
    expect(keyResultOf(await world.panel(idAt(1000)))).toMatchObject({ countedAt: NOON, stale: false });
    world.now += 20 * hour;
    expect(keyResultOf(await world.panel(idAt(1000)))).toMatchObject({ stale: true });
  });
});

describe('[R22] a query that is not answered', () => {
  it('refused: the last good value stays, stale, with the sentence of the tracker', async () => {
    const world = await worldOf(queryPlan(), [bug(1000, { category: 'done' }), bug(1001)]);
    const answering = { ...world.tracker };
    const { QueryRefused } = await import('@throughline/core/port/work-items.ts');
    world.tracker.search = async () => Promise.reject(new QueryRefused('Field "type" does not exist.'));
    valueOf(await recount(world.host(), world.place(epicId), spot()));
    await world.drain();
    expect(await valueIn(world)).toMatchObject({ raw: 500_000, stale: true });
    const { problems } = evaluateShard(await shardOf(world), world.now);
    expect(problems).toContainEqual({
      code: 'D_QUERY_FAILED',
      at: 'kr',
      said: 'Field "type" does not exist.',
    });

    Object.assign(world.tracker, answering);
    valueOf(await recount(world.host(), world.place(epicId), spot()));
    await world.drain();
    expect(await valueIn(world)).toMatchObject({ raw: 500_000, stale: false });
    expect(evaluateShard(await shardOf(world), world.now).problems.map(({ code }) => code)).not.toContain(
      'D_QUERY_FAILED',
    );
  });

  it('refused before the first count: there is no value, and it is not asked at every look', async () => {
    const world = await worldOf(queryPlan({ query: 'no such language' }), []);
    expect(await valueIn(world)).toMatchObject({ raw: null, stale: true });
    const calls = noCalls();
    valueOf(await workOff(countingHost(world.host(), calls), { kind: 'recount', shard: SHARD }));
    await world.drain();
    expect(calls.tracker).toBe(0);
  });

  it('more than is counted: says so, and keeps what was there', async () => {
    const world = await worldOf(
      planOf(
        [objective('o')],
        [
          keyResult(
            'kr',
            'o',
            metricMeasure('2', '0', { source: { query: bugs, of: 'count', field: null } }),
          ),
        ],
      ),
      [bug(1000)],
    );
    const many = Array.from({ length: 2_500 }, (_, at) => bug(100_000 + at));
    let pages = 0;
    world.tracker.search = async () => ({
      items: many.map((one) => ({ ...one, id: `${one.id}${(pages += 1)}` as ItemId })),
      next: 'more',
    });
    valueOf(await recount(world.host(), world.place(epicId), spot()));
    await world.drain();
    expect(await valueIn(world)).toMatchObject({
      raw: 500_000,
      stale: true,
      amount: { current: { digits: 1 } },
    });
    expect(evaluateShard(await shardOf(world), world.now).problems.map(({ code }) => code)).toContain(
      'E_TOO_LARGE',
    );
    expect(world.queue).toEqual([]);
  });
});

describe('[R38] why', () => {
  it('lists every item that was found, once, by page, without asking the query again', async () => {
    const found = Array.from({ length: 35 }, (_, at) => bug(1000 + at));
    const world = await worldOf(
      queryPlan({ links: links(idAt(1000)) }),
      [
        ...found,
        bug(10, { level: 'container' }),
        workItem({ id: idAt(3000), key: 'SUP-3000', project: SUP, parent: idAt(10) }),
      ],
      { pageSize: 10 },
    );
    world.tracker.search = async () => Promise.reject(new Error('a trace asks no query'));
    const pages = await traceOf(world, spot());
    const rows = pages.flatMap((page) => page.rows);
    expect(new Set(rows.map(({ item }) => item)).size).toBe(rows.length);
    expect(rows.filter(({ why }) => why === 'counted')).toHaveLength(36);
    expect(pages[0]?.counted).toBe(36);
    expect(rows.find(({ key }) => key === 'SUP-3000')?.via).toBe('SUP-10');
  });

  it('[R19] counts what the reader may not see, and names none of it', async () => {
    const world = await worldOf(queryPlan(), [bug(1000), bug(1001)]);
    world.tracker.hide(idAt(1001));
    const [page] = await traceOf(world, spot());
    expect(page).toMatchObject({ counted: 2, restricted: 1 });
    expect(page?.rows.map(({ key }) => key)).toEqual(['SUP-1000']);
  });
});

describe('[R15] a metric that a query counts or sums', () => {
  const source = (of: 'count' | 'sum', field: string | null = null) => ({ query: bugs, of, field });
  const metricPlan = (of: 'count' | 'sum', field: string | null = null): Plan =>
    planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('10', '0', { source: source(of, field) }))]);

  it('is what it finds at its count, whatever its level and stage', async () => {
    const world = await worldOf(
      metricPlan('count'),
      [
        bug(1000, { category: 'done', resolution: "Won't Do" }),
        bug(1001, { level: 'container' }),
        bug(1002),
        bug(1003),
      ],
      { pageSize: 2 },
    );
    expect(await valueIn(world)).toMatchObject({
      raw: 600_000,
      origin: 'measured',
      amount: { kind: 'metric', current: { digits: 4, scale: 0 }, on: '2026-11-01' },
    });
  });

  it('adds up a field; what has none adds nothing', async () => {
    const world = await worldOf(metricPlan('sum', 'points'), [
      bug(1000, { points: 2.5 }),
      bug(1001, { points: null }),
      bug(1002, { points: 3 }),
    ]);
    expect((await valueIn(world)).amount).toMatchObject({ current: { digits: 55, scale: 1 } });
  });

  it('keeps no entry with the items, and lists them all the same', async () => {
    const world = await worldOf(metricPlan('sum', 'points'), [
      bug(1000, { points: 2 }),
      bug(1001, { category: 'done', points: 1 }),
    ]);
    const [item] = await world.store.get([{ kind: 'item', id: idAt(1000) }]);
    expect(item?.value).toBeNull();
    const [page] = await traceOf(world, spot());
    expect(page).toMatchObject({ counted: 2, done: 1, unit: 'points', restricted: 0 });
    expect(page?.rows.map(({ key, size, stage }) => [key, size, stage])).toEqual([
      ['SUP-1000', '2', 'todo'],
      ['SUP-1001', '1', 'done'],
    ]);
  });
});

describe('[R12] milestones with linked items', () => {
  const milestone = (title: string, ...items: (ItemId | string)[]) => ({
    title,
    weight: null,
    done: null,
    links: links(...items),
  });
  const milestonePlan = (): Plan =>
    planOf(
      [objective('o')],
      [
        keyResult('kr', 'o', {
          kind: 'milestones',
          milestones: [
            milestone('Pilot', epicId),
            { title: 'By hand', weight: 2000, done: 500_000, links: [] },
            milestone('All', 'SUP-100', idAt(1000), 'SUP-404'),
          ],
        }),
      ],
    );

  it('are each done as far as their items are; an item of two counts in both', async () => {
    const world = await worldOf(milestonePlan(), [bug(1000, { category: 'done' })]);
    // Pilot 0 of 1; by hand one half, twice; all 1 of 2: (0 + 2 · 0.5 + 0.5) / 4.
    expect(await valueIn(world)).toMatchObject({
      raw: 375_000,
      amount: { kind: 'milestones', done: 0, total: 3 },
    });
    const { problems } = evaluateShard(await shardOf(world), world.now);
    expect(problems).toContainEqual({ code: 'D_MISSING', at: 'kr', items: ['SUP-404'] });
  });

  it('follow events of their items, and of what lies below their containers', async () => {
    const world = await worldOf(milestonePlan(), [bug(1000, { category: 'done' })]);
    const [before] = await world.tracker.read([idAt(100)], 'app');
    const after = world.tracker.change(idAt(100), { state: stateOf('done') });
    const calls = noCalls();
    valueOf(await noteWorkMoved(countingHost(world.host(), calls), eventOf(before ?? null, after)));
    expect(calls).toMatchObject({ tracker: 0, gets: 2, commits: 1, queued: 0 });
    expect((await valueIn(world)).raw).toBe(750_000);
    const story = world.tracker.add(
      workItem({ id: idAt(101), key: 'SUP-101', project: SUP, parent: epicId }),
    );
    valueOf(await noteWorkMoved(world.host(), eventOf(null, story)));
    await world.drain();
    expect((await valueIn(world)).raw).toBe(625_000);
  });

  it('are opened to their items, with the milestone that names them', async () => {
    const world = await worldOf(milestonePlan(), [bug(1000, { category: 'done' })]);
    const rows = (await traceOf(world, spot())).flatMap((page) => page.rows);
    expect(rows.map(({ key, milestone: of, why }) => [key, of, why])).toEqual([
      ['SUP-1', 'Pilot', 'expanded'],
      ['SUP-100', 'All', 'counted'],
      ['SUP-1000', 'All', 'counted'],
      ['SUP-100', 'Pilot', 'counted'],
    ]);
  });

  it('count nothing that who wrote them does not see', async () => {
    const world = newWorld({ items: [...epicWith([{ points: 1 }]), bug(1000, { category: 'done' })] });
    world.tracker.hide(idAt(1000));
    await world.import(milestonePlan());
    expect((await valueIn(world)).raw).toBe(250_000);
    const { problems } = evaluateShard(await shardOf(world), world.now);
    expect(problems).toContainEqual({ code: 'D_MISSING', at: 'kr', items: ['SUP-404', 'jira:1000'] });
  });
});
