import { folder, planText, printed, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const issue = (id: number, category: string, fields: object = {}) => ({
  id: String(id),
  key: `SUP-${id}`,
  fields: {
    summary: `Title of ${id}`,
    issuetype: { hierarchyLevel: 0 },
    status: { name: category, statusCategory: { key: category } },
    ...fields,
  },
});
const exported = files.file(
  'work.json',
  JSON.stringify([
    issue(1, 'new', { issuetype: { hierarchyLevel: 1 } }),
    issue(2, 'done', { parent: { id: '1' }, summary: 'Red [31m and\nnext line' }),
    issue(3, 'indeterminate', { parent: { id: '1' }, summary: 'A long one, '.repeat(30) }),
    issue(4, 'done', { resolution: { name: 'Duplicate' } }),
  ]),
);
const plan = files.file(
  'plan.json',
  planText(
    [
      { id: 'kr-work', title: 'Work', measure: { kind: 'work', items: ['SUP-1', 'SUP-4', 'SUP-9'] } },
      {
        id: 'kr-steps',
        title: 'Steps',
        measure: {
          kind: 'milestones',
          milestones: [
            { title: 'Pilot', done: true },
            { title: 'Rest', weight: 2, items: ['SUP-2', 'SUP-3'] },
          ],
        },
      },
      {
        id: 'kr-typed',
        title: 'Typed',
        measure: { kind: 'yesNo', done: false },
        override: { value: 0.6, reason: 'it runs, unseen', by: 'maria', until: '2026-12-31' },
      },
      {
        id: 'kr-held',
        title: 'Held',
        measure: { kind: 'maintain', atLeast: 99, every: 'month' },
        readings: [
          { on: '2026-10-10', value: 99.5, by: 'otto' },
          { on: '2026-11-01', value: 98 },
        ],
      },
    ],
    { doingCredit: 0.25 },
  ),
);
const explain = (id: string, ...more: string[]) =>
  throughline('explain', id, '--plan', plan, '--work', exported, '--as-of', '2026-11-01', ...more);

describe('throughline explain', () => {
  it('[R38] prints every item by name, with what it adds and why others add nothing', async () => {
    const ran = await explain('kr-work');
    expect(ran).toMatchObject({ code: 0, errors: [] });
    expect(ran.out.split('\n').slice(0, 2)).toEqual([
      'Work (kr-work), as of 2026-11-01',
      '63 %, 1 of 2 items, weighted',
    ]);
    expect(ran.out).toMatch(/^ {2}SUP-2 .*done, under SUP-1.* 50\.0000 %$/m);
    expect(ran.out).toMatch(/^ {2}SUP-3 A long one.*… +in progress, under SUP-1.* 25 % +12\.5000 %$/m);
    expect(ran.out).toMatch(/^ {2}SUP-4 Title of 4 +left out: cancelled \(done, Duplicate\)/m);
    expect(ran.out).toMatch(/^ {2}SUP-9 +left out: gone or unreachable/m);
    expect(ran.out).toMatch(/^ {2}SUP-1 Title of 1 +the work below counts instead/m);
    expect(ran.out).toContain('Together 62.5000 %');
    for (const line of ran.out.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(120);
  });

  it('lets no title steer the terminal', async () => {
    const { out } = await explain('kr-work');
    // oxlint-disable-next-line no-control-regex -- these characters are what is looked for
    expect(out.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('[R12] opens milestones down to their items', async () => {
    const { out } = await explain('kr-steps');
    expect(out).toMatch(/^Pilot +typed +100 % +33\.3333 %$/m);
    expect(out).toMatch(/^Rest +from its work +×2 +63 % +41\.66\d\d %$/m);
    expect(out).toMatch(/^ {2}SUP-2 .*33\.33\d\d %$/m);
  });

  it('[R30] says what is typed over it, by whom and until when, beside the computed value', async () => {
    const { out } = await explain('kr-typed');
    expect(out).toContain('Typed over it by maria until 2026-12-31: it runs, unseen. Computed: 0 %.');
    expect(out).toContain('Answered no');
  });

  it('[R13] lists every period with its reading and verdict', async () => {
    const { out } = await explain('kr-held');
    expect(out).toMatch(/^2026-10-01 to 2026-10-31 +99\.5 on 2026-10-10 by otto +in range +33\.3333 %$/m);
    expect(out).toMatch(/^2026-11-01 to 2026-11-30 +98 on 2026-11-01 +out of range +0\.0000 %$/m);
    expect(out).toMatch(/^2026-12-01 to 2026-12-31 +0\.0000 %$/m);
  });

  it('[R28] opens an objective to its children, and in JSON down to the issues', async () => {
    const { out } = await explain('o', '--json');
    const report = JSON.parse(out);
    expect(report).toMatchObject({ throughline: 1, id: 'o', node: 'objective', kind: 'objective' });
    expect(report.parts.map(({ id }: { id: string }) => id)).toEqual([
      'kr-held',
      'kr-steps',
      'kr-typed',
      'kr-work',
    ]);
    expect(report.parts.reduce((sum: number, { ppm }: { ppm: number }) => sum + ppm, 0)).toBe(report.sumPpm);
    expect(report.below.map(({ id }: { id: string }) => id)).toEqual(
      report.parts.map(({ id }: { id: string }) => id),
    );
    expect(report.totals).toEqual({
      keyResults: 4,
      items: 2,
      stages: { todo: 0, doing: 1, done: 1, dropped: 0, unknown: 0 },
      shared: 2,
      leftOut: 3,
    });
  });

  it('[R36] says what was recorded at close, beside what the data say now', async () => {
    const closed = files.file(
      'closed.json',
      planText([
        {
          id: 'kr',
          title: 'Work',
          status: 'closed',
          closed: { on: '2026-10-20', value: 0.4, score: 0.7, reason: 'agreed', by: 'otto' },
          measure: { kind: 'work', items: ['SUP-2', 'SUP-3'] },
        },
      ]),
    );
    const call = ['explain', 'kr', '--plan', closed, '--work', exported, '--as-of', '2026-11-01'];
    const { out } = await throughline(...call);
    expect(out.split('\n')[1]).toMatch(/^40 %/);
    expect(out).toContain(
      'Closed on 2026-10-20 by otto, its score set to 70 % (agreed): the value of that day stands. From the data now: 50 %.',
    );
    expect(await printed(...call, '--json')).toMatchObject({
      progressPpm: 400_000,
      sumPpm: 500_000,
      origin: 'frozen',
      frozen: { on: '2026-10-20', progressPpm: 400_000, scorePpm: 700_000, reason: 'agreed', by: 'otto' },
    });
  });

  it('knows no such id: one message, with the nearest', async () => {
    expect(await explain('kr-wrok')).toEqual({
      code: 2,
      out: '',
      errors: ['The plan has no objective, key result or KPI called "kr-wrok". Did you mean kr-work?'],
    });
    expect((await explain('something else')).errors).toEqual([
      'The plan has no objective, key result or KPI called "something else". It has o, kr-work, kr-steps, kr-typed and kr-held.',
    ]);
  });

  it('says everything that is wrong at once', async () => {
    const ran = await throughline(
      'explain',
      'nobody',
      '--plan',
      plan,
      '--work',
      'no-such-file.json',
      '--as-of',
      'soon',
    );
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.errors).toHaveLength(3);
    expect(ran.errors.join('\n')).toMatch(/--as-of "soon".*\n.*no-such-file.json.*\n.*called "nobody"/);
  });
});
