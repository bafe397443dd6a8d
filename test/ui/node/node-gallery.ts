import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';

export interface NodeGalleryServer {
  address(query: Query): string;
  close(): Promise<void>;
}
export type Query = Readonly<Record<string, string>>;

/** The gallery, bundled as the pages are and served under a content policy as strict as the hosts'. */
export async function serveNodeGallery(): Promise<NodeGalleryServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'throughline-node-gallery-'));
  await build({
    entryPoints: [path.join(__dirname, 'gallery/page.tsx')],
    outfile: path.join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const ui = path.resolve(__dirname, '../../../ui');
  const places = [path.join(__dirname, 'gallery'), folder, ui];
  const server = createServer((request, response) => {
    void (async () => {
      const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
      const name = asked === '/' ? 'index.html' : asked.slice(1);
      const file = places.map((place) => path.join(place, name)).find((one) => existsSync(one));
      response.writeHead(file ? 200 : 404, {
        'content-type': `${types[path.extname(name)] ?? 'text/plain'}; charset=utf-8`,
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'",
      });
      response.end(file ? await readFile(file) : '');
    })();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: (query) => `http://127.0.0.1:${port}/?${new URLSearchParams(query)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => {
        server.close(closed);
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export type NodeGalleryPage = HeardPage;

/** One state of the gallery, once it is mounted. */
export async function showNode(
  browser: Browser,
  server: NodeGalleryServer,
  query: Query,
  more: { readonly width?: number; readonly options?: BrowserContextOptions } = {},
): Promise<NodeGalleryPage> {
  const page = await pageFor(browser, { width: more.width ?? 320, height: 720, options: more.options });
  await page.goto(server.address(query));
  await page.locator('#kr-reply').waitFor({ state: 'attached' });
  if (query['hang'] === undefined) await page.locator('.tl-skeleton').first().waitFor({ state: 'detached' });
  return page;
}

/** What the client was asked under this name, oldest first. */
export const asked = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (of) => nodeGallery.client.calls.filter((call) => call.name === of).map(({ request }) => request),
    name,
  );
