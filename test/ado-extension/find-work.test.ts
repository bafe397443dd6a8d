import { adoPeople } from '@throughline/ado-extension/people.ts';
import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { adoWorkItems } from '@throughline/ado-extension/work-items.ts';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import { adoRequestProblems } from '../openapi/validate-ado-request.ts';
import { describeWithRealData } from '../real-data.ts';
import { payments, serve, smallOrganisation, support, type Served } from './organisation-fixture.ts';

let host: Served;
beforeEach(async () => {
  host = await serve({
    ...smallOrganisation,
    items: [
      { id: 1, project: support, type: 'Epic', title: 'Answer assistant', state: 'New' },
      { id: 2, project: support, type: 'User Story', title: "An answer's draft", state: 'New' },
      { id: 3, project: support, type: 'Bug', title: 'Draft lost', state: 'New' },
      { id: 4, project: payments, type: 'Bug', title: 'Answer of another project', state: 'New' },
      {
        id: 5,
        project: support,
        type: 'Bug',
        title: "x' OR [System.Id] > 0",
        state: 'New',
      },
    ],
  });
});
afterEach(() => host.close());

const around = (user: string) => {
  const send = transport({
    base: async () => host.base,
    token: async () => host.host.tokenFor(user),
    fetch,
    wait: async () => {},
  });
  const work = adoWorkItems({ send, organisation: 'fabrikam', projects: adoProjects(send) });
  const keys = async (text: string, projects: readonly string[] = [support], limit = 10) => {
    const { items, more } = await work.find({ by: 'text', text, projects: projects as ProjectId[] }, limit);
    return [...items.map(({ key }) => key), ...(more ? ['more'] : [])];
  };
  return { work, keys, people: adoPeople(send) };
};

describe('work that a person looks for', () => {
  it('has every word in its title, or is the number; in the projects asked, as far as they may be seen', async () => {
    const { keys } = around('ben');
    expect((await keys('answer draft')).toSorted()).toEqual(['2']);
    expect((await keys('ANSWER')).toSorted()).toEqual(['1', '2']);
    expect(await keys('#3')).toEqual(['3']);
    expect(await keys('answer', [payments])).toEqual([]);
    expect(await keys('  ')).toEqual([]);
    expect(await keys('a', [support], 1)).toEqual([expect.stringMatching(/^[123]$/), 'more']);
  });

  it('is looked for by text as text: quotes never end it', async () => {
    const { keys } = around('ben');
    expect(await keys("answer's")).toEqual(['2']);
    expect(await keys("x' OR [System.Id] > 0")).toEqual(['5']);
    expect(await keys("' AND [System.TeamProject] = 'Payments")).toEqual([]);
  });

  it('may be asked for by WIQL, whole or conditions alone; a refusal keeps the reason of the host', async () => {
    const { work } = around('ana');
    const bugs = "[System.WorkItemType] = 'Bug'";
    expect(await work.count(bugs)).toEqual({ count: 3, exact: true });
    expect(await work.count(`SELECT [System.Id] FROM WorkItems WHERE ${bugs}`)).toEqual({
      count: 3,
      exact: true,
    });
    const found = await work.find({ by: 'query', query: `${bugs} ORDER BY [System.Id] DESC` }, 1);
    expect([found.items.map(({ key }) => key), found.more]).toEqual([['5'], true]);
    await expect(work.count('nonsense')).rejects.toMatchObject({
      name: 'QueryRefused',
      reason: expect.stringContaining('cannot be read') as string,
    });
    await expect(work.count('SELECT [System.Id] FROM WorkItemLinks WHERE x')).rejects.toMatchObject({
      name: 'QueryRefused',
      reason: expect.stringContaining('flat list') as string,
    });
  });

  it('has projects with names, as far as they may be seen', async () => {
    const asked = [support, payments] as ProjectId[];
    expect([...(await around('ben').work.projectNames(asked))]).toEqual([[support, "Support & 'Care'"]]);
  });
});

describe('people', () => {
  it('are the members of the teams of the projects asked about, once each', async () => {
    const { people } = around('ana');
    expect(await people.find('', [support, payments] as ProjectId[])).toEqual([
      { id: 'ana', name: 'Ana' },
      { id: 'ben', name: 'Ben' },
    ]);
    expect(await people.find('EN', [support] as ProjectId[])).toEqual([{ id: 'ben', name: 'Ben' }]);
    expect([...(await people.names(['ben', 'cleo'] as never))]).toEqual([['ben', 'Ben']]);
  });

  it('cannot be asked for where the host does not answer', async () => {
    const { people } = around('ana');
    await host.close();
    await expect(people.find('a', [support] as ProjectId[])).rejects.toMatchObject({ name: 'WorkFault' });
  });
});

describeWithRealData('the questions', () => {
  it('are as the description of 7.1 says', async () => {
    const { keys, work, people } = around('ana');
    await keys('answer');
    await keys('#3');
    await work.count("[System.WorkItemType] = 'Bug'");
    await people.find('a', [support] as ProjectId[]);
    expect(host.sent.length).toBeGreaterThan(4);
    for (const one of host.sent) expect([one.url, await adoRequestProblems(one)]).toEqual([one.url, []]);
  });
});
