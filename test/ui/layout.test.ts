import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { states } from './gallery/states.ts';
import { showState } from './gallery-page.ts';
import { serveGallery, type GalleryServer } from './gallery-server.ts';

let browser: Browser;
let server: GalleryServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveGallery()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

// 320 px is also what a frame of 640 px has left at a zoom of 200 %.
it.each(Object.keys(states))('%s fits from 320 to 1000 px without scrolling sideways', async (state) => {
  const page = await showState(browser, server, { state });
  for (const number of await page.locator('button.tl-number').all()) await number.click();
  const overflow: number[] = [];
  for (const width of [320, 480, 640, 1000]) {
    await page.setViewportSize({ width, height: 480 });
    overflow.push(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth));
  }
  expect(overflow).toEqual([0, 0, 0, 0]);
  expect(page.complaints).toEqual([]);
});

it('fits at 320 px when the text alone is twice as large', async () => {
  const page = await showState(browser, server, { state: 'long' });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.tl-root, .tl-root * { font-size: 28px !important; line-height: 1.4 !important }');
    document.adoptedStyleSheets = [sheet];
  });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

it('puts the numbers of all rows in one right-aligned column, in both forms', async () => {
  for (const width of [320, 1000]) {
    const page = await showState(browser, server, { state: 'extremes', width });
    const edges = await page
      .locator('.tl-key-result .tl-number')
      .evaluateAll((numbers) => numbers.map((number) => Math.round(number.getBoundingClientRect().right)));
    expect(edges.length).toBeGreaterThan(4);
    expect(new Set(edges).size).toBe(1);
    const figures = await page
      .locator('.tl-key-result .tl-number')
      .first()
      .evaluate((number) => getComputedStyle(number).fontVariantNumeric);
    expect(figures).toContain('tabular-nums');
  }
});

it('draws the bar, the tick of today and the threshold where they belong', async () => {
  const page = await showState(browser, server, { state: 'full', width: 480 });
  const bar = page.locator('.tl-bar-tall');
  const box = await bar.boundingBox();
  const [done, tick, threshold] = await Promise.all([
    bar.locator('.tl-bar-done').boundingBox(),
    bar.locator('.tl-bar-tick').boundingBox(),
    bar.locator('.tl-bar-threshold').boundingBox(),
  ]);
  const along = (x: number) => Math.round(((x - (box?.x ?? 0)) / (box?.width ?? 1)) * 100);
  expect(along((done?.x ?? 0) + (done?.width ?? 0))).toBe(40);
  expect(along(tick?.x ?? 0)).toBe(24);
  expect(along(threshold?.x ?? 0)).toBe(70);
});

it('tells the host how tall it is, and 0 where there is nothing to show', async () => {
  const page = await showState(browser, server, { state: 'full' });
  const before = await page.evaluate(() => gallery.sizes.at(-1));
  expect(before).toBe(await page.evaluate(() => document.getElementById('root')?.offsetHeight));
  await page.locator('[data-node=kr-assistant]').click();
  await page.getByText('SUP-1', { exact: true }).waitFor();
  expect(await page.evaluate(() => gallery.sizes.at(-1))).toBeGreaterThan(before ?? 0);

  const empty = await showState(browser, server, { state: 'nothing' });
  expect(await empty.locator('#root').innerHTML()).toBe('');
  expect(await empty.evaluate(() => gallery.sizes.at(-1))).toBe(0);
});

it('speaks its own direction inside a page that runs from right to left', async () => {
  const page = await showState(browser, server, { state: 'full', query: { dir: 'rtl' } });
  expect(await page.locator('#root').getAttribute('dir')).toBe('ltr');
  // A dictionary that runs from right to left turns the bars too.
  await page.locator('#root').evaluate((root) => root.setAttribute('dir', 'rtl'));
  const bar = await page.locator('.tl-bar-tall').boundingBox();
  const done = await page.locator('.tl-bar-tall .tl-bar-done').boundingBox();
  expect(Math.round((done?.x ?? 0) + (done?.width ?? 0))).toBe(Math.round((bar?.x ?? 0) + (bar?.width ?? 0)));
});
