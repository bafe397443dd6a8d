import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { dataFolder, numbersOf, startWorkbench } from './workbench.ts';

const root = path.resolve(__dirname, '../..');

/** As Jira's search answers: an epic, three stories below it, one of them cancelled. */
const issues = [
  issue(1, 'Epic', 'In Progress', { hierarchyLevel: 1 }),
  issue(2, 'Story', 'Done', { parent: 'OWN-1', resolution: 'Done' }),
  issue(3, 'Story', 'To Do', { parent: 'OWN-1' }),
  issue(4, 'Story', 'Done', { parent: 'OWN-1', resolution: "Won't Do" }),
];

const plan = `throughline: 1
cycle: { id: Q, start: 2026-01-01, end: 2026-12-31 }
objectives:
  - id: o-own
    title: Our own objective
    keyResults:
      - { id: kr-own, title: Our own key result, measure: { kind: work, count: issues, items: [OWN-1] } }
      - { id: kr-typed, title: A typed one, measure: { kind: yesNo, done: true } }
`;

describe('exports of one’s own', () => {
  const folder = dataFolder();
  const file = (name: string, text: string): string => {
    const at = path.join(folder, name);
    writeFileSync(at, text);
    return at;
  };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('shows in the panel what the command line prints', async () => {
    const own = [
      '--work',
      file('work.json', JSON.stringify({ issues, isLast: true })),
      '--plan',
      file('plan.yaml', plan),
    ];
    const printed = throughline('evaluate', ...own, '--json');
    expect(printed.status).toBe(0);
    const { objectives, keyResults } = JSON.parse(printed.stdout) as Record<
      'objectives' | 'keyResults',
      readonly { id: string; percent: string }[]
    >;
    const percentOf = Object.fromEntries(
      [...objectives, ...keyResults].map(({ id, percent }) => [id, `${percent} %`]),
    );
    // One of two that count is done; the cancelled one is left out.
    expect(percentOf).toEqual({ 'o-own': '75 %', 'kr-own': '50 %', 'kr-typed': '100 %' });

    const workbench = await startWorkbench(path.join(folder, 'data'), ...own);
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await page.goto(workbench.address);
      expect(await numbersOf(page, 'jira')).toEqual({
        'Our own objective': percentOf['o-own'],
        'Our own key result': percentOf['kr-own'],
        'A typed one': percentOf['kr-typed'],
      });
      await page.close();
    } finally {
      await workbench.stop();
    }
  });

  it('answers to this machine by its own name only', async () => {
    const workbench = await startWorkbench(path.join(folder, 'named'), '--no-past');
    try {
      const { port } = new URL(workbench.address);
      const statusFor = (host: string): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          get({ host: '127.0.0.1', port, path: '/api/shell', headers: { host } }, (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          }).on('error', reject);
        });
      expect(await statusFor(`localhost:${port}`)).toBe(200);
      expect(await statusFor('rebound.example')).toBe(403);
    } finally {
      await workbench.stop();
    }
  });

  it('does not start on a plan or on work that is not good, and says all of it', () => {
    const ended = throughline(
      'serve',
      '--plan',
      file('bad.yaml', plan.replace('count: issues', 'count: apples').replace('2026-12-31', '2026-02-30')),
      '--work',
      file('login.json', '<!doctype html><title>Log in</title>'),
    );
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/bad\.yaml:2:.*2026-02-30/);
    expect(ended.stderr).toMatch(/bad\.yaml:7:.*apples/);
    expect(ended.stderr).toMatch(/login\.json: .*(HTML|page)/);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });
});

// ── below ──

function throughline(...args: readonly string[]) {
  return spawnSync(process.execPath, [path.join(root, 'cli/bin/throughline.mjs'), ...args], {
    encoding: 'utf8',
  });
}

function issue(
  id: number,
  type: string,
  status: string,
  more: { hierarchyLevel?: number; parent?: string; resolution?: string } = {},
): object {
  const category = { 'To Do': 'new', 'In Progress': 'indeterminate', Done: 'done' }[status];
  return {
    id: String(10_000 + id),
    key: `OWN-${id}`,
    fields: {
      summary: `${type} ${id}`,
      issuetype: { id: type, name: type, subtask: false, hierarchyLevel: more.hierarchyLevel ?? 0 },
      project: { id: '1', key: 'OWN', name: 'Own' },
      status: { id: status, name: status, statusCategory: { key: category } },
      resolution: more.resolution ? { id: more.resolution, name: more.resolution } : null,
      updated: '2026-06-01T12:00:00.000+0000',
      ...(more.parent ? { parent: { id: '10001', key: more.parent } } : {}),
    },
  };
}
