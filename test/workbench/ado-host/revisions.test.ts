import { array, assert, constantFrom, property, record } from 'fast-check';
import { readAdoHistory } from '@throughline/core/tracker/ado-updates.ts';
import { readKeptAdo } from '@throughline/workbench/ado-host/kept.ts';
import { adoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import type { ItemData, OrganisationData } from '@throughline/workbench/ado-host/organisation-data.ts';
import { itemAt } from '@throughline/workbench/ado-host/revisions.ts';
import { updatesOf } from '@throughline/workbench/ado-host/updates-json.ts';
import { workItemJson } from '@throughline/workbench/ado-host/work-item-json.ts';
import {
  payments,
  serve,
  smallOrganisation,
  support,
  type Served,
} from '../../ado-extension/organisation-fixture.ts';
import { iterationPath, live, october, sprintOrganisation, story } from '../../ado-extension/sprint-world.ts';

const kept = (data: OrganisationData): OrganisationData =>
  JSON.parse(JSON.stringify(data)) as OrganisationData;

describe('the past of a work item', () => {
  const lived = () => {
    const world = live();
    world.at(october(1)).create(story(1, { effort: 3, parent: 9 }), 'ana');
    world.at(october(2)).move(1, 'Active', 'ben');
    world.at(october(3)).plan(1, iterationPath("It's 2"));
    world.at(october(4)).reparent(1, 10, 'ana');
    world.at(october(5)).estimate(1, null);
    return world.organisation;
  };
  const updates = (organisation = lived()) => {
    const item = organisation.item(1);
    if (!item) throw new Error('the item is gone');
    return updatesOf(organisation, item) as readonly {
      readonly id: number;
      readonly rev: number;
      readonly revisedDate: string;
      readonly revisedBy: { readonly displayName: string } | null;
      readonly fields: Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
      readonly relations?: object;
    }[];
  };

  it('is a list of updates: what each changed, who did it, and when the next one came', () => {
    const all = updates();
    expect(all.map(({ id, rev, revisedDate }) => [id, rev, revisedDate])).toEqual([
      [1, 1, new Date(october(2)).toISOString()],
      [2, 2, new Date(october(3)).toISOString()],
      [3, 3, new Date(october(4)).toISOString()],
      [4, 4, new Date(october(5)).toISOString()],
      [5, 5, '9999-01-01T00:00:00Z'],
    ]);
    expect(all.map(({ revisedBy }) => revisedBy?.displayName)).toEqual([
      'Ana',
      'Ben',
      undefined,
      'Ana',
      undefined,
    ]);
    expect(all[0]?.fields['System.CreatedDate']).toEqual({ newValue: new Date(october(1)).toISOString() });
    expect(all[1]?.fields).toMatchObject({
      'System.State': { oldValue: 'New', newValue: 'Active' },
      'System.Rev': { oldValue: 1, newValue: 2 },
      'Microsoft.VSTS.Common.StateChangeDate': { newValue: new Date(october(2)).toISOString() },
    });
    expect(all[2]?.fields).toMatchObject({ 'System.IterationPath': { newValue: iterationPath("It's 2") } });
    expect(Object.keys(all[2]?.fields ?? {})).not.toContain('System.State');
    // A field that was emptied has no new value.
    expect(all[4]?.fields['Microsoft.VSTS.Scheduling.StoryPoints']).toEqual({ oldValue: 3 });
  });

  it('tells its parents by links, and by them alone', () => {
    const link = (parent: number) => [
      expect.objectContaining({ url: expect.stringMatching(`/${parent}$`) as string }),
    ];
    expect(updates().map(({ relations }) => relations)).toEqual([
      { added: link(9) },
      undefined,
      undefined,
      { removed: link(9), added: link(10) },
      undefined,
    ]);
    for (const { fields } of updates()) expect(Object.keys(fields)).not.toContain('System.Parent');
  });

  it('stays when it is kept and started again, and goes on', () => {
    const organisation = lived();
    const again = adoOrganisation(kept(organisation.data()), () => october(20));
    expect(again.data()).toEqual(organisation.data());
    expect(updates(again)).toEqual(updates(organisation));
    again.move(1, 'Closed');
    expect(updates(again).map(({ rev }) => rev)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is what was kept before revisions were: one, of which nothing is known before it', () => {
    const old: ItemData = { ...story(7), rev: 12, changedAt: october(9) };
    const organisation = adoOrganisation({ ...smallOrganisation, items: [old] });
    const item = organisation.item(7);
    expect(item?.revisions.map(({ rev, changedAt }) => [rev, changedAt])).toEqual([[12, october(9)]]);
    expect(item && itemAt(item, october(8))).toBeNull();
  });

  it('[R35] is read back to what it was at any instant, whatever was done', () => {
    const deeds = array(
      record(
        {
          state: constantFrom('New', 'Active', 'Closed'),
          effort: constantFrom(0, 1, 5, null),
          parent: constantFrom(8, 9, null),
          iteration: constantFrom(iterationPath('Sprint 1'), null),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 12 },
    );
    assert(
      property(deeds, (changes) => {
        const world = live();
        world.at(october(1)).create(story(1, { effort: 2 }));
        changes.forEach((change, at) => world.at(october(2, at)).change(1, change));
        const { organisation } = world;
        const item = organisation.item(1);
        if (!item) return false;
        const reading = {
          organisation: 'fabrikam',
          stateCategory: () => 'doing' as const,
          effortField: 'Microsoft.VSTS.Scheduling.StoryPoints',
          levels: null,
        };
        const read = readAdoHistory(
          updatesOf(organisation, item),
          reading,
          workItemJson(organisation, item, null),
        );
        let { state, effort, parent, iteration } = item;
        for (const { at, before } of (read?.changes ?? []).toReversed()) {
          const then = itemAt(item, at);
          expect([then?.state, then?.effort, then?.parent, then?.iteration]).toEqual([
            state,
            effort,
            parent,
            iteration,
          ]);
          if (before.state) state = before.state.name;
          if (before.points !== undefined) effort = before.points === null ? null : before.points / 1000;
          if (before.parent !== undefined)
            parent = before.parent === null ? null : Number(before.parent.split('/')[1]);
          const [path] = before.sprints ?? [];
          if (path) iteration = path.endsWith('Sprint 1') ? iterationPath('Sprint 1') : null;
        }
        expect([state, effort, parent, iteration]).toEqual(['New', 2, null, null]);
        return true;
      }),
    );
  });
});

describe('the REST interface of the past', () => {
  let host: Served;
  beforeEach(async () => {
    const world = live();
    world.at(october(1)).create(story(1, { iteration: iterationPath('Sprint 1') }));
    world.at(october(6)).plan(1, iterationPath("It's 2"));
    world.at(october(6)).create(story(2, { seenBy: ['root'], iteration: iterationPath("It's 2") }));
    for (let n = 0; n < 300; n++) world.at(october(7) + n).estimate(1, n);
    world.at(october(8)).create(story(3, { iteration: iterationPath("It's 2") }));
    world.at(october(9)).remove(3);
    host = await serve(world.organisation.data(), () => october(20));
  });
  afterEach(() => host.close());
  const ask = async (path: string, body?: object, user = 'ana') => {
    const response = await fetch(`${host.base}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${host.host.tokenFor(user)}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const wiql = (query: string, precise = true) =>
    ask(`_apis/wit/wiql?timePrecision=${precise}&api-version=7.1`, { query });

  it('hands updates and revisions out page by page, 200 at most, to who may see the item', async () => {
    const page = async (what: string, query: string) =>
      ((await ask(`_apis/wit/workItems/1/${what}?${query}`)).body['value'] as { rev: number }[]).map(
        ({ rev }) => rev,
      );
    expect((await page('updates', '$top=500')).length).toBe(200);
    expect(await page('updates', '$top=2&$skip=300')).toEqual([301, 302]);
    expect(await page('revisions', '$top=1&$skip=1')).toEqual([2]);
    for (const id of [2, 3, 99]) expect((await ask(`_apis/wit/workItems/${id}/updates`)).status).toBe(404);
  });

  it('knows what items were at an instant, and that some were not there', async () => {
    const batch = async (asOf: string) =>
      (
        await ask('_apis/wit/workitemsbatch', {
          ids: [1, 2, 3],
          fields: ['System.IterationPath'],
          asOf,
          errorPolicy: 'omit',
        })
      ).body['value'];
    const of = (name: string) =>
      expect.objectContaining({ fields: { 'System.IterationPath': iterationPath(name) } }) as object;
    expect(await batch('2026-10-05T00:00:00Z')).toEqual([of('Sprint 1'), null, null]);
    expect(await batch('2026-10-10T00:00:00Z')).toEqual([of("It's 2"), null, null]);
    expect(await batch('2026-09-01T00:00:00Z')).toEqual([null, null, null]);
    expect((await ask('_apis/wit/workitemsbatch', { ids: [1], asOf: 'then' })).status).toBe(400);
  });

  it('answers a query as of an instant, and refuses a time without time precision', async () => {
    const found = async (asOf: string, path = "It''s 2") =>
      (
        await wiql(
          `SELECT [System.Id] FROM WorkItems WHERE [System.IterationPath] = '${iterationPath(path).replaceAll("& 'Care'", "& ''Care''")}' ORDER BY [System.Id] ASOF '${asOf}'`,
        )
      ).body['workItems'];
    expect(await found('2026-10-05T00:00:00Z')).toEqual([]);
    expect(await found('2026-10-05T00:00:00Z', 'Sprint 1')).toEqual([{ id: 1 }]);
    expect(await found('2026-10-08T13:00:00Z')).toEqual([{ id: 1 }, { id: 3 }]);
    expect(await found('2026-10-12T00:00:00Z')).toEqual([{ id: 1 }]);
    const query = "SELECT [System.Id] FROM WorkItems WHERE [System.Id] > 0 ASOF '2026-10-05T00:00:00Z'";
    expect((await wiql(query, false)).status).toBe(400);
    expect((await wiql(query.replace('2026-10-05T00:00:00Z', 'then'))).status).toBe(400);
  });

  it('tells the iterations and the areas of a team, to who may read its project', async () => {
    const project = encodeURIComponent(support);
    const iterations = (await ask(`${project}/chat/_apis/work/teamsettings/iterations`)).body['value'] as {
      id: string;
      name: string;
      attributes: object;
    }[];
    expect(iterations.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['Some day', { startDate: null, finishDate: null, timeFrame: 'future' }],
      ['Sprint 4', expect.objectContaining({ timeFrame: 'future' })],
      ['Sprint 1', expect.objectContaining({ timeFrame: 'past' })],
      [
        "It's 2",
        { startDate: '2026-10-05T00:00:00Z', finishDate: '2026-10-16T00:00:00Z', timeFrame: 'past' },
      ],
      ['Sprint 3', expect.objectContaining({ timeFrame: 'current' })],
    ]);
    const one = await ask(`${project}/chat/_apis/work/teamsettings/iterations/${iterations[4]?.id}`);
    expect(one.body['name']).toBe('Sprint 3');
    expect((await ask(`${project}/mail/_apis/work/teamsettings/teamfieldvalues`)).body).toMatchObject({
      field: { referenceName: 'System.AreaPath' },
      values: [{ includeChildren: false }, { includeChildren: false }],
    });
    expect((await ask(`${project}/nobody/_apis/work/teamsettings/iterations`)).status).toBe(404);
    expect((await ask(`${payments}/pay/_apis/work/teamsettings/iterations`, undefined, 'ben')).status).toBe(
      404,
    );
  });

  it('finds a node of the iteration tree, whether a team works by it or not', async () => {
    const node = (path: string) => ask(`${support}/_apis/wit/classificationnodes/iterations${path}`);
    expect((await node('/Left%20behind')).body).toMatchObject({
      name: 'Left behind',
      structureType: 'iteration',
      attributes: { startDate: '2026-08-03T00:00:00Z' },
    });
    expect((await node('')).body).toMatchObject({ hasChildren: true });
    expect((await node('/Nothing')).status).toBe(404);
  });
});

it('what an earlier version kept is refused with a sentence that says what to do', () => {
  const { organisation } = live();
  organisation.create(story(1));
  const state = { organisation: kept(organisation.data()), collections: {} };
  expect(readKeptAdo(null)).toBeNull();
  expect(readKeptAdo(state)).toBe(state);
  const old = { ...state, organisation: { ...state.organisation, items: [story(1)] } };
  expect(() => readKeptAdo(old)).toThrow(/--reset/);
});

describe('the dashboard', () => {
  it('keeps its widgets between runs, and tells its keeper of each change', () => {
    const organisation = adoOrganisation(sprintOrganisation);
    let changes = 0;
    organisation.dashboard.onChange(() => void (changes += 1));
    const size = { rowSpan: 2, columnSpan: 3 };
    const { id } = organisation.dashboard.add('sprint-review-widget', size, 'Review');
    organisation.dashboard.configure(id, { name: 'Retro', settings: { data: '{}' } });
    organisation.dashboard.resize(id, { rowSpan: 4, columnSpan: 4 });
    const again = adoOrganisation(kept(organisation.data()));
    expect(again.dashboard.widgets()).toEqual([
      {
        id,
        contribution: 'sprint-review-widget',
        name: 'Retro',
        size: { rowSpan: 4, columnSpan: 4 },
        settings: { data: '{}' },
      },
    ]);
    expect(changes).toBeGreaterThanOrEqual(3);
    again.dashboard.remove(id);
    expect(again.dashboard.widgets()).toEqual([]);
    expect(() => again.dashboard.resize(id, size)).toThrow(RangeError);
  });
});
