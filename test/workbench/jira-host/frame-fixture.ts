import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { createJiraHost } from '@throughline/workbench/jira-host/host.ts';
import type { JiraHost } from '@throughline/workbench/jira-host/host.ts';
import type { JiraPlace } from '@throughline/workbench/jira-host/place.ts';
import { epicWith, plan } from '../../jira-app/app-fixture.ts';
import { emptySite } from '../../jira-app/site-fixture.ts';

const root = path.resolve(__dirname, '../../..');

/** What the page around has seen of the frame; `path` is the part of its address that is the app's. */
export interface Around {
  readonly seen: {
    readonly navigate: readonly Readonly<Record<string, unknown>>[];
    readonly heights: readonly number[];
    readonly shown: readonly (readonly [path: string, how: string])[];
  };
  mode: 'light' | 'dark';
  path: string;
  readonly frame: {
    emit(event: string, payload: unknown): void;
    modeChanged(): void;
    pathChanged(): void;
  };
}

export interface Framed {
  readonly host: JiraHost;
  readonly page: Page;
  /** Errors of the console and of scripts, those of the content policy among them. */
  readonly complaints: readonly string[];
  app(): ReturnType<Page['frameLocator']>;
  /** Runs in the page around. */
  around<T>(run: (around: Around) => T): Promise<T>;
  close(): Promise<void>;
}

/**
 * The built app's page in its frame, of another site than the page around it, under Forge's content policy; the plan of
 * the fixture is imported, by maria, who also looks.
 * @param path where the page's own part of the address stands at first
 */
export async function framed(browser: Browser, place: JiraPlace, startPath = '/'): Promise<Framed> {
  const servers: Server[] = [];
  const listen = async (handle: RequestListener): Promise<number> => {
    const server = createServer(handle);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, done));
    return (server.address() as AddressInfo).port;
  };
  let host: JiraHost | null = null;
  // The two differ in their host, so they are different sites to the browser.
  const frameAt = `http://127.0.0.1:${await listen((request, response) => void host?.handleFrame(request, response))}`;
  const script = bundled(shell(frameAt, place, startPath));
  const port = await listen((request, response) => {
    if (request.url === '/')
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><iframe width="1200" height="800"></iframe><script src="s.js"></script>');
    else if (request.url === '/s.js') response.setHeader('content-type', 'text/javascript').end(script);
    else void host?.handleShell(request, response);
  });
  const aroundAt = `http://localhost:${port}`;
  const running = createJiraHost({
    root,
    site: { ...emptySite, issues: epicWith(6) },
    dataDir: null,
    around: aroundAt,
  });
  host = running;
  await running.platform.invoke({
    accountId: 'maria',
    place: { kind: 'issue', issue: 'SUP-1' },
    functionKey: 'importPlan',
    payload: { fileName: 'plan.yaml', text: plan },
  });
  const complaints: string[] = [];
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(aroundAt);
  return {
    host: running,
    page,
    complaints,
    app: () => page.frameLocator('iframe'),
    around: (run) => page.evaluate(`(${run.toString()})(window)`),
    async close() {
      await page.close();
      for (const server of servers) server.close().closeAllConnections();
      running.close();
    },
  };
}

// ── below ──

/** The smallest page around the app's frame. */
function shell(frame: string, { kind, ...place }: JiraPlace, startPath: string): string {
  return `
  import { attachFrame } from '${root}/workbench/jira-host/frame/attach-frame.ts';
  const element = document.querySelector('iframe');
  const at = '/jira-host/';
  const who = '?' + new URLSearchParams(${JSON.stringify({ ...place, as: 'maria' })});
  window.seen = { navigate: [], heights: [], shown: [] };
  window.mode = 'light';
  window.path = ${JSON.stringify(startPath)};
  window.frame = attachFrame(element, '${frame}', {
    context: async () => (await fetch(at + 'context' + who)).json(),
    invoke: async (functionKey, payload) => {
      const body = JSON.stringify({ functionKey, payload });
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const answer = await fetch(at + 'invoke' + who, init);
      if (!answer.ok) throw new Error('There was an error invoking the function.');
      return (await answer.json()).value;
    },
    mode: () => window.mode,
    navigate: (to) => window.seen.navigate.push(to),
    url: (to) => 'https://example.atlassian.net/okrs/' + to.moduleKey + '/' + to.path,
    ${
      kind === 'issue'
        ? ''
        : `history: {
      path: () => window.path,
      show: (path, how) => { window.path = path; window.seen.shown.push([path, how]); },
    },`
    }
    flag: () => {},
    height: (height) => window.seen.heights.push(height),
  });
  element.src = '${frame}/';
`;
}

function bundled(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
