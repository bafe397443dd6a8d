import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { GalleryServer } from './gallery-server.ts';
import { pageFor, type HeardPage } from './heard-page.ts';

export type GalleryPage = HeardPage;

interface Shown {
  readonly state: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly options?: BrowserContextOptions;
}

/** One state of the panel, once it has settled. */
export async function showState(browser: Browser, server: GalleryServer, shown: Shown): Promise<GalleryPage> {
  const page = await pageFor(browser, { width: shown.width ?? 320, height: 480, options: shown.options });
  await page.goto(server.address(shown.state, shown.query));
  // Mounted first: a page that has not begun has no skeleton either.
  await page.locator('.tl-root').waitFor({ state: 'attached' });
  if (shown.state !== 'loading') await page.locator('.tl-skeleton').waitFor({ state: 'detached' });
  return page;
}
