import type { ProjectId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { bringPlan } from '@throughline/core/use/bring-plan.ts';
import { openHierarchy } from '@throughline/core/use/open-hierarchy.ts';
import { edge, keyResult, links, metricMeasure, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { bring, cycle, idsIn, metricPlan, nodeIn, opened, OPS, sharedTree } from './opened-pages.ts';
import { epicId, epicWith, failureOf, newWorld, NOON, SUP, valueOf } from './world.ts';

const names = { Support: SUP, Operations: OPS };

describe('opening the hierarchy', () => {
  it('of a site without objectives says so, and breaks nothing', async () => {
    const world = newWorld();
    expect(await opened(world, SUP)).toEqual({
      now: NOON,
      today: '2026-11-01',
      project: SUP,
      cycle: null,
      cycles: [],
      levels: [
        { level: 'organisation', name: null, used: true },
        { level: 'team', name: null, used: true },
        { level: 'individual', name: null, used: true },
      ],
      nodes: [],
      restricted: 0,
      projects: [{ id: SUP, name: SUP, may: 'administer' }],
      may: { write: true, administer: true, makeCycles: true, organisation: true },
      shards: [],
      toCome: [],
      refreshable: false,
    });
    expect(await opened(world)).toMatchObject({ nodes: [], projects: [], may: { write: false } });
    // Whose cycles a project's administrator may make, and whose not: as `makeCycle` judges.
    const lead = world.host({ may: { organisation: false } });
    const may = async (project: ProjectId | null) =>
      valueOf(await openHierarchy(lead, { project }, { cycle: null })).may.makeCycles;
    expect([await may(SUP), await may(null)]).toEqual([true, false]);
  });

  it('of a project shows its objectives, whole trees, and what may be done', async () => {
    const world = newWorld({ items: epicWith([{ points: 3, done: true }, { points: 5 }]), projects: names });
    await bring(
      world,
      planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(epicId) }))]),
    );
    await bring(world, sharedTree());
    await bring(world, metricPlan('o-apart', OPS));
    const view = await opened(world, SUP);
    expect(idsIn(view)).toEqual(['kr', 'kr-ops', 'kr-sup', 'o', 'o-ops', 'o-sup']);
    expect(nodeIn(view, 'kr')).toMatchObject({ percent: '38', measure: 'work', counting: null });
    expect(nodeIn(view, 'o-ops')).toMatchObject({ project: OPS, percent: '25', parents: [] });
    expect(view).toMatchObject({
      cycle: { id: '2026-Q4' },
      cycles: [{ id: '2026-Q4' }],
      restricted: 0,
      projects: [
        { id: OPS, name: 'Operations', may: 'administer' },
        { id: SUP, name: 'Support', may: 'administer' },
      ],
      shards: ['SUP~1', 'OPS~1'],
    });
    expect(idsIn(await opened(world))).toHaveLength(8);
    expect(idsIn(await opened(world, OPS))).toEqual([
      'kr-o-apart',
      'kr-ops',
      'kr-sup',
      'o-apart',
      'o-ops',
      'o-sup',
    ]);
  });

  it('shows a count under way', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }, { points: 5 }]) });
    world.tick = 3000;
    await bringPlan(
      world.host(),
      { project: SUP },
      planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(epicId) }))]),
    );
    world.tick = 0;
    expect(nodeIn(await opened(world, SUP), 'kr').counting).toEqual({ items: expect.any(Number) });
    await world.drain();
    expect(nodeIn(await opened(world, SUP), 'kr')).toMatchObject({ counting: null, percent: '0' });
  });

  it('[R27] draws an edge to another tree as one that supports', async () => {
    const world = newWorld();
    await bring(
      world,
      planOf(
        [objective('o-1'), objective('o-2', { parents: [edge('o-1', { contributes: false })] })],
        [keyResult('kr', 'o-2', metricMeasure('0', '1'))],
      ),
    );
    expect(nodeIn(await opened(world, SUP), 'o-2')).toMatchObject({
      parents: [{ id: 'o-1', contributes: false }],
      weight: null,
    });
  });
});

describe('the cycle', () => {
  const world = newWorld();
  beforeAll(async () => {
    await bring(world, metricPlan('o-now'));
    await bring(world, metricPlan('o-year', OPS, { cycle: cycle('2026', '2026-01-01', '2026-12-31') }));
    await bring(world, metricPlan('o-before', null, { cycle: cycle('2026-Q3', '2026-07-01', '2026-09-30') }));
    await bring(world, metricPlan('o-next', null, { cycle: cycle('2027-Q1', '2027-01-01', '2027-03-31') }));
  });
  const at = async (text: string, project: ProjectId | null, asked: string | null = null) => {
    world.now = Date.parse(`${text}T12:00:00Z`);
    const view = await opened(world, project, { cycle: asked });
    return [view.cycle?.id, ...idsIn(view).filter((id) => id.startsWith('o-'))];
  };

  it.each([
    ['2026-11-01', SUP, null, '2026-Q4', 'o-now'],
    // Of two that go on at once the one in which the project has something.
    ['2026-11-01', OPS, null, '2026', 'o-year'],
    ['2026-11-01', null, null, '2026-Q4', 'o-now'],
    ['2026-11-01', SUP, '2026-Q3', '2026-Q3', 'o-before'],
    ['2026-11-01', SUP, 'no such cycle', '2026-Q4', 'o-now'],
    ['2025-11-01', null, null, '2026', 'o-year'],
    ['2028-11-01', null, null, '2027-Q1', 'o-next'],
  ])('on %s of %s, asked for %s, is %s', async (today, project, asked, id, node) => {
    expect(await at(today, project, asked)).toEqual([id, node]);
  });

  it('are listed with the latest end first', async () => {
    world.now = NOON;
    expect((await opened(world)).cycles.map(({ id }) => id)).toEqual([
      '2027-Q1',
      '2026-Q4',
      '2026',
      '2026-Q3',
    ]);
  });
});

describe('rights', () => {
  const shared = async () => {
    const world = newWorld({ projects: names });
    await bring(world, sharedTree());
    await bring(world, metricPlan('o-apart', OPS));
    return world;
  };

  it('a person who may see nothing gets no name of anything [R19]', async () => {
    const world = await shared();
    const host = world.host({ may: { see: [], edit: [], administer: [] } });
    for (const project of [null, SUP, OPS]) {
      const view = await opened(world, project, { host });
      expect(view).toMatchObject({
        nodes: [],
        projects: [],
        may: { write: false, administer: false, makeCycles: false, organisation: false },
      });
      expect(view.restricted).toBeGreaterThan(0);
      expect(JSON.stringify(view)).not.toMatch(/Run well|Reply faster|o-apart|Operations|Support/);
    }
  });

  it('a person who may see one project gets its names, and of what holds them the numbers', async () => {
    const world = await shared();
    const host = world.host({ may: { see: [SUP], edit: [SUP], administer: [] } });
    const view = await opened(world, null, { host });
    expect(idsIn(view)).toEqual(['kr-sup', 'o-ops', 'o-sup']);
    expect(nodeIn(view, 'o-ops')).toMatchObject({ title: null, percent: '25', may: 'none' });
    expect(nodeIn(view, 'o-sup')).toMatchObject({ title: 'Reply faster', may: 'edit', contribution: '25' });
    expect(view).toMatchObject({
      restricted: 2,
      projects: [{ id: SUP, name: 'Support', may: 'edit' }],
      may: { write: true, administer: false, makeCycles: false, organisation: false },
    });
    expect(JSON.stringify(view)).not.toMatch(/Run well|Operations|o-apart/);
  });

  it('objectives of the organisation are written by who administers the site', async () => {
    const world = newWorld();
    await bring(world, planOf([objective('o', { level: 'organisation' })], []));
    const may = { see: [SUP], edit: [SUP], administer: [SUP] };
    expect(nodeIn(await opened(world, SUP, { host: world.host({ may }) }), 'o').may).toBe('see');
    const site = world.host({ may: { ...may, organisation: true } });
    expect(nodeIn(await opened(world, SUP, { host: site }), 'o').may).toBe('administer');
  });

  it('are not asked of a host that does not answer twice: no answer is no page', async () => {
    const world = await shared();
    const broken = { ...world.host(), rights: () => Promise.reject(new WorkFault('no')) };
    expect(failureOf(await openHierarchy(broken, { project: SUP }, { cycle: null }))).toBe('unreachable');
  });
});

describe('when the host fails', () => {
  it('names of projects that cannot be had are ids', async () => {
    const world = newWorld({ projects: names });
    await bring(world, metricPlan('o'));
    world.tracker.breakDown(new WorkFault('down'));
    expect((await opened(world, SUP)).projects).toEqual([{ id: SUP, name: SUP, may: 'administer' }]);
  });

  it('a failed read is a failure, never an empty page', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o'));
    for (let at = 0; at < 2; at += 1) {
      let calls = 0;
      const store = failingStore(world.store, () => ((calls += 1) === at + 1 ? 'before' : null));
      expect(failureOf(await openHierarchy(world.host({ store }), { project: SUP }, { cycle: null }))).toBe(
        'unreachable',
      );
    }
  });

  it('costs two reads, one question of rights and one of names', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o'));
    const calls = noCalls();
    await opened(world, SUP, { host: countingHost(world.host(), calls) });
    expect(calls).toMatchObject({ gets: 2, rights: 1, tracker: 1, commits: 0, queued: 0 });
  });
});
