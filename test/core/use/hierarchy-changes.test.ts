import type { KeyResultId, ProjectId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { countOn } from '@throughline/core/use/count-on.ts';
import { hierarchyPatch } from '@throughline/core/use/hierarchy-patch.ts';
import { importPlanHere } from '@throughline/core/use/import-plan-here.ts';
import { bringPlan } from '@throughline/core/use/bring-plan.ts';
import { refresh } from '@throughline/core/use/refresh.ts';
import { saveLevels } from '@throughline/core/use/save-levels.ts';
import { keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import {
  bring,
  directoryOf,
  idsIn,
  metricPlan,
  nodeIn,
  opened,
  OPS,
  sharedTree,
  shardOf,
} from './opened-pages.ts';
import { epicId, epicWith, failureOf, idAt, newWorld, NOON, SUP, valueOf } from './world.ts';
import { englishOf, inEnglishWords } from '../../english.ts';

const all = { project: null };
const here = { project: SUP };
const work = () => planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(epicId) }))]);
const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };
const stories = () => epicWith([{ points: 3, done: true }, { points: 5 }]);
const nobody = { may: { see: [], edit: [], administer: [] } };

describe('a patch', () => {
  it('is what the page of the same place has of these shards', async () => {
    const world = newWorld();
    await bring(world, sharedTree());
    await bring(world, metricPlan('o-apart', OPS));
    for (const project of [null, SUP, OPS]) {
      const view = await opened(world, project);
      const patch = valueOf(await hierarchyPatch(world.host(), view.shards, project));
      expect(patch).toEqual({
        now: NOON,
        shards: view.shards,
        nodes: view.nodes,
        restricted: view.restricted,
      });
    }
  });

  it('of a shard that is gone has no node; one question of rights, whatever the shards', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o'));
    await bring(world, metricPlan('o-ops', OPS));
    const calls = noCalls();
    const host = countingHost(world.host(), calls);
    const patch = valueOf(await hierarchyPatch(host, ['SUP~1', 'OPS~1', 'SUP~99']));
    expect(idsIn(patch)).toEqual(['kr-o', 'kr-o-ops', 'o', 'o-ops']);
    expect(calls).toMatchObject({ gets: 1, rights: 1, tracker: 0, commits: 0 });
  });
});

describe('refreshing', () => {
  const counted = async () => {
    const world = newWorld({ items: stories(), changes: true });
    await bring(world, work());
    for (let pages = 0; nodeIn(await opened(world, SUP), 'kr').counting; pages += 1) {
      if (pages > 20) throw new Error('a count never ends');
      valueOf(await countOn(world.host(), here, spot));
    }
    world.now = NOON + 3_600_000;
    return world;
  };

  it('brings what changed in the tracker where no event tells', async () => {
    const world = await counted();
    world.tracker.change(idAt(101), { state: stateOf('done') });
    expect(await opened(world, SUP)).toMatchObject({ refreshable: true });
    expect(nodeIn(await opened(world, SUP), 'kr').percent).toBe('38');
    const patch = valueOf(await refresh(world.host(), here, { shards: ['SUP~1'] }));
    expect(nodeIn(patch, 'kr')).toMatchObject({ percent: '100', stale: false });
  });

  it('[R22] keeps the last good numbers, marked, where the tracker does not answer', async () => {
    const world = await counted();
    world.tracker.breakDown(new WorkFault('down'));
    const patch = valueOf(await refresh(world.host(), here, { shards: ['SUP~1'] }));
    expect(nodeIn(patch, 'kr')).toMatchObject({ percent: '38', stale: true });
  });

  it('asks the tracker for nothing by who may see nothing, or where events come', async () => {
    const world = await counted();
    const calls = noCalls();
    const stranger = countingHost(world.host(nobody), calls);
    expect(valueOf(await refresh(stranger, all, { shards: ['SUP~1'] })).nodes).toEqual([]);
    expect(calls).toMatchObject({ tracker: 0, commits: 0 });
    const jira = newWorld({ items: stories() });
    await bring(jira, work());
    const cost = noCalls();
    valueOf(await refresh(countingHost(jira.host(), cost), here, { shards: ['SUP~1'] }));
    expect(cost).toMatchObject({ gets: 1, rights: 1, tracker: 0, commits: 0 });
  });
});

describe('going on with a count from the page', () => {
  const begun = async () => {
    const world = newWorld({ items: stories(), pageSize: 1 });
    world.tick = 3000;
    valueOf(await bringPlan(world.host(), here, work()));
    world.tick = 0;
    expect((await shardOf(world, 'SUP~1')).keyResults[0]?.work?.next).not.toBeNull();
    return world;
  };

  it('is one page, and then its shard', async () => {
    const world = await begun();
    let patch = valueOf(await countOn(world.host(), here, spot));
    for (let pages = 0; nodeIn(patch, 'kr').counting && pages < 20; pages += 1) {
      patch = valueOf(await countOn(world.host(), here, spot));
    }
    expect(nodeIn(patch, 'kr')).toMatchObject({ counting: null, percent: '38' });
    expect(patch.shards).toEqual(['SUP~1']);
  });

  it('is for who may see the key result', async () => {
    const world = await begun();
    expect(failureOf(await countOn(world.host(nobody), here, spot))).toBe('forbidden');
    const other = { ...spot, keyResult: 'kr-none' as KeyResultId };
    expect(failureOf(await countOn(world.host(), here, other))).toBe('not-found');
    expect(failureOf(await countOn(world.host(), here, { ...spot, shard: 'SUP~9' }))).toBe('not-found');
    world.tracker.breakDown(new WorkFault('down'));
    expect(failureOf(await countOn(world.host(), here, spot))).toBe('unreachable');
  });
});

describe('the names of levels', () => {
  const wish = [
    { level: 'organisation' as const, name: ' Company ', used: true },
    { level: 'individual' as const, name: null, used: false },
  ];

  it('are kept for the site, and what lies in the directory stays', async () => {
    const world = newWorld();
    await bring(world, metricPlan('o'));
    const view = valueOf(await saveLevels(world.host(), here, { levels: wish }));
    expect(view.levels).toEqual([
      { level: 'organisation', name: 'Company', used: true },
      { level: 'team', name: null, used: true },
      { level: 'individual', name: null, used: false },
    ]);
    expect(view.nodes).toHaveLength(2);
    expect((await directoryOf(world))?.shards).toHaveLength(1);
    const again = valueOf(
      await saveLevels(world.host(), all, { levels: [{ level: 'team', name: '', used: true }] }),
    );
    expect(again.levels.map(({ name }) => name)).toEqual(['Company', null, null]);
  });

  it.each([
    ['forbidden', { may: { organisation: false } }, wish],
    ['bad-input', {}, [{ level: 'galaxy' as never, name: null, used: true }]],
    ['bad-input', {}, [{ level: 'team' as const, name: 'x'.repeat(61), used: true }]],
    [
      'bad-input',
      {},
      (['organisation', 'team', 'individual'] as const).map((level) => ({ level, name: null, used: false })),
    ],
  ])('%s: nothing is kept', async (code, host, levels) => {
    const world = newWorld();
    expect(failureOf(await saveLevels(world.host(host), here, { levels }))).toBe(code);
    expect(await directoryOf(world)).toBeNull();
  });
});

describe('importing a plan from the page', () => {
  const file = (more: string) => ({
    fileName: 'plan.yaml',
    text: `throughline: 1
cycle: { id: 2027-Q1, start: 2027-01-01, end: 2027-03-31 }
objectives:
  - id: o
    title: Reply faster
${more}    keyResults:
      - { id: kr, title: Work is done, measure: { kind: work, items: [SUP-100, SUP-999] } }
`,
  });

  it('shows the cycle of the plan, and what there is to say of it', async () => {
    const world = newWorld({ items: stories() });
    await bring(world, metricPlan('o-now'));
    const view = valueOf(await importPlanHere(world.host(), here, file('')));
    expect(view.cycle?.id).toBe('2027-Q1');
    expect(nodeIn(view, 'o')).toMatchObject({ title: 'Reply faster', project: SUP, percent: '100' });
    expect(englishOf(view.notices ?? [])).toEqual(['Not found, and left out until they are: SUP-999.']);
  });

  it('needs a project in the plan where the page has none', async () => {
    const world = newWorld({ items: stories(), projects: { Support: SUP } });
    const refused = await importPlanHere(world.host(), all, file(''));
    expect(inEnglishWords(refused)).toMatchObject({
      ok: false,
      failure: {
        code: 'bad-input',
        message: expect.stringMatching(/must say its project.*Nothing was changed.*Add "project:"/),
        details: ['o: Reply faster'],
      },
    });
    expect(await directoryOf(world)).toBeNull();
    const view = valueOf(await importPlanHere(world.host(), all, file('    project: Support\n')));
    expect(nodeIn(view, 'o').project).toBe(SUP);
  });

  it('is refused whole: a file with problems, or a project that the person does not administer', async () => {
    const world = newWorld({ items: stories() });
    expect(failureOf(await importPlanHere(world.host(), here, { fileName: 'a.yaml', text: 'x: 1' }))).toBe(
      'bad-input',
    );
    const host = world.host({ may: { administer: ['LAB' as ProjectId] } });
    expect(failureOf(await importPlanHere(host, here, file('')))).toBe('forbidden');
    expect(failureOf(await importPlanHere(host, all, file('    project: SUP\n')))).toBe('forbidden');
    // The level of the organisation is the site's, also of one that the plan would make a team's.
    const lead = world.host({ may: { organisation: false } });
    const high = file('    level: organisation\n');
    expect(failureOf(await importPlanHere(lead, here, high))).toBe('forbidden');
    expect(await directoryOf(world)).toBeNull();
    valueOf(await importPlanHere(world.host(), here, high));
    expect(failureOf(await importPlanHere(lead, here, file('')))).toBe('forbidden');
    expect(nodeIn(await opened(world, SUP), 'o').level).toBe('organisation');
  });
});
