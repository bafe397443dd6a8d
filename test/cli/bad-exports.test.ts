import { gzipSync } from 'node:zlib';
import { chmodSync } from 'node:fs';
import { folder, planText, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const issue = (id: number) => ({
  id: String(id),
  key: `SUP-${id}`,
  fields: { summary: 'An answer', status: { name: 'Done', statusCategory: { key: 'done' } } },
});
const issues = (...ids: number[]) => ids.map(issue);
const whole = JSON.stringify(issues(1, 2, 3));
const countOf = { id: 'kr', title: 'Ship', measure: { kind: 'work', count: 'issues', items: ['SUP-1'] } };
const plan = files.file('plan.json', planText([countOf]));
const pointsPlan = files.file(
  'points.json',
  planText([{ ...countOf, measure: { kind: 'work', count: 'points', items: ['SUP-1'] } }]),
);

const bad: readonly (readonly [what: string, name: string, content: string | Buffer, message: RegExp])[] = [
  ['an empty file', 'empty.json', '', /It is empty\.$/],
  ['nothing but space', 'space.json', ' \n\n ', /It is empty\.$/],
  [
    'JSON cut in a string',
    'cut.json',
    whole.slice(0, 40),
    /breaks off at character \d+: the file was cut short/,
  ],
  [
    'JSON cut between items',
    'cut2.json',
    whole.slice(0, -1),
    /breaks off at character \d+: the file was cut short/,
  ],
  [
    'pretty JSON cut short',
    'pretty.json',
    JSON.stringify(issues(1), null, 2).slice(0, 80),
    /breaks off at line 6, column \d+/,
  ],
  [
    'the last line cut short',
    'cut.ndjson',
    `${JSON.stringify(issue(1))}\n${JSON.stringify(issue(2)).slice(0, 50)}`,
    /breaks off at line 2, column \d+: the file was cut short/,
  ],
  ['broken JSON', 'broken.json', '{"issues": [1,, 2]}', /It is not JSON from character 15 on\.$/],
  ['JSON with a remark after it', 'after.json', '[]\n// done', /It is not JSON from line 2, column 1 on\.$/],
  [
    'a log-in page',
    'login.json',
    '<!DOCTYPE html>\n<html><body>Log in</body></html>',
    /It is a web page, not an export: most likely a log-in page/,
  ],
  ['XML', 'export.json', '<?xml version="1.0"?><rss></rss>', /It is XML, not an export/],
  [
    'a picture',
    'picture.json',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]),
    /It is a binary file/,
  ],
  ['zeros', 'zeros.json', Buffer.alloc(64), /It is a binary file/],
  ['an Excel file', 'issues.xlsx', Buffer.from('PK\u0003\u0004 and so on'), /It is a zip or Excel file/],
  [
    'a damaged gzip',
    'damaged.gz',
    Buffer.concat([gzipSync(whole).subarray(0, 12), Buffer.from('garbage garbage')]),
    /gzip file (is damaged|ends too early)/,
  ],
  ['a gzip cut short', 'cut.gz', gzipSync(whole).subarray(0, -12), /The gzip file ends too early/],
  ['a plain text', 'notes.txt', 'Remember the milk', /It is neither JSON nor an issue list as CSV/],
  ['a number', 'number.json', '[1, 2]', /Entry 1 of 2 is no issue and no work item: it is no object$/],
  [
    'another object',
    'package.json',
    '{"name": "left-pad", "version": "1.0.0"}',
    /It holds neither Jira issues nor Azure DevOps work items/,
  ],
  ['a plan', 'plan2.json', planText([]), /It is a plan\. Pass it with --plan/],
  [
    'a field list',
    'fields.json',
    '[{"id":"summary","name":"Summary","schema":{"type":"string"}}]',
    /Pass it with --fields/,
  ],
  [
    'a state list',
    'states.json',
    '{"value":[{"name":"New","category":"Proposed"}]}',
    /Pass it with --states/,
  ],
  [
    'a webhook',
    'hook.json',
    JSON.stringify({ webhookEvent: 'jira:issue_updated', issue: issue(1) }),
    /It is a webhook message/,
  ],
  [
    'an error of Jira',
    'jira-error.json',
    '{"errorMessages":["Issue does not exist"],"errors":{}}',
    /It is an error answer of Jira: Issue does not exist$/,
  ],
  [
    'an error of Azure DevOps',
    'ado-error.json',
    '{"$id":"1","message":"TF401232: gone","typeKey":"WorkItemUnauthorizedAccessException"}',
    /It is an error answer of Azure DevOps: TF401232: gone$/,
  ],
  [
    'ids only',
    'ids.json',
    '{"issues":[{"id":"10001"}],"isLast":true}',
    /Entry 1 of 1 is no issue and no work item: 10001 has an id but no fields/,
  ],
  [
    'a WIQL answer',
    'wiql.json',
    '{"queryType":"flat","workItems":[{"id":1,"url":"x"}]}',
    /It is the answer of a query, which has ids only/,
  ],
  [
    'a page that is not the last',
    'page.json',
    JSON.stringify({ issues: issues(1), isLast: false }),
    /one page of a search that has more pages/,
  ],
  [
    'a page with a token',
    'token.json',
    JSON.stringify({ issues: issues(1), nextPageToken: 'abc' }),
    /one page of a search that has more pages/,
  ],
  [
    'a page of a total',
    'total.json',
    JSON.stringify({ startAt: 0, maxResults: 2, total: 5, issues: issues(1, 2) }),
    /It is one page of a search: 2 of 5 issues, from number 1 on/,
  ],
  [
    'a batch with more',
    'batch.json',
    JSON.stringify({ values: [{ id: 1, rev: 1, fields: {} }], isLastBatch: false }),
    /one part of a list that has more parts/,
  ],
  [
    'later updates only',
    'updates.json',
    JSON.stringify({ value: [{ id: 4, workItemId: 9, rev: 3, fields: {} }] }),
    /The updates of work item 9 begin at number 4/,
  ],
  [
    'a line of another kind',
    'mixed.ndjson',
    `${JSON.stringify(issue(1))}\n{"name":"x"}`,
    /Line 2: It holds neither/,
  ],
  [
    'an entry of another kind',
    'mixed.json',
    JSON.stringify([issue(1), { name: 'x' }]),
    /Entry 2 of 2 is no issue/,
  ],
  [
    'a CSV cut in a quoted cell',
    'cut.csv',
    'Issue key,Issue id,Summary\nSUP-1,1,"An ans',
    /The CSV breaks off inside row 2/,
  ],
  [
    'a CSV cut in a row',
    'row.csv',
    'Issue key,Issue id,Summary\nSUP-1,1,x\nSUP-2',
    /Row 3 of the CSV has 1 of 3 columns/,
  ],
  ['a CSV without ids', 'noid.csv', 'Issue key,Summary\nSUP-1,x', /It has no column "Issue id"/],
  ['a CSV for import', 'import.csv', 'ID,Work Item Type,Title\n,Task,New one', /Row 2 of the CSV has no ID/],
];

describe('a bad export', () => {
  it.each(bad)('%s gets one clear message and exit code 2 (%s)', async (_what, name, content, message) => {
    const file = files.file(name, content);
    const ran = await throughline('evaluate', '--plan', plan, '--work', file);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.errors).toHaveLength(1);
    expect(ran.errors[0]).toMatch(message);
    expect(ran.errors[0]?.startsWith(`${file}: `)).toBe(true);
  });

  it('that is not there, or is a folder, is said so', async () => {
    const missing = await throughline('evaluate', '--plan', plan, '--work', `${plan}.no`);
    expect(missing).toMatchObject({ code: 2, errors: [expect.stringMatching(/There is no such file\.$/)] });
    const directory = await throughline('evaluate', '--plan', plan, '--work', __dirname);
    expect(directory).toMatchObject({
      code: 2,
      errors: [expect.stringMatching(/It is a folder, not a file\.$/)],
    });
  });

  it('that may not be read is said so', async () => {
    const closed = files.file('closed.json', whole);
    chmodSync(closed, 0);
    const ran = await throughline('evaluate', '--plan', plan, '--work', closed);
    // The superuser may read everything.
    const expected = process.getuid?.() === 0 ? 0 : 2;
    expect(ran.code).toBe(expected);
    expect(ran.errors.join()).toMatch(expected === 0 ? /^$/ : /may not be read/);
  });

  it('does not hide another: the problems of all files, of the plan and of the day come at once', async () => {
    const wrongPlan = files.file('wrong-plan.json', planText([{ ...countOf, weight: -1 }]));
    const html = files.file('a.json', '<html></html>');
    const cut = files.file('b.json', whole.slice(0, 30));
    const fields = files.file('c.json', '{"not":"fields"}');
    const ran = await throughline(
      'evaluate',
      '--plan',
      wrongPlan,
      '--work',
      html,
      cut,
      '--as-of',
      '2026-02-30',
      '--fields',
      fields,
    );
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.errors).toEqual([
      expect.stringMatching(/--as-of "2026-02-30" is no day/),
      expect.stringMatching(/^wrong-plan\.json:\d+:\d+ objectives\[0\]\.keyResults\[0\]\.weight: /),
      expect.stringMatching(/c\.json: It is not a Jira site's list of fields/),
      expect.stringMatching(/a\.json: It is a web page/),
      expect.stringMatching(/b\.json: The JSON breaks off/),
    ]);
  });

  it('of a plan is one message each', async () => {
    const html = await throughline(
      'evaluate',
      '--plan',
      files.file('p.yaml', '<html>'),
      '--work',
      files.file('w.json', whole),
    );
    expect(html.code).toBe(2);
    expect(html.errors.length).toBeGreaterThan(0);
    const gone = await throughline('evaluate', '--plan', `${plan}.no`, '--work', files.file('w.json', whole));
    expect(gone).toMatchObject({ code: 2, errors: [expect.stringMatching(/There is no such file\.$/)] });
  });
});

describe('points', () => {
  const withFields = (id: number, fields: object) => ({
    ...issue(id),
    fields: { ...issue(id).fields, ...fields },
  });
  const run = (work: object, ...more: string[]) =>
    throughline(
      'evaluate',
      '--plan',
      pointsPlan,
      '--work',
      files.file('points-work.json', JSON.stringify(work)),
      ...more,
    );

  it('without a known field are an error that says what to do', async () => {
    const ran = await run([withFields(1, { customfield_1: 3 })]);
    expect(ran).toMatchObject({
      code: 2,
      errors: [expect.stringMatching(/Pass the site's field list with --fields/)],
    });
  });

  it('in two fields are an error that lists them', async () => {
    const page = {
      names: { customfield_2: 'Story point estimate', customfield_1: 'Story Points', customfield_3: 'Rank' },
      issues: [withFields(1, { customfield_1: 3, customfield_2: 5, customfield_3: 1 })],
    };
    const ran = await run(page);
    expect(ran.code).toBe(2);
    expect(ran.errors).toEqual([
      'Several fields may hold points: customfield_1 ("Story Points"), customfield_2 ("Story point estimate"). Choose one with --points-field.',
    ]);
    expect((await run(page, '--points-field', 'customfield_2')).code).toBe(0);
    expect((await run(page, '--points-field', 'Story Points')).code).toBe(0);
  });

  it('in a field that no issue has are an error', async () => {
    const ran = await run([withFields(1, { customfield_1: 3 })], '--points-field', 'customfield_9');
    expect(ran).toMatchObject({
      code: 2,
      errors: ['No issue has the field "customfield_9" that --points-field names.'],
    });
  });

  it('that no key result counts need no field', async () => {
    const file = files.file('no-points.json', whole);
    expect((await throughline('evaluate', '--plan', plan, '--work', file)).code).toBe(0);
  });
});

describe('usage', () => {
  it.each([
    [['evaluate'], /--plan/],
    [['evaluate', '--plan', plan], /--work/],
    [['evaluat'], /unknown command/],
    [['evaluate', '--plan', plan, '--work', 'x', '--colour'], /unknown option/],
    [['serve', '--plan', plan], /--plan goes with --work/],
    [['serve', '--port', 'http'], /A port is a whole number/],
  ])('%j that is wrong ends with 2 and says what is missing', async (argv, message) => {
    const ran = await throughline(...argv);
    expect(ran.code).toBe(2);
    expect(ran.errors.join('\n')).toMatch(message);
  });

  it('is explained on request, with exit code 0', async () => {
    const ran = await throughline('evaluate', '--help');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/--as-of <day>/);
    expect(ran.errors).toEqual([]);
  });
});
