import type { ItemId, KeyResultId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { choosePointsField } from '@throughline/core/use/choose-points-field.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { importPlan } from '@throughline/core/use/import-plan.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { listLinkChoices } from '@throughline/core/use/list-link-choices.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import { keyResult, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import {
  epicId,
  epicWith,
  failureOf,
  idAt,
  newWorld,
  POINTS,
  simplePlan,
  SUP,
  traceOf,
  valueOf,
} from './world.ts';

const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };
type May = NonNullable<MemoryHostOptions['may']>;

/** Rights that are refused are refused inside the use case, and nothing has changed afterwards. */
async function expectRefused(
  may: May,
  act: (host: Host, place: ReturnType<typeof placeOf>) => Promise<unknown>,
) {
  const world = newWorld({
    items: [...epicWith([{ points: 3 }, { points: 5 }]), ...epicWith([], { epic: 2 })],
  });
  await world.import(simplePlan(epicId));
  const before = await everything(world.store);
  const calls = noCalls();
  const answer = (await act(
    countingHost(world.host({ may }), calls),
    placeOf((item) => world.place(item)),
  )) as never;
  expect(failureOf(answer)).toBe('forbidden');
  expect(calls).toMatchObject({ commits: 0, queued: 0 });
  expect(await everything(world.store)).toEqual(before);
}

const placeOf = (place: (item: ItemId) => { item: ItemId; project: ProjectId; type: string }) => ({
  linked: place(epicId),
  other: place(idAt(2)),
});

async function everything(store: Host['store']) {
  return store.get([
    { kind: 'project', id: SUP },
    { kind: 'shard', id: 'SUP~1' },
    { kind: 'keyResult', id: 'kr' },
    { kind: 'count', id: 'kr' },
    { kind: 'item', id: epicId },
    { kind: 'item', id: idAt(2) },
  ]);
}

describe('a stranger is refused, and nothing has changed', () => {
  const blind: May = { seeItem: false };
  const reader: May = { editItem: false };
  const outsider: May = { see: [] };

  it('opening the panel of an item that they may not see', () =>
    expectRefused(blind, (host, { linked }) => openEpicPanel(host, linked)));

  it('asking what an item that they may not see can be linked to', () =>
    expectRefused(blind, (host, { linked }) => listLinkChoices(host, linked)));

  it.each([
    ['who may only read the item', reader],
    ['who may not see the item', blind],
    ['who may not see the objective', outsider],
  ])('linking, %s', (_, may) =>
    expectRefused(may, (host, { other }) => linkWorkItem(host, other, { ...spot, weight: null })),
  );

  it.each([
    ['who may only read the item', reader],
    ['who may not see the objective', outsider],
  ])('unlinking, %s', (_, may) =>
    expectRefused(may, (host, { linked }) => unlinkWorkItem(host, linked, spot)),
  );

  it.each([
    ['who may only read the item', reader],
    ['who may not see the objective', outsider],
  ])('counting anew, %s', (_, may) => expectRefused(may, (host, { linked }) => recount(host, linked, spot)));

  it.each([
    ['who may not see the item', blind],
    ['who may not see the objective', outsider],
  ])('going on with a count, %s', (_, may) =>
    expectRefused(may, (host, { linked }) => continueCount(host, linked, spot)),
  );

  it.each(['kr', 'o'])('opening the number %s of an objective that they may not see', (id) =>
    expectRefused(outsider, (host) =>
      explain(host, { id: id as KeyResultId, shard: spot.shard, cursor: null }),
    ),
  );

  it('importing a plan without administering the project', () =>
    expectRefused({ administer: [] }, (host, { linked }) => importPlan(host, linked, simplePlan(idAt(2)))));

  it('importing a plan that names another project which they do not administer', () =>
    expectRefused({ administer: [SUP] }, (host, { linked }) =>
      importPlan(
        host,
        linked,
        planOf(
          [objective('o-new'), objective('o-ops', { project: 'OPS' as ProjectId })],
          [keyResult('kr-ops', 'o-ops', workMeasure())],
        ),
      ),
    ));

  it('importing over an objective of a project that they do not administer', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }]) });
    const ops = planOf(
      [objective('o-ops', { project: 'OPS' as ProjectId })],
      [keyResult('kr-ops', 'o-ops', workMeasure())],
    );
    valueOf(await importPlan(world.host(), world.place(epicId), ops));
    const stolen = planOf([objective('o-mine')], [keyResult('kr-ops', 'o-mine', workMeasure())]);
    const mine = world.host({ may: { administer: [SUP] } });
    expect(failureOf(await importPlan(mine, world.place(epicId), stolen))).toBe('forbidden');
  });

  it('choosing the points field without administering the project', () =>
    expectRefused({ administer: [] }, (host, { linked }) =>
      choosePointsField(host, linked, { field: POINTS }),
    ));
});

describe('what a viewer may not see', () => {
  it('is counted and never named, in the panel and in the choices', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }]) });
    await world.import(
      planOf(
        [
          objective('o', { title: 'Seen' }),
          objective('o-secret', { title: 'Secret', project: 'HR' as ProjectId }),
        ],
        [
          keyResult('kr', 'o', workMeasure({ links: [{ reference: epicId, weight: null, share: null }] })),
          keyResult(
            'kr-secret',
            'o-secret',
            workMeasure({ links: [{ reference: epicId, weight: null, share: null }] }),
            {
              title: 'Secret too',
            },
          ),
        ],
      ),
    );
    const host = world.host({ may: { see: [SUP] } });
    const view = await world.panel(epicId, host);
    expect(view.restricted).toBe(1);
    expect(view.objectives.map(({ title }) => title)).toEqual(['Seen']);
    const choices = valueOf(await listLinkChoices(host, world.place(epicId)));
    expect(choices.choices.map(({ title }) => title)).toEqual(['kr']);
    expect(JSON.stringify([view, choices])).not.toMatch(/secret/i);
  });

  it('is counted among the items of a trace, and never named there [R19]', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }, { points: 5 }, { points: 8 }]) });
    await world.import(simplePlan(epicId));
    world.tracker.hide(idAt(101));
    const pages = await traceOf(world, spot);
    expect(pages.map(({ counted }) => counted)).toEqual(pages.map(() => 3));
    expect(pages.reduce((sum, { restricted }) => sum + restricted, 0)).toBe(1);
    expect(pages.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(['SUP-1', 'SUP-100', 'SUP-102']);
    expect(JSON.stringify(pages)).not.toContain('SUP-101');
  });

  it('cannot be opened by a cursor that names a container outside the key result', async () => {
    const world = newWorld({
      items: [...epicWith([{ points: 3 }]), ...epicWith([{ points: 5 }], { epic: 2, first: 200 })],
    });
    await world.import(simplePlan(epicId));
    const forged = JSON.stringify([1, [], [[[idAt(2)], null]]]);
    const trace = valueOf(
      await explain(world.host(), { id: spot.keyResult, shard: spot.shard, cursor: forged }),
    );
    expect(trace).toMatchObject({ work: { rows: [], restricted: 0 } });
  });
});
