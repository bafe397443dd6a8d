import { readFileSync } from 'node:fs';
import { folder, planText, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const issue = (id: number, category: string, more: object = {}) => ({
  id: String(id),
  key: `SUP-${id}`,
  fields: {
    issuetype: { hierarchyLevel: 0 },
    status: { name: category, statusCategory: { key: category } },
    ...more,
  },
});
const exported = files.file(
  'work.json',
  JSON.stringify([issue(1, 'done'), issue(2, 'new'), issue(3, 'new')]),
);
const plan = files.file(
  'plan.json',
  planText([
    { id: 'kr/a=b', title: 'Work', measure: { kind: 'work', items: ['SUP-1', 'SUP-2'] } },
    {
      id: 'kr-m',
      title: 'Metric',
      measure: { kind: 'metric', from: 0, to: 10 },
      readings: [{ on: '2026-10-30', value: 4 }],
    },
    { id: 'kr-no', title: 'Other', measure: { kind: 'yesNo', done: true } },
  ]),
);
const simulate = (...edits: string[]) =>
  throughline('simulate', '--plan', plan, '--work', exported, '--as-of', '2026-11-01', ...edits);

describe('throughline simulate', () => {
  it('shows only what changes, before and after, and counts the rest', async () => {
    const ran = await simulate('--done', 'SUP-2');
    expect(ran).toMatchObject({ code: 0, errors: [] });
    expect(ran.out).toMatch(
      /^ {2}Work \(kr\/a=b\) +50 % → 100 % +\+50\.0000 points +1 of 2 items → 2 of 2 items/m,
    );
    expect(ran.out).toMatch(/^Objective \(o\) +63 % → 80 % +\+16\.6667 points/m);
    expect(ran.out).not.toContain('kr-m');
    expect(ran.out).toContain('2 others do not change.');
  });

  it('writes nothing', async () => {
    const before = [readFileSync(plan, 'utf8'), readFileSync(exported, 'utf8')];
    await simulate('--drop', 'SUP-1', '--slip', '30');
    expect([readFileSync(plan, 'utf8'), readFileSync(exported, 'utf8')]).toEqual(before);
  });

  it('takes ids with = and / in them, and days that go back', async () => {
    const ran = await simulate(
      '--weight',
      'kr/a=b=0',
      '--link-weight',
      'kr/a=b/SUP-2=3',
      '--slip=-30',
      '--json',
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    const report = JSON.parse(ran.out);
    const of = (id: string) => report.keyResults.find((one: { id: string }) => one.id === id);
    expect(of('kr/a=b')).toMatchObject({
      before: { rawPpm: 500_000 },
      after: { rawPpm: 250_000 },
      deltaPpm: -250_000,
    });
    expect(of('kr-m').after.expectedPpm).toBe(Math.floor((32 * 1_000_000) / 62));
    expect(report.objectives[0].after.progressPpm).toBe(700_000);
  });

  it('says nothing changes where nothing does, and what is in no key result', async () => {
    expect((await simulate()).out).toContain('Nothing changes.');
    expect((await simulate('--drop', 'SUP-3')).out).toContain('In no key result: SUP-3.');
  });

  it('refuses everything that is wrong at once, with the option that it came by', async () => {
    const ran = await simulate(
      '--drop',
      'SUP-8',
      '--weight',
      'kr-m=-1',
      'kr-mm=1',
      '--slip',
      'later',
      'o=-200',
      '--reading',
      'kr-m',
      'kr-no=3',
      '--link-weight',
      'kr/a=b/SUP-3=1',
    );
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.errors).toEqual([
      '--reading "kr-m" is not of the form ID=VALUE.',
      '--slip "later" is not of the form DAYS or ID=DAYS.',
      '--drop SUP-8: It names no work item of the files, or several.',
      '--weight kr-m=-1: A weight is a number from 0 to 10,000 with at most 3 decimals.',
      '--weight kr-mm=1: The plan has no objective, key result or KPI called "kr-mm". Did you mean kr-m?',
      '--link-weight SUP-3=1: That item is not linked to this key result by itself, so its link has no weight.',
      '--slip o=-200: It would end before it starts.',
      '--reading kr-no=3: It takes no readings: its value is made from other things.',
    ]);
  });
});
