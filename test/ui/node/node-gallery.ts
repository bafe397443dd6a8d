import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';
import { serveGalleryOf, type ServedGallery } from '../serve-gallery.ts';

export type NodeGalleryServer = ServedGallery;
export type Query = Readonly<Record<string, string>>;

export const serveNodeGallery = (): Promise<NodeGalleryServer> =>
  serveGalleryOf({ folder: path.join(__dirname, 'gallery'), script: 'page.tsx' });

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
