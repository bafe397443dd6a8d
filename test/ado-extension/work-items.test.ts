import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { adoWorkItems } from '@throughline/ado-extension/work-items.ts';
import { itemId, type ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemData } from '@throughline/workbench/ado-host/organisation-data.ts';
import { WORK_WORLD, workItemsContract, type WorkItemsFixture } from '../contract/work-items.ts';
import { adoRequestProblems } from '../openapi/validate-ado-request.ts';
import { describeWithRealData } from '../real-data.ts';
import { payments, serve, smallOrganisation, support, type Served } from './organisation-fixture.ts';

const quick = async (): Promise<void> => {};

/** The world of the contract as an organisation has it; ids from 100 on. */
const idIn = (name: string): number => 100 + WORK_WORLD.findIndex((one) => one.name === name);
const worldItems = (): readonly ItemData[] =>
  WORK_WORLD.map((one) => ({
    id: idIn(one.name),
    project: support,
    type: { container: 'Epic', standard: 'User Story', subtask: 'Task' }[one.level],
    title: one.title ?? one.name,
    state: {
      todo: 'New',
      doing: 'Active',
      resolved: 'Resolved',
      done: 'Closed',
      removed: 'Removed',
      unknown: '?',
    }[one.category],
    parent: one.parent === null ? null : idIn(one.parent),
    effort: one.points,
  }));

const served: Served[] = [];
const reader = (host: Served, user = 'ana', broken: () => boolean = () => false) => {
  const send = transport({
    base: async () => host.base,
    token: async () => host.host.tokenFor(user),
    fetch: async (...request) => {
      if (broken()) throw new TypeError('fetch failed');
      return fetch(...request);
    },
    wait: quick,
  });
  return adoWorkItems({ send, organisation: 'fabrikam', projects: adoProjects(send) });
};

async function fixture(): Promise<WorkItemsFixture> {
  const host = await serve({ ...smallOrganisation, items: worldItems() });
  served.push(host);
  let broken = false;
  return {
    work: reader(host, 'ana', () => broken),
    project: support as ProjectId,
    placed: new Map(
      WORK_WORLD.map(({ name }) => [
        name,
        { id: itemId('ado', 'fabrikam', idIn(name)), key: String(idIn(name)) },
      ]),
    ),
    nobody: { id: itemId('ado', 'fabrikam', 999_999), key: '999999' },
    queries: {
      alone: "[System.Title] CONTAINS 'alone'",
      everything:
        'SELECT [System.Id], [System.Title] FROM WorkItems WHERE [System.Id] > 0 ORDER BY [System.ChangedDate] DESC',
      refused: '[System.Title] = ',
    },
    breakDown: (now) => {
      broken = now;
    },
    finish: async (name) => host.organisation.move(idIn(name), 'Closed'),
    remove: async (name) => host.organisation.remove(idIn(name)),
    close: () => host.close(),
  };
}

workItemsContract('Azure DevOps', fixture, {
  hidden: 'a page in Azure DevOps has no rights but the person’s: app and user are the same',
});

describeWithRealData('requests to Azure DevOps', () => {
  it('are all as its description of 7.1 says', async () => {
    const sent = served.flatMap((host) => host.sent);
    const kinds = new Map(
      sent.map((one) => [
        `${one.method} ${one.url.replace(/\d+|[0-9a-f-]{36}/g, '#')} ${shape(one.body)}`,
        one,
      ]),
    );
    const wrong = await Promise.all(
      [...kinds.values()].map(async (one) => ({ url: one.url, problems: await adoRequestProblems(one) })),
    );
    expect(wrong.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(sent.length).toBeGreaterThan(100);
  });

  it('would be found out otherwise', async () => {
    const wiql = { method: 'POST', url: '/o/_apis/wit/wiql?api-version=7.1', body: { query: 'SELECT' } };
    expect(await adoRequestProblems(wiql)).toEqual([]);
    expect(await adoRequestProblems({ ...wiql, body: { wiql: 'SELECT' } })).not.toEqual([]);
    expect(await adoRequestProblems({ ...wiql, url: `${wiql.url}&top=5` })).not.toEqual([]);
    expect(await adoRequestProblems({ ...wiql, url: '/o/_apis/wit/wiql?api-version=5.0' })).not.toEqual([]);
    expect(await adoRequestProblems({ ...wiql, url: '/o/_apis/wit/wiqls?api-version=7.1' })).not.toEqual([]);
  });
});

const shape = (body: unknown): string =>
  typeof body === 'object' && body !== null ? Object.keys(body).join() : typeof body;

describe('the work of Azure DevOps', () => {
  let host: Served;
  beforeEach(async () => {
    host = await serve({ ...smallOrganisation, items: worldItems() });
  });
  afterEach(() => host.close());
  const id = (number: number) => itemId('ado', 'fabrikam', number);

  it('leaves out what the person may not see, deleted work, and other organisations', async () => {
    const work = reader(host);
    host.organisation.remove(idIn('done'));
    host.organisation.restrict(idIn('secret'), ['root']);
    const asked = [idIn('secret'), idIn('done'), idIn('open')].map(id);
    const found = await work.read([...asked, itemId('ado', 'other', idIn('alone'))], 'app');
    expect(found.map(({ key }) => key)).toEqual([String(idIn('open'))]);
  });

  it('[R18] takes a state’s category from its type’s states, where Resolved of a bug is resolved', async () => {
    const bug = host.organisation.create({ project: support, type: 'Bug', title: 'b', state: 'Resolved' });
    const story = host.organisation.create({
      project: support,
      type: 'User Story',
      title: 's',
      state: 'Resolved',
    });
    const removed = host.organisation.create({
      project: support,
      type: 'Task',
      title: 't',
      state: 'Removed',
    });
    const odd = host.organisation.create({ project: support, type: 'Task', title: 't', state: 'Nowhere' });
    const found = await reader(host).read(
      [bug, story, removed, odd].map((one) => id(one.id)),
      'app',
    );
    expect(found.map(({ state }) => state.category)).toEqual(['resolved', 'doing', 'removed', 'unknown']);
  });

  it('[R16] takes levels from the backlogs: a bug as the team has it, a foreign type below the requirement', async () => {
    const bug = host.organisation.create({ project: support, type: 'Bug', title: 'b', state: 'New' });
    const risk = host.organisation.create({ project: support, type: 'Risk', title: 'r', state: 'New' });
    const work = reader(host);
    const found = await work.read([id(bug.id)], 'app');
    expect(found[0]?.level).toBe('standard');
    // Its states are not listed: the type is not of this process.
    await expect(work.read([id(risk.id)], 'app')).rejects.toMatchObject({ name: 'WorkFault' });
  });

  it('asks once about a process, however often work is read', async () => {
    const work = reader(host);
    await work.read([id(idIn('open'))], 'app');
    const before = host.sent.length;
    await work.read([id(idIn('busy'))], 'app');
    expect(host.sent.slice(before).map(({ url }) => url)).toEqual([
      '/fabrikam/_apis/wit/workitemsbatch?api-version=7.1',
    ]);
  });

  it('follows the projects that the person may see, and leaves the mark for who sees the others', async () => {
    const places = [support, payments] as ProjectId[];
    const since = host.organisation.now();
    host.organisation.move(idIn('open'), 'Closed');
    const seen = await reader(host, 'ana').changedSince(places, since);
    const half = await reader(host, 'ben').changedSince(places, since);
    expect(half.changed).toContain(id(idIn('open')));
    expect(half.changed).toEqual(seen.changed);
    expect([half.upTo, seen.upTo > since]).toEqual([since, true]);
  });

  it('finds projects by name and by id, and none that the person may not see', async () => {
    const names = ["Support & 'Care'", support, 'Payments', 'Nothing', ''];
    const asBen = await reader(host, 'ben').findProjects?.(names, 'user');
    expect([...(asBen ?? [])]).toEqual([
      ["Support & 'Care'", support],
      [support, support],
    ]);
  });
});
