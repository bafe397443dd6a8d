import * as fc from 'fast-check';
import { grownSeries, seriesPage } from '@throughline/core/change/series.ts';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { SeriesDocument } from '@throughline/core/port/documents.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { bytesOf } from '@throughline/core/port/stored/bytes.ts';
import { decodeDocument, encodeDocument } from '@throughline/core/port/stored/documents.ts';
import { decodeSeries, encodeSeries } from '@throughline/core/port/stored/series-columns.ts';
import { StoreFault } from '@throughline/core/port/store.ts';
import type { Evaluation } from '@throughline/core/progress/evaluation.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { readTrends } from '@throughline/core/use/read-trends.ts';
import { refresh } from '@throughline/core/use/refresh.ts';
import { snapshotAll } from '@throughline/core/use/snapshot-all.ts';
import { takeSnapshot } from '@throughline/core/use/take-snapshot.ts';
import { day, keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { bring, cycle, metricPlan, opened, OPS, seriesOf, sharedTree } from './opened-pages.ts';
import { epicId, epicWith, eventOf, idAt, newWorld, NOON, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const aDay = 86_400_000;
/** Lets what nobody waits for come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function workWorld({ changes = false } = {}): Promise<World> {
  const world = newWorld({ items: epicWith([{ points: 3, done: true }, { points: 5 }]), changes });
  await bring(world, planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(epicId) }))]));
  return world;
}
async function finish(world: World, at: number): Promise<void> {
  const [before] = await world.tracker.read([idAt(at)], 'app');
  const after = world.tracker.change(idAt(at), { state: stateOf('done') });
  valueOf(await noteWorkMoved(world.host(), eventOf(before ?? null, after)));
}

describe('[R35] a day of a shard', () => {
  it('is kept with raw values, and of work with the weighted total in base units', async () => {
    const world = await workWorld();
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    expect(await seriesOf(world, 'SUP~1')).toEqual({
      v: 1,
      days: ['2026-11-01'],
      raw: { o: [375_000], kr: [375_000] },
      total: { kr: [8000] },
    });
  });

  it('is written anew on the same day and never after it, and not at all where nothing moved', async () => {
    const world = await workWorld();
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    const calls = noCalls();
    valueOf(await takeSnapshot(countingHost(world.host(), calls), 'SUP~1'));
    expect(calls).toMatchObject({ gets: 1, commits: 0 });
    await finish(world, 101);
    world.now = NOON + aDay / 3;
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    expect((await seriesOf(world, 'SUP~1'))?.raw['kr']).toEqual([1_000_000]);
    world.now = NOON + 3 * aDay;
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    // A clock that is behind changes no day that is over.
    world.now = NOON;
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    expect(await seriesOf(world, 'SUP~1')).toMatchObject({
      days: ['2026-11-01', '2026-11-04'],
      raw: { kr: [1_000_000, 1_000_000] },
    });
  });

  it('begins and ends where the policy says, not at the host', async () => {
    const world = newWorld();
    const plan = metricPlan('o');
    await bring(world, { ...plan, policy: { ...plan.policy, timeZone: 'Asia/Tokyo' } });
    world.now = Date.UTC(2026, 10, 1, 16);
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    expect((await seriesOf(world, 'SUP~1'))?.days).toEqual(['2026-11-02']);
  });

  it('is the same of two at once', async () => {
    const world = await workWorld();
    await Promise.all(Array.from({ length: 5 }, () => takeSnapshot(world.host(), 'SUP~1')));
    expect(await seriesOf(world, 'SUP~1')).toMatchObject({ days: ['2026-11-01'], raw: { kr: [375_000] } });
  });

  it('of a shard that is gone is nothing, and is no fault', async () => {
    const world = newWorld();
    expect(valueOf(await takeSnapshot(world.host(), 'SUP~9'))).toBeNull();
    expect(await seriesOf(world, 'SUP~9')).toBeNull();
  });
});

describe('who keeps the days', () => {
  it('where there is a queue: a job for each shard of a running cycle, and no look', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o'));
    await bring(world, metricPlan('o-ops', OPS));
    await bring(world, metricPlan('o-old', SUP, { cycle: cycle('2025', '2025-01-01', '2025-12-31') }));
    await opened(world);
    await settled();
    expect([world.queue, await seriesOf(world, 'SUP~1')]).toEqual([[], null]);
    valueOf(await snapshotAll(world.host()));
    expect(world.queue).toEqual([
      { kind: 'snapshot', shard: 'SUP~1' },
      { kind: 'snapshot', shard: 'OPS~1' },
    ]);
    await world.drain();
    expect((await seriesOf(world, 'OPS~1'))?.raw).toEqual({ 'o-ops': [250_000], 'kr-o-ops': [250_000] });
  });

  it('the job counts anew what nothing was heard of for a day [R32]', async () => {
    const world = await workWorld();
    // An event that never arrives.
    world.tracker.change(idAt(101), { state: stateOf('done') });
    world.now = NOON + 25 * 3_600_000;
    valueOf(await snapshotAll(world.host()));
    await world.drain();
    expect((await opened(world, SUP)).nodes.find(({ id }) => id === ('kr' as never))?.percent).toBe('100');
  });

  it('where there is none: whoever looks, and nobody waits or fails for it', async () => {
    const world = newWorld({ changes: true });
    await bring(world, metricPlan('o'));
    await bring(world, metricPlan('o-old', SUP, { cycle: cycle('2025', '2025-01-01', '2025-12-31') }));
    const deaf = failingStore(world.store, (call) => (call === 'commit' ? 'before' : null));
    expect((await opened(world, SUP, { host: world.host({ store: deaf }) })).nodes).toHaveLength(2);
    await settled();
    expect(await seriesOf(world, 'SUP~1')).toBeNull();
    await opened(world, SUP);
    await settled();
    expect((await seriesOf(world, 'SUP~1'))?.days).toEqual(['2026-11-01']);
    await opened(world, SUP, { cycle: '2025' });
    await settled();
    expect(await seriesOf(world, 'SUP~2')).toBeNull();
  });

  it('in Azure DevOps the day has what the refresh after the first picture brought', async () => {
    const world = await workWorld({ changes: true });
    for (;;) {
      const { nodes, shards } = await opened(world, SUP);
      const counting = nodes.find((node) => node.counting);
      if (!counting) break;
      const { countOn } = await import('@throughline/core/use/count-on.ts');
      valueOf(
        await countOn(
          world.host(),
          { project: SUP },
          { keyResult: counting.id as never, shard: shards[0] ?? '' },
        ),
      );
    }
    await opened(world, SUP);
    await settled();
    world.now = NOON + 3_600_000;
    world.tracker.change(idAt(101), { state: stateOf('done') });
    const patch = valueOf(await refresh(world.host(), { project: SUP }, { shards: ['SUP~1'] }));
    expect(patch.nodes.map(({ percent }) => percent)).toEqual(['100', '100']);
    await settled();
    expect((await seriesOf(world, 'SUP~1'))?.raw['kr']).toEqual([1_000_000]);
  });
});

describe('a series', () => {
  const values = (asOf: Day, raw: number | null, nodes = 1): Evaluation =>
    ({
      asOf,
      objectives: Array.from({ length: nodes }, (_, at) => ({ id: `o-${at}`, raw })),
      keyResults: [],
      kpis: [],
      problems: [],
    }) as unknown as Evaluation;

  it('never loses a day: what no longer fits goes to a page of its own', () => {
    const first = day('2024-01-01');
    const pages = new Map<number, SeriesDocument>();
    let series: SeriesDocument | null = null;
    for (let at = 0; at < 1000; at += 1) {
      const grown = grownSeries(series, values(addDays(first, at), at));
      if (grown?.full) pages.set(grown.full.page, grown.full.series);
      series = grown?.series ?? series;
      expect(series?.days.length).toBeLessThanOrEqual(400);
    }
    expect([series?.pages, pages.size]).toEqual([2, 2]);
    const all = [...pages.values(), series];
    expect(all.flatMap((page) => page?.days ?? [])).toEqual(
      Array.from({ length: 1000 }, (_, at) => addDays(first, at)),
    );
    expect(all.flatMap((page) => page?.raw['o-0'] ?? [])).toEqual(
      Array.from({ length: 1000 }, (_, at) => at),
    );
    expect(series?.days.length).toBeGreaterThanOrEqual(24);
    expect(seriesPage('SUP~1', 2)).toBe('SUP~1/2');
  });

  it('of the largest tree stays within 200 kB, also where everything moves each day', () => {
    let series: SeriesDocument | null = null;
    let moved = 0;
    for (let at = 0; at < 100; at += 1) {
      const many = values(addDays(day('2026-01-01'), at), null, 750);
      const objectives = many.objectives.map((one, of) => ({
        ...one,
        raw: (at * 7919 + of * 104_729) % 1_000_003,
      }));
      const grown = grownSeries(series, { ...many, objectives });
      if (grown?.full) moved += grown.full.series.days.length;
      series = grown?.series ?? series;
      if (at % 10 === 9) expect(bytesOf(encodeSeries(series as SeriesDocument))).toBeLessThanOrEqual(200_000);
    }
    expect(moved + (series?.days.length ?? 0)).toBe(100);
  });

  it('of nodes that come and go has null where they were not', () => {
    const grow = (before: SeriesDocument | null, on: string, ids: readonly string[]) => {
      const one = values(day(on), 5);
      return grownSeries(before, {
        ...one,
        objectives: ids.map((id) => ({ ...one.objectives[0], id })) as never,
      })?.series as SeriesDocument;
    };
    const series = grow(grow(grow(null, '2026-01-01', ['a']), '2026-01-02', ['b']), '2026-01-05', ['a', 'b']);
    expect(series.raw).toEqual({ a: [5, null, 5], b: [null, 5, 5] });
  });

  it('comes back from its columns as it was', async () => {
    const column = fc.array(fc.option(fc.integer({ min: -2_000_000, max: 2_000_000_000 })), {
      minLength: 6,
      maxLength: 6,
    });
    const name = fc.string({ minLength: 1, maxLength: 8 });
    const aSeries = fc.record({
      v: fc.constant(1 as const),
      days: fc
        .uniqueArray(fc.nat(500), { minLength: 6, maxLength: 6 })
        .map((at) => at.sort((a, b) => a - b).map((days) => addDays(day('2026-01-01'), days))),
      raw: fc.dictionary(name, column, { maxKeys: 5, noNullPrototype: true }),
      total: fc.dictionary(name, column, { maxKeys: 5, noNullPrototype: true }),
    });
    fc.assert(
      fc.property(aSeries, fc.option(fc.nat(9), { nil: undefined }), (series, pages) => {
        const whole = { ...series, ...(pages !== undefined && { pages }) };
        expect(decodeSeries(JSON.parse(JSON.stringify(encodeSeries(whole))))).toEqual(whole);
      }),
    );
    const empty: SeriesDocument = { v: 1, days: [], raw: {}, total: {} };
    expect(await decodeDocument('series', await encodeDocument('series', empty))).toEqual(empty);
  });

  it('that is none is a fault', async () => {
    for (const broken of [{ v: 1 }, { v: 1, days: [], raw: {} }, { ...encodeSeries(fine), raw: [] }]) {
      await expect(decodeDocument('series', broken)).rejects.toBeInstanceOf(StoreFault);
    }
  });
  const fine: SeriesDocument = { v: 1, days: [day('2026-01-01')], raw: { o: [1] }, total: {} };
});

describe('the last days of each node', () => {
  const place = { project: null };
  async function trends(world: World, shards: readonly string[], host = world.host()) {
    return valueOf(await readTrends(host, place, { shards }));
  }

  it('are 24, today as it is now, and null where nobody looked', async () => {
    const world = await workWorld();
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    world.now = NOON + 2 * aDay;
    await finish(world, 101);
    const { days, series } = await trends(world, ['SUP~1']);
    expect([days.length, days[0], days.at(-1)]).toEqual([24, '2026-10-11', '2026-11-03']);
    const line = [...days.slice(3).map(() => null), 375_000, null, 1_000_000];
    expect(series).toEqual([
      { id: 'o', points: line },
      { id: 'kr', points: line },
    ]);
  });

  it('are none of what has no past', async () => {
    const world = await workWorld();
    expect((await trends(world, ['SUP~1'])).series).toEqual([]);
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    expect((await trends(world, ['SUP~1', 'SUP~7'])).series).toEqual([]);
  });

  it('[R2] are held to 0…100 %', async () => {
    const world = newWorld();
    const plan = metricPlan('o');
    const far = plan.keyResults.map((one) => ({
      ...one,
      readings: one.readings.map((reading) => ({ ...reading, value: { digits: 250, scale: 0 } })),
    }));
    await bring(world, { ...plan, keyResults: far });
    valueOf(await takeSnapshot(world.host(), 'SUP~1'));
    expect((await seriesOf(world, 'SUP~1'))?.raw['kr-o']).toEqual([2_500_000]);
    world.now = NOON + aDay;
    const { series } = await trends(world, ['SUP~1']);
    expect(series.map(({ points }) => points.slice(-2))).toEqual([
      [1_000_000, 1_000_000],
      [1_000_000, 1_000_000],
    ]);
  });

  it('are only of what the viewer may see [R19]', async () => {
    const world = newWorld();
    await bring(world, sharedTree());
    valueOf(await takeSnapshot(world.host(), 'OPS~1'));
    world.now = NOON + aDay;
    const host = world.host({ may: { see: [SUP], edit: [], administer: [] } });
    expect((await trends(world, ['OPS~1'], host)).series.map(({ id }) => id)).toEqual(['o-sup', 'kr-sup']);
    expect((await trends(world, ['OPS~1'])).series.map(({ id }) => id).sort()).toEqual([
      'kr-sup',
      'o-ops',
      'o-sup',
    ]);
  });

  it('go on where a node lay in another shard before', async () => {
    const world = await workWorld();
    const before: SeriesDocument = { v: 1, days: [day('2026-10-30')], raw: { kr: [125_000] }, total: {} };
    await world.store.commit([{ key: { kind: 'series', id: 'SUP~0' }, value: before, expected: null }]);
    const { days, series } = await trends(world, ['SUP~1', 'SUP~0']);
    expect(series).toHaveLength(1);
    expect(series[0]?.points[days.indexOf(day('2026-10-30'))]).toBe(125_000);
  });
});
