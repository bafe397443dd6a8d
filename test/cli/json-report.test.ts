import { folder, planText, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const issue = (id: number, category: string, points: number | null, fields: object = {}) => ({
  id: String(id),
  key: `SUP-${id}`,
  fields: {
    issuetype: { hierarchyLevel: 0 },
    status: { name: category, statusCategory: { key: category } },
    customfield_1: points,
    ...fields,
  },
});
const page = {
  names: { customfield_1: 'Story Points' },
  schema: {
    customfield_1: { type: 'number', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float' },
  },
  issues: [
    issue(12, 'done', 8, { labels: ['assistant'] }),
    issue(13, 'indeterminate', 13),
    issue(14, 'done', 5, { labels: ['assistant'] }),
  ],
};

const example = `
throughline: 1
cycle: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }
objectives:
  - id: o-support
    title: Customers get an answer while they still care
    kind: aspirational
    keyResults:
      - id: kr-reply
        title: Average reply time from 45 to 25 minutes
        weight: 2
        measure: { kind: metric, from: 45, to: 25, unit: min }
        readings: [ { on: 2026-10-20, value: 38 } ]
      - id: kr-macros
        title: Ship the answer assistant
        measure: { kind: work, count: points, items: [SUP-12, SUP-13], query: "project = SUP AND labels = assistant" }
`;

describe('evaluate --json', () => {
  it('prints the documented example, key for key', async () => {
    const ran = await throughline(
      'evaluate',
      '--json',
      '--as-of',
      '2026-11-01',
      '--plan',
      files.file('plan.yaml', example),
      '--work',
      files.file('work.json', JSON.stringify(page)),
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    const expected = {
      throughline: 1,
      asOf: '2026-11-01',
      objectives: [
        {
          id: 'o-support',
          progressPpm: 400_000,
          percent: '40',
          band: 'behind',
          health: 'on-track',
          coveragePpm: 1_000_000,
          expectedPpm: 243_478,
          children: [
            { id: 'kr-macros', weight: 1, contributionPpm: 166_666 },
            { id: 'kr-reply', weight: 2, contributionPpm: 233_333 },
          ],
        },
      ],
      keyResults: [
        {
          id: 'kr-macros',
          objective: 'o-support',
          rawPpm: 500_000,
          progressPpm: 500_000,
          percent: '50',
          band: 'behind',
          health: 'on-track',
          done: 13,
          total: 26,
          unit: 'points',
          stale: false,
        },
        {
          id: 'kr-reply',
          objective: 'o-support',
          rawPpm: 350_000,
          progressPpm: 350_000,
          percent: '35',
          band: 'behind',
          health: 'on-track',
          unit: 'min',
          stale: true,
        },
      ],
      diagnostics: [],
    };
    expect(ran.out).toBe(JSON.stringify(expected, null, 2));
  });

  it('has null where there is no value, the same keys as with one, and amounts as decimals', async () => {
    const plan = files.file(
      'kinds.json',
      planText([
        { id: 'a-none', title: 'a', measure: { kind: 'work', count: 'points', items: [] } },
        {
          id: 'b-part',
          title: 'b',
          measure: { kind: 'work', count: 'points', items: [{ key: 'SUP-12', weight: 0.5 }, 'SUP-13'] },
        },
        {
          id: 'c-field',
          title: 'c',
          measure: { kind: 'work', count: { field: 'customfield_1' }, items: ['SUP-13', 'SUP-14'] },
        },
        {
          id: 'd-steps',
          title: 'd',
          measure: {
            kind: 'milestones',
            milestones: [
              { title: 'x', done: true },
              { title: 'y', done: 0.5 },
            ],
          },
        },
        { id: 'e-yes', title: 'e', measure: { kind: 'yesNo', done: true } },
        {
          id: 'f-kept',
          title: 'f',
          measure: { kind: 'maintain', atLeast: 99.9, unit: '%', every: 'week', method: 'held' },
        },
      ]),
    );
    const work = files.file('kinds-work.json', JSON.stringify(page));
    const ran = await throughline(
      'evaluate',
      '--json',
      '--plan',
      plan,
      '--work',
      work,
      '--as-of',
      '2026-11-01',
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    const report = JSON.parse(ran.out);
    const amounts = report.keyResults.map(
      ({ rawPpm, done, total, weightedDone, weightedTotal, unit }: Record<string, unknown>) => [
        rawPpm,
        done,
        total,
        weightedDone,
        weightedTotal,
        unit,
      ],
    );
    expect(amounts).toEqual([
      [null, 0, 0, undefined, undefined, 'points'],
      [235_294, 8, 21, 4, 17, 'points'],
      [277_777, 5, 18, undefined, undefined, 'customfield_1'],
      [750_000, 1, 2, undefined, undefined, 'milestones'],
      [1_000_000, undefined, undefined, undefined, undefined, null],
      [null, undefined, undefined, undefined, undefined, '%'],
    ]);
    expect(report.diagnostics).toEqual([
      expect.objectContaining({ code: 'D_NO_WORK', at: 'a-none' }),
      expect.objectContaining({ code: 'D_SHARED_ITEM', items: ['SUP-13'] }),
    ]);
    for (const { message } of report.diagnostics) expect(message).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('[R10] [R13] [R14] [R27] [R36] has more keys where a kind has more to say, and the KPIs at the end', async () => {
    const plan = JSON.stringify({
      throughline: 1,
      cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
      kpis: [
        { id: 'q', unit: 'min', target: { atMost: 25 }, readings: [{ on: '2026-10-01', value: 37.5 }] },
        { id: 'p', every: 'quarter', target: { atMost: 25 } },
      ],
      objectives: [
        {
          id: 'o',
          kind: 'aspirational',
          keyResults: [
            {
              id: 'a',
              measure: { kind: 'maintain', atLeast: 99.5, unit: '%' },
              readings: [
                { on: '2026-10-02', value: 100, confidence: 7 },
                { on: '2026-10-09', value: 99 },
              ],
            },
            {
              id: 'b',
              weight: 2,
              measure: { kind: 'metric', from: 0, to: 10, stretch: 12.5 },
              readings: [{ on: '2026-10-30', value: 5, confidence: 6 }],
            },
            { id: 'c', measure: { kind: 'kpi', kpi: 'q', from: 50 } },
            {
              id: 'd',
              status: 'closed',
              closed: { on: '2026-10-20', value: 0.5, score: 0.7, reason: 'agreed' },
              measure: { kind: 'yesNo' },
            },
            { id: 'e', measure: { kind: 'objectives', as: 'amounts' } },
          ],
        },
        {
          id: 'u',
          parent: { id: 'e' },
          keyResults: [
            {
              id: 'f',
              measure: { kind: 'metric', from: 0, to: 8, unit: 'EUR' },
              readings: [{ on: '2026-11-01', value: 2 }],
            },
          ],
        },
      ],
    });
    const call = ['--as-of', '2026-11-01', '--work', files.file('w.json', JSON.stringify(page)), '--plan'];
    const text = files.file('more.json', plan);
    const report = JSON.parse((await throughline('evaluate', '--json', ...call, text)).out);
    expect(Object.keys(report)).toEqual([
      'throughline',
      'asOf',
      'objectives',
      'keyResults',
      'diagnostics',
      'kpis',
    ]);
    expect(report.kpis).toEqual([
      { id: 'p', met: null, current: null, on: null, stale: false },
      { id: 'q', met: false, current: 37.5, on: '2026-10-01', stale: true },
    ]);
    expect(report.objectives[0]).toMatchObject({ id: 'o', confidence: { mean: 6.333, min: 6 } });
    expect(report.objectives[1]).not.toHaveProperty('confidence');
    const [a, b, c, d, e] = report.keyResults;
    expect(a).toMatchObject({ held: 1, elapsed: 3, planned: 13, heldRatePpm: 333_333, unit: '%' });
    expect(b).toMatchObject({ rawPpm: 500_000, stretch: 12.5, stretchPpm: 400_000, unit: null });
    expect(c).toMatchObject({ rawPpm: 500_000, unit: 'min' });
    expect(d).toMatchObject({
      progressPpm: 500_000,
      closed: '2026-10-20',
      scorePpm: 700_000,
      band: 'achieved',
    });
    expect(e).toMatchObject({ rawPpm: 250_000, unit: 'EUR' });
    for (const one of [a, b, c, e]) expect(one).not.toHaveProperty('closed');

    const lines = (await throughline('evaluate', ...call, text)).out
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, ' | '));
    expect(lines).toContain(' | a (a) | ×1 | 8 % | 1 of 13 periods held | At risk, stale');
    expect(lines).toContain(' | d (d) | ×1 | 50 % | not done | On track, closed');
    expect(lines).toContain('KPIs');
    expect(lines).toContain(' | q (q) | 37.5 min | not met, stale');
    expect(lines).toContain(' | p (p) | no reading yet | –');
  });

  it('names items by key in diagnostics, and says bad sizes', async () => {
    const plan = files.file(
      'bad.json',
      planText([
        {
          id: 'kr',
          title: 'k',
          measure: { kind: 'work', count: 'points', items: ['SUP-12', 'SUP-99', 'SUP-15'] },
        },
      ]),
    );
    const bad = { ...page, issues: [...page.issues, issue(15, 'new', -3)] };
    const ran = await throughline(
      'evaluate',
      '--json',
      '--plan',
      plan,
      '--work',
      files.file('bad-work.json', JSON.stringify(bad)),
    );
    const { diagnostics } = JSON.parse(ran.out);
    expect(diagnostics.map(({ code, items }: { code: string; items: string[] }) => [code, items])).toEqual([
      ['D_BAD_SIZE', ['SUP-15']],
      ['D_MISSING', ['SUP-99']],
      ['D_UNESTIMATED', expect.anything()],
    ]);
  });
});

describe('evaluate', () => {
  it('prints a table for reading', async () => {
    const ran = await throughline(
      'evaluate',
      '--as-of',
      '2026-11-01',
      '--plan',
      files.file('plan.yaml', example),
      '--work',
      files.file('work.json', JSON.stringify(page)),
    );
    expect(ran.code).toBe(0);
    expect(ran.out.split('\n')).toEqual([
      '2026-Q4, as of 2026-11-01',
      '',
      expect.stringMatching(
        /^Customers get an answer while they still care \(o-support\) +40 % +On track, stale$/,
      ),
      expect.stringMatching(
        /^ {2}Average reply time from 45 to 25 minutes \(kr-reply\) +×2 +35 % +38 min +On track, stale$/,
      ),
      expect.stringMatching(
        /^ {2}Ship the answer assistant \(kr-macros\) +×1 +50 % +13 of 26 points +On track$/,
      ),
    ]);
  });

  it('looks at today in the time zone of the plan when no day is given', async () => {
    const work = files.file('work.json', JSON.stringify(page));
    const before = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format(new Date());
    const ran = await throughline(
      'evaluate',
      '--plan',
      files.file('zone.json', planText([], { timeZone: 'Pacific/Kiritimati' })),
      '--work',
      work,
    );
    const after = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format(new Date());
    expect([`2026-Q4, as of ${before}`, `2026-Q4, as of ${after}`]).toContain(ran.out.split('\n')[0]);
  });
});
