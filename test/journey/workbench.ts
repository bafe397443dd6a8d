import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';

const root = path.resolve(__dirname, '../..');

/** The workbench as `npm start` runs it, in a process of its own. */
export interface Started {
  readonly address: string;
  /** Everything that it said. */
  readonly said: () => string;
  stop(): Promise<void>;
}

// The first start of a day lives through the quarter of the sample, and a slow machine takes its time for it.
jest.setTimeout(1_200_000);

/**
 * With the quarter of the sample lived through; `--no-past` where nobody looks at it.
 * @throws Error with what it said when it ends or gives no address
 */
export function startWorkbench(dataDir: string, ...more: readonly string[]): Promise<Started> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'cli/bin/throughline.mjs'), 'serve', '--port', '0', '--data', dataDir, ...more],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (address) resolve({ address, said: () => said, stop: () => stop(child) });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The workbench ended with ${code}: ${said}`)));
  });
}

/** A folder for its data, gone after the suite. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-'));
  // Tried again: a workbench that is being stopped may still write into it.
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 }));
  return folder;
}

export const hosts = ['jira', 'ado'] as const;
export type HostName = (typeof hosts)[number];

/** The panel inside its frame. */
export function panelOf(page: Page, host: HostName): FrameLocator {
  return page.frameLocator(`[data-host=${host}] iframe`);
}

/** Every number of the panel by what it stands for, once it is there. */
export async function numbersOf(page: Page, host: HostName): Promise<Readonly<Record<string, string>>> {
  const buttons = panelOf(page, host).getByRole('button', { name: /, why\? / });
  await buttons.first().waitFor();
  const names = await buttons.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  return Object.fromEntries(
    names.map((name) => {
      // Between a number and its sign stands a space that does not break.
      const [number = '', title = ''] = name.replaceAll('\u00a0', ' ').split(', why? ');
      return [title, number] as const;
    }),
  );
}

// ── below ──

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGINT');
  await ended;
}
