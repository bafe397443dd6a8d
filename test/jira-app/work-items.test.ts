import * as fc from 'fast-check';
import { fieldsOnce } from '@throughline/jira-app/fields.ts';
import { jqlOfText } from '@throughline/jira-app/find-work.ts';
import { jiraWorkItems } from '@throughline/jira-app/work-items.ts';
import { issueItem } from '@throughline/jira-app/issue-id.ts';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { WorkItems } from '@throughline/core/port/work-items.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import type { JiraIssue, JiraSite } from '@throughline/workbench/jira-host/site.ts';
import { WORK_WORLD, workItemsContract } from '../contract/work-items.ts';
import type { WorldItem } from '../contract/work-items.ts';
import { jiraRequestProblems } from '../openapi/validate-jira-request.ts';
import { describeWithRealData } from '../real-data.ts';
import { forgeFixture } from './forge-fixture.ts';
import type { ForgeFixture } from './forge-fixture.ts';
import { cloudId, numberField, pointsField, siteWith } from './site-fixture.ts';

const project = '10001' as ProjectId;
const sentByContract: { method: string; path: string; body: unknown }[] = [];

workItemsContract(
  'Jira, through @forge/api',
  async () => {
    const site = worldSite();
    const forge = forgeFixture(site);
    const issueOf = (name: string) => site.issues.get(idOf(name)) as JiraIssue;
    return {
      work: inside(forge, 'vera'),
      project,
      placed: new Map(
        WORK_WORLD.map(({ name }) => [name, { id: issueItem(cloudId, idOf(name)), key: issueOf(name).key }]),
      ),
      nobody: { id: issueItem(cloudId, '99999999'), key: 'SUP-99999' },
      queries: {
        alone: 'project = SUP AND summary ~ "alone"',
        everything: 'project = SUP ORDER BY updated DESC',
        refused: 'project = ',
      },
      breakDown: (broken) => {
        forge.fail = broken ? () => new Response('', { status: 503 }) : null;
      },
      finish: async (name) => void changesOf(site, 'maria').transition(idOf(name), 'Done'),
      remove: async (name) => void changesOf(site, 'maria').remove(idOf(name)),
      close: async () => {
        sentByContract.push(...forge.calls.filter(({ remote }) => remote === 'jira'));
      },
    };
  },
  { changedSince: 'Jira is asked by minutes, and tells deletions by events: sprints.test.ts' },
);

describe('Jira adapter', () => {
  it('reads as the app or as the user, and says which', async () => {
    const forge = forgeFixture(worldSite());
    await inside(forge, 'vera').read([issueItem(cloudId, idOf('open'))], 'user');
    const asked = forge.calls.filter(({ path }) => path === '/rest/api/3/issue/bulkfetch');
    expect(asked.map(({ provider }) => provider)).toEqual(['user']);
  });

  it('finds an issue by a key that it had before a move', async () => {
    const site = worldSite();
    const forge = forgeFixture(site);
    const [former, other] = ['open', 'busy'].map((name) => site.issues.get(idOf(name))?.key as string);
    for (const name of ['open', 'busy']) changesOf(site, 'maria').move(idOf(name), 'PAY');
    const found = await inside(forge, 'vera').resolve([former as string, other as string], 'app');
    expect(found).toEqual(
      new Map([
        [former, issueItem(cloudId, idOf('open'))],
        [other, issueItem(cloudId, idOf('busy'))],
      ]),
    );
  });

  it('finds projects by key or id, as the plan file may name them', async () => {
    const forge = forgeFixture(worldSite());
    const work = inside(forge, 'vera');
    const found = await work.findProjects?.(['SUP', 'pay', '10002', 'NOPE', '77', 'a b', '"; DROP'], 'user');
    expect(Object.fromEntries(found ?? [])).toEqual({ SUP: '10001', pay: '10002', '10002': '10002' });
    expect(await inside(forge, 'stranger').findProjects?.(['SUP'], 'user')).toEqual(new Map());
    expect(await inside(forge, 'stranger').findProjects?.(['SUP'], 'app')).toEqual(
      new Map([['SUP', '10001']]),
    );
    sentByContract.push(...forge.calls.filter(({ remote }) => remote === 'jira'));
  });

  it('says which keys projects have, those that the person may see', async () => {
    const forge = forgeFixture(worldSite());
    const ids = ['10001', '10002', '77', 'no id', '1&id=2'] as ProjectId[];
    expect(await inside(forge, 'vera').projectNames(ids)).toEqual(
      new Map([
        ['10001', 'SUP'],
        ['10002', 'PAY'],
      ]),
    );
    expect(await inside(forge, 'stranger').projectNames(ids)).toEqual(new Map());
    sentByContract.push(...forge.calls.filter(({ remote }) => remote === 'jira'));
  });

  it('finds an issue by a key that it had before a move, and words that only look like a key', async () => {
    const site = worldSite();
    const jira = changesOf(site, 'maria');
    const former = site.issues.get(idOf('alone'))?.key as string;
    jira.move(idOf('alone'), 'PAY');
    jira.rename(idOf('open'), 'Covid-19 rules');
    const work = inside(forgeFixture(site), 'vera');
    const found = async (text: string, projects: readonly string[]) =>
      (await work.find({ by: 'text', text, projects: projects as ProjectId[] }, 5)).items.map(({ id }) => id);
    expect(await found(former, ['10002'])).toEqual([issueItem(cloudId, idOf('alone'))]);
    expect(await found('covid-19', ['10001'])).toEqual([issueItem(cloudId, idOf('open'))]);
    // The issue is in none of the projects asked about.
    expect(await found(former, ['10001'])).toEqual([]);
  });

  it('looks in the projects that are left where one is gone or unseen', async () => {
    const forge = forgeFixture(worldSite());
    const projects = ['10001', '77'] as ProjectId[];
    const find = (as: string) => inside(forge, as).find({ by: 'text', text: 'alone', projects }, 5);
    expect((await find('vera')).items).toHaveLength(1);
    expect(await find('stranger')).toEqual({ items: [], more: false });
    sentByContract.push(...forge.calls.filter(({ remote }) => remote === 'jira'));
  });

  it('searches and counts as the person who asks, never as the app', async () => {
    const forge = forgeFixture(worldSite());
    const work = inside(forge, 'vera');
    await work.find({ by: 'text', text: 'SUP-1', projects: [project] }, 5);
    await work.find({ by: 'text', text: 'alone', projects: [project] }, 5);
    await work.find({ by: 'query', query: 'key = SUP-1' }, 5);
    await work.count('key = SUP-1');
    const asked = forge.calls.filter(({ path }) => /search|bulkfetch/.test(path));
    expect(asked).toHaveLength(4);
    expect(new Set(asked.map(({ provider }) => provider))).toEqual(new Set(['user']));
  });

  it.each([
    [`project = `, /^Error in the JQL Query: Expecting either a value/],
    [`bogus = 1`, /^Field 'bogus' does not exist/],
    [`project = NOPE`, /^The value 'NOPE' does not exist for the field 'project'/],
    [`ORDER BY key`, /^Unbounded JQL queries are not allowed/],
  ])("hands on why Jira refuses a person's own JQL: %s", async (query, reason) => {
    const work = inside(forgeFixture(worldSite()), 'vera');
    for (const asked of [work.find({ by: 'query', query }, 5), work.count(query)]) {
      await expect(asked).rejects.toMatchObject({
        name: 'QueryRefused',
        reason: expect.stringMatching(reason) as string,
      });
    }
  });

  it('hands on reasons as one line of plain text, and only so much of them', async () => {
    const forge = forgeFixture(worldSite());
    const answer = (body: string) => {
      forge.fail = ({ path }) =>
        path.endsWith('/search/approximate-count') ? new Response(body, { status: 400 }) : undefined;
      return inside(forge, 'vera')
        .count('x')
        .then(
          () => 'no refusal',
          (cause: { reason?: string }) => cause.reason,
        );
    };
    expect(
      await answer('{"errorMessages":["One\\nline\\u202e <b>of</b>","text"],"errors":{"jql":"here"}}'),
    ).toBe('One line <b>of</b> text here');
    expect((await answer(JSON.stringify({ errorMessages: ['x'.repeat(5000)] })))?.length).toBe(501);
    expect(await answer('<html>')).toBe('Jira did not understand this query.');
  });

  it.each(['', '  ', '"\\*? () ~'])('does not ask where there is no word to look for: %p', async (text) => {
    const forge = forgeFixture(worldSite());
    const work = inside(forge, 'vera');
    expect(await work.find({ by: 'text', text, projects: [project] }, 5)).toEqual({
      items: [],
      more: false,
    });
    expect(forge.calls).toEqual([]);
  });

  it('leaves out a container that is gone, which Jira answers with a refusal of the whole search', async () => {
    const forge = forgeFixture(worldSite());
    const work = inside(forge, 'vera');
    const gone = issueItem(cloudId, '99999999');
    const here = issueItem(cloudId, idOf('other'));
    expect((await work.childrenOf([gone, here], null, 'app')).items).toHaveLength(4);
    expect(await work.childrenOf([gone], null, 'app')).toEqual({ items: [], next: null });
  });

  it('takes a page that does not end and does not go on for a fault (R22)', async () => {
    const forge = forgeFixture(worldSite());
    forge.fail = ({ path }) =>
      path.endsWith('/search/jql') ? new Response('{"issues":[],"isLast":false}') : undefined;
    const asked = inside(forge, 'vera').childrenOf([issueItem(cloudId, idOf('epic'))], null, 'app');
    await expect(asked).rejects.toBeInstanceOf(WorkFault);
  });

  it.each([
    ['429', () => new Response('', { status: 429, headers: { 'Retry-After': '13' } }), 13],
    ['429 without a wait', () => new Response('', { status: 429 }), null],
    ['503', () => new Response('', { status: 503 }), null],
    ['a page to log in', () => new Response('<html>', { status: 200 }), null],
    ['a cut connection', () => new TypeError('fetch failed'), null],
  ])('%s is a fault that says how long to wait', async (_, refusal, retryAfter) => {
    const forge = forgeFixture(worldSite());
    forge.fail = refusal;
    const fault = await inside(forge, 'vera')
      .read([issueItem(cloudId, idOf('open'))], 'app')
      .catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(WorkFault);
    expect((fault as WorkFault).retryAfter).toBe(retryAfter);
  });

  it('lets Forge ask a person for consent', async () => {
    const forge = forgeFixture(worldSite());
    forge.fail = () =>
      new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });
    await expect(
      inside(forge, 'vera').read([issueItem(cloudId, idOf('open'))], 'user'),
    ).rejects.toMatchObject({
      name: 'NEEDS_AUTHENTICATION_ERR',
    });
  });

  it("asks a project whose own fields differ from its neighbours' about its own alone", async () => {
    const custom = 'com.pyxis.greenhopper.jira:jsw-story-points';
    const own = (id: string, of: string) => ({
      ...numberField(id, 'Story point estimate', custom),
      scope: { type: 'PROJECT' as const, project: { id: of } },
    });
    const shared = numberField('customfield_3', 'Story Points', 'float');
    const site = siteWith([], {
      fields: [own('customfield_1', '10001'), own('customfield_2', '10002'), shared],
    });
    const work = inside(forgeFixture(site), 'vera');
    const ids = async (id: string) => (await work.pointsFields(id as ProjectId)).map((field) => field.id);
    expect(await ids('10001')).toEqual(['customfield_1']);
    expect(await ids('10002')).toEqual(['customfield_2']);
    expect(await ids('10003')).toEqual(['customfield_3']);
  });

  it('reads points from the field that the project settled on', async () => {
    const second = numberField('customfield_10099', 'Story Points', 'float');
    const site = worldSite([second]);
    changesOf(site, 'maria').setNumber(idOf('done'), second.id, 21);
    const ask = async (chosen: string | null) => {
      const [read] = await inside(forgeFixture(site), 'vera', chosen).read(
        [issueItem(cloudId, idOf('done'))],
        'app',
      );
      return read?.sizes;
    };
    expect((await ask(pointsField))?.points).toBe(13_000);
    expect((await ask(second.id))?.points).toBe(21_000);
    // Two candidates and no answer yet: not estimated, rather than a guess.
    expect(await ask(null)).toEqual({
      points: null,
      seconds: null,
      fields: { [pointsField]: 13_000, [second.id]: 21_000 },
    });
  });
});

describeWithRealData('requests of the Jira adapter', () => {
  it('are all as the description of the platform interface says', async () => {
    expect(sentByContract.length).toBeGreaterThan(50);
    for (const sent of sentByContract) expect(await jiraRequestProblems(sent)).toEqual([]);
  });

  it('would be found out if they were not', async () => {
    const path = '/rest/api/3/issue/bulkfetch';
    expect(
      await jiraRequestProblems({ method: 'POST', path, body: { issueIdsOrKeys: ['1'], field: [] } }),
    ).not.toEqual([]);
    expect(await jiraRequestProblems({ method: 'GET', path: '/rest/api/3/field?project=1' })).not.toEqual([]);
    expect(
      await jiraRequestProblems({ method: 'POST', path: '/rest/api/3/search/jql2', body: {} }),
    ).not.toEqual([]);
  });
});

describe('the JQL of a text', () => {
  const jql = (text: string) => jqlOfText(text, [project]);

  it('is the words in one pair of quotes, whole or unfinished', () => {
    expect(jql('Fix  "login" (again)')).toBe(
      'project in (10001) AND (summary ~ "fix login again" OR summary ~ "fix login again*") ORDER BY updated DESC',
    );
  });

  it('holds nothing of any text but letters, digits and spaces, between its own quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const made = jql(text);
        if (made === null) return;
        const found =
          /^project in \(10001\) AND \(summary ~ "([^"]*)" OR summary ~ "([^"]*)\*"\) ORDER BY updated DESC$/u.exec(
            made,
          );
        expect(found?.[1]).toMatch(/^[\p{L}\p{M}\p{N} ]+$/u);
        expect(found?.[2]).toBe(found?.[1]);
        expect(found?.[1]).toBe(found?.[1]?.toLowerCase());
      }),
    );
  });

  it('names projects by their ids alone', () => {
    expect(jqlOfText('word', ['1) OR (key = A-1', '', 'SUP'] as ProjectId[])).toBeNull();
  });
});

/** The contract's world as a Jira site; its ids follow the order of the list. */
function worldSite(moreFields: readonly ReturnType<typeof numberField>[] = []): JiraSite {
  const site = siteWith([]);
  const world = siteWith(WORK_WORLD.map(issueOf), { fields: [...site.data.fields, ...moreFields] });
  return world;
}

const idOf = (name: string) => String(20_001 + WORK_WORLD.findIndex((item) => item.name === name));
const keyOf = (name: string) => `SUP-${1 + WORK_WORLD.findIndex((item) => item.name === name)}`;

function issueOf(item: WorldItem): JiraIssue {
  const levels = {
    container: ['10', 'Epic', 1],
    standard: ['11', 'Story', 0],
    subtask: ['12', 'Sub-task', -1],
  };
  const [id, name, hierarchyLevel] = levels[item.level];
  const [status, category] = { todo: ['1', 'new'], doing: ['2', 'indeterminate'], done: ['3', 'done'] }[
    item.category as 'todo' | 'doing' | 'done'
  ] as [string, string];
  return {
    id: idOf(item.name),
    key: keyOf(item.name),
    fields: {
      summary: item.title ?? item.name,
      issuetype: { id, name, hierarchyLevel, subtask: hierarchyLevel === -1 },
      project: { id: '10001', key: 'SUP' },
      status: { id: status, name: status, statusCategory: { key: category } },
      resolution: null,
      updated: '2026-10-01T08:00:00.000+0000',
      [pointsField]: item.points,
      ...(item.parent === null ? {} : { parent: { id: idOf(item.parent), key: keyOf(item.parent) } }),
    },
    ...(item.hidden ? { seenBy: ['maria'] } : {}),
  };
}

/** Every call as an invocation for this person. */
function inside({ platform }: ForgeFixture, accountId: string, chosen: string | null = null): WorkItems {
  const work = jiraWorkItems({
    id: cloudId,
    url: 'https://example.atlassian.net',
    pointsFields: async (projects) => new Map(projects.map((id) => [id, chosen])),
    fields: fieldsOnce(),
    now: Date.now,
  });
  return {
    read: (ids, as) => platform.as(accountId, () => work.read(ids, as)),
    childrenOf: (ids, cursor, as) => platform.as(accountId, () => work.childrenOf(ids, cursor, as)),
    resolve: (references, as) => platform.as(accountId, () => work.resolve(references, as)),
    changedSince: (projects, since) => platform.as(accountId, () => work.changedSince(projects, since)),
    findProjects: (names, as) =>
      platform.as(accountId, async () => (await work.findProjects?.(names, as)) ?? new Map()),
    pointsFields: (id) => platform.as(accountId, () => work.pointsFields(id)),
    projectNames: (ids) => platform.as(accountId, () => work.projectNames(ids)),
    find: (question, limit) => platform.as(accountId, () => work.find(question, limit)),
    count: (query) => platform.as(accountId, () => work.count(query)),
    search: (query, cursor, as) => platform.as(accountId, () => work.search(query, cursor, as)),
  };
}
