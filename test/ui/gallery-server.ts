import { build } from 'esbuild';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { existsSync } from 'node:fs';
import { realData } from '../real-data.ts';

export interface GalleryServer {
  /** The address of one state of the panel. */
  address(state: string, more?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/**
 * The gallery, bundled as the pages are and served under a content policy as strict as the hosts': no inline script,
 * no style attribute, no style element, no other origin.
 * @param host whose map of the tokens is linked; null = our own colours
 */
export async function serveGallery(host: 'jira' | 'ado' | null = null): Promise<GalleryServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'throughline-gallery-'));
  const script = path.join(folder, 'page.js');
  await build({
    entryPoints: [path.join(__dirname, 'gallery/page.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const ui = path.resolve(__dirname, '../../ui');
  const served: Readonly<Record<string, readonly [type: string, file: string | null]>> = {
    '/': ['text/html', path.join(__dirname, 'gallery/index.html')],
    '/page.js': ['text/javascript', script],
    '/page.css': ['text/css', path.join(__dirname, 'gallery/page.css')],
    '/tokens.css': ['text/css', path.join(ui, 'tokens.css')],
    '/epic-panel.css': ['text/css', path.join(ui, 'epic-panel.css')],
    '/host.css': ['text/css', host === null ? null : path.join(ui, 'hosts', `${host}.css`)],
    '/ado-theme-variables.txt': ['text/plain', realData('wire/ado-theme-variables.txt')],
  };
  const server = createServer((request, response) => {
    void (async () => {
      const found = served[new URL(request.url ?? '/', 'http://localhost').pathname];
      const [type, file] = found ?? ['text/plain', null];
      const body = file !== null && existsSync(file) ? await readFile(file) : '';
      response.writeHead(found ? 200 : 404, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'",
      });
      response.end(body);
    })();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: (state, more = {}) => `http://127.0.0.1:${port}/?${new URLSearchParams({ state, ...more })}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => {
        server.close(closed);
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
