import { answerJira } from '@throughline/workbench/jira-host/jira-rest.ts';
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

  describe('its JQL', () => {
    const found = async (jql: string, user: string | null = 'vera') => {
      const { site, jira } = world();
      jira.rename('SUP-2', 'Draft an answer');
      jira.rename('SUP-3', 'Answers, "quoted"');
      jira.transition('SUP-3', 'Done');
      jira.restrict('SUP-4', ['maria']);
      const answer = await ask(site, 'search/jql', { jql, fields: ['summary'] }, user);
      return answer.status === 200 ? keys(answer) : (answer['errorMessages'] as readonly string[])[0];
    };

    it.each([
      ['project = SUP', ['SUP-3', 'SUP-2', 'SUP-1']],
      ['project in (10001, PAY) order by key', ['SUP-1', 'SUP-2', 'SUP-3']],
      ['project = Support AND type != Epic ORDER BY updated DESC, key', ['SUP-3', 'SUP-2']],
      ['parent = SUP-1 and status = done', ['SUP-3']],
      ['statusCategory = "To Do" AND parent is not EMPTY', ['SUP-2']],
      ['resolution is EMPTY AND NOT type = Epic', ['SUP-2']],
      ['summary ~ "answer"', ['SUP-2']],
      ['summary ~ "answer*" OR key = SUP-1', ['SUP-3', 'SUP-2', 'SUP-1']],
      ["text ~ 'answer DRAFT'", ['SUP-2']],
      ['summary ~ "\\"quoted\\""', ['SUP-3']],
      ['project = SUP and summary !~ answer and (type = Story or type = Epic)', ['SUP-3', 'SUP-1']],
      ['type not in (Epic)', ['SUP-3', 'SUP-2']],
    ])('finds by %s', async (jql, expected) => {
      expect(await found(jql)).toEqual(expected);
    });

    it.each([
      ['', 'Unbounded JQL queries are not allowed here.'],
      ['ORDER BY key', 'Unbounded JQL queries are not allowed here.'],
      ['project =', 'before the end of the query'],
      ['project = SUP SUP', "Expecting a logical operator but got 'SUP'"],
      ['project = "SUP', "The quoted string 'SUP' has not been completed. (line 1, character 11)"],
      ['(project = SUP', "Expecting ')'"],
      ['project in (SUP or PAY)', "but got 'or'"],
      ['flavour = sour', "Field 'flavour' does not exist"],
      ['project ~ SUP', "The operator '~' is not supported by the 'project' field."],
      ['summary = SUP', "The operator '=' is not supported by the 'summary' field."],
      ['key = SUP-99', "An issue with key 'SUP-99' does not exist for field 'key'."],
      ['key = SUP-4', "An issue with key 'SUP-4' does not exist for field 'key'."],
      ['project = NO', "The value 'NO' does not exist for the field 'project'."],
      ['project = SUP order by mood', "Not able to sort using field 'mood'."],
    ])('refuses %p as Jira does', async (jql, message) => {
      expect(await found(jql)).toContain(message);
    });

    it('counts what the same search finds', async () => {
      const { site, epic } = world();
      const jql = `parent = ${epic.key}`;
      expect(await ask(site, 'search/approximate-count', { jql })).toEqual({ status: 200, count: 3 });
      expect((await ask(site, 'search/approximate-count', { jql: 'x' })).status).toBe(400);
      expect((await ask(site, 'search/approximate-count', { jql }, 'stranger')).status).toBe(400);
    });
  });

  it('knows people by id and by name, and hides them from strangers', async () => {
    const { site } = world();
    const search = async (user: string) => {
      const answer = answerJira(site, {
        method: 'GET',
        path: '/rest/api/3/user/search?query=to',
        user,
        body: null,
      });
      return (await answer.json()) as readonly { accountId: string }[];
    };
    expect((await search('vera')).map(({ accountId }) => accountId)).toEqual(['tom']);
    expect(await search('stranger')).toEqual([]);
    const bulk = await ask(site, 'user/bulk?accountId=tom&accountId=nobody&accountId=vera');
    expect((bulk['values'] as { displayName: string }[]).map((one) => one.displayName)).toEqual([
      'Tom',
      'Vera',
    ]);
    expect((await ask(site, 'user/bulk')).status).toBe(400);
  });

  it('says who administers the site, where it is asked', async () => {
    const { site } = world();
    const may = async (user: string, globalPermissions?: readonly string[]) =>
      (await ask(site, 'permissions/check', { globalPermissions }, user))['globalPermissions'];
    expect(await may('maria', ['ADMINISTER', 'OTHER'])).toEqual(['ADMINISTER']);
    expect(await may('maria')).toEqual([]);
    expect(await may('tom', ['ADMINISTER'])).toEqual([]);
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
