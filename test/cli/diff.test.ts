import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describeWithRealData, realData } from '../real-data.ts';
import { folder, planText, printed, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const change = (id: number, at: string, items: readonly object[]) => ({
  id: String(id),
  created: `${at}T12:00:00.000+0000`,
  items,
});
const status = (from: string, to: string) => ({
  field: 'status',
  fieldId: 'status',
  from,
  fromString: from,
  to,
  toString: to,
});
const categories: Readonly<Record<string, string>> = { '1': 'new', '2': 'indeterminate', '3': 'done' };
const issue = (id: number, state: string, histories?: readonly object[]) => ({
  id: String(id),
  key: `SUP-${id}`,
  fields: {
    created: '2026-09-01T08:00:00.000+0000',
    issuetype: { id: '7', hierarchyLevel: 0 },
    status: { id: state, name: state, statusCategory: { key: categories[state] } },
  },
  ...(histories ? { changelog: { histories } } : {}),
});
const exported = files.file(
  'work.json',
  JSON.stringify([
    issue(1, '3', [change(11, '2026-10-10', [status('1', '3')])]),
    issue(2, '1', [
      change(21, '2026-10-05', [status('1', '3')]),
      change(22, '2026-10-20', [status('3', '1')]),
    ]),
    issue(3, '2', [change(31, '2026-12-24', [status('1', '2')])]),
    issue(4, '1'),
  ]),
);
const work = (items: readonly string[]) => ({ id: 'kr', title: 'Work', measure: { kind: 'work', items } });
const metric = {
  id: 'kr-m',
  title: 'Metric',
  measure: { kind: 'metric', from: 0, to: 10 },
  readings: [{ on: '2026-10-30', value: 4 }],
};
const plan = files.file('plan.json', planText([work(['SUP-1', 'SUP-2', 'SUP-3', 'SUP-4']), metric]));
const diff = (...more: string[]) => throughline('diff', '--plan', plan, '--work', exported, ...more);
const days = ['--from', '2026-10-07', '--to', '2026-11-01'];

interface Move {
  readonly id: string;
  readonly changePpm: number;
  readonly startPpm: number | null;
  readonly endPpm: number | null;
  readonly causes: Readonly<Record<string, number>>;
  readonly events: readonly { readonly item: string | null; readonly cause: string; readonly ppm: number }[];
}

async function moves(
  ...args: string[]
): Promise<Readonly<Record<string, Move>> & { readonly past?: unknown }> {
  const ran = await diff(...args, '--json');
  if (ran.code !== 0) throw new Error(ran.errors.join('\n'));
  const report = JSON.parse(ran.out);
  return Object.fromEntries([...report.objectives, ...report.keyResults].map((one: Move) => [one.id, one]));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('throughline diff', () => {
  it('[R37] splits the change by cause and by event, exactly', async () => {
    const { kr, o } = await moves(...days);
    expect(kr).toMatchObject({ startPpm: 250_000, endPpm: 250_000, changePpm: 0 });
    expect(kr?.events.map(({ item, cause, ppm }) => [item, cause, ppm])).toEqual([
      ['SUP-1', 'completed', 250_000],
      ['SUP-2', 'reopened', -250_000],
    ]);
    expect(o).toMatchObject({ startPpm: 125_000, endPpm: 325_000, changePpm: 200_000 });
    for (const move of [kr, o]) {
      expect(sum(Object.values(move?.causes ?? {}))).toBe(move?.changePpm);
      expect(sum(move?.events.map(({ ppm }) => ppm) ?? [])).toBe(move?.changePpm);
    }
  });

  it('prints each objective with its key results, the causes, and the events by key', async () => {
    const ran = await diff(...days);
    expect(ran).toMatchObject({ code: 0, errors: [] });
    expect(ran.out).toContain(
      'The files do not tell the past of 1 of 4 work items: they count as they are now, on both days.',
    );
    expect(ran.out).toMatch(/^Objective \(o\) +13 % → 33 % +\+20\.0000 points$/m);
    expect(ran.out).toMatch(/^ {2}Metric \(kr-m\) +– → 40 % +\+40\.0000 points$/m);
    expect(ran.out).toContain('  By cause: completed +12.5000, reopened -12.5000, reading +20.0000');
    expect(ran.out).toMatch(/^ {4}2026-10-10 {2}SUP-1 completed +\+12\.5000$/m);
    expect(ran.out).toMatch(/^ {4}2026-10-30 {2}kr-m 4 reading +\+20\.0000$/m);
    // What comes later has not happened yet.
    expect(ran.out).not.toContain('SUP-3');
  });

  it('[R35] takes what was changed in the plan since as a cause', async () => {
    const before = files.file('before.json', planText([work(['SUP-1', 'SUP-2']), metric]));
    const { kr } = await moves(...days, '--before', before);
    expect(kr).toMatchObject({ startPpm: 500_000, endPpm: 250_000 });
    expect(kr?.causes).toMatchObject({ 'scope-added': -250_000, completed: 250_000, reopened: -250_000 });
  });

  it('prints a screenful, and everything with --all', async () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      issue(100 + n, '3', [change(1000 + n, `2026-10-${String(10 + (n % 20))}`, [status('1', '3')])]),
    );
    const big = files.file('big.json', JSON.stringify(many));
    const all = files.file('all.json', planText([work(many.map(({ key }) => key))]));
    const args = ['diff', '--plan', all, '--work', big, ...days];
    const [short, long] = [await throughline(...args), await throughline(...args, '--all')];
    expect(short.out.split('\n').length).toBeLessThanOrEqual(45);
    expect(short.out).toContain('more events; --all shows them');
    for (const { key } of many) expect(long.out).toContain(` ${key} completed`);
  });

  it('says that nothing moved', async () => {
    const ran = await diff('--from', '2026-10-06', '--to', '2026-10-06');
    expect(ran.out).toContain('Nothing moved.');
  });

  it('refuses everything that is wrong at once', async () => {
    expect(await diff('--from', '2026-11-02', '--to', '2026-11-01')).toMatchObject({
      code: 2,
      errors: ['--to 2026-11-01 comes before --from 2026-11-02.'],
    });
    const ran = await diff('--from', 'x', '--to', 'y', '--before', 'no-such-plan.yaml');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.errors).toHaveLength(3);
    expect((await diff('--from', '2999-01-01')).errors).toHaveLength(1);
  });

  it('reads the past of Azure DevOps items from their updates and revisions', async () => {
    const url = 'https://dev.azure.com/org/p/_apis/wit/workItems/7';
    const states = ['New', 'Active', 'Closed'];
    const revision = (rev: number) => ({
      id: 7,
      rev,
      url,
      fields: {
        'System.WorkItemType': 'User Story',
        'System.State': states[rev - 1],
        'System.CreatedDate': '2026-10-01T00:00:00Z',
        'System.ChangedDate': `2026-10-0${rev}T00:00:00Z`,
      },
    });
    const update = (id: number) => ({
      id,
      workItemId: 7,
      rev: id,
      revisedDate: `2026-10-0${id + 1}T00:00:00Z`,
      url: `${url}/updates/${id}`,
      fields: {
        'System.State': { oldValue: states[id - 2], newValue: states[id - 1] },
        'System.ChangedDate': { newValue: `2026-10-0${id}T00:00:00Z` },
        ...(id === 1
          ? {
              'System.WorkItemType': { newValue: 'User Story' },
              'System.CreatedDate': { newValue: '2026-10-01T00:00:00Z' },
            }
          : {}),
      },
    });
    const ado = files.file('ado.json', planText([work(['7'])]));
    for (const [name, value] of [
      ['revisions.json', [revision(1), revision(2), revision(3)]],
      ['updates.json', [update(1), update(2), update(3)]],
    ] as const) {
      const ran = await throughline(
        'diff',
        '--plan',
        ado,
        '--work',
        files.file(name, JSON.stringify({ value })),
        '--from',
        '2026-10-02',
        '--to',
        '2026-10-09',
        '--json',
      );
      expect(ran).toMatchObject({ code: 0, errors: [] });
      const report = JSON.parse(ran.out);
      expect([name, report.past]).toEqual([name, { items: 1, unknown: 0, cut: 0 }]);
      expect([name, report.keyResults[0].causes.completed]).toEqual([name, 1_000_000]);
    }
  });
});

describe('what the files tell of the past', () => {
  const past = async (...paths: string[]) => {
    const report = await printed<{ past: unknown }>(
      'diff',
      '--plan',
      plan,
      '--work',
      ...paths,
      '--from',
      '2026-10-07',
      '--to',
      '2026-11-01',
      '--json',
    );
    return report.past;
  };

  it('is the longest that any file tells of an item, and says where it was cut short', async () => {
    const short = files.file('short.json', JSON.stringify(issue(1, '3')));
    expect(await past(exported, short)).toEqual({ items: 4, unknown: 1, cut: 0 });
    const one = issue(1, '3', [change(11, '2026-10-10', [status('1', '3')])]);
    const capped = { ...one, changelog: { startAt: 0, maxResults: 1, total: 9, ...one.changelog } };
    expect(await past(files.file('capped.json', JSON.stringify(capped)))).toEqual({
      items: 1,
      unknown: 0,
      cut: 1,
    });
  });

  it('is nothing where an Azure DevOps item comes twice at one revision', async () => {
    const twice = { id: 7, rev: 3, fields: { 'System.WorkItemType': 'Bug', 'System.State': 'Active' } };
    expect(await past(files.file('twice.json', JSON.stringify([twice, twice])))).toEqual({
      items: 1,
      unknown: 1,
      cut: 0,
    });
  });
});

describeWithRealData('[R37] real changelogs', () => {
  const root = realData('jira/jirametrics/spec');
  const paths = ['testdata', 'complete_sample/sample_issues'].flatMap((name) =>
    readdirSync(path.join(root, name))
      .filter((file) => /^SP-\d+\.json$/.test(file))
      .map((file) => path.join(root, name, file)),
  );

  it('move a key result as its issues moved, and no part of it is lost', async () => {
    const keys = ['SP-1', 'SP-2', 'SP-5', 'SP-7', 'SP-8', 'SP-10', 'SP-11', 'SP-13', 'SP-14', 'SP-15'];
    const sample = files.file('sample.json', planText([work(keys)]));
    const ran = await throughline(
      'diff',
      '--plan',
      sample,
      '--work',
      ...paths,
      '--from',
      '2021-07-01',
      '--to',
      '2023-12-31',
      '--json',
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    const report = JSON.parse(ran.out);
    expect(report.past).toEqual({ items: keys.length, unknown: 0, cut: 0 });
    const [move]: Move[] = report.keyResults;
    expect(move?.events.length).toBeGreaterThan(3);
    expect(sum(move?.events.map(({ ppm }) => ppm) ?? [])).toBe(move?.changePpm);
    expect(move?.events.every(({ item }) => keys.includes(item ?? ''))).toBe(true);
  });

  it('[R35] 2,183 issues without any past are as they are now, said once', async () => {
    const all = files.file(
      'tidev.json',
      planText([{ ...work([]), measure: { kind: 'work', items: [], query: 'project = ALOY' } }]),
    );
    const archive = realData('jira/tidev-daemon-mod-aloy.ndjson.gz');
    const ran = await throughline(
      'diff',
      '--plan',
      all,
      '--work',
      archive,
      '--from',
      '2026-10-01',
      '--to',
      '2026-11-01',
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    expect(ran.out.match(/2183 of 2183 work items/g)).toHaveLength(1);
    expect(ran.out).toContain('Nothing moved.');
  });
});
