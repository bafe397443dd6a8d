import { folder, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);
const written = (name: string, json: unknown): string => files.file(name, JSON.stringify(json));

const FIELD = 'customfield_7';
const sprint7 = {
  id: 7,
  name: 'Sprint 7',
  state: 'closed',
  boardId: 2,
  goal: 'Answers in a day',
  startDate: '2026-10-05T08:00:00.000Z',
  endDate: '2026-10-16T16:00:00.000Z',
  completeDate: '2026-10-16T17:00:00.000Z',
};
const sprint8 = {
  ...sprint7,
  id: 8,
  name: 'Sprint 8',
  state: 'future',
  startDate: undefined,
  endDate: undefined,
  completeDate: undefined,
};

const statuses = {
  open: { id: '1', name: 'Open', statusCategory: { key: 'new' } },
  done: { id: '3', name: 'Done', statusCategory: { key: 'done' } },
};
const moved = (day: string, field: string, from: string | null, to: string | null, more: object = {}) => ({
  id: `${Date.parse(`2026-${day}T10:00:00Z`)}`,
  created: `2026-${day}T10:00:00.000+0000`,
  items: [{ field, fieldId: field, fieldtype: 'jira', from, fromString: from, to, toString: to, ...more }],
});
const closed = (day: string) => moved(day, 'status', '1', '3');
const sprintChange = (day: string, from: string, to: string, name = 'Sprint') =>
  moved(day, name, from, to, { fieldId: FIELD, fieldtype: 'custom' });

const issue = (id: number, fields: object, histories: readonly object[] = []) => ({
  id: String(id),
  key: `SUP-${id}`,
  self: `https://site.example/rest/api/3/issue/${id}`,
  fields: {
    summary: `Issue ${id}`,
    issuetype: { id: '7', name: 'Story', hierarchyLevel: 0 },
    status: statuses.open,
    created: '2026-09-01T08:00:00.000+0000',
    customfield_1: 2,
    [FIELD]: [sprint7],
    ...fields,
  },
  changelog: { histories },
});

/** 12 and 13 were in it from the start and 12 is done; 14 came late; 15 was taken out; 16 was cancelled; 17 is below 12. */
const issues = [
  issue(12, { status: statuses.done, customfield_1: 8 }, [closed('10-14')]),
  issue(13, { customfield_1: 5 }),
  issue(14, { customfield_1: null, status: statuses.done }, [
    sprintChange('10-08', '', '7'),
    closed('10-15'),
  ]),
  issue(15, { [FIELD]: null, customfield_1: 3 }, [sprintChange('10-12', '7', '')]),
  issue(16, { status: statuses.done, resolution: { id: '2', name: "Won't Do" } }, [
    moved('10-09', 'resolution', null, '2', { toString: "Won't Do" }),
    closed('10-09'),
  ]),
  issue(17, {
    issuetype: { id: '8', name: 'Sub-task', hierarchyLevel: -1 },
    parent: { id: '12', key: 'SUP-12' },
  }),
  issue(18, { [FIELD]: [sprint8] }),
];
const names = { customfield_1: 'Story Points', [FIELD]: 'Sprint' };
const exported = written('work.json', { names, schema: { customfield_1: { type: 'number' } }, issues });

const work = (id: string, items: readonly string[]) => ({
  id,
  title: `The work of ${id}`,
  measure: { kind: 'work', count: 'points', items, unestimatedSize: 2 },
});
const plan = written('plan.json', {
  throughline: 1,
  cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
  objectives: [
    {
      id: 'o',
      title: 'Answers',
      keyResults: [
        work('kr-a', ['SUP-12', 'SUP-13']),
        work('kr-b', ['SUP-14', 'SUP-18']),
        work('kr-idle', ['SUP-18']),
        { id: 'kr-metric', title: 'Minutes', measure: { kind: 'metric', from: 40, to: 20 } },
      ],
    },
  ],
});

const run = (...more: string[]) => throughline('diff', '--plan', plan, '--work', exported, ...more);
const asOf = ['--as-of', '2026-11-01'];

async function refused(...argv: string[]): Promise<string> {
  const ran = await throughline('diff', '--plan', plan, ...argv);
  expect(ran).toMatchObject({ code: 2, out: '' });
  return ran.errors.join('\n');
}

describe('throughline diff --sprint', () => {
  interface Group {
    readonly count: number;
    readonly size: number;
    readonly items: readonly {
      readonly item: string;
      readonly late: boolean;
      readonly serves: readonly string[];
    }[];
  }
  interface Line {
    readonly id: string;
    readonly changePpm: number;
    readonly causes: Readonly<Record<string, number>>;
    readonly steps: readonly { readonly ppm: number }[];
  }
  interface Printed {
    readonly sprint: { readonly id: string; readonly name: string } | null;
    readonly unit: string;
    readonly objectives: readonly Line[];
    readonly keyResults: readonly Line[];
    readonly work: Readonly<Record<string, Group & number>>;
    readonly idle: readonly string[];
    readonly record: { readonly gaps: readonly { readonly what: string; readonly count: number | null }[] };
  }
  const printed = async (...more: string[]): Promise<Printed> => {
    const ran = await run(...more, '--json');
    expect(ran).toMatchObject({ code: 0, errors: [] });
    return JSON.parse(ran.out);
  };
  const keys = (group: Group | undefined) => group?.items.map(({ item }) => item);

  it('sorts the work of a sprint by what became of it; a sub-task follows its parent', async () => {
    const review = await printed('--sprint', 'Sprint 7', ...asOf);
    expect(review.sprint).toMatchObject({ id: 'jira:site.example/7', name: 'Sprint 7' });
    const { completed, open, dropped, left } = review.work;
    expect([completed, open, dropped, left].map(keys)).toEqual([
      ['SUP-12', 'SUP-14'],
      ['SUP-13'],
      ['SUP-16'],
      ['SUP-15'],
    ]);
    expect(completed?.items.map(({ late }) => late)).toEqual([false, true]);
    expect(completed?.items.map(({ serves }) => serves)).toEqual([['kr-a'], ['kr-b']]);
    // In points: 8 + 5 + 3 + 2 at the start; 14 has none and counts the lower median of 2, 3, 5, 8, which is 3.
    expect(review).toMatchObject({
      unit: 'points',
      work: {
        committedSize: 18,
        addedSize: 3,
        removedSize: 5,
        completedSize: 11,
        unestimated: 1,
        unestimatedSize: 3,
      },
    });
    // What was in it from start to end: 8 + 5 of 21.
    expect(review.work['stabilityPpm']).toBe(619_047);
    expect(review.idle).toEqual(['kr-idle']);
  });

  it('[R37] says what moved, split exactly by cause', async () => {
    const { keyResults, objectives } = await printed('--sprint', '7', ...asOf);
    const a = keyResults.find(({ id }) => id === 'kr-a');
    // 8 of 13 points.
    expect(a).toMatchObject({ changePpm: 615_384, causes: { completed: 615_384 } });
    for (const line of [...keyResults, ...objectives]) {
      const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
      expect(sum(Object.values(line.causes))).toBe(line.changePpm);
      expect(sum(line.steps.map(({ ppm }) => ppm))).toBe(line.changePpm);
    }
  });

  it('counts items with --unit issues', async () => {
    const { unit, work: done } = await printed('--sprint', '7', '--unit', 'issues', ...asOf);
    expect(unit).toBe('issues');
    expect(done).toMatchObject({ committedSize: 4, addedSize: 1, removedSize: 2, completedSize: 2 });
  });

  it('finds a sprint by its name, capitals aside, by its number and by its id', async () => {
    for (const name of ['sprint 7', '7', 'jira:site.example/7', ' Sprint 7 ']) {
      expect((await printed('--sprint', name, ...asOf)).sprint?.id).toBe('jira:site.example/7');
    }
  });

  it('looks at it as it was on a day before its end', async () => {
    const review = await printed('--sprint', '7', '--as-of', '2026-10-13');
    expect(keys(review.work['completed'])).toEqual([]);
    expect(keys(review.work['open'])).toEqual(['SUP-12', 'SUP-13', 'SUP-14']);
    expect(review).toMatchObject({ to: { day: '2026-10-13' } });
  });

  it('[R35] takes what was changed in the plan since its start as a cause', async () => {
    const before = written('before.json', {
      throughline: 1,
      cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
      objectives: [{ id: 'o', title: 'Answers', keyResults: [work('kr-a', ['SUP-12'])] }],
    });
    const { keyResults, record } = await printed('--sprint', '7', '--before', before, ...asOf);
    const a = keyResults.find(({ id }) => id === 'kr-a');
    expect(a).toMatchObject({ changePpm: 615_384, causes: { completed: 615_384, 'scope-added': 0 } });
    expect(record).toMatchObject({ definitions: true });
  });

  it('prints it for reading, as sentences, and as csv', async () => {
    const text = await run('--sprint', '7', ...asOf);
    expect(text).toMatchObject({ code: 0, errors: [] });
    expect(text.out).toMatch(/^Sprint 7 \(7\), 2026-10-05 to 2026-10-16, closed$/m);
    expect(text.out).toMatch(/^Goal: Answers in a day$/m);
    expect(text.out).toMatch(/^ {2}The work of kr-a \(kr-a\) +0 % → 62 % +\+61\.5384 points/m);
    expect(text.out).toMatch(/^ {4}SUP-14 {2}Issue 14 +Done .*kr-b$/m);
    expect(text.out).toMatch(/^ {2}The work of kr-idle \(kr-idle\)$/m);

    const story = await run('--sprint', '7', '--story', ...asOf);
    expect(story).toMatchObject({ code: 0, errors: [] });
    expect(story.out).toContain('Sprint 7');
    const csv = await run('--sprint', '7', '--csv', ...asOf);
    expect(csv.out.split('\r\n')[0]?.split(',')).toContain('section');
    expect(csv.out).toContain('SUP-15');
  });

  it('names the whole of long lists only with --all', async () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      issue(100 + n, { status: statuses.done }, [closed('10-09')]),
    );
    const big = written('big.json', { names, issues: many });
    const args = ['diff', '--plan', plan, '--work', big, exported, '--sprint', '7', ...asOf];
    const [few, all] = [await throughline(...args), await throughline(...args, '--all')];
    expect(few.out).toContain('more; --all shows them');
    expect(few.out).not.toContain('SUP-139');
    expect(all.out).toContain('SUP-139');
  });
});

describe('throughline diff --review', () => {
  it('reviews days: what was in progress, or was completed in them', async () => {
    const ran = await run('--review', '--from', '2026-10-04', '--to', '2026-10-16', '--json');
    expect(ran).toMatchObject({ code: 0, errors: [] });
    const review = JSON.parse(ran.out);
    expect(review).toMatchObject({ sprint: null, from: { day: '2026-10-04' }, to: { day: '2026-10-16' } });
    expect(review.work.completed.items.map(({ item }: { item: string }) => item)).toEqual([
      'SUP-12',
      'SUP-14',
    ]);
  });

  it('has the numbers of the same days without it', async () => {
    const days = ['--from', '2026-10-04', '--to', '2026-10-16'];
    const [moves, review] = [await run(...days, '--json'), await run('--review', ...days, '--json')];
    const changes = ({ out }: { out: string }) =>
      new Map(
        JSON.parse(out).keyResults.map((one: { id: string; changePpm: number }) => [one.id, one.changePpm]),
      );
    for (const [id, change] of changes(review)) expect(change).toBe(changes(moves).get(id));
    expect(changes(review).size).toBeGreaterThan(1);
  });
});

describe('sprints of exports', () => {
  const asked = async (paths: readonly string[], ...more: string[]) => {
    const ran = await throughline('diff', '--plan', plan, '--work', ...paths, ...more, ...asOf, '--json');
    expect(ran).toMatchObject({ code: 0, errors: [] });
    const { work: groups } = JSON.parse(ran.out);
    return Object.fromEntries(
      ['completed', 'open', 'dropped', 'left'].map((fate) => [
        fate,
        groups[fate].items.map(({ item }: { item: string }) => item),
      ]),
    );
  };
  const expected = {
    completed: ['SUP-12', 'SUP-14'],
    open: ['SUP-13'],
    dropped: ['SUP-16'],
    left: ['SUP-15'],
  };
  const points = ['--points-field', 'customfield_1'];

  it('are found without the names of fields, by their values', async () => {
    const bare = written('bare.json', issues);
    expect(await asked([bare], '--sprint', '7', ...points)).toEqual(expected);
  });

  it('are found under a translated name, in issues that come before the first one that shows it too', async () => {
    const translated = issues.map((one) => ({
      ...one,
      changelog: JSON.parse(JSON.stringify(one.changelog).replaceAll('"Sprint"', '"Iteração"')),
    }));
    // SUP-15 has left it: its own field is empty.
    const sorted = [translated[3], ...translated.filter((_, n) => n !== 3)];
    expect(await asked([written('translated.json', sorted)], '--sprint', '7', ...points)).toEqual(expected);
  });

  it("are read from Server's texts", async () => {
    const text = (id: number, more: string) =>
      `com.atlassian.greenhopper.service.sprint.Sprint@1[id=${id},rapidViewId=2,state=${more},sequence=${id}]`;
    const dates = `startDate=${sprint7.startDate},endDate=${sprint7.endDate},completeDate=${sprint7.completeDate}`;
    const server = issues.map((one) => ({
      ...one,
      fields: {
        ...one.fields,
        [FIELD]: one.fields[FIELD]?.map(({ id }: { id: number }) =>
          id === 7
            ? text(7, `CLOSED,name=Sprint 7,${dates}`)
            : text(8, 'FUTURE,name=Sprint 8,startDate=<null>'),
        ),
      },
      changelog: JSON.parse(JSON.stringify(one.changelog).replaceAll(/"fieldId":"[^"]*",/g, '')),
    }));
    expect(await asked([written('server.json', { names, issues: server })], '--sprint', 'Sprint 7')).toEqual(
      expected,
    );
  });

  it('are read from the agile shape, and what is not known of them is said', async () => {
    const agile = written(
      'agile.json',
      [12, 13].map((id) => ({
        id: String(id),
        key: `SUP-${id}`,
        fields: { status: statuses.done, customfield_1: 3, flagged: false, closedSprints: [sprint7] },
      })),
    );
    const ran = await throughline(
      'diff',
      '--plan',
      plan,
      '--work',
      agile,
      '--sprint',
      '7',
      ...points,
      ...asOf,
    );
    expect(ran).toMatchObject({ code: 0, errors: [] });
    expect(ran.out).toContain('The files do not tell what happened to this work');
    expect(ran.out).not.toContain('of the scope stayed');
    const story = await throughline(
      'diff',
      '--plan',
      plan,
      '--work',
      agile,
      '--sprint',
      '7',
      '--story',
      ...points,
      ...asOf,
    );
    expect(story.out).toContain('The files do not tell what happened to this work');
  });

  it('of Azure DevOps take their days from --sprints', async () => {
    const items = written('ado.json', [
      {
        id: 1,
        workItemId: 12,
        rev: 1,
        url: 'https://dev.azure.com/Org/_apis/wit/workItems/12/updates/1',
        fields: {
          'System.State': { newValue: 'Active' },
          'System.WorkItemType': { newValue: 'User Story' },
          'System.IterationPath': { newValue: 'Support\\Sprint 7' },
          'System.CreatedDate': { newValue: '2026-09-01T08:00:00Z' },
          'System.ChangedDate': { newValue: '2026-09-01T08:00:00Z' },
        },
      },
      {
        id: 2,
        workItemId: 12,
        rev: 2,
        url: 'https://dev.azure.com/Org/_apis/wit/workItems/12/updates/2',
        fields: {
          'System.State': { oldValue: 'Active', newValue: 'Closed' },
          'System.ChangedDate': { newValue: '2026-10-08T08:00:00Z' },
        },
      },
    ]);
    const adoPlan = written('ado-plan.json', {
      throughline: 1,
      cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
      objectives: [
        {
          id: 'o',
          title: 'Answers',
          keyResults: [{ id: 'kr', title: 'Work', measure: { kind: 'work', items: ['12'] } }],
        },
      ],
    });
    const args = ['diff', '--plan', adoPlan, '--work', items, ...asOf];
    const dateless = await throughline(...args, '--sprint', 'Sprint 7');
    expect(dateless).toMatchObject({ code: 2, out: '' });
    expect(dateless.errors.join()).toContain(
      'has no dates in these files. Pass what its host says of it with --sprints',
    );
    const team = written('team.json', {
      count: 1,
      value: [
        {
          id: 'x',
          name: 'Sprint 7',
          path: 'Support\\Sprint 7',
          attributes: {
            startDate: '2026-10-05T00:00:00Z',
            finishDate: '2026-10-16T00:00:00Z',
            timeFrame: 'past',
          },
          url: 'https://dev.azure.com/Org/p/t/_apis/work/teamsettings/iterations/x',
        },
      ],
    });
    for (const name of ['Sprint 7', 'Support\\Sprint 7', '/support/sprint 7', 'ado:org/Support\\Sprint 7']) {
      const ran = await throughline(...args, '--sprint', name, '--sprints', team, '--json');
      expect(ran).toMatchObject({ code: 0, errors: [] });
      expect(JSON.parse(ran.out)).toMatchObject({
        sprint: { id: 'ado:org/Support\\Sprint 7', state: 'closed' },
        from: { at: '2026-10-05T00:00:00.000Z', day: '2026-10-04' },
        to: { at: '2026-10-16T23:59:59.999Z', day: '2026-10-16' },
        keyResults: [{ id: 'kr', changePpm: 1_000_000 }],
      });
    }
  });
});

describe('a review that cannot be', () => {
  it.each([
    [
      'an unknown sprint: those that are there',
      ['--sprint', 'Sprint 77'],
      /Did you mean "Sprint 7"\?.*\n {2}7 {2}Sprint 7, 2026-10-05 to 2026-10-16, closed, board 2\n {2}8 {2}Sprint 8, no dates, future, board 2/,
    ],
    ['one that has not begun', ['--sprint', 'Sprint 8'], /^Sprint 8 \(8\) has not begun by 2026-11-01/],
    ['a day before its start', ['--sprint', '7', '--as-of', '2026-10-01'], /has not begun by 2026-10-01/],
    ['two spans', ['--sprint', '7', '--from', '2026-10-01'], /leave out --from/],
    ['no span', ['--review'], /--review needs the day/],
    [
      'days upside down',
      ['--review', '--from', '2026-10-05', '--to', '2026-10-05'],
      /does not come after --from/,
    ],
    ['no day', ['--sprint', '7', '--as-of', 'soon'], /--as-of "soon" is no day/],
    ['no unit', ['--sprint', '7', '--unit', 'hours'], /--unit "hours" is none/],
    ['two forms', ['--sprint', '7', '--csv', '--json'], /Choose one of --json, --csv\./],
    ['a board without a sprint', ['--review', '--from', '2026-10-01', '--board', '2'], /goes with --sprint/],
    ['another board', ['--sprint', '7', '--board', '3'], /No sprint "7" is of board 3/],
    [
      'what goes with a review only',
      ['--from', '2026-10-01', '--csv', '--unit', 'issues'],
      /--unit, --csv go with a review/,
    ],
    ['nothing said', [], /Say from when/],
  ])('%s', async (_, more, message) => {
    const days = more.includes('--as-of') || !more.includes('--sprint') ? [] : asOf;
    expect(await refused('--work', exported, ...more, ...days)).toMatch(message);
  });

  it('two sprints of one name: both, and how to tell them apart', async () => {
    const twin = { ...sprint7, id: 9, boardId: 4, startDate: '2026-09-05T08:00:00.000Z' };
    const two = written('two.json', { names, issues: [...issues, issue(20, { [FIELD]: [twin] })] });
    expect(await refused('--work', two, '--sprint', 'Sprint 7', ...asOf)).toMatch(
      /Several sprints are called "Sprint 7"\. Choose one by its id, as --sprint "7":\n {2}7 {2}Sprint 7, .*board 2\n {2}9 {2}Sprint 7, .*board 4/,
    );
    const ran = await throughline(
      'diff',
      '--plan',
      plan,
      '--work',
      two,
      '--sprint',
      'Sprint 7',
      '--board',
      '4',
      '--json',
      ...asOf,
    );
    expect(JSON.parse(ran.out)).toMatchObject({ sprint: { id: 'jira:site.example/9' } });
  });

  it('no sprints in the files: how to export them', async () => {
    const none = written('none.json', {
      names: { customfield_1: 'Story Points' },
      issues: issues.map((one) => ({
        ...one,
        changelog: undefined,
        fields: { ...one.fields, [FIELD]: undefined },
      })),
    });
    expect(await refused('--work', none, '--sprint', '7', ...asOf)).toMatch(
      /The files tell of no sprints\. Export/,
    );
  });

  it('nothing of it in the files', async () => {
    const listed = written('listed.json', {
      values: [
        { ...sprint7, id: 99, name: 'Elsewhere', self: 'https://site.example/rest/agile/1.0/sprint/99' },
      ],
    });
    expect(await refused('--work', exported, '--sprints', listed, '--sprint', 'Elsewhere', ...asOf)).toMatch(
      /None of the 7 work items in the files was in Elsewhere \(99\)/,
    );
  });

  it('a file of sprints that holds none', async () => {
    const wrong = written('wrong.json', { values: [] });
    expect(await refused('--work', exported, '--sprints', wrong, '--sprint', '7', ...asOf)).toContain(
      'wrong.json: It lists no sprints',
    );
  });
});
