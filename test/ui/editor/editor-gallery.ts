import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';
import type { Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';

export interface EditorGallery {
  address(query: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** The editors, bundled as the pages are and served under a content policy as strict as the hosts'. */
export async function serveEditors(): Promise<EditorGallery> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'throughline-editors-'));
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
  const served: Readonly<Record<string, readonly [type: string, file: string]>> = {
    '/': ['text/html', path.join(__dirname, 'gallery/index.html')],
    '/page.js': ['text/javascript', path.join(folder, 'page.js')],
    '/page.css': ['text/css', path.join(__dirname, 'gallery/page.css')],
    '/tokens.css': ['text/css', path.join(ui, 'tokens.css')],
    '/epic-panel.css': ['text/css', path.join(ui, 'epic-panel.css')],
    '/dialog.css': ['text/css', path.join(ui, 'dialog.css')],
    '/editor.css': ['text/css', path.join(ui, 'hierarchy/editor/editor.css')],
  };
  const server = createServer((request, response) => {
    void (async () => {
      const found = served[new URL(request.url ?? '/', 'http://localhost').pathname];
      const body = found && existsSync(found[1]) ? await readFile(found[1]) : '';
      response.writeHead(found ? 200 : 404, {
        'content-type': `${found?.[0] ?? 'text/plain'}; charset=utf-8`,
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

export type EditorPage = HeardPage;

interface Shown {
  readonly open: Opened;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
  readonly options?: BrowserContextOptions;
}

/** One editor, opened by its button as on the page. */
export async function showEditor(
  browser: Browser,
  gallery: EditorGallery,
  shown: Shown,
): Promise<EditorPage> {
  const page = await pageFor(browser, {
    width: shown.width ?? 720,
    height: shown.height ?? 800,
    options: shown.options,
  });
  await page.goto(gallery.address({ open: JSON.stringify(shown.open), ...shown.query }));
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('dialog').waitFor();
  return page;
}

/** The name of what has the focus, as near to what is announced as a test needs. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const input = element as HTMLInputElement | null;
    const label = input?.labels?.[0]?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '')
      .replaceAll('\u00a0', ' ')
      .trim();
  });

/** Moves on until the named thing has the focus; fails when it cannot be reached. */
export async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    const now = await focusedName(page);
    if (now === name) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`"${name}" cannot be reached by ${key}; passed: ${passed.join(' | ')}`);
}

/** What the client was asked by a name, in order. */
export const asked = <T>(page: Page, name: string): Promise<readonly T[]> =>
  page.evaluate(
    (wanted) => editors.client.calls.filter((call) => call.name === wanted).map(({ request }) => request),
    name,
  ) as Promise<readonly T[]>;
