import type { Day, Instant } from '@throughline/core/model/day.ts';
import { addDays, dayOf } from '@throughline/core/model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { elapsedOf, expectedByTime } from '@throughline/core/progress/pace.ts';
import type { DocumentKind, Documents, LedgerEntry } from '@throughline/core/port/documents.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { checkIn } from '@throughline/core/use/check-in.ts';
import { linkItem } from '@throughline/core/use/link-item.ts';
import { readNode } from '@throughline/core/use/read-node.ts';
import { saveNode } from '@throughline/core/use/save-node.ts';
import { takeSnapshot } from '@throughline/core/use/take-snapshot.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import {
  closing,
  day,
  decimal,
  edge,
  keyResult,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';
import { epicId, epicWith, failureOf, idAt, newWorld, NOON, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const here = { project: SUP };
const shard = 'SUP~1';
const DAY = 86_400_000;
const start = day('2026-10-01');
const end = day('2026-12-31');

const plan = (more: Partial<Plan> = {}): Plan => ({
  ...planOf(
    [
      objective('o', { title: 'Answers', owner: 'support', threshold: 700_000, kind: 'aspirational' }),
      objective('o-below', { parents: [edge('o')] }),
    ],
    [
      keyResult('kr', 'o', metricMeasure('45', '25'), {
        title: 'Reply time',
        readings: [reading('2026-10-20', 38), { ...reading('2026-10-10', 41), by: 'joe', confidence: 5 }],
        threshold: 700_000,
        kind: 'aspirational',
      }),
      keyResult('kr-work', 'o', workMeasure({ links: links(epicId) }), { weight: 3000 }),
      keyResult('kr-yes', 'o', { kind: 'yesNo', done: false }, { weight: 0 }),
      keyResult('kr-below', 'o-below', metricMeasure('0', '10')),
    ],
  ),
  ...more,
});

async function worldWith(of: Plan = plan()): Promise<World> {
  const world = newWorld({
    items: [
      ...epicWith([{ points: 8, done: true }, { points: 2 }]),
      workItem({ id: idAt(300), key: 'SUP-300', project: SUP, points: 5 }),
    ],
  });
  await world.import(of);
  return world;
}
/** One whose milestone names an epic, one that not everybody may see, and one that is not there. */
const steps = () =>
  plan({
    keyResults: [
      keyResult('kr', 'o', {
        kind: 'milestones',
        milestones: [
          { title: 'Pilot', weight: null, done: null, links: links(epicId, idAt(300), 'SUP-404') },
        ],
      }),
    ],
    objectives: [objective('o')],
  });

const read = async (world: World, id: string, host = world.host()): Promise<NodeDetails> =>
  valueOf(await readNode(host, here, { id: id as KeyResultId | ObjectiveId, shard }));

/** Each day's end from one day to another, with what happened on it. */
async function live(
  world: World,
  days: number,
  happens: (at: number) => Promise<void> | void = () => undefined,
) {
  for (let at = 0; at < days; at += 1) {
    await happens(at);
    await world.drain();
    valueOf(await takeSnapshot(world.host(), shard));
    world.now += DAY;
  }
}

/** Puts entries of colleagues into a ledger. */
async function write<K extends DocumentKind>(world: World, kind: K, id: string, value: Documents[K]) {
  const [found] = await world.store.get([{ kind, id }]);
  await world.store.commit([{ key: { kind, id }, value, expected: found?.revision ?? null }]);
}
const entry = (id: number, kind: LedgerEntry['kind'], more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id,
  at: NOON - DAY,
  by: 'joe' as UserId,
  name: 'Joe',
  kind,
  fields: [],
  ...more,
});
const ledger = (world: World, id: string, entries: readonly LedgerEntry[]) =>
  write(world, 'ledger', id, { v: 1, node: id as KeyResultId, shard, pages: 0, entries });

it('says what the items are called that its milestones name, of those that the reader may see', async () => {
  const world = await worldWith(steps());
  world.tracker.hide(idAt(300));
  const { itemKeys, fields } = await read(world, 'kr');
  expect(itemKeys).toEqual({ [epicId]: 'SUP-1' });
  expect(fields['measure']).toMatchObject({ milestones: [{ items: [epicId, idAt(300), 'SUP-404'] }] });
});

it('calls the items of a changed measure as the reader knows them, and what they may not see "…"', async () => {
  const world = await worldWith(steps());
  const { fields } = await read(world, 'kr');
  const milestones = [{ title: 'Pilot', items: [epicId, { key: idAt(300), weight: 2 }, 'SUP-404'] }];
  const to = { kind: 'milestones', milestones };
  valueOf(
    await saveNode(world.host(), here, {
      is: 'keyResult',
      id: 'kr' as KeyResultId,
      shard,
      objective: null,
      cycle: null,
      attempt: null,
      changes: [{ field: 'measure', from: fields['measure'] ?? null, to }],
    }),
  );
  const shown = async () => JSON.stringify((await read(world, 'kr')).changes[0]?.fields);
  expect(await shown()).toContain('"items":["SUP-1",{"key":"SUP-300","weight":2},"SUP-404"]');
  world.tracker.hide(idAt(300));
  expect(await shown()).toContain('"items":["SUP-1",{"key":"…","weight":2},"SUP-404"]');
});

describe('a key result opened', () => {
  it('has its fields as a plan file says them, and its check-ins, newest first', async () => {
    const world = await worldWith();
    const made = { keyResult: 'kr' as KeyResultId, shard, confidence: 7, note: 'new macros', blockers: null };
    valueOf(await checkIn(world.host(), here, { ...made, on: day('2026-10-15'), value: '39.5' }));
    valueOf(await checkIn(world.host(), here, { ...made, on: day('2026-11-01'), value: null }));
    const details = await read(world, 'kr');
    expect(details.node).toMatchObject({ id: 'kr', title: 'Reply time', percent: '35', may: 'administer' });
    expect(details.fields).toEqual({
      title: 'Reply time',
      measure: { kind: 'metric', from: 45, to: 25 },
    });
    expect(details.checkIns.map(({ id, on, value, by, mine }) => ({ id, on, value, by, mine }))).toEqual(
      [
        { id: 2, on: '2026-11-01', value: null, by: 'Maria', mine: true },
        { id: -3, on: '2026-10-20', value: '38', by: null, mine: false },
        { id: 1, on: '2026-10-15', value: '39.5', by: 'Maria', mine: true },
        { id: -2, on: '2026-10-10', value: '41', by: 'joe', mine: false },
      ].map((one) => (one.id < 0 ? { ...one, id: expect.any(Number) as number } : one)),
    );
    expect(new Set(details.checkIns.map(({ id }) => id)).size).toBe(4);
    expect(details.checkIns.filter(({ id }) => id < 0)).toHaveLength(2);
    expect(details.checkIns[0]).toMatchObject({ confidence: 7, note: 'new macros', at: NOON });
    expect(details.outputAndOutcome).toBeNull();
  });

  it('says a yes/no in words', async () => {
    const world = await worldWith();
    const made = { keyResult: 'kr-yes' as KeyResultId, shard, confidence: null, note: null, blockers: null };
    valueOf(await checkIn(world.host(), here, { ...made, on: day('2026-10-15'), value: 'yes' }));
    expect((await read(world, 'kr-yes')).checkIns).toMatchObject([{ value: 'yes' }]);
  });

  it('lets nobody correct the check-ins of others but who administers the project', async () => {
    const world = await worldWith();
    const made = { keyResult: 'kr' as KeyResultId, shard, confidence: 7, note: null, blockers: null };
    valueOf(await checkIn(world.host(), here, { ...made, on: day('2026-11-01'), value: '37' }));
    const joe = { id: 'joe' as UserId, name: 'Joe' };
    const mine = async (more: object) =>
      (await read(world, 'kr', world.host(more))).checkIns.filter((one) => one.mine).length;
    expect(await mine({ user: joe, may: { administer: [] } })).toBe(0);
    expect(await mine({ user: joe })).toBe(1);
    expect(await mine({ may: { administer: [] } })).toBe(1);
    expect(await mine({ may: { administer: [], edit: [] } })).toBe(0);
  });

  it('costs one read of the store, of an objective one more', async () => {
    const world = await worldWith();
    for (const [id, gets] of [
      ['kr', 1],
      ['kr-work', 1],
      ['o', 2],
    ] as const) {
      const calls = noCalls();
      await read(world, id, countingHost(world.host(), calls));
      expect(calls).toMatchObject({ gets, rights: 1, commits: 0, tracker: 0 });
    }
  });

  it('names the items of links to who may see them, and to nobody else', async () => {
    const world = await worldWith();
    const link = { keyResult: 'kr-work' as KeyResultId, shard, item: idAt(300), weight: null };
    valueOf(await linkItem(world.host(), here, link));
    const items = async () => (await read(world, 'kr-work')).changes.map(({ fields }) => fields[0]?.to);
    expect(await items()).toEqual(['SUP-300']);
    world.tracker.breakDown(new WorkFault('no answer'));
    expect(await items()).toEqual([null]);
    world.tracker.breakDown(null);
    world.tracker.hide(idAt(300));
    expect(await items()).toEqual([null]);
  });

  it('says which changes can still be undone', async () => {
    const world = await worldWith();
    const field = (name: string) => ({ field: name, from: 1, to: 2 });
    await ledger(world, 'kr', [
      entry(1, 'created', { fields: [field('title')] }),
      entry(2, 'edited', { fields: [field('owner')] }),
      entry(3, 'edited', { fields: [field('measure')] }),
      entry(4, 'check-in', { fields: [field('value')] }),
      entry(5, 'edited', { fields: [field('measure.to')] }),
      entry(6, 'edited', { fields: [field('weight')] }),
      entry(7, 'undone', { fields: [field('weight')], undid: 6 }),
      entry(8, 'linked', { fields: [{ field: 'weight', from: null, to: '2' }] }),
    ]);
    const undoable = async (host = world.host()) =>
      (await read(world, 'kr', host)).changes.filter((one) => one.undoable).map(({ id }) => id);
    expect(await undoable()).toEqual([7, 5, 4, 2]);
    expect(await undoable(world.host({ may: { edit: [], administer: [] } }))).toEqual([]);
    expect((await read(world, 'kr')).changes.map(({ id }) => id)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    await ledger(world, 'kr', [entry(1, 'created'), entry(2, 'check-in'), entry(3, 'check-in-corrected')]);
    expect(await undoable()).toEqual([]);
    await ledger(world, 'kr', [entry(1, 'created', { name: '' })]);
    expect((await read(world, 'kr')).changes).toMatchObject([{ undoable: true, name: null }]);
  });
});

describe('how a node came to where it is', () => {
  it('[R32] [R35] is each kept day beside its expected line, and today as it is now', async () => {
    const world = await worldWith();
    const first = dayOf(world.now, 'UTC');
    const made = { keyResult: 'kr' as KeyResultId, shard, confidence: null, note: null, blockers: null };
    await live(world, 3, async (at) => {
      const on = dayOf(world.now, 'UTC');
      valueOf(await checkIn(world.host(), here, { ...made, on, value: String(38 - at) }));
    });
    const { trend } = await read(world, 'kr');
    const line = (on: Day) => expectedByTime(700_000, elapsedOf({ start, end }, on));
    expect(trend.points).toEqual(
      [
        [start, null],
        [first, 350_000],
        [addDays(first, 1), 400_000],
        [addDays(first, 2), 450_000],
        [addDays(first, 3), 450_000],
        [end, null],
      ].map(([on, progress]) => ({ on, progress, expected: line(on as Day) })),
    );
    expect(trend.forecast).toBeNull();
  });

  it('[R10] bends where the checkpoints bend, and only ahead of today by itself', async () => {
    const at = (on: string, value: string) => ({ on: day(on), value: decimal(value) });
    const world = await worldWith(
      planOf(
        [objective('o')],
        [
          keyResult(
            'kr',
            'o',
            metricMeasure('0', '100', { checkpoints: [at('2026-10-20', '10'), at('2026-12-01', '90')] }),
          ),
        ],
      ),
    );
    const { points } = (await read(world, 'kr')).trend;
    expect(points.map(({ on }) => on)).toEqual([start, '2026-10-20', '2026-11-01', '2026-12-01', end]);
    expect(points[3]?.expected).toBe(900_000);
    expect(points[1]?.expected).toBe(100_000);
  });

  it('[R34] foretells from three days over a week on; a yes/no never', async () => {
    const world = await worldWith();
    const made = { keyResult: 'kr' as KeyResultId, shard, confidence: null, note: null, blockers: null };
    await live(world, 9, async (at) => {
      const on = dayOf(world.now, 'UTC');
      valueOf(await checkIn(world.host(), here, { ...made, on, value: String(decimalOf(38, at)) }));
      if (at === 4) world.tracker.change(idAt(101), { state: stateOf('done') });
    });
    const { forecast } = (await read(world, 'kr')).trend;
    // 38 at noon of 1 November, half a minute less each day: 2.5 points of the way a day, 70 % within days.
    expect(forecast?.mid).toBeGreaterThan(1_000_000);
    expect(forecast?.on).toBe('2026-11-16');
    expect((await read(world, 'kr-yes')).trend.forecast).toBeNull();
    expect((await read(world, 'o')).trend.forecast).not.toBeNull();
  });

  it('marks scope that came and went, in its unit [R19]', async () => {
    const world = await worldWith();
    await live(world, 3, async (at) => {
      if (at === 1) {
        const link = { keyResult: 'kr-work' as KeyResultId, shard, item: idAt(300), weight: null };
        valueOf(await linkItem(world.host(), here, link));
      }
    });
    const { marks } = (await read(world, 'kr-work')).trend;
    expect(marks).toEqual([{ on: '2026-11-02', kind: 'scope-added', field: null, from: null, to: '+5' }]);
    await write(world, 'series', shard, {
      v: 1,
      days: [day('2026-11-01'), day('2026-11-02')],
      raw: { 'kr-work': [100_000, 90_000] },
      total: { 'kr-work': [20_500, 17_000] },
    });
    expect((await read(world, 'kr-work')).trend.marks[0]).toMatchObject({
      kind: 'scope-dropped',
      to: '-3.5',
    });
  });

  it('marks goalposts that moved, what was set by hand, and the close; nothing else', async () => {
    const world = await worldWith();
    const measure = { kind: 'metric', from: 45, to: 25 };
    await ledger(world, 'kr', [
      entry(1, 'created', { fields: [{ field: 'measure', from: null, to: measure }] }),
      entry(2, 'edited', {
        fields: [
          { field: 'title', from: 'a', to: 'b' },
          { field: 'measure', from: measure, to: { ...measure, to: 30, unit: 'min' } },
        ],
      }),
      entry(3, 'edited', { fields: [{ field: 'end', from: null, to: '2026-12-01' }], at: NOON - 5 * DAY }),
      entry(4, 'check-in', { fields: [{ field: 'value', from: '38', to: '36' }] }),
      entry(5, 'linked', { fields: [{ field: 'weight', from: null, to: '2' }] }),
      entry(6, 'edited', { fields: [{ field: 'override', from: null, to: { value: 0.5 } }] }),
      entry(7, 'closed', { at: NOON }),
    ]);
    const on = (at: Instant) => dayOf(at, 'UTC');
    expect((await read(world, 'kr')).trend.marks).toEqual([
      { on: on(NOON - 5 * DAY), kind: 'goalpost', field: 'end', from: null, to: '2026-12-01' },
      { on: on(NOON - DAY), kind: 'goalpost', field: 'measure.to', from: 25, to: 30 },
      { on: on(NOON - DAY), kind: 'override', field: 'override', from: null, to: { value: 0.5 } },
      { on: on(NOON), kind: 'closed', field: null, from: null, to: null },
    ]);
  });

  it('[R36] ends at the close, and foretells nothing of what is closed', async () => {
    const closed = plan();
    const world = await worldWith({
      ...closed,
      keyResults: closed.keyResults.map((one) =>
        one.id === 'kr' ? { ...one, status: 'closed', closing: closing('2026-10-25', 320_000) } : one,
      ),
    });
    await live(world, 10);
    const { trend, checkIns } = await read(world, 'kr');
    expect(trend.forecast).toBeNull();
    expect(new Set(trend.points.slice(1).map(({ expected }) => expected)).size).toBe(1);
    expect(checkIns.every(({ mine }) => !mine)).toBe(true);
  });
});

describe('an objective opened', () => {
  it('sets output against outcome, each by its weights; well apart is said', async () => {
    const world = await worldWith();
    const details = await read(world, 'o');
    expect(details.fields).toMatchObject({
      title: 'Answers',
      owner: 'support',
      kind: 'aspirational',
      project: SUP,
    });
    expect(details.outputAndOutcome).toEqual({ work: '80', outcome: '35', apart: true });
    expect(details.checkIns).toEqual([]);
    expect((await read(world, 'o-below')).outputAndOutcome).toBeNull();
    const made = { keyResult: 'kr' as KeyResultId, shard, confidence: null, note: null, blockers: null };
    valueOf(await checkIn(world.host(), here, { ...made, on: day('2026-11-01'), value: '32.8' }));
    expect((await read(world, 'o')).outputAndOutcome).toEqual({ work: '80', outcome: '61', apart: false });
  });
});

describe('the marks of an objective', () => {
  const moved = (to: number) => ({ fields: [{ field: 'measure.to', from: 25, to }] });

  it('are its own and those of the key results that contribute to it, at any depth, each with its title', async () => {
    const world = await worldWith();
    await live(world, 3, async (at) => {
      if (at === 1) {
        const link = { keyResult: 'kr-work' as KeyResultId, shard, item: idAt(300), weight: null };
        valueOf(await linkItem(world.host(), here, link));
      }
    });
    await ledger(world, 'kr-below', [entry(1, 'edited', moved(30))]);
    await ledger(world, 'o', [
      entry(1, 'edited', { fields: [{ field: 'end', from: null, to: '2026-12-01' }] }),
    ]);
    const { marks } = (await read(world, 'o')).trend;
    expect(marks.map(({ kind, of, to }) => [of, kind, to])).toEqual([
      [undefined, 'goalpost', '2026-12-01'],
      ['kr-below', 'goalpost', 30],
      ['kr-work', 'scope-added', '+5'],
    ]);
    // What is below it is not above it.
    expect((await read(world, 'o-below')).trend.marks.map(({ of }) => of)).toEqual(['kr-below']);
  });

  it('leave out what only supports it, and what the viewer may not see', async () => {
    const world = await worldWith(
      planOf(
        [
          objective('o', { project: SUP }),
          objective('o-low', { parents: [edge('o')], project: 'HR' as ProjectId }),
          objective('o-side', { parents: [edge('o', { contributes: false })], project: SUP }),
        ],
        ['o', 'o-low', 'o-side'].map((of) => keyResult(`kr-${of}`, of, metricMeasure('0', '10'))),
      ),
    );
    for (const id of ['kr-o', 'kr-o-low', 'kr-o-side'])
      await ledger(world, id, [entry(1, 'edited', moved(9))]);
    const marked = async (see: readonly ProjectId[]) =>
      (await read(world, 'o', world.host({ may: { see } }))).trend.marks.map(({ of }) => of);
    expect(await marked([SUP])).toEqual(['kr-o']);
    expect(await marked([SUP, 'HR' as ProjectId])).toEqual(['kr-o', 'kr-o-low']);
  });
});

describe('a stranger', () => {
  it.each(['kr', 'o'])('is refused %s, and nothing of it is named', async (id) => {
    const world = await worldWith();
    const calls = noCalls();
    const host = countingHost(world.host({ may: { see: ['OPS' as ProjectId] } }), calls);
    const answer = await readNode(host, here, { id: id as KeyResultId, shard });
    expect(failureOf(answer)).toBe('forbidden');
    expect(JSON.stringify(answer)).not.toMatch(/Answers|Reply|SUP/);
    expect(calls.commits).toBe(0);
  });

  it('of what is not there', async () => {
    const world = await worldWith();
    for (const spot of [
      { id: 'kr-none' as KeyResultId, shard },
      { id: 'kr' as KeyResultId, shard: 'SUP~9' },
    ]) {
      expect(failureOf(await readNode(world.host(), here, spot))).toBe('not-found');
    }
  });

  it('sees numbers of what others have in the same tree without their names', async () => {
    const world = await worldWith(
      planOf(
        [
          objective('o', { project: SUP }),
          objective('o-low', { parents: [edge('o')], project: 'HR' as ProjectId, title: 'Secret' }),
        ],
        [
          keyResult('kr', 'o', metricMeasure('0', '1')),
          keyResult('kr-low', 'o-low', metricMeasure('0', '1')),
        ],
      ),
    );
    const host = world.host({ may: { see: [SUP] } });
    expect(JSON.stringify(await readNode(host, here, { id: 'o' as ObjectiveId, shard }))).not.toContain(
      'Secret',
    );
    expect(failureOf(await readNode(host, here, { id: 'kr-low' as KeyResultId, shard }))).toBe('forbidden');
  });
});

const decimalOf = (from: number, halves: number): number => from - halves / 2;
