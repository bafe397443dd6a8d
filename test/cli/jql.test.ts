import { compileJql } from '@throughline/cli/jql/compile.ts';
import { jiraFacts } from '@throughline/cli/jql/facts.ts';
import { folder, planText, reported, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const issues = [
  {
    id: '1',
    key: 'SUP-1',
    fields: {
      project: { id: '10', key: 'SUP', name: 'Support' },
      issuetype: { id: '3', name: 'Bug', subtask: false },
      status: { id: '5', name: 'Closed', statusCategory: { key: 'done' } },
      resolution: { id: '1', name: 'Fixed' },
      labels: ['assistant', 'Q4 goal'],
      components: [{ id: '7', name: 'Mail' }],
      fixVersions: [{ id: '8', name: '1.0' }],
      priority: { id: '2', name: 'High' },
      assignee: { accountId: '5b10', displayName: 'Maria Rossi', emailAddress: 'maria@example.com' },
      epic: { id: 9, key: 'SUP-9' },
      sprint: { id: 4, name: 'Sprint 4', state: 'active' },
      created: '2026-10-01T00:30:00.000+0200',
      updated: '2026-10-20T10:00:00.000+0000',
      duedate: '2026-11-01',
      summary: 'Answers are sent twice',
      description: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Seen in Mail.' }] }],
      },
    },
  },
  {
    id: '2',
    key: 'SUP-2',
    fields: {
      project: { id: '10', key: 'SUP', name: 'Support' },
      issuetype: { id: '4', name: 'Sub-task', subtask: true },
      status: { id: '1', name: 'Open', statusCategory: { key: 'new' } },
      resolution: null,
      labels: [],
      components: [],
      fixVersions: [],
      priority: null,
      assignee: null,
      parent: { id: '1', key: 'SUP-1' },
      customfield_5: [{ id: 4, name: 'Sprint 4', state: 'closed', boardId: 1 }],
      created: '2026-10-02T12:00:00.000+0000',
      updated: '2026-10-02T12:00:00.000+0000',
      summary: 'Find the double send in the mail queue',
    },
  },
  {
    id: '3',
    key: 'OPS-1',
    fields: {
      project: { id: '11', key: 'OPS', name: 'Operations' },
      issuetype: { id: '5', name: 'Story', subtask: false },
      status: { id: '2', name: 'Doing', statusCategory: { key: 'indeterminate' } },
      labels: ['search'],
      components: [
        { id: '7', name: 'Mail' },
        { id: '6', name: 'Web' },
      ],
      priority: { id: '3', name: 'Low' },
      customfield_5: [
        'com.atlassian.greenhopper.service.sprint.Sprint@1[id=6,rapidViewId=1,state=CLOSED,name=Sprint 6,goal=]',
      ],
      customfield_6: 'SUP-9',
      created: '2026-09-30T12:00:00.000+0000',
    },
  },
];

/** Keys of the issues that a query finds. */
async function found(query: string, timeZone = 'UTC'): Promise<string[]> {
  const compiled = await compileJql(query, timeZone);
  if (!compiled.ok) throw new Error(compiled.problems.join('\n'));
  return issues
    .filter((issue) => compiled.finds(jiraFacts(issue, compiled.asks, 'customfield_6')))
    .map(({ key }) => key);
}

const [one, two, three] = ['SUP-1', 'SUP-2', 'OPS-1'] as const;

describe('a query over exports finds what Jira finds', () => {
  it.each([
    ['project = SUP', [one, two]],
    ['project = support', [one, two]],
    ['project = 11', [three]],
    ['project in (SUP, OPS)', [one, two, three]],
    ['project not in (SUP)', [three]],
    ['key = sup-1', [one]],
    ['issuekey in (SUP-1, OPS-1)', [one, three]],
    ['id = 3', [three]],
    ['type = Bug', [one]],
    ['issuetype != Bug', [two, three]],
    ['status = "Closed"', [one]],
    ['status = 2', [three]],
    ['statusCategory = Done', [one]],
    ['statusCategory = "In Progress"', [three]],
    ['statusCategory != Done', [two, three]],
    ['statusCategory in (new, indeterminate)', [two, three]],
    ['resolution = Fixed', [one]],
    ['resolution = Unresolved', [two, three]],
    ['resolution is empty', [two, three]],
    ['resolution != Unresolved', [one]],
    ['resolution in (Unresolved, Fixed)', [one, two, three]],
    ['labels = ASSISTANT', [one]],
    ['labels = "q4 goal"', [one]],
    ['component = Mail', [one, three]],
    ['component = 6', [three]],
    ['fixVersion = "1.0"', [one]],
    ['fixVersion is not empty', [one]],
    ['priority in (High, Low)', [one, three]],
    ['assignee = "Maria Rossi"', [one]],
    ['assignee = 5b10', [one]],
    ['assignee = EMPTY', [two, three]],
    ['parent = SUP-1', [two]],
    ['parent = SUP-9', [one, three]],
    ['"Epic Link" = SUP-9', [one, three]],
    ['"Epic Link" is empty', [two]],
    ['sprint = "Sprint 4"', [one, two]],
    ['sprint = 6', [three]],
    ['sprint is not null', [one, two, three]],
    ['due = 2026-11-01', [one]],
    ['duedate is empty', [two, three]],
    ['summary ~ answers', [one]],
    ['summary ~ "send mail"', [two]],
    ['summary ~ "\\"double send\\""', [two]],
    ['summary ~ "\\"send double\\""', []],
    ['summary ~ "answer*"', [one]],
    ['summary ~ answer', []],
    ['text ~ mail', [one, two]],
    ['description ~ "seen in"', [one]],
    ['summary !~ answers', [two]],
  ])('%s', async (query, keys) => {
    expect(await found(query)).toEqual(keys);
  });

  it.each([
    ['labels != assistant', [three]],
    ['labels not in (assistant, search)', []],
    ['component != Web', [one]],
    ['priority != High', [three]],
    ['due != 2026-01-01', [one]],
    ['NOT labels = assistant', [three]],
    ['NOT (labels = assistant OR project = OPS)', []],
    ['NOT (labels = assistant AND project = OPS)', [one, two, three]],
    ['NOT NOT labels = assistant', [one]],
    ['NOT labels is empty', [one, three]],
    ['NOT due < 2026-11-01', [one]],
  ])('[R16] a negation finds no issue without a value, as in Jira: %s', async (query, keys) => {
    expect(await found(query)).toEqual(keys);
  });

  it.each([
    ['project = OPS OR project = SUP AND type = Bug', [one, three]],
    ['(project = OPS OR project = SUP) AND type = Bug', [one]],
    ['project = SUP && type = Bug || key = OPS-1', [one, three]],
    ['! project = SUP', [three]],
    ['project = SUP ORDER BY created DESC, key', [one, two]],
  ])('and binds closer than or: %s', async (query, keys) => {
    expect(await found(query)).toEqual(keys);
  });

  it.each([
    ['created >= 2026-10-01', 'UTC', [two]],
    // 00:30 at +2 is 22:30 of the day before in UTC, and the same moment is the 1st in Rome.
    ['created >= 2026-10-01', 'Europe/Rome', [one, two]],
    ['created < "2026/10/01"', 'UTC', [one, three]],
    ['created > "2026-10-02 11:59"', 'UTC', [two]],
    ['created <= "2026-10-02 12:00"', 'UTC', [one, two, three]],
    ['created = "2026-10-02 12:00"', 'UTC', [two]],
    ['updated is empty', 'UTC', [three]],
  ])('[R1] a day is a day in the time zone of the plan: %s in %s', async (query, zone, keys) => {
    expect(await found(query, zone)).toEqual(keys);
  });
});

describe('a query outside the subset is refused by name and place', () => {
  it.each([
    ['assignee = currentUser()', ['The function currentUser() (character 12) is not read over exports.']],
    ['sprint in openSprints()', ['The function openSprints() (character 11) is not read over exports.']],
    ['status was Open', ['The operator "was" (character 8) is not read over exports.']],
    ['status changed', ['The operator "changed" (character 8) is not read over exports.']],
    ['created > -7d', ['"-7d", which is no absolute date, (character 11) is not read over exports.']],
    [
      'created > 2026-02-30',
      ['"2026-02-30", which is no absolute date, (character 11) is not read over exports.'],
    ],
    ['reporter = maria', ['The field "reporter" (character 1) is not read over exports.']],
    ['project = SUP AND cf[10010] = 3', ['The field "cf[10010]" (character 19) is not read over exports.']],
    ['"Story Points" > 3', ['The field ""Story Points"" (character 1) is not read over exports.']],
    ['issue.property[x].y = 1', ['The field "issue.property" (character 1) is not read over exports.']],
    ['priority > Low', ['The operator ">" on the field "priority" (character 10) is not read over exports.']],
    ['project ~ SUP', ['The operator "~" on the field "project" (character 9) is not read over exports.']],
    [
      'summary = answers',
      ['The operator "=" on the field "summary" (character 9) is not read over exports.'],
    ],
    ['summary ~ "a?swer"', ['The text "a?swer" (character 11) is not read over exports.']],
    [
      'statusCategory = Finished',
      ['The status category "Finished" (character 18) is not read over exports.'],
    ],
    [
      'watchers = a AND votes > 3',
      [
        'The field "watchers" (character 1) is not read over exports.',
        'The field "votes" (character 18) is not read over exports.',
      ],
    ],
    ['project = ', ['It is not JQL: it cannot be read at its end.']],
    ['project = SUP; drop', ['It is not JQL: it cannot be read at character 14 ("; drop").']],
    ['ORDER BY created', ['It has no condition: it would take every issue.']],
    [
      'SELECT [System.Id] FROM WorkItems',
      ['WIQL is not read over exports yet. List the items instead, or use JQL.'],
    ],
  ])('%s', async (query, problems) => {
    expect(await compileJql(query, 'UTC')).toEqual({ ok: false, problems });
  });
});

describe('in a plan', () => {
  const work = files.file('work.json', JSON.stringify(issues));
  const keyResult = (id: string, query: string) => ({
    id,
    title: id,
    measure: { kind: 'work', count: 'issues', items: [], query },
  });

  it('a refused query is bad input, told with its key result', async () => {
    const plan = files.file(
      'bad.json',
      planText([keyResult('kr-a', 'votes > 3'), keyResult('kr-b', 'SELECT [System.Id] FROM WorkItems')]),
    );
    const ran = await throughline('evaluate', '--plan', plan, '--work', work);
    expect(ran.code).toBe(2);
    expect(ran.errors).toEqual([
      'The query of kr-a: The field "votes" (character 1) is not read over exports.',
      'The query of kr-b: WIQL is not read over exports yet. List the items instead, or use JQL.',
    ]);
  });

  it('[R22] a query over a date that cannot be read gives no number', async () => {
    const csv = files.file('dates.csv', 'Issue key,Issue id,Status,Created\nSUP-1,1,Open,gestern\n');
    const plan = files.file('dates.json', planText([keyResult('kr', 'created > 2026-01-01')]));
    const ran = await throughline('evaluate', '--plan', plan, '--work', csv);
    expect(ran).toMatchObject({
      code: 2,
      errors: ['A query asks for created, and 1 issues have a date there that cannot be read.'],
    });
  });

  it('[R16] links and query make one set, and what both name counts once', async () => {
    const plan = files.file(
      'union.json',
      planText([
        {
          ...keyResult('kr', 'project = OPS'),
          measure: { kind: 'work', count: 'issues', items: ['SUP-1', 'OPS-1'], query: 'project = OPS' },
        },
      ]),
    );
    expect((await reported(plan, [work])).keyResults).toMatchObject([{ done: 1, total: 2 }]);
  });
});
