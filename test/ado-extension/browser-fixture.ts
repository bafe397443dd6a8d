import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, Frame, Page } from 'playwright-core';
import type { AdoFrameOptions } from '@throughline/workbench/ado-host/frame-options.ts';
import type { MountAdoFrame } from './pages/host-page.ts';
import { listening, support, type Served } from './organisation-fixture.ts';

const root = path.resolve(__dirname, '../..');

/** As scripts/build.mjs builds a page's script. */
const page: BuildOptions = {
  bundle: true,
  // A frame is made for each client, and reads this anew.
  minify: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"' },
};

export async function script(entry: string): Promise<string> {
  const { outputFiles } = await build({ ...page, entryPoints: [path.join(root, entry)] });
  return outputFiles?.[0]?.text ?? '';
}

export const hostScript = (): Promise<string> => script('test/ado-extension/pages/host-page.ts');

const built = path.join(root, 'dist/ado-extension/dist');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};

/** The extension's pages as they are built, below `/dist/`. @throws Error when they are not built */
export async function builtPages(): Promise<Awaited<ReturnType<typeof files>>> {
  if (!existsSync(path.join(built, 'panel.js'))) {
    throw new Error('dist/ado-extension is not built: run "npm run build".');
  }
  const held = readdirSync(built).map((name) => [
    `/dist/${name}`,
    { type: types[path.extname(name)] ?? '', body: readFileSync(path.join(built, name)) },
  ]);
  return files(Object.fromEntries(held) as Parameters<typeof files>[0]);
}

/** Files by path, as a server of their own: another port is another origin. */
export async function files(
  held: Readonly<Record<string, { readonly type: string; readonly body: string | Buffer }>>,
): Promise<{ readonly origin: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    const found = held[new URL(request.url ?? '/', 'http://x').pathname];
    response.writeHead(found ? 200 : 404, { 'Content-Type': found?.type ?? 'text/plain' });
    response.end(found?.body ?? 'Not found');
  });
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const html = (script: string, style = '') => ({
  type: 'text/html; charset=utf-8',
  body:
    `<!doctype html><meta charset="utf-8">${style ? `<link rel="stylesheet" href="${style}">` : ''}` +
    `<body><div id="root"></div><script src="${script}"></script>`,
});
export const js = (body: string) => ({ type: 'text/javascript; charset=utf-8', body });

/** The manifest's ids, as the host composes them. */
const extension = { publisher: 'throughline', id: 'throughline', version: '0.1.0' };

export interface Message {
  readonly to: 'host' | 'extension';
  readonly data: Readonly<Record<string, unknown>>;
}

/** A page around frames, as Azure DevOps is around an extension's. */
export interface HostPage {
  readonly page: Page;
}

export async function openHostPage(browser: Browser, origin: string): Promise<HostPage> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${origin}/host.html`);
  return { page };
}

/** The same, with all that goes between the frames, in the order of arrival: each message then takes a way more. */
export async function openHeardHostPage(
  browser: Browser,
  origin: string,
): Promise<HostPage & { readonly wire: readonly Message[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const wire: Message[] = [];
  await context.exposeBinding('seenOnTheWire', (_, message: Message) => void wire.push(message));
  await context.addInitScript(() => {
    const wired = window as unknown as { seenOnTheWire(message: unknown): void };
    const to = window === window.top ? 'host' : 'extension';
    window.addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data.startsWith('{'))
        wired.seenOnTheWire({ to, data: JSON.parse(data) as unknown });
    });
  });
  await page.goto(`${origin}/host.html`);
  return { page, wire };
}

export type FrameChoice = Partial<Omit<AdoFrameOptions, 'token' | 'onOpenItem'>> & {
  readonly panelUrl: string;
};

/** One frame more in the page; `window.mounted` is its host's end, `window.opened` what it wanted opened. */
export async function showFrame(
  { page }: HostPage,
  served: Served,
  options: FrameChoice,
  who = 'ana',
): Promise<Frame> {
  const all = { ...placeOf(served, who), contribution: 'epic-panel-group', item: null, ...options };
  await page.evaluate(
    ({ given, token }) => {
      const place = document.getElementById('root');
      if (!place) throw new Error('no place for the frame');
      const opened: number[] = [];
      const mount: MountAdoFrame = window.mountAdoFrame;
      const mounted = mount(place, {
        ...(given as Omit<AdoFrameOptions, 'token' | 'onOpenItem'>),
        token: () => token,
        onOpenItem: (id) => void opened.push(id),
      });
      Object.assign(window, { mounted, opened });
    },
    { given: all, token: served.host.tokenFor(who) },
  );
  return frameOf(page, options.panelUrl);
}

/** What every frame is told of where it stands and who looks. */
export const placeOf = (served: Served, who: string) => ({
  restUrl: served.base,
  extension,
  organisation: { id: 'h1', name: served.organisation.name },
  user: { id: who, name: who.replace(/^./, (first) => first.toUpperCase()) },
  project: { id: support, name: served.organisation.project(support)?.name ?? '' },
  team: null as { readonly id: string; readonly name: string } | null,
  culture: 'en-GB',
  theme: 'light' as const,
  handshake: 'new' as 'new' | 'older',
  sandbox: false,
});

export async function frameOf(shown: Page, url: string): Promise<Frame> {
  for (;;) {
    const found = shown.frames().find((one) => one.url() === url);
    if (found) return found;
    await shown.waitForEvent('framenavigated');
  }
}
