import { DataRefusal, extensionData } from '@throughline/workbench/ado-host/extension-data.ts';
import { adoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import { agile, type OrganisationData } from '@throughline/workbench/ado-host/organisation-data.ts';
import { themes } from '@throughline/workbench/ado-host/themes.ts';
import { readWiql } from '@throughline/workbench/ado-host/wiql-query.ts';
import { readFileSync } from 'node:fs';
import { describeWithRealData, realData } from '../../real-data.ts';
import { serve, smallOrganisation, support, type Served } from '../../ado-extension/organisation-fixture.ts';

const data: OrganisationData = {
  ...smallOrganisation,
  items: [{ id: 7, project: support, type: 'User Story', title: 'A story', state: 'New', effort: 3 }],
};

describe('the organisation', () => {
  it('counts a revision and a time with each change, and remembers them all', () => {
    const organisation = adoOrganisation(data, () => 1000);
    organisation.move(7, 'Active');
    organisation.estimate(7, 5);
    organisation.reparent(7, 8);
    const item = organisation.item(7);
    expect(item).toMatchObject({ rev: 4, state: 'Active', effort: 5, parent: 8 });
    expect(item?.revisions.map(({ rev, state, effort, parent }) => [rev, state, effort, parent])).toEqual([
      [1, 'New', 3, null],
      [2, 'Active', 3, null],
      [3, 'Active', 5, null],
      [4, 'Active', 5, 8],
    ]);
    expect(organisation.now()).toBeGreaterThan(item?.changedAt ?? 0);
  });

  it('is the same after it was kept and started again', () => {
    const before = adoOrganisation(data);
    before.move(7, 'Closed');
    before.restrict(7, ['ana']);
    before.create({ project: support, type: 'Bug', title: 'A bug', state: 'New', parent: 7 });
    before.remove(8);
    const after = adoOrganisation(JSON.parse(JSON.stringify(before.data())) as OrganisationData);
    expect(after.data()).toEqual(before.data());
    expect(after.maySee('ben', after.item(7))).toBe(false);
    expect(after.item(8)?.deletedAt).not.toBeNull();
    expect(after.now()).toBeGreaterThan(before.item(8)?.changedAt ?? 0);
  });

  it('says which work item changed', () => {
    const organisation = adoOrganisation(data);
    const seen: number[] = [];
    const stop = organisation.onChange(({ id }) => void seen.push(id));
    organisation.move(7, 'Active');
    stop();
    organisation.move(7, 'New');
    expect(seen).toEqual([7]);
    expect(() => organisation.move(99, 'New')).toThrow(RangeError);
  });
});

describe('extension data', () => {
  const refusal = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof DataRefusal) return `${error.status} ${error.typeKey}`;
    }
    return 'done';
  };

  it('counts etags, and refuses what is stale, there already, or never written', () => {
    const kept = extensionData();
    expect(refusal(() => kept.get('c', 'd'))).toBe('404 DocumentCollectionDoesNotExistException');
    expect(kept.create('c', { id: 'd', v: 1 }).__etag).toBe(1);
    expect(refusal(() => kept.get('c', 'e'))).toBe('404 DocumentDoesNotExistException');
    expect(refusal(() => kept.create('C', { id: 'd' }))).toBe('409 DocumentExistsException');
    expect(kept.update('c', { id: 'd', __etag: 1, v: 2 })).toEqual({ id: 'd', __etag: 2, v: 2 });
    expect(refusal(() => kept.update('c', { id: 'd', __etag: 1 }))).toBe(
      '400 InvalidDocumentVersionException',
    );
    expect(kept.query(['c', 'never'])).toEqual([
      { collectionName: 'c', documents: [{ id: 'd', __etag: 2, v: 2 }] },
      { collectionName: 'never', documents: [] },
    ]);
  });

  it('takes a document without an etag for one with etag 1', () => {
    const kept = extensionData();
    kept.set('c', { id: 'd', v: 1 });
    expect(kept.set('c', { id: 'd', v: 2 }).__etag).toBe(2);
    expect(refusal(() => kept.set('c', { id: 'd', v: 3 }))).toBe('400 InvalidDocumentVersionException');
  });

  it('tells its keeper of each write', () => {
    let writes = 0;
    const kept = extensionData({}, () => void (writes += 1));
    kept.create('c', { id: 'd' });
    kept.get('c', 'd');
    kept.remove('c', 'd');
    expect(writes).toBe(2);
    expect(extensionData(kept.data()).data()).toEqual(kept.data());
  });
});

describe('WIQL', () => {
  it('is read as far as the extension writes it', () => {
    const query =
      "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Parent] IN (1, 2) AND [System.ChangedDate] >= '2026-01-01' ORDER BY [System.Id]";
    expect(readWiql(query).where).toEqual({
      all: [
        { field: 'System.TeamProject', operator: '=', values: ['@project'] },
        { field: 'System.Parent', operator: 'IN', values: ['1', '2'] },
        { field: 'System.ChangedDate', operator: '>=', values: ['2026-01-01'] },
      ],
    });
  });

  it('has groups of OR in it, paths, and an instant that it is as of', () => {
    const query =
      "SELECT [System.Id] FROM WorkItems WHERE [System.IterationPath] = 'A\\It''s' AND ([System.AreaPath] UNDER 'A' OR [System.AreaPath] = 'A ASOF B') ORDER BY [System.Id] ASOF '2026-10-05T00:00:00.000Z'";
    expect(readWiql(query)).toEqual({
      where: {
        all: [
          { field: 'System.IterationPath', operator: '=', values: ["A\\It's"] },
          {
            any: [
              { field: 'System.AreaPath', operator: 'UNDER', values: ['A'] },
              { field: 'System.AreaPath', operator: '=', values: ['A ASOF B'] },
            ],
          },
        ],
      },
      order: { field: 'System.Id', falling: false },
      asOf: '2026-10-05T00:00:00.000Z',
    });
  });

  it.each([
    'DELETE FROM WorkItems',
    'SELECT [System.Id] FROM WorkItems WHERE [System.Id] = 1 ORDER BY [System.Id] ASOF yesterday',
    "SELECT [System.Id] FROM WorkItems WHERE [System.Id] = 1 ASOF '2026-01-01' ORDER BY [System.Id]",
    'SELECT [System.Id] FROM WorkItems WHERE [System.Title] = unquoted ORDER BY [System.Id]',
  ])('of any other shape is refused: %s', (query) => {
    expect(() => readWiql(query)).toThrow(SyntaxError);
  });
});

describe('the REST interface', () => {
  let host: Served;
  beforeEach(async () => {
    host = await serve(data);
  });
  afterEach(() => host.close());
  const ask = (path: string, options: RequestInit = {}, user = 'ana') =>
    fetch(`${host.base}${path}`, {
      ...options,
      headers: {
        Authorization: `Bearer ${host.host.tokenFor(user)}`,
        'Content-Type': 'application/json',
      },
    });

  it('answers nobody without a token, and nothing of another organisation', async () => {
    expect((await fetch(`${host.base}_apis/projects`)).status).toBe(401);
    expect((await ask('_apis/projects', {}, 'nobody')).status).toBe(401);
    expect((await fetch(`${new URL(host.base).origin}/other/_apis/projects`)).status).toBe(404);
  });

  it('lets pages of any origin ask, as the real one does', async () => {
    const asked = await fetch(`${host.base}_apis/projects`, { method: 'OPTIONS' });
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
  });

  it('refuses more than 200 items, and fields that no process has', async () => {
    const batch = (body: object) =>
      ask('_apis/wit/workitemsbatch?api-version=7.1', { method: 'POST', body: JSON.stringify(body) });
    expect((await batch({ ids: Array.from({ length: 201 }, (_, at) => at + 1) })).status).toBe(400);
    const unknown = await batch({ ids: [7], fields: ['Custom.Nothing'] });
    expect([unknown.status, ((await unknown.json()) as { message: string }).message]).toEqual([
      400,
      'TF51535: Cannot find field Custom.Nothing.',
    ]);
    const omitted = await batch({ ids: [7, 8], fields: ['System.Id'], errorPolicy: 'omit' });
    expect(((await omitted.json()) as { value: unknown[] }).value).toEqual([
      expect.objectContaining({ id: 7, fields: { 'System.Id': 7 } }),
      null,
    ]);
    expect((await batch({ ids: [7, 8] })).status).toBe(404);
  });

  it('cuts a query at 20,000 by refusing it', async () => {
    const many = adoOrganisation({
      ...data,
      items: Array.from({ length: 20_001 }, (_, at) => ({
        id: at + 1,
        project: support,
        type: 'Task',
        title: 't',
        state: 'New',
      })),
    });
    const served = await serve(many.data());
    const body = JSON.stringify({
      query: 'SELECT [System.Id] FROM WorkItems WHERE [System.Id] > 0 ORDER BY [System.Id]',
    });
    const options = {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${served.host.tokenFor('ana')}` },
    };
    const all = await fetch(`${served.base}_apis/wit/wiql?api-version=7.1`, options);
    expect(((await all.json()) as { message: string }).message).toContain('VS402337');
    const some = await fetch(`${served.base}_apis/wit/wiql?$top=5&api-version=7.1`, options);
    expect(((await some.json()) as { workItems: unknown[] }).workItems).toHaveLength(5);
    await served.close();
  });
});

describeWithRealData('the themes', () => {
  it('have the variables that Azure DevOps hands to extensions, palettes as triplets', () => {
    const documented = readFileSync(realData('wire/ado-theme-variables.txt'), 'utf8')
      .split('\n')
      .map((line) => /^--([\w-]+): (.+)$/.exec(line))
      .flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? ''] as const] : []));
    expect(documented.length).toBeGreaterThan(50);
    for (const theme of Object.values(themes)) {
      for (const [name, value] of documented) {
        expect([name, theme[name]]).toEqual([name, expect.any(String)]);
        const triplet = /^\d+, \d+, \d+$/;
        expect([name, triplet.test(theme[name] ?? '')]).toEqual([name, triplet.test(value)]);
      }
    }
  });
});

it('the sample process is one that the epic backlog names', () => {
  expect(agile.portfolio.map(({ id }) => id)).toContain('Microsoft.EpicCategory');
});
