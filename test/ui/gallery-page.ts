import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { GalleryServer } from './gallery-server.ts';

export interface GalleryPage extends Page {
  /** What the page complained of: errors, and everything that the content policy refused. */
  readonly complaints: readonly string[];
}

interface Shown {
  readonly state: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly options?: BrowserContextOptions;
}

/** One state of the panel in a page of its own context, once it has settled. */
export async function showState(browser: Browser, server: GalleryServer, shown: Shown): Promise<GalleryPage> {
  const page = await browser.newPage({
    viewport: { width: shown.width ?? 320, height: 480 },
    reducedMotion: 'reduce',
    ...shown.options,
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(server.address(shown.state, shown.query));
  // Mounted first: a page that has not begun has no skeleton either.
  await page.locator('.tl-root').waitFor({ state: 'attached' });
  if (shown.state !== 'loading') await page.locator('.tl-skeleton').waitFor({ state: 'detached' });
  return Object.assign(page, { complaints });
}
