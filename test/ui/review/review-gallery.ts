import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';
import { serveGalleryOf, type ServedGallery } from '../serve-gallery.ts';

export type ReviewGalleryPage = HeardPage;

export const serveReviews = (): Promise<ServedGallery> =>
  serveGalleryOf({ folder: path.join(__dirname, 'gallery'), script: 'page.ts' });

interface Shown {
  readonly state?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
  readonly options?: BrowserContextOptions;
}

/** One state of the review, or its settings, once it has settled. */
export async function showReview(
  browser: Browser,
  server: ServedGallery,
  { state = 'full', query = {}, width = 1280, height = 800, options }: Shown,
): Promise<ReviewGalleryPage> {
  const page = await pageFor(browser, { width, height, options });
  await page.goto(server.address({ state, ...query }));
  await page.locator('.tl-panel').waitFor();
  if (state !== 'loading') await page.locator('.tl-skeleton').waitFor({ state: 'detached' });
  return page;
}
