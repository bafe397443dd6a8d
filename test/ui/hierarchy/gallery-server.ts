import type { Plugin } from 'esbuild';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';
import { serveGalleryOf } from '../serve-gallery.ts';

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

/** The page's gallery. */
export async function serveHierarchy(): Promise<HierarchyServer> {
  const served = await serveGalleryOf({
    folder: path.join(__dirname, 'gallery'),
    script: 'page.ts',
    plugins: [probe],
  });
  return {
    address: (state, look = '', more = {}) => served.address({ state, ...more }, look),
    close: () => served.close(),
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
