import { build, type Plugin } from 'esbuild';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface ServedGallery {
  /** "http://127.0.0.1:1234", and what it is asked for. */
  address(query: Readonly<Record<string, string>>, hash?: string): string;
  close(): Promise<void>;
}

interface GallerySources {
  /** The folder of index.html, page.css and the script. */
  readonly folder: string;
  readonly script: string;
  readonly plugins?: readonly Plugin[];
  /** Files from elsewhere, by the name that the page asks for; null = it is empty. */
  readonly more?: Readonly<Record<string, string | null>>;
}

/**
 * A gallery, bundled as the pages are and served under a content policy as strict as the hosts': no inline script, no
 * style attribute, no style element, no other origin. Files come from its own folder, its bundle, and ui/, by their path there.
 */
export async function serveGalleryOf({
  folder,
  script,
  plugins = [],
  more = {},
}: GallerySources): Promise<ServedGallery> {
  const bundle = await mkdtemp(path.join(os.tmpdir(), 'throughline-gallery-'));
  await build({
    entryPoints: { page: path.join(folder, script) },
    outdir: bundle,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [...plugins],
    logLevel: 'error',
  });
  const places = [folder, bundle, path.resolve(__dirname, '../../ui')];
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const name = pathname === '/' ? 'index.html' : pathname.slice(1);
      const isMore = Object.hasOwn(more, name);
      const file = isMore ? (more[name] ?? null) : await firstOf(places, name);
      response.writeHead(file === null && !isMore ? 404 : 200, {
        'content-type': `${types[path.extname(name)] ?? 'text/plain'}; charset=utf-8`,
        // A page in a sandbox has no origin: its modules are of another one.
        'access-control-allow-origin': '*',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'",
      });
      response.end(file === null ? '' : await readFile(file).catch(() => ''));
    })();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: (query, hash = '') =>
      `http://127.0.0.1:${port}/?${new URLSearchParams(query)}${hash === '' ? '' : `#${hash}`}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => {
        server.close(closed);
      });
      await rm(bundle, { recursive: true, force: true });
    },
  };
}

// ── below ──

async function firstOf(places: readonly string[], name: string): Promise<string | null> {
  for (const place of places) {
    const file = path.join(place, name);
    const found = file.startsWith(place) ? await stat(file).catch(() => null) : null;
    if (found?.isFile()) return file;
  }
  return null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};
