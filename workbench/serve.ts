import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { rmSync } from 'node:fs';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { adoSide, liveAdoPast } from './shell/ado-side.ts';
import { jiraSide, liveJiraPast } from './shell/jira-side.ts';
import { bringPast } from './shell/lived-past.ts';
import { serveShell } from './shell/serve-shell.ts';
import { serveFiles } from './shell/serve-files.ts';
import { ownWorld, sampleWorld, type World } from './shell/world.ts';

export interface ServeOptions {
  /** The project's folder, built. */
  readonly root: string;
  /** Of the page; the two frames take the next two. 0 = whichever are free. */
  readonly port: number;
  /** Where everything stays between runs; null = nowhere. */
  readonly dataDir: string | null;
  /** Forget what was kept. */
  readonly reset: boolean;
  /** Exported work and a plan instead of the sample. */
  readonly own: OwnData | null;
  /** The sample's quarter was lived through when it is new; false = it is as it is, with nothing before. */
  readonly past: boolean;
  /** Says what takes a while. */
  readonly tell: (sentence: string) => void;
}

export interface OwnData {
  readonly plan: { readonly fileName: string; readonly text: string } | null;
  readonly items: readonly WorkItem[];
}

export interface RunningWorkbench {
  /** Where a browser opens it. */
  readonly address: string;
  /** What a person should know, such as a plan that was not taken. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts the local workbench: a page with a Jira-like and an Azure-DevOps-like work item, each with the real built app
 * in a frame of another origin. Listens on this machine only.
 * @throws Error with one sentence when a port is taken or the kept data is broken.
 */
export async function startWorkbench(options: ServeOptions): Promise<RunningWorkbench> {
  const { root, port, dataDir, own } = options;
  if (dataDir && options.reset) rmSync(dataDir, { recursive: true, force: true });
  const now = Date.now();
  const world = own ? ownWorld(own) : sampleWorld(now);

  const servers: Listening[] = [];
  const listen = async (offset: number): Promise<Listening> => {
    const listening = await listenOn(port === 0 ? 0 : port + offset);
    servers.push(listening);
    return listening;
  };
  const folder = (name: string): string | null =>
    dataDir === null ? null : path.join(dataDir, own ? 'own' : 'sample', name);

  if (options.past) await bringPasts(options, world, folder, now);
  try {
    const [page, jiraFrame, adoFrame] = [await listen(0), await listen(1), await listen(2)];
    const jira =
      world.jira && jiraSide({ root, around: page.origin, dataDir: folder('jira'), ...world.jira });
    const ado = world.ado && adoSide({ root, origin: page.origin, dataDir: folder('ado'), ...world.ado });
    page.server.on(
      'request',
      answering(
        serveShell({
          root,
          people: world.people,
          jira: jira && { side: jira, frame: jiraFrame.origin },
          ado: ado && { side: ado, frame: adoFrame.origin },
        }),
      ),
    );
    if (jira) jiraFrame.server.on('request', answering(jira.handleFrame));
    adoFrame.server.on('request', answering(serveFiles(path.join(root, 'dist/ado-extension'))));
    const notices = [...world.notices, ...((await jira?.seed()) ?? []), ...((await ado?.seed()) ?? [])];
    return {
      address: `${page.origin}/`,
      notices,
      async close() {
        jira?.close();
        ado?.close();
        await Promise.all(servers.map(closed));
      },
    };
  } catch (cause) {
    // A workbench that did not start must leave nothing behind.
    await Promise.all(servers.map(closed));
    throw cause;
  }
}

// ── below ──

/** One after the other: they would only wait for each other. */
async function bringPasts(
  { root, tell }: Pick<ServeOptions, 'root' | 'tell'>,
  { jira, ado }: World,
  folderOf: (name: string) => string | null,
  now: number,
): Promise<void> {
  let told = false;
  const tellOnce = (): void => {
    if (!told) tell('The quarter of the sample is lived through first, once a day; it takes some seconds.');
    told = true;
  };
  const bring = async (name: 'jira' | 'ado', live: (folder: string) => Promise<void>): Promise<void> => {
    const folder = folderOf(name);
    if (folder !== null) await bringPast(root, { name, folder, live, tell: tellOnce }, now);
  };
  if (jira?.begun) await bring('jira', (folder) => liveJiraPast(root, jira, folder, now));
  if (ado?.begun) await bring('ado', (folder) => liveAdoPast(root, ado, folder, now));
}

interface Listening {
  readonly server: Server;
  readonly origin: string;
}

async function listenOn(port: number): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Choose another one with --port.`)
          : new Error(`Port ${port} cannot be listened on.`, { cause }),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function answering(handle: Handler) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((cause: unknown) => {
      console.error(cause);
      if (!response.headersSent) response.writeHead(500);
      response.end('The workbench failed at this; its window says why.');
    });
  };
}

async function closed({ server }: Listening): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
