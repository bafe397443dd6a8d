import { byText } from '@throughline/core/model/order.ts';
import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import {
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
import {
  epicId,
  epicWith,
  failureOf,
  idAt,
  keyResultOf,
  newWorld,
  NOON,
  simplePlan,
  SUP,
  traceOf,
  valueOf,
} from './world.ts';

const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };

describe('the panel', () => {
  it('shows contributions that add up to the objective [R4]', async () => {
    const world = newWorld({ items: epicWith([{ points: 1, done: true }, { points: 1 }, { points: 1 }]) });
    await world.import(
      planOf(
        [objective('o'), objective('o-low', { parents: [edge('o')] })],
        [
          keyResult('kr', 'o', workMeasure({ links: links(epicId) }), { weight: 500 }),
          keyResult('kr-two', 'o', metricMeasure('0', '3'), { readings: [reading('2026-10-20', 1)] }),
          keyResult('kr-low', 'o-low', { kind: 'yesNo', done: true }),
        ],
      ),
    );
    const [shown] = (await world.panel(epicId)).objectives;
    const parts = [...(shown?.keyResults ?? []), ...(shown?.children ?? [])];
    expect(parts.map(({ weight }) => weight)).toEqual(['0.5', '1', '1']);
    expect(parts.map(({ contribution }) => Number(contribution)).reduce((a, b) => a + b)).toBe(
      Number(shown?.percent),
    );
    expect(shown).toMatchObject({ percent: '60', coverage: 1_000_000 });
  });

  it('says more than 100 % where more was reached, and fills the bar [R2]', async () => {
    const world = newWorld({ items: epicWith([{ points: 1 }]) });
    await world.import(
      planOf(
        [objective('o')],
        [
          keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
          keyResult('kr-more', 'o', metricMeasure('0', '100'), { readings: [reading('2026-10-20', 125)] }),
        ],
      ),
    );
    expect(keyResultOf(await world.panel(epicId), 'kr-more')).toMatchObject({
      percent: '125',
      progress: 1_000_000,
    });
  });

  it('is one quiet line beside a story, by what it counts in', async () => {
    const world = newWorld({ items: epicWith([{ points: 1 }]) });
    await world.import(
      planOf(
        [objective('o', { title: 'Answers' })],
        [keyResult('kr', 'o', workMeasure({ links: links(epicId) }), { title: 'Drafts' })],
      ),
    );
    const place = { ...world.place(idAt(100)), type: 'Story' };
    expect(valueOf(await openEpicPanel(world.host(), place))).toEqual({
      kind: 'line',
      serves: [{ objective: 'Answers', keyResult: 'Drafts' }],
      asOf: NOON,
    });
    const blind = world.host({ may: { see: [] } });
    expect(valueOf(await openEpicPanel(blind, place))).toEqual({ kind: 'nothing' });
  });

  it('believes the host about what is at epic level', async () => {
    const items = [
      { ...epicWith([])[0], atEpicLevel: false, level: 'container' as const, type: 'Initiative' },
    ];
    const world = newWorld({ items: [workItem({ ...items[0], id: epicId, atEpicLevel: false })] });
    const place = { ...world.place(epicId), type: '10007' };
    expect(valueOf(await openEpicPanel(world.host(), place))).toEqual({ kind: 'nothing' });
  });

  it('is not shown of an item that is not there', async () => {
    const world = newWorld();
    expect(failureOf(await openEpicPanel(world.host(), world.place(epicId)))).toBe('not-found');
  });

  it('that cannot be read is an answer, never an empty panel', async () => {
    const world = newWorld({ items: epicWith([{ points: 1 }]) });
    await world.import(simplePlan(epicId));
    for (const read of [1, 2]) {
      let reads = 0;
      const store = failingStore(world.store, (call) =>
        call === 'get' && ++reads === read ? 'before' : null,
      );
      expect(failureOf(await openEpicPanel(world.host({ store }), world.place(epicId)))).toBe('unreachable');
    }
    const rights = async () => Promise.reject(new WorkFault('no answer', { retryAfter: 5 }));
    expect(failureOf(await openEpicPanel({ ...world.host(), rights }, world.place(epicId)))).toBe('busy');
  });

  it('[R32] is stale when its work was last read more than a day ago', async () => {
    const world = newWorld({ items: epicWith([{ points: 1 }]) });
    await world.import(simplePlan(epicId));
    world.now = NOON + 86_400_000;
    expect(keyResultOf(await world.panel(epicId)).stale).toBe(false);
    world.now += 1;
    expect(keyResultOf(await world.panel(epicId)).stale).toBe(true);
  });
});

describe('the panel where no event comes by itself', () => {
  const items = () => epicWith([{ points: 8, done: true }, { points: 5 }, { points: 13 }]);

  it('asks what changed, follows it, and goes back exactly', async () => {
    const world = newWorld({ items: items(), changes: true });
    await world.import(simplePlan(epicId));
    const before = keyResultOf(await world.panel(epicId));
    world.now += 60_000;
    world.tracker.change(idAt(101), { state: stateOf('done') });
    expect(keyResultOf(await world.panel(epicId)).raw).toBe(500_000);
    world.now += 60_000;
    world.tracker.change(idAt(101), { state: stateOf('todo') });
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({ raw: before.raw, amount: before.amount });
  });

  it('reads only what changed, and writes nothing where nothing did', async () => {
    const world = newWorld({ items: items(), changes: true });
    await world.import(simplePlan(epicId));
    await world.panel(epicId);
    const calls = noCalls();
    await world.panel(epicId, countingHost(world.host(), calls));
    expect(calls).toMatchObject({ commits: 0, tracker: 1 });
  });

  it('shows the last good numbers, marked, when asking fails [R22]', async () => {
    const world = newWorld({ items: items(), changes: true });
    await world.import(simplePlan(epicId));
    const before = keyResultOf(await world.panel(epicId));
    world.tracker.breakDown(new WorkFault('no answer'));
    const after = keyResultOf(await world.panel(epicId));
    expect(after).toMatchObject({ raw: before.raw, stale: true });
    world.tracker.breakDown(null);
    expect(keyResultOf(await world.panel(epicId)).stale).toBe(false);
  });

  it('counts anew after more changes than it could follow', async () => {
    const many = epicWith(Array.from({ length: 1100 }, () => ({ points: 1 })));
    const world = newWorld({ items: many, changes: true });
    await world.import(simplePlan(epicId));
    world.now += 60_000;
    for (const { id } of many) world.tracker.change(id, { state: stateOf('done') });
    await world.panel(epicId);
    const { continueCount } = await import('@throughline/core/use/continue-count.ts');
    while (keyResultOf(await world.panel(epicId)).counting) {
      valueOf(await continueCount(world.host(), world.place(epicId), spot));
    }
    expect(keyResultOf(await world.panel(epicId)).percent).toBe('100');
  });
});

describe('a trace [R38]', () => {
  it('names each item with what it counted, and what was left out and why; the parts add up', async () => {
    const world = newWorld({
      items: [
        ...epicWith([{ points: 8, done: true }, { points: 5 }, { points: null }]),
        workItem({
          id: idAt(50),
          key: 'SUP-50',
          project: SUP,
          parent: epicId,
          points: 5,
          category: 'done',
          resolution: "Won't Do",
        }),
        workItem({ id: idAt(60), key: 'SUP-60', project: SUP, level: 'subtask', parent: idAt(101) }),
        workItem({ id: idAt(70), key: 'SUP-70', project: SUP, points: 0.5, category: 'done' }),
      ],
      pageSize: 2,
    });
    await world.import(
      planOf(
        [objective('o')],
        [
          keyResult('kr', 'o', {
            ...workMeasure({ links: links(epicId, idAt(60)) }),
            links: [...links(epicId, idAt(60)), { reference: idAt(70), weight: 2000, share: null }],
          }),
        ],
      ),
    );
    const pages = await traceOf(world, spot);
    const rows = pages.flatMap((page) => page.rows);
    expect(
      rows
        .map(({ key, why, size, weight, via }) => [key, why, size, weight, via] as const)
        .sort(([a], [b]) => byText(a, b)),
    ).toEqual([
      ['SUP-1', 'expanded', null, null, null],
      ['SUP-100', 'counted', '8', null, 'SUP-1'],
      ['SUP-101', 'counted', '5', null, 'SUP-1'],
      ['SUP-102', 'counted', null, null, 'SUP-1'],
      ['SUP-50', 'dropped', '5', null, 'SUP-1'],
      ['SUP-60', 'covered', null, null, null],
      ['SUP-70', 'counted', '0.5', '2', null],
    ]);
    expect(pages[0]).toMatchObject({ counted: 4, done: 2, open: 2, dropped: 1, unestimated: 1 });
    expect(rows.filter(({ why }) => why === 'counted')).toHaveLength(4);
  });

  it('pages through a thousand items without losing or doubling one', async () => {
    const world = newWorld({ items: epicWith(Array.from({ length: 1000 }, () => ({ points: 1 }))) });
    await world.import(simplePlan(epicId));
    const keys = (await traceOf(world, spot)).flatMap(({ rows }) => rows.map(({ key }) => key));
    expect(keys).toHaveLength(1001);
    expect(new Set(keys).size).toBe(1001);
  });

  it('of an objective is its parts', async () => {
    const world = newWorld({ items: epicWith([{ points: 1 }]) });
    await world.import(simplePlan(epicId));
    const request = { id: 'o' as ObjectiveId, shard: 'SUP~1', cursor: null };
    expect(valueOf(await explain(world.host(), request))).toMatchObject({ kind: 'objective', rule: 'R24' });
    expect(failureOf(await explain(world.host(), { ...request, id: 'nobody' as ObjectiveId }))).toBe(
      'not-found',
    );
  });

  it.each(['', 'null', '{}', '[', '[-5,7,[[["x"]]]]', '[1e99,null,null]', '"x"'])(
    'takes %p as a cursor without harm',
    async (cursor) => {
      const world = newWorld({ items: epicWith([{ points: 1 }]) });
      await world.import(simplePlan(epicId));
      expect(
        valueOf(await explain(world.host(), { id: spot.keyResult, shard: spot.shard, cursor })),
      ).toMatchObject({
        kind: 'keyResult',
        rule: 'R15',
      });
    },
  );
});
