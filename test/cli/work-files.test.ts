import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { noNeeds, optionsOf, type WorkFileOptions } from '@throughline/cli/work-file/options.ts';
import { readWorkFiles } from '@throughline/cli/work-file/read-work-files.ts';
import { describeWithRealData, realData } from '../real-data.ts';
import { folder } from './run.ts';

const files = folder();
afterAll(files.clear);

const noOptions: WorkFileOptions = optionsOf({}, noNeeds);
const points: WorkFileOptions = { ...noOptions, needs: { ...noNeeds, points: 'needed' } };

async function read(
  paths: readonly string[],
  options: WorkFileOptions = noOptions,
): Promise<readonly WorkItem[]> {
  const work = await readWorkFiles(paths, options);
  if (!work.ok) throw new Error(work.problems.join('\n'));
  return work.items;
}

const written = (name: string, json: unknown) => files.file(name, JSON.stringify(json));
const done = { name: 'Fertig', id: '5', statusCategory: { key: 'done' } };
const issue = (id: number, fields: object = {}, more: object = {}) => ({
  id: String(id),
  key: `SUP-${id}`,
  fields: { status: done, ...fields },
  ...more,
});
const workItem = (id: number, fields: object = {}, more: object = {}) => ({
  id,
  rev: 1,
  fields: { 'System.WorkItemType': 'Bug', 'System.State': 'Active', ...fields },
  ...more,
});
const levels = (items: readonly WorkItem[]) =>
  Object.fromEntries(items.map((item) => [item.key, item.level]));
const parents = (items: readonly WorkItem[]) =>
  Object.fromEntries(items.map((item) => [item.key, item.parent]));

describe('the kind of a file is recognised by its content', () => {
  const two = [issue(1), issue(2)];
  const ids = ['jira:/1', 'jira:/2'];

  it.each([
    ['one issue', 'a', JSON.stringify(issue(1)), ['jira:/1']],
    ['a list', 'b', JSON.stringify(two), ids],
    ['a search page', 'c', JSON.stringify({ issues: two, isLast: true }), ids],
    ['a whole search of server', 'd', JSON.stringify({ startAt: 0, total: 2, issues: two }), ids],
    ['one a line', 'e', two.map((one) => JSON.stringify(one)).join('\n'), ids],
    [
      'one a line, with blank lines and a mark',
      'f',
      `\uFEFF\n${two.map((one) => JSON.stringify(one)).join('\r\n\r\n')}\n`,
      ids,
    ],
    ['pages, one a line', 'g', two.map((one) => JSON.stringify({ issues: [one] })).join('\n'), ids],
    ['a list of pages', 'h', JSON.stringify([{ issues: [two[0]] }, { issues: [two[1]] }]), ids],
    ['pretty JSON', 'i', JSON.stringify(two, null, 2), ids],
    ['gzip under a plain name', 'j', gzipSync(JSON.stringify(two)), ids],
    ['UTF-16 of PowerShell', 'k', Buffer.from(`\uFEFF${JSON.stringify(two)}`, 'utf16le'), ids],
    ['one work item', 'l', JSON.stringify(workItem(7)), ['ado:/7']],
    [
      'a work item list',
      'm',
      JSON.stringify({ count: 2, value: [workItem(7), workItem(8)] }),
      ['ado:/7', 'ado:/8'],
    ],
    ['a batch with gaps', 'n', JSON.stringify({ value: [null, workItem(8)] }), ['ado:/8']],
    ['nothing found', 'o', JSON.stringify({ count: 0, value: [] }), []],
    ['both trackers', 'p', JSON.stringify([issue(1), workItem(7)]), ['ado:/7', 'jira:/1']],
  ])('%s', async (_what, name, content, expected) => {
    expect((await read([files.file(name, content)])).map((item) => item.id)).toEqual(expected);
  });

  it('[R22] pages of one search given together make a whole, in any order', async () => {
    const page = (startAt: number, ...ids_: number[]) =>
      written(`page${startAt}.json`, { startAt, total: 3, issues: ids_.map((id) => issue(id)) });
    const [first, second] = [page(0, 1, 2), page(2, 3)];
    expect(await read([second, first])).toHaveLength(3);
    expect(await readWorkFiles([second], noOptions)).toMatchObject({ ok: false });
  });
});

describe('one set out of several files', () => {
  it('keeps the newest revision of an item, whatever the order', async () => {
    const old = written('old.json', [issue(1, { updated: '2026-10-01T00:00:00.000+0000', summary: 'old' })]);
    const recent = written('new.json', [
      issue(1, { updated: '2026-10-02T00:00:00.000+0000', summary: 'new' }),
    ]);
    for (const paths of [
      [old, recent],
      [recent, old],
    ]) {
      expect((await read(paths)).map((item) => item.title)).toEqual(['new']);
    }
    const revisions = written('revisions.json', {
      value: [workItem(7, { 'System.Title': 'b' }, { rev: 2 }), workItem(7, { 'System.Title': 'a' })],
    });
    expect((await read([revisions])).map((item) => item.title)).toEqual(['b']);
  });

  it('of one revision keeps the answer that says more', async () => {
    const full = written('full.json', [workItem(7, { 'System.Parent': 3, 'System.Title': 'full' })]);
    const part = written('part.json', [{ id: 7, rev: 1, fields: { 'System.Title': 'part' } }]);
    for (const paths of [
      [full, part],
      [part, full],
    ]) {
      expect(await read(paths)).toMatchObject([{ title: 'full', parent: 'ado:/3' }]);
    }
  });

  it('[R16] tells two sites apart, and takes a file without a site to be of the one that is named', async () => {
    const self = (host: string) => ({ self: `https://${host}/rest/api/3/issue/1` });
    const acme = written('acme.json', [issue(1, {}, self('acme.atlassian.net'))]);
    const other = written('other.json', [issue(1, {}, self('other.example/jira'))]);
    const bare = written('bare.json', [issue(1), issue(2, { parent: { id: '1', key: 'SUP-1' } })]);
    expect((await read([acme, other])).map((item) => item.id)).toEqual([
      'jira:acme.atlassian.net/1',
      'jira:other.example~jira/1',
    ]);
    const together = await read([bare, acme]);
    expect(together.map((item) => item.id)).toEqual([
      'jira:acme.atlassian.net/1',
      'jira:acme.atlassian.net/2',
    ]);
    expect(together[1]?.parent).toBe('jira:acme.atlassian.net/1');
  });

  it.each([
    ['https://dev.azure.com/Acme/d5d6109b-64fa-4228-b754-825caceadf88/_apis/wit/workItems/7', 'ado:acme/7'],
    ['https://acme.visualstudio.com/_apis/wit/workItems/7', 'ado:acme/7'],
    [
      'https://tfs.example/tfs/DefaultCollection/d5d6109b-64fa-4228-b754-825caceadf88/_apis/wit/workItems/7',
      'ado:defaultcollection/7',
    ],
    ['not an address', 'ado:/7'],
  ])('knows the organisation of %s', async (url, id) => {
    expect((await read([written('org.json', [workItem(7, {}, { url })])]))[0]?.id).toBe(id);
  });
});

describe('[R16] levels that the answers do not say', () => {
  const sub = { issuetype: { name: 'Unteraufgabe', subtask: true } };
  const story = { issuetype: { name: 'Story', subtask: false } };
  const epic = { issuetype: { name: 'Vorhaben', subtask: false } };

  it('come from the set in Jira: what stands above a story is a container, above a sub-task is not', async () => {
    const all = [
      issue(1, epic),
      issue(2, { ...story, epic: { id: 1, key: 'SUP-1' } }),
      issue(3, { ...sub, parent: { id: '2', key: 'SUP-2' } }),
      issue(4, epic),
    ];
    const items = await read([written('levels.json', all)]);
    expect(levels(items)).toEqual({
      'SUP-1': 'container',
      'SUP-2': 'standard',
      'SUP-3': 'subtask',
      'SUP-4': 'standard',
    });
  });

  it("come through Server's Epic Link, once the field list tells which field that is", async () => {
    const fields = written('server-fields.json', [
      {
        id: 'customfield_7',
        name: 'Epic Link',
        schema: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link' },
      },
      {
        id: 'customfield_8',
        name: 'Epic Name',
        schema: { type: 'string', custom: 'com.pyxis.greenhopper.jira:gh-epic-label' },
      },
    ]);
    const all = [
      issue(1, epic),
      issue(2, { ...story, customfield_7: 'SUP-1' }),
      issue(3, { ...epic, customfield_8: 'Later' }),
    ];
    const items = await read([written('server.json', all)], { ...noOptions, fieldsFile: fields });
    expect(levels(items)).toEqual({ 'SUP-1': 'container', 'SUP-2': 'standard', 'SUP-3': 'container' });
    expect(parents(items)).toMatchObject({ 'SUP-2': 'jira:/1' });
  });

  it('come from types below in Azure DevOps; a bug below a story makes it no container', async () => {
    const typed = (id: number, type: string, parent?: number) =>
      workItem(id, { 'System.WorkItemType': type, ...(parent ? { 'System.Parent': parent } : {}) });
    const all = [
      typed(1, 'Initiative'),
      typed(2, 'Epic', 1),
      typed(3, 'User Story', 2),
      typed(4, 'Bug', 3),
      typed(5, 'Enabler'),
      typed(6, 'Bug', 5),
    ];
    expect(levels(await read([written('ado-levels.json', all)]))).toEqual({
      1: 'container',
      2: 'container',
      3: 'standard',
      4: 'standard',
      5: 'standard',
      6: 'standard',
    });
  });
});

describe('updates of a work item', () => {
  const hierarchy = (id: number) => ({
    rel: 'System.LinkTypes.Hierarchy-Reverse',
    url: `https://dev.azure.com/acme/_apis/wit/workItems/${id}`,
  });
  const updates = [
    {
      id: 1,
      workItemId: 9,
      rev: 1,
      fields: {
        'System.State': { newValue: 'New' },
        'System.WorkItemType': { newValue: 'Bug' },
        'System.Title': { newValue: 'Slow' },
      },
    },
    { id: 2, workItemId: 9, rev: 1, relations: { added: [hierarchy(3)] } },
    {
      id: 3,
      workItemId: 9,
      rev: 2,
      fields: {
        'System.State': { oldValue: 'New', newValue: 'Active' },
        'System.AssignedTo': { newValue: 'Maria' },
      },
    },
    {
      id: 4,
      workItemId: 9,
      rev: 3,
      fields: { 'System.AssignedTo': { oldValue: 'Maria' } },
      relations: { removed: [hierarchy(3)], added: [hierarchy(4)] },
    },
  ];

  it('from the first on make it whole, in any order and over files', async () => {
    const [late, early] = [
      written('u2.json', { value: updates.slice(2) }),
      written('u1.json', { value: updates.slice(0, 2).toReversed() }),
    ];
    expect(await read([late, early])).toMatchObject([
      {
        key: '9',
        title: 'Slow',
        parent: 'ado:/4',
        assignee: null,
        revision: 3,
        state: { name: 'Active', category: 'doing' },
      },
    ]);
  });
});

describe('a CSV of Jira', () => {
  const header =
    'Summary,Issue key,Issue id,Issue Type,Status,Project key,Resolution,Assignee,Assignee Id,Created,Updated,Labels,Labels,Sprint,Custom field (Story Points),Custom field (Story point estimate),Original estimate,Parent,Parent key,Status Category';
  const cloud = files.file(
    'cloud.csv',
    [
      header,
      'Assistant,SUP-1,1,Epic,In Progress,SUP,,,,25/Feb/26 10:17 PM,25/Feb/26 10:17 PM,,,,,,,,,In Progress',
      '"Drafts, first",SUP-2,2,Story,Done,SUP,Done,Maria,5b10,25/Feb/26 10:17 PM,01/Mar/26 12:05 AM,a,b,S1,3.0,,3600,1,SUP-1,Done',
      'Test it,SUP-3,3,Sub-task,To Do,SUP,,,,25/Feb/26 10:17 PM,25/Feb/26 10:17 PM,,,,,,,2,SUP-2,To Do',
    ].join('\r\n'),
  );

  it('of Cloud gives levels, parents, points, categories and revisions', async () => {
    const items = await read([cloud], points);
    expect(levels(items)).toEqual({ 'SUP-1': 'container', 'SUP-2': 'standard', 'SUP-3': 'subtask' });
    expect(parents(items)).toEqual({ 'SUP-1': null, 'SUP-2': 'jira:/1', 'SUP-3': 'jira:/2' });
    expect(items[1]).toMatchObject({
      title: 'Drafts, first',
      assignee: 'Maria',
      state: { name: 'Done', category: 'done', resolution: { id: null, name: 'Done' } },
      // Two columns may hold points, and one of them is never filled: it cannot be meant.
      sizes: { points: 3000, seconds: 3600 },
      revision: Date.UTC(2026, 2, 1, 0, 5),
    });
  });

  it('of Server has sub-tasks in "Parent id" and epics in "Epic Link"', async () => {
    const server = files.file(
      'server.csv',
      [
        'Issue Type,Issue key,Issue id,Parent id,Summary,Status,Resolution,Custom field (Epic Link),Custom field (Epic Name)',
        'Epic,SUP-1,1,,Assistant,Open,Unresolved,,Assistant',
        'Story,SUP-2,2,,Drafts,Closed,Fixed,SUP-1,',
        'Technical task,SUP-3,3,2,Test it,Open,,,',
      ].join('\n'),
    );
    const items = await read([server]);
    expect(levels(items)).toEqual({ 'SUP-1': 'container', 'SUP-2': 'standard', 'SUP-3': 'subtask' });
    expect(parents(items)).toEqual({ 'SUP-1': null, 'SUP-2': 'jira:/1', 'SUP-3': 'jira:/2' });
    // [R18] No column says the category, and a name is never guessed from.
    expect(items.map((item) => item.state.category)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(items[0]?.state.resolution).toBeNull();
    const statuses = written('statuses.json', [
      { id: '1', name: 'Open', statusCategory: { key: 'new' } },
      { id: '6', name: 'Closed', statusCategory: { key: 'done' } },
    ]);
    const known = await read([server], { ...noOptions, statesFile: statuses });
    expect(known.map((item) => item.state.category)).toEqual(['todo', 'done', 'todo']);
  });

  it('with two fields of one name tells them apart', async () => {
    const twice = files.file(
      'twice.csv',
      'Issue key,Issue id,Custom field (Story Points),Custom field (Story Points)\nSUP-1,1,3,8\n',
    );
    expect(await readWorkFiles([twice], points)).toEqual({
      ok: false,
      problems: [
        'Several fields may hold points: Story Points ("Story Points"), Story Points (2) ("Story Points"). Choose one with --points-field.',
      ],
    });
    expect(await read([twice], { ...points, pointsField: 'Story Points (2)' })).toMatchObject([
      { sizes: { points: 8000 } },
    ]);
  });

  it('is filled up by a REST export of the same issue', async () => {
    const json = written('same.json', [
      issue(2, { updated: '2026-03-02T00:00:00.000+0000', summary: 'From REST' }),
    ]);
    expect((await read([cloud, json])).map((item) => item.title)).toEqual([
      'Assistant',
      'From REST',
      'Test it',
    ]);
  });
});

describe('a CSV of Azure DevOps', () => {
  it('gives parents by the Parent column', async () => {
    const flat = files.file(
      'flat.csv',
      '\uFEFFID,Work Item Type,Title,Assigned To,State,Story Points,Parent\n"7","Epic","Assistant",,"Active",,\n"8","User Story","Drafts","Maria <maria@example.com>","Resolved","2.5","7"\n',
    );
    expect(await read([flat])).toMatchObject([
      { id: 'ado:/7', level: 'container', parent: null, state: { category: 'doing', from: 'stock-process' } },
      {
        id: 'ado:/8',
        parent: 'ado:/7',
        assignee: 'Maria',
        sizes: { points: 2500 },
        state: { category: 'doing' },
      },
    ]);
  });

  it('gives parents by the depth of a tree', async () => {
    const tree = files.file(
      'tree.csv',
      [
        'ID,Work Item Type,Title 1,Title 2,Title 3,State,Effort',
        '1,Epic,Assistant,,,New,',
        '2,Feature,,Drafts,,New,',
        '3,Product Backlog Item,,,First,Done,3',
        '4,Feature,,Hand-over,,New,',
        '5,Epic,Search,,,New,',
        '6,Feature,,Index,,New,',
      ].join('\n'),
    );
    const items = await read([tree]);
    expect(parents(items)).toEqual({ 1: null, 2: 'ado:/1', 3: 'ado:/2', 4: 'ado:/1', 5: null, 6: 'ado:/5' });
    expect(items.map((item) => item.title)).toEqual([
      'Assistant',
      'Drafts',
      'First',
      'Hand-over',
      'Search',
      'Index',
    ]);
  });
});

describe('states of Azure DevOps', () => {
  const all = written('states-work.json', [
    workItem(1, { 'System.State': 'Resolved' }),
    workItem(2, { 'System.WorkItemType': 'Enabler', 'System.State': 'Waiting' }),
  ]);
  const categories = async (statesFile: string | null) =>
    (await read([all], { ...noOptions, statesFile })).map(({ state }) => [state.category, state.from]);

  it('[R18] come from the stock processes, else they are unknown', async () => {
    expect(await categories(null)).toEqual([
      ['resolved', 'stock-process'],
      ['unknown', undefined],
    ]);
  });

  it.each([
    [
      'an object by type',
      {
        Bug: { value: [{ name: 'Resolved', category: 'InProgress' }] },
        Enabler: [{ name: 'Waiting', category: 'Proposed' }],
      },
    ],
    [
      'the work item types',
      {
        value: [
          { name: 'Bug', states: [{ name: 'Resolved', category: 'InProgress' }] },
          { name: 'Enabler', states: [{ name: 'Waiting', category: 'Proposed' }] },
        ],
      },
    ],
    [
      'a list of replies',
      [
        { value: [{ name: 'Resolved', category: 'InProgress' }] },
        { value: [{ name: 'Waiting', category: 'Proposed' }] },
      ],
    ],
    [
      'one reply',
      {
        count: 2,
        value: [
          { name: 'Resolved', category: 'InProgress' },
          { name: 'Waiting', category: 'Proposed' },
        ],
      },
    ],
  ])('[R18] come from --states before that: %s', async (_what, json) => {
    expect(await categories(written('states.json', json))).toEqual([
      ['doing', undefined],
      ['todo', undefined],
    ]);
  });
});

describeWithRealData('real files', () => {
  it('of the work item types endpoint are states', async () => {
    const statesFile = realData('ado/vsteam/get-vsteamworkitemtype.json');
    const items = await read(
      [
        written('live.json', [
          workItem(1, { 'System.WorkItemType': 'Test Suite', 'System.State': 'In Planning' }),
        ]),
      ],
      {
        ...noOptions,
        statesFile,
      },
    );
    expect(items[0]?.state).toMatchObject({ category: 'doing' });
    expect(items[0]?.state.from).toBeUndefined();
  });

  it('of updates and revisions of one work item agree', async () => {
    const example = (name: string) =>
      JSON.parse(readFileSync(realData(`specs/ado-7.1/wit/httpExamples/${name}.json`), 'utf8')).responses[
        '200'
      ].body as object;
    const [updated] = await read([written('updates.json', example('updates/GET__list_of_workitem_updates'))]);
    const [revised] = await read([
      written('revisions.json', example('revisions/GET__list_workitem_revisions')),
    ]);
    expect(updated).toMatchObject({
      key: '1',
      revision: 9,
      type: 'Bug',
      state: revised?.state,
      title: revised?.title,
      sizes: revised?.sizes,
    });
    expect(revised).toMatchObject({ key: '1', revision: 9 });
  });

  it('of an agile board page, a work item list and a plain issue are read together', async () => {
    const items = await read([
      realData('ado/vsteam/Get-VSTeamWorkItem-Id.json'),
      realData('jira/jirametrics/spec/testdata/SP-10.json'),
    ]);
    expect(items.map((item) => item.id)).toEqual([
      'ado:tooltester/179',
      'ado:tooltester/180',
      'jira:improvingflow.atlassian.net/10017',
    ]);
  });

  it('of one board page of ten is refused: it is cut short', async () => {
    const page = realData('jira/go-jira/testing/mock-data/issues_in_sprint.json');
    expect(await readWorkFiles([page], noOptions)).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/1 of 10 issues/)],
    });
  });
});
