import { readFileSync } from 'node:fs';
import { jiraHost } from '@throughline/jira-app/host.ts';
import { forgeStore } from '@throughline/jira-app/store.ts';
import { issueItem } from '@throughline/jira-app/issue-id.ts';
import type { KeyResultId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { jiraRequestProblems, jiraScopesOf } from '../openapi/validate-jira-request.ts';
import { describeWithRealData, realData } from '../real-data.ts';
import { forgeFixture } from './forge-fixture.ts';
import type { ForgeFixture, SeenCall } from './forge-fixture.ts';
import { cloudId, siteWith } from './site-fixture.ts';
import { boards, planned, sprint, team } from './sprint-fixture.ts';
import { readManifest } from '@throughline/workbench/jira-host/manifest.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';

interface Recorded {
  readonly target: { readonly type: string; readonly provider: string; readonly remote: string };
  readonly path: string;
  readonly method: string;
  readonly body?: unknown;
}

describeWithRealData('what goes over the wire to Forge', () => {
  const recorded = JSON.parse(readFileSync(realData('wire/forge-wire.json'), 'utf8')) as readonly Recorded[];
  const like = (call: SeenCall) => recorded.find(({ path }) => path === call.path);

  it('has the form of the recorded traffic', async () => {
    const calls = await everything();
    expect(new Set(calls.map(({ remote }) => remote))).toEqual(new Set(['kvs', 'jira', 'stargate']));
    const compared = calls.filter((call) => call.remote !== 'jira' && like(call));
    expect(compared.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/v1/transaction', expect.stringMatching('/webhook/queue/publish')]),
    );
    for (const call of compared) {
      const original = like(call);
      expect([call.method, call.remote, call.provider]).toEqual([
        original?.method,
        original?.target.remote,
        original?.target.provider,
      ]);
      const known = shapeOf(original?.body).map(sameCondition);
      const unknown = shapeOf(call.body).filter((member) => !known.includes(sameCondition(member)));
      // The contents of a value and of a job are the app's own.
      expect(unknown.filter((member) => !/^(set\.value|payload\.body)\./.test(member))).toEqual([]);
    }
  });

  it('asks Jira as its interface is described', async () => {
    for (const call of (await everything()).filter(({ remote }) => remote === 'jira')) {
      expect(await jiraRequestProblems(call)).toEqual([]);
    }
  });

  it('needs the scopes of manifest.yml, and each of them', async () => {
    const held = readManifest().permissions.scopes;
    const needed = new Set<string>();
    for (const call of (await everything()).filter(({ remote }) => remote === 'jira')) {
      for (const scope of await jiraScopesOf(call)) needed.add(scope);
    }
    expect([...needed, 'storage:app'].toSorted()).toEqual(held.toSorted());
  });
});

describe('rights', () => {
  const ask = async (accountId: string | null, seenBy?: readonly string[]) => {
    const site = siteWith([]);
    const jira = changesOf(site, 'maria');
    const { issue } = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' });
    if (seenBy) jira.restrict(issue.id, seenBy);
    const forge = forgeFixture(site);
    const rights = await forge.platform.as(accountId, () =>
      jiraHost({ cloudId, siteUrl: null, accountId }).rights({
        item: issueItem(cloudId, issue.id),
        projects: ['10001', '10002', 'not an id'] as ProjectId[],
      }),
    );
    return { rights, calls: forge.calls };
  };
  const both = new Set(['10001', '10002']);
  const none = new Set();

  it.each([
    ['maria', { seeItem: true, editItem: true, see: both, edit: both, administer: both, organisation: true }],
    ['tom', { seeItem: true, editItem: true, see: both, edit: both, administer: none, organisation: false }],
    [
      'vera',
      { seeItem: true, editItem: false, see: both, edit: none, administer: none, organisation: false },
    ],
    [
      'stranger',
      { seeItem: false, editItem: false, see: none, edit: none, administer: none, organisation: false },
    ],
  ])('of %s come from Jira, asked as that person in one call', async (accountId, expected) => {
    const { rights, calls } = await ask(accountId);
    expect(rights).toEqual(expected);
    expect(calls.map(({ path, provider, accountId: who }) => [path, provider, who])).toEqual([
      ['/rest/api/3/permissions/check', 'user', accountId],
    ]);
    expect(JSON.stringify(calls[0]?.body)).not.toContain('accountId');
  });

  it.each([
    ['administers the site and no project', { may: {}, administersSite: true }, [true, 0, 0]],
    ['administers a project and not the site', { may: { SUP: 'administer' } as const }, [false, 1, 1]],
    [
      'administers every project and not the site',
      { may: { '*': 'administer' } as const, administersSite: false },
      [false, 2, 2],
    ],
  ])('of who %s are told apart', async (_, user, expected) => {
    const users = [{ accountId: 'ada', displayName: 'Ada', ...user }];
    const forge = forgeFixture(siteWith([], { users }));
    const rights = await forge.platform.as('ada', () =>
      jiraHost({ cloudId, siteUrl: null, accountId: 'ada' }).rights({
        item: null,
        projects: ['10001', '10002'] as ProjectId[],
      }),
    );
    expect([rights.organisation, rights.see.size, rights.administer.size]).toEqual(expected);
    expect(forge.calls).toHaveLength(1);
  });

  it('of nobody are none, without asking', async () => {
    const { rights, calls } = await ask(null);
    expect([rights.seeItem, rights.see.size, rights.organisation, calls.length]).toEqual([
      false,
      0,
      false,
      0,
    ]);
  });

  it('on an issue that is kept from somebody are none, whatever the project allows', async () => {
    const { rights } = await ask('tom', ['maria']);
    expect([rights.seeItem, rights.editItem, rights.edit]).toEqual([false, false, both]);
  });
});

describe('people', () => {
  const users = [
    { accountId: 'maria', displayName: 'Maria Okafor', may: { '*': 'see' } as const },
    { accountId: '557058:ab-12_C', displayName: 'Mark O’Neil', may: {} },
    { accountId: 'gone', displayName: 'Mara Former', may: {}, active: false },
    { accountId: 'bot', displayName: 'Mars Bot', may: {}, accountType: 'app' as const },
  ];
  const asked = async <T>(as: string, run: (host: Host) => Promise<T>) => {
    const forge = forgeFixture(siteWith([], { users }));
    const host = jiraHost({ cloudId, siteUrl: null, accountId: as });
    const found = await forge.platform.as(as, () => run(host));
    return { found, calls: forge.calls };
  };
  const ids = (...of: readonly string[]) => of as unknown as readonly UserId[];

  it('are found by their names, persons alone, as the person who asks sees them', async () => {
    const { found, calls } = await asked('maria', (host) => host.people.find(' mar ', []));
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      ['maria', 'Maria Okafor'],
      ['557058:ab-12_C', 'Mark O’Neil'],
    ]);
    expect(calls.map(({ provider }) => provider)).toEqual(['user']);
    expect((await asked('bot', (host) => host.people.find('mar', []))).found).toEqual([]);
  });

  it.each(['', '  '])('are not asked for without a letter: %p', async (text) => {
    const { found, calls } = await asked('maria', (host) => host.people.find(text, []));
    expect([found, calls]).toEqual([[], []]);
  });

  it('of any text are text', async () => {
    const { calls } = await asked('maria', (host) => host.people.find('a&maxResults=1000&query=b#', []));
    expect(new URL(calls[0]?.path ?? '', 'https://x').searchParams.getAll('query')).toEqual([
      'a&maxResults=1000&query=b#',
    ]);
  });

  it('have the names that Jira shows, those that have left too; the rest are absent', async () => {
    const { found, calls } = await asked('maria', (host) =>
      host.people.names(ids('maria', 'gone', 'nobody', 'maria', 'Not an id', '557058:ab-12_C')),
    );
    expect([...found]).toEqual([
      ['maria', 'Maria Okafor'],
      ['557058:ab-12_C', 'Mark O’Neil'],
      ['gone', 'Mara Former'],
    ]);
    expect(calls).toHaveLength(1);
    expect((await asked('maria', (host) => host.people.names([]))).calls).toEqual([]);
  });

  it('are asked for a hundred at once', async () => {
    const many = ids(...Array.from({ length: 230 }, (_, at) => `person-${at}`));
    expect((await asked('maria', (host) => host.people.names(many))).calls).toHaveLength(3);
  });
});

describe('the name of who changes something', () => {
  const learned = async (writes: boolean, fail: ForgeFixture['fail'] = null) => {
    const forge = forgeFixture(siteWith([]));
    forge.fail = fail;
    const host = jiraHost({ cloudId, siteUrl: null, accountId: 'tom' }, { writes });
    const ask = () => host.rights({ item: null, projects: ['10001' as ProjectId] });
    await forge.platform.as('tom', async () => {
      await ask();
      await ask();
    });
    return { user: host.user, people: forge.calls.filter(({ path }) => path.includes('/user/')).length };
  };

  it('is known once rights were asked for, in one call beside them, and only where something may be written', async () => {
    expect(await learned(true)).toEqual({ user: { id: 'tom', name: 'Tom' }, people: 1 });
    expect(await learned(false)).toEqual({ user: { id: 'tom', name: '' }, people: 0 });
  });

  it('that Jira does not say keeps nobody from their work', async () => {
    const { user } = await learned(true, ({ path }) =>
      path.includes('/user/') ? new Response('', { status: 503 }) : undefined,
    );
    expect(user.name).toBe('');
  });
});

it('makes ids that nobody else makes, of small letters and digits', () => {
  const host = jiraHost({ cloudId, siteUrl: null, accountId: 'tom' });
  const made = Array.from({ length: 1000 }, () => host.newId());
  expect(new Set(made).size).toBe(1000);
  for (const id of made) expect(id).toMatch(/^[a-z0-9]{20,40}$/);
});

/** Conditions have one form, whatever they stand on; the recording has `and` on a set and `or` on a check. */
const sameCondition = (member: string) => member.replace(/^(set|delete|check)\.conditions/, 'conditions');

/** Every kind of call that the host makes. */
async function everything(): Promise<readonly SeenCall[]> {
  const site = siteWith([], { boards });
  const jira = changesOf(site, 'maria');
  const { issue } = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' });
  jira.addSprint(planned('One', 0));
  const item = issueItem(cloudId, issue.id);
  const forge = forgeFixture(site);
  await forge.platform.as('maria', async () => {
    const host = jiraHost({ cloudId, siteUrl: null, accountId: 'maria' });
    const key = { kind: 'text', id: 'a' } as const;
    const [found] = await forgeStore.get([key]);
    await forgeStore.commit([
      { key, value: { v: 1, texts: {} }, expected: found?.revision ?? null },
      { key: { kind: 'text', id: 'b' }, value: null, expected: null },
    ]);
    const [written] = await forgeStore.get([key]);
    await forgeStore.commit([{ key, value: null, expected: written?.revision ?? null }]);
    await host.rights({ item, projects: ['10001' as ProjectId] });
    await host.rights({ item, projects: [] });
    await host.rights({ item: null, projects: ['10001' as ProjectId] });
    await host.later?.({ kind: 'count', keyResult: 'kr-ü' as KeyResultId, shard: '10001~1' });
    await host.later?.({ kind: 'settle', item });
    await host.work.read([item], 'user');
    await host.work.childrenOf([item], null, 'app');
    await host.work.findProjects?.(['SUP', '10002'], 'user');
    const projects = ['10001', '10002'] as ProjectId[];
    await host.rights({ item: null, projects: [] });
    await host.work.projectNames(projects);
    await host.work.find({ by: 'text', text: 'SUP-1', projects }, 20);
    await host.work.find({ by: 'text', text: 'no "such" words', projects }, 20);
    await host.work.find({ by: 'query', query: 'project = SUP ORDER BY created' }, 100);
    await host.work.count('project = SUP');
    await host.people.find('Ma & ri=a', projects);
    await host.people.names(['maria', '557058:ab-12'] as unknown as readonly UserId[]);
    await host.later?.({ kind: 'snapshot', shard: '10001~1' });
    await host.later?.({ kind: 'sprint-left', sprint: sprint(1), item, at: 1 });
    await host.work.changedSince(projects, 0);
    await host.sprints.teams({ project: projects[0] ?? null, text: 'a & b' }, 20);
    for (const id of [1, 2, 3, 5]) await host.sprints.team(team(id));
    await host.sprints.sprintsOf(team(1));
    await host.sprints.sprint(sprint(1), null);
    await host.sprints.itemsIn(sprint(1), null, 'app');
    await host.sprints.itemsOf(team(2), 0, null, 'app');
    await host.sprints.historiesOf([item], 0, 'app');
  });
  return forge.calls;
}

/** The members of a body, lists gone through: `set.conditions.and.property`. */
function shapeOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => shapeOf(one, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [here, ...shapeOf(one, here)];
  });
}
