import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { JiraEvent } from './events.ts';
import { installForgeSeam } from './forge-seam.ts';
import { serveFrame } from './frame-server.ts';
import { keptInFolder, keptNowhere } from '../kept-folder.ts';
import { kvsFrom, kvsState, restoreSite, siteState } from './kept.ts';
import { createKvs } from './kvs.ts';
import { entitiesOf, readManifest } from './manifest.ts';
import { pageContext, placeIn } from './place.ts';
import { createForgePlatform } from './platform.ts';
import type { ForgeApp, ForgePlatform } from './platform.ts';
import { changesOf } from './site-changes.ts';
import type { SiteChanges } from './site-changes.ts';
import { createJiraSite } from './site.ts';
import type { JiraSite, JiraSiteData } from './site.ts';

export interface JiraHostOptions {
  /** The project's folder, built: manifest.yml, src/index.js, dist/jira-app/ui, dist/workbench/forge-bridge.js. */
  readonly root: string;
  /** The site as it is at first; what is kept from an earlier run stands over its issues. */
  readonly site: JiraSiteData;
  /** Where data stays between runs; null = nowhere. */
  readonly dataDir: string | null;
  /** Origin of the page around the frame, `http://localhost:4000`. */
  readonly around: string;
  /** The clock of the site and of the store; absent = the machine's. */
  readonly now?: () => number;
  /** Jobs wait until somebody drains the queue; absent = they run at once, beside the pages. */
  readonly jobsWait?: boolean;
}

/**
 * A local Jira with the built app installed. A shell uses it so:
 * - one server (its own origin, so another port) hands every request to `handleFrame`; the frame's address is its `/`;
 * - the shell's server hands `/jira-host/…` to `handleShell`, which its page calls through `attachFrame`
 *   (frame/attach-frame.ts): `GET context?issue=SUP-1&as=maria` and `POST invoke?issue=SUP-1&as=maria`
 *   with `{functionKey, payload}`, answered by `{value}` or, when the function threw, status 500; `project=SUP` in place
 *   of `issue=` stands for the project's page, neither for the page of the whole site;
 * - what people do is `await host.change(by, (jira) => jira.transition('SUP-12', 'Done'))`: the site changes, the
 *   events are delivered and the queue runs empty before it resolves. Then let the page emit JIRA_ISSUE_CHANGED.
 */
export interface JiraHost {
  readonly site: JiraSite;
  readonly platform: ForgePlatform;
  /** Nothing was kept from an earlier run: the app has stored nothing yet. */
  readonly isNew: boolean;
  handleFrame(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** false = not one of its paths. */
  handleShell(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  change(by: string, act: (changes: SiteChanges) => readonly JiraEvent[]): Promise<void>;
  /** The app's scheduled function runs, and the queue runs empty. */
  schedule(): Promise<void>;
  /** Delivers events again, late or in another order: as they are given. */
  fire(events: readonly JiraEvent[]): Promise<void>;
  /** Writes what is still due to the data folder. */
  close(): void;
}

export function createJiraHost(options: JiraHostOptions): JiraHost {
  const { root, dataDir, around, now = Date.now, jobsWait = false } = options;
  installForgeSeam();
  const kept = dataDir === null ? keptNowhere : keptInFolder(dataDir);
  const site = createJiraSite(options.site, now);
  restoreSite(site, kept.read('jira-site'));
  const stored = kept.read('jira-store');
  const kvs = createKvs({
    entities: entitiesOf(readManifest(root)),
    now,
    start: kvsFrom(stored),
    changed: (content) => kept.write('jira-store', () => kvsState(content)),
  });
  // Jobs run one after the other, beside the pages; each page of a count is a job's own work.
  let running: Promise<unknown> = Promise.resolve();
  const platform = createForgePlatform({
    app: loadApp(root),
    site,
    kvs,
    pushed: () => {
      if (!jobsWait) running = running.then(() => platform.queue.drain());
    },
  });
  const settled = async (): Promise<void> => {
    for (let last: unknown = null; last !== running;) {
      last = running;
      await running;
    }
  };

  const host: JiraHost = {
    site,
    platform,
    isNew: stored === null,
    handleFrame: (request, response) => serveFrame(request, response, { root, around }),
    handleShell: (request, response) => handleShell(platform, request, response),
    async change(by, act) {
      const events = act(changesOf(site, by));
      kept.write('jira-site', () => siteState(site));
      await host.fire(events);
    },
    async fire(events) {
      for (const event of events) await platform.fire(event);
      await settled();
    },
    async schedule() {
      await platform.schedule();
      await settled();
    },
    close: () => kept.flush(),
  };
  return host;
}

// ── below ──

/** The built functions, as Forge would run them. */
function loadApp(root: string): ForgeApp {
  return createRequire(path.join(root, 'package.json'))(path.join(root, 'src/index.js')) as ForgeApp;
}

async function handleShell(
  platform: ForgePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shell.invalid');
  const route = `${request.method} ${pathname}`;
  const accountId = searchParams.get('as');
  if (!pathname.startsWith('/jira-host/')) return false;
  const place = placeIn(platform.site, searchParams);
  // Another site's page could post plain text to this address, but not JSON.
  if (request.method === 'POST' && request.headers['content-type'] !== 'application/json') {
    send(response, 415, { message: 'JSON, please.' });
  } else if (!place) {
    send(response, 404, { message: 'There is no such issue or project.' });
  } else if (route === 'GET /jira-host/context') {
    send(response, 200, {
      ...pageContext(platform.site, place),
      accountId,
      locale: 'en_US',
      timezone: 'UTC',
    });
  } else if (route === 'POST /jira-host/invoke') {
    const { functionKey, payload } = JSON.parse(await bodyOf(request)) as {
      functionKey: string;
      payload: unknown;
    };
    try {
      send(response, 200, { value: await platform.invoke({ accountId, place, functionKey, payload }) });
    } catch (cause) {
      // Forge tells the page no more than this; the reason is for the person who runs the workbench.
      console.error(cause);
      send(response, 500, { message: 'There was an error invoking the function.' });
    }
  } else {
    send(response, 404, { message: `${route} is not known.` });
  }
  return true;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
