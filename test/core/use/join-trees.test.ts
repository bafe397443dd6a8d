import type { KeyResultId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import type { DocumentKind, Documents, ShardDocument } from '@throughline/core/port/documents.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { Store } from '@throughline/core/port/store.ts';
import { good } from '@throughline/core/use/answer.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { joinTrees } from '@throughline/core/use/join-trees.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { refreshChanged } from '@throughline/core/use/refresh-changed.ts';
import { transact } from '@throughline/core/use/transact.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import {
  day,
  edge,
  keyResult,
  kpi,
  kpiMeasure,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import {
  epicId,
  epicWith,
  eventOf,
  failureOf,
  idAt,
  keyResultOf,
  newWorld,
  SUP,
  traceOf,
  valueOf,
} from './world.ts';
import type { World, WorldOptions } from './world.ts';
import { inEnglishWords } from '../../english.ts';

const OPS = 'OPS' as ProjectId;
const items = () => [
  ...epicWith([{ points: 3, done: true }, { points: 5 }, { points: null }]),
  ...epicWith([{ points: 8, done: true }, { points: 1 }], { epic: 2, first: 200 }),
];

/** The team's tree: two objectives, work and a metric. */
const team = (parents: Objective['parents'] = []) => ({
  objectives: [
    objective('o-team', { project: SUP, parents }),
    objective('o-below', { project: SUP, parents: [edge('o-team')] }),
  ],
  keyResults: [
    keyResult('kr', 'o-team', workMeasure({ links: links(epicId) })),
    keyResult('kr-typed', 'o-below', metricMeasure('45', '25'), {
      owner: 'maria',
      readings: [reading('2026-10-10', '44'), reading('2026-10-20', '38')],
    }),
  ],
});
/** The organisation's, which is larger. */
const above = () => ({
  objectives: [
    objective('o-top', { project: OPS }),
    objective('o-side', { project: OPS, parents: [edge('o-top')] }),
  ],
  keyResults: [
    keyResult('kr-top', 'o-top', workMeasure({ links: links(idAt(2), epicId) })),
    keyResult('kr-side', 'o-side', metricMeasure('0', '10'), { readings: [reading('2026-10-20', '3')] }),
    keyResult('kr-more', 'o-side', metricMeasure('0', '10')),
  ],
});
interface Part {
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
}
const plans = (...parts: readonly Part[]): Plan =>
  planOf(
    parts.flatMap(({ objectives }) => objectives),
    parts.flatMap(({ keyResults }) => keyResults),
  );

async function apart(options: WorldOptions = {}): Promise<World> {
  const world = newWorld({ items: items(), ...options });
  await world.import(plans(team()));
  await world.import(plans(above()));
  return world;
}

/** As if the edge had been in the plan from the start. */
async function together(options: WorldOptions = {}): Promise<World> {
  const world = newWorld({ items: items(), ...options });
  await world.import(plans(above(), team([edge('o-top')])));
  return world;
}

const spot = (id: string, shard: string) => ({ id: id as ObjectiveId, shard });
const join = (host: Host) => joinTrees(host, spot('o-team', 'SUP~1'), spot('o-top', 'OPS~1'));

async function joined(options: WorldOptions = {}): Promise<World> {
  const world = await apart(options);
  valueOf(await join(world.host()));
  await align(world);
  return world;
}

/** What the caller of joinTrees writes. */
async function align(world: World): Promise<void> {
  valueOf(
    await transact(world.store, async (desk) => {
      await desk.read([{ kind: 'shard', id: 'OPS~1' }]);
      const shard = desk.get('shard', 'OPS~1') as ShardDocument;
      const objectives = shard.objectives.map((one) =>
        one.id === 'o-team' ? { ...one, parents: [edge('o-top')] } : one,
      );
      desk.put('shard', 'OPS~1', { ...shard, objectives });
      return good(null);
    }),
  );
}

async function read<K extends DocumentKind>(
  { store }: { readonly store: Store },
  kind: K,
  id: string,
): Promise<Documents[K]> {
  const [found] = await store.get([{ kind, id }]);
  if (!found?.value) throw new Error(`there is no ${kind} ${id}`);
  return found.value;
}

/** Values, and the work behind each, as a page shows them. */
async function shown(world: World, shard = 'OPS~1') {
  const { objectives, keyResults, problems } = evaluateShard(await read(world, 'shard', shard), world.now);
  const traces = [];
  for (const id of ['kr', 'kr-top']) {
    traces.push(await traceOf(world, { keyResult: id as KeyResultId, shard }));
  }
  return { objectives, keyResults, problems, traces };
}

const KR = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };

async function finishCounts(world: World): Promise<void> {
  await world.drain();
  for (const id of [1, 2, 1, 2]) valueOf(await openEpicPanel(world.host(), world.place(idAt(id))));
  for (const keyResult of ['kr', 'kr-top'] as KeyResultId[]) {
    for (let pages = 0; pages < 9; pages += 1) {
      valueOf(await workOff(world.host(), { kind: 'count', keyResult, shard: 'OPS~1' }));
    }
  }
}

function move(world: World, item: number, category: 'done' | 'todo') {
  const before = world.tracker.all().find(({ id }) => id === idAt(item));
  if (!before) throw new Error('no such item');
  return eventOf(before, world.tracker.change(before.id, { state: stateOf(category) }));
}

describe.each([
  ['with events', { changes: false }],
  ['where changes are asked for', { changes: true }],
])('[R3] a tree that joined another, %s', (_, options) => {
  it('has the numbers and the traces of a plan that was imported so', async () => {
    const world = await joined(options);
    await finishCounts(world);
    const other = await together(options);
    await finishCounts(other);
    const [is, shouldBe] = [await shown(world), await shown(other)];
    expect(is.objectives.map(({ id }) => id)).toEqual(['o-below', 'o-side', 'o-team', 'o-top']);
    expect(is).toEqual(shouldBe);
  });

  it('keeps its numbers in the moment of the move, without a count', async () => {
    const world = await apart(options);
    const before = evaluateShard(await read(world, 'shard', 'SUP~1'), world.now);
    valueOf(await join(world.host()));
    const after = evaluateShard(await read(world, 'shard', 'OPS~1'), world.now);
    const own = (id: string) => before.keyResults.some((one) => one.id === id);
    expect(after.keyResults.filter(({ id }) => own(id))).toEqual(before.keyResults);
    expect((await read(world, 'shard', 'OPS~1')).keyResults.every(({ work }) => !work?.next)).toBe(true);
    expect((await read(world, 'shard', 'SUP~1')).objectives).toEqual([]);
  });

  it('follows what happens to its work later', async () => {
    const world = await joined(options);
    const other = await together(options);
    for (const one of [world, other]) {
      for (const [item, category] of [
        [101, 'done'],
        [100, 'todo'],
        [201, 'done'],
      ] as const) {
        const moved = move(one, item, category);
        if (options.changes) continue;
        valueOf(await noteWorkMoved(one.host(), moved));
        valueOf(await noteWorkMoved(one.host(), moved));
      }
      await finishCounts(one);
    }
    expect((await shown(world)).keyResults).toEqual((await shown(other)).keyResults);
    expect((await read(world, 'shard', 'OPS~1')).keyResults[3]?.work?.sums).not.toEqual(
      (await read(await joined(options), 'shard', 'OPS~1')).keyResults[3]?.work?.sums,
    );
  });

  it('is found from the epic, whose document names the old shard, and from its stories', async () => {
    const world = await joined(options);
    expect((await read(world, 'item', epicId)).links.map(({ shard }) => shard)).toContain('SUP~1');
    const view = await world.panel(epicId);
    expect(keyResultOf(view)).toMatchObject({ linked: true });
    expect(keyResultOf(view, 'kr-top')).toMatchObject({ linked: true });
    expect(
      valueOf(await openEpicPanel(world.host(), { ...world.place(idAt(101)), type: 'Story' })),
    ).toMatchObject({
      kind: 'line',
    });
  });

  it('is counted anew, unlinked, linked and explained by pages that name the old shard', async () => {
    const world = await joined(options);
    valueOf(await recount(world.host(), world.place(epicId), KR));
    await finishCounts(world);
    expect((await read(world, 'item', epicId)).links.map(({ shard }) => shard)).not.toContain('SUP~1');
    const trace = valueOf(await explain(world.host(), { id: KR.keyResult, shard: KR.shard, cursor: null }));
    expect(trace).toMatchObject({ kind: 'keyResult', value: { percent: '27' } });

    valueOf(await unlinkWorkItem(world.host(), world.place(epicId), KR));
    await finishCounts(world);
    expect(keyResultOf(await world.panel(epicId), 'kr-top')).toMatchObject({ linked: true });
    expect((await read(world, 'item', epicId)).links.map(({ keyResult: id }) => id)).toEqual(['kr-top']);
    valueOf(await linkWorkItem(world.host(), world.place(epicId), { ...KR, weight: null }));
    await finishCounts(world);
    const other = await together(options);
    await finishCounts(other);
    expect((await shown(world)).keyResults).toEqual((await shown(other)).keyResults);
  });

  it('goes on with a count that was under way, by a job that names the old shard', async () => {
    const world = await apart({ ...options, pageSize: 1 });
    world.tick = 6000;
    valueOf(await recount(world.host(), world.place(epicId), KR));
    world.tick = 0;
    expect((await read(world, 'shard', 'SUP~1')).keyResults[0]?.work?.next).not.toBeNull();
    const begun = (await read(world, 'count', 'kr')).pass;
    valueOf(await join(world.host()));
    const moved = move(world, 101, 'done');
    if (!options.changes) valueOf(await noteWorkMoved(world.host(), moved));
    for (let again = true; again;) {
      ({ again } = valueOf(await workOff(world.host(), { kind: 'count', ...KR }, 0)));
    }
    const keyResults = (await read(world, 'shard', 'OPS~1')).keyResults;
    expect(keyResults.find(({ id }) => id === 'kr')?.work).toMatchObject({ pass: begun, next: null });
    await align(world);
    await finishCounts(world);
    const other = await together(options);
    const same = move(other, 101, 'done');
    if (!options.changes) valueOf(await noteWorkMoved(other.host(), same));
    await finishCounts(other);
    expect((await shown(world)).keyResults).toEqual((await shown(other)).keyResults);
  });
});

describe('joining trees', () => {
  it('takes everything along: titles, owners, all readings, links, days, and tells directory and projects', async () => {
    const world = await apart();
    const { links: before, readings } = await read(world, 'keyResult', 'kr-typed');
    const series = (id: string) => ({ [id]: [1, null] });
    valueOf(
      await transact(world.store, async (desk) => {
        await desk.read(['SUP~1', 'OPS~1'].map((id) => ({ kind: 'series', id })));
        const days = ['2026-10-02', '2026-10-04'].map(day);
        const later = ['2026-10-03', '2026-10-04'].map(day);
        desk.put('series', 'SUP~1', { v: 1, days, raw: series('kr'), total: series('kr') });
        desk.put('series', 'OPS~1', { v: 1, days: later, raw: series('kr-top'), total: {} });
        return good(null);
      }),
    );
    expect(valueOf(await join(world.host()))).toEqual({ shard: 'OPS~1', shards: ['SUP~1', 'OPS~1'] });
    expect((await read(world, 'text', 'OPS~1')).texts).toMatchObject({
      'o-team': { title: 'o-team' },
      'kr-typed': { title: 'kr-typed', owner: 'maria' },
      'kr-top': { title: 'kr-top' },
    });
    expect((await read(world, 'text', 'SUP~1')).texts).toEqual({});
    expect(await read(world, 'keyResult', 'kr-typed')).toEqual({
      v: 1,
      shard: 'OPS~1',
      links: before,
      readings,
    });
    expect(readings).toHaveLength(2);
    expect(await read(world, 'series', 'OPS~1')).toEqual({
      v: 1,
      days: ['2026-10-02', '2026-10-03', '2026-10-04'],
      raw: { kr: [1, null, null], 'kr-top': [null, 1, null] },
      total: { kr: [1, null, null] },
    });
    expect(await read(world, 'project', SUP)).toMatchObject({ shards: ['SUP~1'], guests: ['OPS~1'] });
    expect((await read(world, 'directory', DIRECTORY)).shards).toEqual([
      { id: 'OPS~1', cycle: '2026-Q4', home: OPS, guests: [SUP], nodes: 9 },
    ]);
    const moved = (await read(world, 'shard', 'OPS~1')).objectives.find(({ id }) => id === 'o-team');
    expect(moved?.project).toBe(SUP);
  });

  it('costs a panel one more read where the item names the old shard alone, until it is written again', async () => {
    const world = newWorld({ items: items() });
    await world.import(plans(team()));
    const larger = above();
    await world.import(plans({ ...larger, keyResults: larger.keyResults.slice(1) }));
    const reads = async () => {
      const calls = noCalls();
      valueOf(await openEpicPanel(countingHost(world.host(), calls), world.place(epicId)));
      return calls.gets;
    };
    expect(await reads()).toBe(2);
    valueOf(await joinTrees(world.host(), spot('o-team', 'SUP~1'), spot('o-top', 'OPS~1')));
    expect((await read(world, 'shard', 'SUP~1')).objectives).toEqual([]);
    expect(await reads()).toBe(3);
    valueOf(await recount(world.host(), world.place(epicId), KR));
    await world.drain();
    expect(await reads()).toBe(2);
  });

  it('imports the plan of a tree that went elsewhere where it is now, with its links and readings', async () => {
    const world = await joined();
    const before = await shown(world);
    await world.import(plans(above(), team([edge('o-top')])));
    expect(await shown(world)).toEqual(before);
    expect((await read(world, 'shard', 'SUP~1')).objectives).toEqual([]);
  });

  it('asks again for what changed before the move, from the older of both watermarks on', async () => {
    const world = await apart({ changes: true });
    world.now += 20 * 60_000;
    valueOf(await refreshChanged(world.host(), ['SUP~1']));
    world.now += 20 * 60_000;
    move(world, 101, 'done');
    world.now += 20 * 60_000;
    valueOf(await refreshChanged(world.host(), ['OPS~1']));
    valueOf(await join(world.host()));
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ percent: '73' });
  });

  it('and an event at the same time: whoever is later begins again, and nothing is lost', async () => {
    const world = await apart();
    let raced = false;
    const racing: Store = {
      ...world.store,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          valueOf(await noteWorkMoved(world.host(), move(world, 101, 'done')));
        }
        return world.store.commit(writes);
      },
    };
    valueOf(await join(world.host({ store: racing })));
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ percent: '73' });
  });

  it('takes a KPI along as a copy where others are bound to it, and leaves none behind otherwise', async () => {
    const world = newWorld({ items: items() });
    const followed = kpi('kpi', {
      readings: [reading('2026-10-20', '7')],
      target: { atLeast: null, atMost: null },
    });
    const bound = (id: string, of: string) => keyResult(id, of, kpiMeasure('kpi'));
    const own = {
      ...plans(
        { objectives: [objective('o-team', { project: SUP })], keyResults: [bound('kr-a', 'o-team')] },
        { objectives: [objective('o-stays', { project: SUP })], keyResults: [bound('kr-b', 'o-stays')] },
      ),
      kpis: [followed],
    };
    await world.import(own);
    await world.import(plans(above()));
    valueOf(await join(world.host()));
    expect((await read(world, 'shard', 'SUP~1')).kpis.map(({ id }) => id)).toEqual(['kpi']);
    expect((await read(world, 'shard', 'OPS~1')).kpis).toEqual((await read(world, 'shard', 'SUP~1')).kpis);
    expect((await read(world, 'keyResult', 'OPS~1/kpi')).readings).toHaveLength(1);
    expect((await read(world, 'text', 'OPS~1')).texts['kpi']?.title).toBe('kpi');

    valueOf(await joinTrees(world.host(), spot('o-stays', 'SUP~1'), spot('o-top', 'OPS~1')));
    expect((await read(world, 'shard', 'SUP~1')).kpis).toEqual([]);
    expect((await read(world, 'shard', 'OPS~1')).kpis).toHaveLength(1);
    expect((await world.store.get([{ kind: 'keyResult', id: 'SUP~1/kpi' }]))[0]?.value).toBeNull();
  });

  it('moves what the caller may edit, though it is the larger', async () => {
    const world = await apart();
    const may = { edit: [OPS], administer: [OPS], see: [SUP, OPS] };
    const answer = await joinTrees(world.host({ may }), spot('o-top', 'OPS~1'), spot('o-team', 'SUP~1'));
    expect(valueOf(answer).shard).toBe('SUP~1');
  });

  it.each([
    ['who may not edit the objective', { edit: [OPS], administer: [] }],
    ['who may not see the one above it', { see: [SUP] }],
    ['who may edit neither tree as a whole', { edit: [], administer: [] }],
  ])('is refused to a stranger: %s, and nothing has changed', async (_, may) => {
    const world = await apart();
    const calls = noCalls();
    expect(failureOf(await join(countingHost(world.host({ may }), calls)))).toBe('forbidden');
    expect(calls.commits).toBe(0);
  });

  it.each<[string, Partial<Plan>, RegExp]>([
    ['another cycle', { cycle: { ...planOf([], []).cycle, id: '2026-Q3' } }, /2026-Q3/],
    ['another policy', { policy: { ...planOf([], []).policy, level: 'linked' } }, /rules/],
  ])('is refused where the other is of %s', async (_, other, told) => {
    const world = newWorld({ items: items() });
    await world.import({ ...plans(team()), ...other });
    await world.import(plans(above()));
    const answer = await join(world.host());
    expect(inEnglishWords(answer)).toMatchObject({
      failure: { code: 'bad-input', message: expect.stringMatching(told) },
    });
    expect((await read(world, 'shard', 'SUP~1')).objectives).toHaveLength(2);
  });

  it('is refused where both are too many for one shard', async () => {
    const world = newWorld({ items: items() });
    const many = (id: string, project: ProjectId, count: number) =>
      planOf(
        [objective(id, { project })],
        Array.from({ length: count }, (_, at) => keyResult(`${id}-${at}`, id, metricMeasure('0', '10'))),
      );
    await world.import(many('o-team', SUP, 400));
    await world.import(many('o-top', OPS, 400));
    const answer = await join(world.host());
    expect(inEnglishWords(answer)).toMatchObject({
      failure: { code: 'bad-input', message: expect.stringMatching(/802 .* 750/) },
    });
  });

  it('goes in several commits where one is too small; killed between any two, it goes on the next time', async () => {
    for (let killed = 1; killed < 9; killed += 1) {
      const world = await apart({ limits: { keys: 25, writes: 7 } });
      let commits = 0;
      const mortal: Store = {
        ...world.store,
        commit: async (writes) => {
          commits += 1;
          return commits >= killed ? { ok: false, conflict: true } : world.store.commit(writes);
        },
      };
      await join(world.host({ store: mortal }));
      valueOf(await join(world.host()));
      await align(world);
      await finishCounts(world);
      const other = await together();
      await finishCounts(other);
      expect((await shown(world)).keyResults).toEqual((await shown(other)).keyResults);
    }
  });

  it('of trees that lie together already is nothing', async () => {
    const world = await joined();
    const calls = noCalls();
    const answer = await join(countingHost(world.host(), calls));
    expect(valueOf(answer)).toEqual({ shard: 'OPS~1', shards: ['OPS~1'] });
    expect(calls.commits).toBe(0);
  });
});
