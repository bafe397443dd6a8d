import { build, type Plugin } from 'esbuild';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';

export interface HierarchyServer {
  /** The address of one state of the page; `look` is what the page's own address says. */
  address(state: string, look?: string, more?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** What opens over the rows has galleries of its own; here it only says what was opened. */
const probe: Plugin = {
  name: 'opened-probe',
  setup(bundle) {
    bundle.onResolve({ filter: /\/opened\.tsx$/ }, () => ({
      path: path.join(__dirname, 'gallery/opened-probe.tsx'),
    }));
  },
};

/** The page's gallery, under a content policy as strict as the hosts' (as test/ui/gallery-server.ts). */
export async function serveHierarchy(): Promise<HierarchyServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'throughline-hierarchy-'));
  await build({
    entryPoints: [path.join(__dirname, 'gallery/page.ts')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [probe],
    logLevel: 'error',
  });
  const ui = path.resolve(__dirname, '../../../ui');
  const served: Readonly<Record<string, string>> = {
    '/': path.join(__dirname, 'gallery/index.html'),
    '/page.css': path.join(__dirname, 'gallery/page.css'),
    '/tokens.css': path.join(ui, 'tokens.css'),
    '/epic-panel.css': path.join(ui, 'epic-panel.css'),
    '/dialog.css': path.join(ui, 'dialog.css'),
    '/hierarchy.css': path.join(ui, 'hierarchy/hierarchy.css'),
    '/hierarchy-rows.css': path.join(ui, 'hierarchy/hierarchy-rows.css'),
  };
  const types: Readonly<Record<string, string>> = {
    '': 'text/html',
    '.html': 'text/html',
    '.css': 'text/css',
    '.js': 'text/javascript',
  };
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const file = served[pathname] ?? path.join(folder, path.basename(pathname));
      const body = await readFile(file).catch(() => null);
      response.writeHead(body === null ? 404 : 200, {
        'content-type': `${types[path.extname(file)] ?? 'text/plain'}; charset=utf-8`,
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'",
      });
      response.end(body ?? '');
    })();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: (state, look = '', more = {}) =>
      `http://127.0.0.1:${port}/?${new URLSearchParams({ state, ...more })}#${look}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => {
        server.close(closed);
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type HierarchyGalleryPage = HeardPage;

interface Shown {
  readonly state: string;
  readonly look?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
  readonly options?: BrowserContextOptions;
}

/** One state, once it has settled. */
export async function showHierarchy(
  browser: Browser,
  server: HierarchyServer,
  { state, look, query, width = 1280, height = 900, options }: Shown,
): Promise<HierarchyGalleryPage> {
  const page = await pageFor(browser, { width, height, options });
  await page.goto(server.address(state, look, query));
  await page.locator('.tl-hierarchy').waitFor({ state: 'attached' });
  if (state !== 'loading') await page.locator('.tl-hierarchy[aria-busy="false"]').waitFor();
  return page;
}
