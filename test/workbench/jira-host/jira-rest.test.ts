import { answerJira } from '@throughline/workbench/jira-host/jira-rest.ts';
import { readJql } from '@throughline/workbench/jira-host/jql.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import type { JiraSite } from '@throughline/workbench/jira-host/site.ts';
import { siteWith } from '../../jira-app/site-fixture.ts';

describe("the fake of Jira's REST interface", () => {
  const world = () => {
    const site = siteWith([]);
    const jira = changesOf(site, 'maria');
    const epic = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' }).issue;
    const add = () =>
      jira.create({ project: 'SUP', type: 'Story', summary: 'Story', parent: epic.key }).issue;
    return { site, jira, epic, stories: [add(), add(), add()] };
  };
  const ask = async (site: JiraSite, path: string, body?: unknown, user: string | null = 'vera') => {
    const method = body === undefined ? 'GET' : 'POST';
    const answer = answerJira(site, { method, path: `/rest/api/3/${path}`, user, body });
    const read = (await answer.json()) as Record<string, unknown>;
    return { ...read, status: answer.status } as Record<string, unknown> & { readonly status: number };
  };
  const keys = (answer: Record<string, unknown>) =>
    (answer['issues'] as readonly { key: string }[]).map(({ key }) => key);

  it('pages a search by a token that belongs to it', async () => {
    const { site, epic } = world();
    const jql = `parent in (${epic.id}) ORDER BY id ASC`;
    const first = await ask(site, 'search/jql', { jql, fields: ['summary'], maxResults: 2 });
    expect(first).toMatchObject({ status: 200, isLast: false });
    expect(keys(first)).toEqual(['SUP-2', 'SUP-3']);
    const { nextPageToken } = first;
    const second = await ask(site, 'search/jql', { jql, fields: ['summary'], maxResults: 2, nextPageToken });
    expect(keys(second)).toEqual(['SUP-4']);
    expect(second).toMatchObject({ isLast: true });
    expect(second).not.toHaveProperty('nextPageToken');
    const other = { jql: `key in (${epic.key})`, fields: ['summary'], nextPageToken };
    expect((await ask(site, 'search/jql', other)).status).toBe(400);
  });

  it('refuses a search for a parent that is gone or unseen, and does not say which', async () => {
    const { site, jira, epic } = world();
    const search = (user: string | null) => ask(site, 'search/jql', { jql: `parent in (${epic.id})` }, user);
    jira.restrict(epic.id, ['maria']);
    const unseen = await search('tom');
    expect([unseen.status, (await search(null)).status]).toEqual([400, 200]);
    jira.remove(epic.id);
    expect(await search('tom')).toEqual(unseen);
  });

  it('answers only the fields asked for, an unfilled number as null', async () => {
    const { site, stories } = world();
    const fields = ['summary', 'parent', 'customfield_10016'];
    const answer = await ask(site, 'issue/bulkfetch', { issueIdsOrKeys: [stories[0]?.key], fields });
    expect(answer['issues']).toMatchObject([
      { fields: { summary: 'Story', parent: { key: 'SUP-1' }, customfield_10016: null } },
    ]);
    expect(Object.keys((answer['issues'] as [{ fields: object }])[0].fields)).toHaveLength(3);
  });

  it('lists what it may not show as an error, like what is not there', async () => {
    const { site, jira, stories } = world();
    jira.restrict(stories[0]?.id as string, ['maria']);
    const answer = await ask(site, 'issue/bulkfetch', { issueIdsOrKeys: ['SUP-2', 'SUP-3', 'SUP-99'] });
    expect(keys(answer)).toEqual(['SUP-3']);
    expect(
      new Set((answer['issueErrors'] as { errorMessage: string }[]).map((one) => one.errorMessage)).size,
    ).toBe(1);
    expect((await ask(site, 'issue/bulkfetch', { issueIdsOrKeys: Array(101).fill('SUP-1') })).status).toBe(
      400,
    );
    expect((await ask(site, 'issue/SUP-2')).status).toBe(404);
    expect((await ask(site, 'issue/SUP-2', undefined, 'maria')).status).toBe(200);
  });

  it('knows a moved issue by its former key', async () => {
    const { site, jira } = world();
    jira.move('SUP-2', 'PAY');
    expect(await ask(site, 'issue/sup-2')).toMatchObject({ key: 'PAY-1' });
  });

  it.each([
    ['parent in (1, 2)', { field: 'parent', values: ['1', '2'] }],
    ['KEY in ("SUP-1") order by id', { field: 'key', values: ['SUP-1'] }],
    ['parent in (1) OR project is not EMPTY', null],
    ['parent in (1)) OR (key = 2', null],
    ['key in ("a" or "b")', null],
    ['', null],
  ])('understands of JQL what it must: %s', (jql, expected) => {
    expect(readJql(jql)).toEqual(expected);
  });
});

describe('what people do in the fake Jira', () => {
  it('sends events with the fields that Forge documents, and no others', () => {
    const site = siteWith([]);
    const jira = changesOf(site, 'maria');
    const { issue, events } = jira.create({
      project: 'SUP',
      type: 'Story',
      summary: 'Story',
      fields: { customfield_10016: 3 },
    });
    const changed = [jira.transition(issue.id, 'Done'), jira.setNumber(issue.id, 'customfield_10016', 5)];
    for (const event of [...events, ...changed.flat()]) {
      expect(event.issue.fields).not.toHaveProperty('customfield_10016');
      expect(event.issue.fields).not.toHaveProperty('parent');
      expect(event.issue.fields).not.toHaveProperty('resolution');
      expect(event.issue.fields).toHaveProperty('updated');
      expect(event.atlassianId).toBe('maria');
    }
    expect(changed.flat().flatMap((event) => event.changelog?.items.map(({ field }) => field))).toEqual([
      'resolution',
      'status',
      'Story point estimate',
    ]);
  });

  it("takes sub-tasks along when their story goes, without an event, and leaves an epic's stories", () => {
    const site = siteWith([]);
    const jira = changesOf(site, 'maria');
    const add = (type: string, parent?: string) =>
      jira.create({ project: 'SUP', type, summary: type, ...(parent ? { parent } : {}) }).issue.key;
    const epic = add('Epic');
    const story = add('Story', epic);
    const part = add('Sub-task', story);
    expect(jira.remove(story).map(({ issue }) => issue.key)).toEqual([story]);
    expect([site.find(part), site.find(story)]).toEqual([null, null]);
    const second = add('Story', epic);
    jira.remove(epic);
    expect(site.find(second)?.fields).not.toHaveProperty('parent');
  });

  it('refuses what is not there', () => {
    const jira = changesOf(siteWith([]), 'maria');
    expect(() => jira.transition('SUP-1', 'Done')).toThrow('no issue');
    expect(() => jira.create({ project: 'NO', type: 'Story', summary: '' })).toThrow('no project');
  });
});
