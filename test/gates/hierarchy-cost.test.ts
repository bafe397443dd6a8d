import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { Calls } from '@throughline/core/port/memory/counting.ts';
import { bytesOf } from '@throughline/core/port/stored/bytes.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { openHierarchy } from '@throughline/core/use/open-hierarchy.ts';
import { readTrends } from '@throughline/core/use/read-trends.ts';
import { refresh } from '@throughline/core/use/refresh.ts';
import { takeSnapshot } from '@throughline/core/use/take-snapshot.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import {
  edge,
  keyResult,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../core/plan-fixtures.ts';
import { bring, OPS } from '../core/use/opened-pages.ts';
import { epicId, epicWith, newWorld, SUP, valueOf } from '../core/use/world.ts';
import type { World } from '../core/use/world.ts';

/**
 * Objectives as companies write them, in trees of `size`, with three key results each: two metrics with readings, one
 * of work. A third of the trees holds an objective of another project.
 */
function companyPlan(many: number, size: number): Plan {
  const objectives = Array.from({ length: many }, (_, at) => {
    const [tree, place] = [Math.floor(at / size), at % size];
    return objective(`o-area-${tree}-${place}`, {
      title: `Customers of area ${tree} get what they came for, part ${place}`,
      owner: `team-${tree}`,
      project: place === 1 && tree % 3 === 0 ? OPS : SUP,
      parents: place === 0 ? [] : [edge(`o-area-${tree}-${Math.floor((place - 1) / 4)}`)],
    });
  });
  return planOf(
    objectives,
    objectives.flatMap(({ id }, at) => [
      keyResult(`kr-${at}-reply`, id, metricMeasure('45', '25', { unit: 'min' }), {
        title: `Median time to a first answer from 45 to 25 minutes (${at})`,
        readings: [reading('2026-10-08', 43), { ...reading('2026-10-22', 40), confidence: 6 }],
      }),
      keyResult(`kr-${at}-calls`, id, metricMeasure('0', '300'), {
        title: `Calls that nobody has to make a second time (${at})`,
        readings: [{ ...reading('2026-10-29', 120), confidence: 8 }],
      }),
      keyResult(`kr-${at}-work`, id, workMeasure({ links: at === 0 ? links(epicId) : [] }), {
        title: `What was promised to the largest customers is delivered (${at})`,
      }),
    ]),
  );
}

const stories = () => epicWith([{ points: 3, done: true }, { points: 5 }]);

async function costOf(world: World, project: ProjectId | null): Promise<Calls & { view: HierarchyView }> {
  const calls = noCalls();
  const host = countingHost(world.host(), calls);
  const view = valueOf(await openHierarchy(host, { project }, { cycle: null }));
  return { ...calls, view };
}

/** The first answer, and the rest as the page asks for it. None is larger than Forge lets out. */
async function wholeCostOf(world: World): Promise<Calls & { nodes: number }> {
  const calls = noCalls();
  const host = countingHost(world.host(), calls);
  const place = { project: null };
  const view = valueOf(await openHierarchy(host, place, { cycle: null }));
  const seen = new Set(view.nodes.map(({ id }) => id));
  expect(bytesOf(view)).toBeLessThanOrEqual(4_500_000);
  for (const shards of view.toCome) {
    const patch = valueOf(await refresh(host, place, { shards }));
    expect(bytesOf(patch)).toBeLessThanOrEqual(4_500_000);
    for (const { id } of patch.nodes) seen.add(id);
  }
  return { ...calls, nodes: seen.size };
}

describe('what opening the hierarchy costs', () => {
  it.each([
    ['alone', 1],
    ['in small trees', 5],
    ['in trees of 28 nodes', 7],
  ])(
    'with 750 objectives of three key results each, %s: three reads, one question of rights',
    async (_, size) => {
      const world = newWorld({ items: stories() });
      await bring(world, companyPlan(750, size));
      for (const project of [SUP, null]) {
        const { view, ...cost } = await costOf(world, project);
        expect(view.nodes).toHaveLength(3000);
        expect(cost.gets).toBeLessThanOrEqual(3);
        expect(cost.rights).toBe(1);
        expect(cost.tracker).toBeLessThanOrEqual(1);
        expect(cost).toMatchObject({ commits: 0, queued: 0 });
        // Numbers and titles: about 125 to a node in this plan.
        expect(cost.bytesRead).toBeLessThanOrEqual(400_000);
        // Forge lets 5 MB out of a function.
        expect(bytesOf(view)).toBeLessThanOrEqual(2_500_000);
      }
    },
  );

  it('with one tree of 750 nodes: two reads', async () => {
    const world = newWorld({ items: stories() });
    await bring(world, companyPlan(187, 187));
    const { view, ...cost } = await costOf(world, SUP);
    expect(view.nodes).toHaveLength(748);
    expect(cost).toMatchObject({ gets: 2, rights: 1, commits: 0, queued: 0 });
  });

  it('grows with the nodes and no faster: 5,000 and 10,000', async () => {
    const costs: Calls[] = [];
    for (const many of [1250, 2500]) {
      const world = newWorld({ items: stories() });
      await bring(world, companyPlan(many, 5));
      const { nodes, ...cost } = await wholeCostOf(world);
      expect(nodes).toBe(many * 4);
      costs.push(cost);
    }
    const [one, two] = costs as [Calls, Calls];
    expect(two.gets).toBeLessThanOrEqual(2 * one.gets);
    expect(two.keysRead / one.keysRead).toBeLessThan(2.1);
    expect(two.bytesRead / one.bytesRead).toBeLessThan(2.2);
    // One question of rights with each answer.
    expect([one.rights, two.rights, one.tracker, two.tracker]).toEqual([2, 3, 1, 1]);
  });

  it('the other cycles of a project cost nothing', async () => {
    const world = newWorld({ items: stories() });
    await bring(world, companyPlan(40, 5));
    const { view: _, ...alone } = await costOf(world, SUP);
    for (let year = 2010; year < 2020; year += 1) {
      const cycle = { id: String(year), start: `${year}-01-01` as never, end: `${year}-12-31` as never };
      const { objectives, keyResults, ...plan } = companyPlan(40, 5);
      const renamed = {
        ...plan,
        cycle,
        objectives: objectives.map((one) => ({ ...one, id: `${year}-${one.id}` as never, parents: [] })),
        keyResults: keyResults.map((one) => ({
          ...one,
          id: `${year}-${one.id}` as never,
          objective: `${year}-${one.objective}` as never,
        })),
      };
      await bring(world, renamed);
    }
    const { view: __, ...among } = await costOf(world, SUP);
    expect(among).toMatchObject({ gets: alone.gets, keysRead: alone.keysRead, rights: 1 });
  });

  it('a person who may see nothing gets no title, however much there is', async () => {
    const world = newWorld({ items: stories() });
    await bring(world, companyPlan(100, 5));
    const host = world.host({ may: { see: [], edit: [], administer: [] } });
    const view = valueOf(await openHierarchy(host, { project: SUP }, { cycle: null }));
    expect(JSON.stringify(view)).not.toMatch(/Customers|Median|Calls|promised|team-/);
    expect(view.restricted).toBe(100);
  });

  it('a panel of a full shard is two reads and 30 kB', async () => {
    const world = newWorld({ items: stories() });
    await bring(world, companyPlan(750, 1));
    const calls = noCalls();
    valueOf(await openEpicPanel(countingHost(world.host(), calls), world.place(epicId)));
    valueOf(
      await openEpicPanel(countingHost(world.host(), Object.assign(calls, noCalls())), world.place(epicId)),
    );
    expect(calls).toMatchObject({ gets: 2, rights: 1, tracker: 0, commits: 0 });
    expect(calls.bytesRead).toBeLessThanOrEqual(30_000);
  });

  it('the small lines of 3,000 nodes are two reads', async () => {
    const world = newWorld({ items: stories() });
    await bring(world, companyPlan(750, 5));
    const { view } = await costOf(world, null);
    for (let day = 0; day < 8; day += 1) {
      world.now += 86_400_000;
      for (const shard of view.shards) valueOf(await takeSnapshot(world.host(), shard));
    }
    const calls = noCalls();
    const host = countingHost(world.host(), calls);
    const trends = valueOf(await readTrends(host, { project: null }, { shards: view.shards }));
    expect(trends.series.length).toBeGreaterThan(2200);
    expect(calls).toMatchObject({ gets: 2, rights: 1, tracker: 0, commits: 0 });
    expect(calls.bytesRead).toBeLessThanOrEqual(200_000);
    expect(bytesOf(trends)).toBeLessThanOrEqual(500_000);
  });
});
