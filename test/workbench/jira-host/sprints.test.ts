import { arrangeGadgets } from '@throughline/workbench/jira-host/dashboard.ts';
import { answerJira } from '@throughline/workbench/jira-host/jira-rest.ts';
import { restoreSite, siteState } from '@throughline/workbench/jira-host/kept.ts';
import { pageContext, placeIn } from '@throughline/workbench/jira-host/place.ts';
import { readAction } from '@throughline/workbench/shell/read-action.ts';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import { pointsField, siteWith, sprintField } from '../../jira-app/site-fixture.ts';
import { day, planned, sprintWorld } from '../../jira-app/sprint-fixture.ts';

/** Two sprints, the first under way, and a story with a sub-task in it. */
function world() {
  const made = sprintWorld();
  const { jira, site } = made;
  jira.addSprint(planned('One', made.clock));
  jira.addSprint(planned('Two', made.clock + 14 * day));
  jira.startSprint(1);
  const { issue } = jira.create({ project: 'SUP', type: 'Story', summary: 'Story' });
  jira.setSprints(issue.key, [1]);
  const part = jira.create({ project: 'SUP', type: 'Sub-task', summary: 'Part', parent: issue.key }).issue;
  const get = async (url: string, user: string | null = 'vera') => {
    const answer = answerJira(site, { method: 'GET', path: url, user, body: undefined });
    return told(answer);
  };
  const post = async (url: string, body: object, user: string | null = null) => {
    const answer = answerJira(site, { method: 'POST', path: `/rest/api/3/${url}`, user, body });
    return told(answer);
  };
  const found = async (jql: string, user: string | null = null) => {
    const { issues } = await post('search/jql', { jql, fields: ['summary', sprintField] }, user);
    return (issues as readonly { key: string }[] | undefined)?.map(({ key }) => key).sort() ?? null;
  };
  return Object.assign(made, { issue, part, get, post, found });
}

/** An answer with its status. */
async function told(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  return { status: answer.status, ...((await answer.json()) as object) };
}

describe('sprints of the local Jira', () => {
  it('hold issues, with their sub-tasks, and the field tells all of them as they are now', async () => {
    const { jira, found, post, issue, part } = world();
    expect(await found('sprint = 1')).toEqual([issue.key, part.key]);
    expect(await found('sprint in ("Two")')).toEqual([]);
    expect(await found('sprint is empty')).toEqual([]);
    jira.closeSprint(1, 2);
    const { issues } = await post('search/jql', { jql: 'sprint = 2', fields: [sprintField] });
    expect(issues).toMatchObject([
      {
        fields: {
          [sprintField]: [
            { id: 1, state: 'closed' },
            { id: 2, state: 'future', boardId: 1 },
          ],
        },
      },
      { fields: { [sprintField]: [{ id: 1 }, { id: 2 }] } },
    ]);
  });

  it('that are closed send what is open on, and leave what is done', async () => {
    const { jira, found, site, issue } = world();
    const done = jira.create({ project: 'SUP', type: 'Story', summary: 'Done' }).issue;
    jira.setSprints(done.key, [1]);
    jira.transition(done.key, 'Done');
    const events = jira.closeSprint(1, 2);
    expect(events.map((event) => event.changelog?.items)).toEqual([
      [
        {
          field: 'Sprint',
          fieldtype: 'custom',
          fieldId: sprintField,
          from: '1',
          fromString: 'One',
          to: '1, 2',
          toString: 'One, Two',
        },
      ],
    ]);
    expect(await found('sprint = 2 AND issuetype = Story')).toEqual([issue.key]);
    expect(site.sprints.get(1)).toMatchObject({ state: 'closed', completed: expect.any(Number) });
    jira.reopenSprint(1);
    expect(site.sprints.get(1)).toMatchObject({ state: 'active', completed: expect.any(Number) });
    expect(await found('sprint = 2 AND issuetype = Story')).toEqual([issue.key]);
  });

  it('refuse what Jira refuses', () => {
    const { jira, issue, part } = world();
    expect(() => jira.setSprints(issue.key, [1, 2])).toThrow('one sprint at a time');
    expect(() => jira.setSprints(part.key, [2])).toThrow('parent');
    expect(() => jira.setSprints(issue.key, [77])).toThrow('no sprint 77');
    expect(() => jira.startSprint(1)).toThrow('begun already');
    expect(() => jira.closeSprint(2, null)).toThrow('not under way');
    expect(() => jira.reopenSprint(2)).toThrow('not over');
    jira.closeSprint(1, null);
    expect(() => jira.moveToSprint(issue.key, 1)).toThrow('over');
    expect(() => jira.addSprint({ ...planned('Again', 0), id: 2 })).toThrow('already');
  });

  it('are shown to who may see their board', async () => {
    const { get, jira, issue } = world();
    const sprints = '/rest/agile/1.0/board/1/sprint?state=active,future';
    expect(await get(sprints)).toMatchObject({ status: 200, total: 2, isLast: true });
    expect((await get(sprints, 'stranger'))['status']).toBe(404);
    expect((await get('/rest/agile/1.0/sprint/1', 'stranger'))['status']).toBe(404);
    expect((await get('/rest/agile/1.0/board/2/sprint'))['status']).toBe(400);
    expect(await get('/rest/agile/1.0/board/1/sprint?state=closed')).toMatchObject({ values: [] });
    jira.restrict(issue.key, ['maria']);
    expect(await get('/rest/agile/1.0/board/1/issue?fields=summary')).toMatchObject({ total: 1 });
    expect(await get('/rest/agile/1.0/board/1/issue?fields=summary', 'maria')).toMatchObject({ total: 2 });
    expect((await get('/rest/agile/1.0/board/1/issue?jql=nonsense%20%3D%201'))['status']).toBe(400);
  });
});

describe('JQL by time', () => {
  it('counts periods from the present, and takes dates as they are written', async () => {
    const made = world();
    made.clock += 3 * day;
    const late = made.jira.create({ project: 'SUP', type: 'Story', summary: 'Late' }).issue;
    made.clock += 60_000;
    expect(await made.found('updated >= "-2m"')).toEqual([late.key]);
    expect(await made.found('updated >= -1w')).toHaveLength(3);
    expect(await made.found('updated < "-1d" and project = SUP')).not.toContain(late.key);
    const date = new Date(made.clock - 2 * day).toISOString().slice(0, 10);
    expect(await made.found(`updated >= "${date}" and updated > "${date} 00:00"`)).toEqual([late.key]);
    expect(await made.found(`created <= "${date.replaceAll('-', '/')}"`)).not.toContain(late.key);
    expect(await made.found('updated is not empty')).toHaveLength(3);
    for (const refused of ['updated >= "soon"', 'updated = x', 'sprint = 99', 'sprint >= 1', 'status > 1']) {
      expect(await made.found(refused)).toBeNull();
    }
  });
});

describe('changelogs of the local Jira', () => {
  it('keep every change, told over issues from the oldest on, a page at a time', async () => {
    const { jira, post, issue, part } = world();
    jira.setNumber(issue.key, pointsField, 3);
    jira.transition(part.key, 'Done');
    const issueIdsOrKeys = [issue.key, part.id, 'SUP-99'];
    const all = await post('changelog/bulkfetch', { issueIdsOrKeys });
    type Logs = readonly {
      issueId: string;
      changeHistories: readonly { created: number; items: object[] }[];
    }[];
    const logs = all['issueChangeLogs'] as Logs;
    expect(logs.map(({ issueId, changeHistories }) => [issueId, changeHistories.length])).toEqual([
      [issue.id, 2],
      [part.id, 1],
    ]);
    expect(logs[0]?.changeHistories[0]?.created).toEqual(expect.any(Number));
    const first = await post('changelog/bulkfetch', { issueIdsOrKeys, maxResults: 2 });
    expect((first['issueChangeLogs'] as Logs).map(({ issueId }) => issueId)).toEqual([issue.id]);
    const { nextPageToken } = first;
    const rest = await post('changelog/bulkfetch', { issueIdsOrKeys, maxResults: 2, nextPageToken });
    expect((rest['issueChangeLogs'] as Logs).map(({ issueId }) => issueId)).toEqual([part.id]);
    expect(rest).not.toHaveProperty('nextPageToken');
  });

  it('by field lose the changes of a field without an id, as the parent', async () => {
    const { jira, post, issue } = world();
    jira.reparent(issue.key, null);
    jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' });
    jira.reparent(issue.key, 'SUP-3');
    const ask = (body: object) => post('changelog/bulkfetch', { issueIdsOrKeys: [issue.id], ...body });
    const fieldIds = [sprintField, 'IssueParentAssociation'];
    expect(JSON.stringify(await ask({}))).toContain('IssueParentAssociation');
    expect(JSON.stringify(await ask({ fieldIds }))).not.toContain('IssueParentAssociation');
    expect((await ask({ fieldIds: Array.from({ length: 11 }, String) }))['status']).toBe(400);
    expect((await ask({ maxResults: 10_001 }))['status']).toBe(400);
  });

  it('are shown to who may see the issue', async () => {
    const { jira, post, issue } = world();
    jira.restrict(issue.key, ['maria']);
    const ask = (user: string) => post('changelog/bulkfetch', { issueIdsOrKeys: [issue.id] }, user);
    expect(await ask('vera')).toMatchObject({ issueChangeLogs: [] });
    expect((await ask('maria'))['issueChangeLogs']).toHaveLength(1);
  });
});

describe('the dashboard', () => {
  const site = siteWith([]);
  const context = (gadget: string, entry: 'view' | 'edit') =>
    pageContext(site, { kind: 'gadget', gadget, entry })['extension'];

  it('tells a gadget what Forge tells it', () => {
    arrangeGadgets(site, { do: 'addGadget', module: moduleKeys.gadget, columns: 12 });
    expect(context('10001', 'edit')).toMatchObject({
      type: 'jira:dashboardGadget',
      entryPoint: 'edit',
      gadget: { id: '10001' },
      dashboard: { id: '10000' },
      gadgetConfiguration: {},
    });
    arrangeGadgets(site, { do: 'configureGadget', gadget: '10001', configuration: { team: '1' } });
    expect(context('10001', 'view')).toMatchObject({ gadgetConfiguration: { team: '1' } });
    expect(context('10001', 'view')).not.toHaveProperty('entryPoint');
  });

  it('tells a widget of Atlassian Home what Forge tells that', () => {
    arrangeGadgets(site, { do: 'addGadget', module: moduleKeys.widget, columns: 4 });
    expect(context('10002', 'view')).toMatchObject({
      type: 'dashboards:widget',
      context: { widgetId: '10002' },
      layout: { columnSpan: 4 },
    });
    arrangeGadgets(site, { do: 'resizeGadget', gadget: '10002', columns: 6 });
    expect(context('10002', 'view')).toMatchObject({ layout: { columnSpan: 6 } });
    arrangeGadgets(site, { do: 'removeGadget', gadget: '10002' });
    expect(placeIn(site, new URLSearchParams({ gadget: '10002' }))).toBeNull();
    expect(() => arrangeGadgets(site, { do: 'removeGadget', gadget: '10002' })).toThrow('10002');
  });
});

describe('kept data', () => {
  it('bring back sprints, changelogs and gadgets', () => {
    const { site, jira, issue } = world();
    arrangeGadgets(site, { do: 'addGadget', module: moduleKeys.gadget, columns: 12 });
    jira.closeSprint(1, null);
    const kept = JSON.parse(JSON.stringify(siteState(site))) as unknown;
    const again = sprintWorld().site;
    restoreSite(again, kept);
    expect([...again.sprints.values()]).toEqual([...site.sprints.values()]);
    expect(again.changelogs.get(issue.id)).toEqual(site.changelogs.get(issue.id));
    expect([...again.gadgets]).toEqual([...site.gadgets]);
  });

  it('of an earlier version are refused with what to do, never read as a site without a past', () => {
    expect(() => restoreSite(siteWith([]), { issues: [], oldKeys: [] })).toThrow('--reset');
  });
});

it.each([
  [{ do: 'put', id: '1', sprint: null }, true],
  [{ do: 'put', id: '1' }, false],
  [{ do: 'closeSprint', sprint: '1' }, true],
  [{ do: 'closeSprint' }, false],
  [{ do: 'addGadget', module: 'm', columns: 6, rows: 0 }, true],
  [{ do: 'addGadget', module: 'm', columns: 6.5, rows: 0 }, false],
  [{ do: 'resizeGadget', gadget: 'g', columns: 100, rows: 0 }, false],
  [{ do: 'configureGadget', gadget: 'g', configuration: { team: '1' } }, true],
  [{ do: 'configureGadget', gadget: 'g' }, false],
  [{ do: 'configureGadget', gadget: 'g', configuration: 'x'.repeat(100_001) }, false],
  [{ do: 'removeGadget' }, false],
  [{ do: 'drop table' }, false],
])('what the page sends is read strictly (%#)', (body, fine) => {
  expect(readAction(body)).toEqual(fine ? body : null);
});
