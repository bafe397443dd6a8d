import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  serveHierarchy,
  showHierarchy,
  type HierarchyGalleryPage,
  type HierarchyServer,
} from './gallery-server.ts';

let browser: Browser;
let server: HierarchyServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveHierarchy()]);
});
let page: HierarchyGalleryPage;
afterEach(async () => {
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

// 640 px is also what a window of 1280 px has left at a zoom of 200 %, and 320 px what one of 640 px has.
const WIDTHS = [320, 480, 640, 960, 1280, 2560];

it.each([
  ['full', ''],
  ['global', 'group=project&health=at-risk&health=on-track&owner=Growth&below=o-company'],
  ['long', ''],
  ['long', 'view=picture'],
  ['full', 'view=table'],
  ['empty', ''],
  ['no-cycle', ''],
  ['loading', ''],
  ['error', ''],
])('%s %s fits from 320 to 2560 px: no scrolling sideways, nothing outside its row', async (state, look) => {
  page = await showHierarchy(browser, server, { state, look });
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 });
    await page.waitForTimeout(50);
    const found = await page.evaluate(() => {
      const outside = [...document.querySelectorAll('.tl-tree-row')].flatMap((row) => {
        const frame = row.getBoundingClientRect();
        return [...row.children]
          .filter((cell) => {
            const box = cell.getBoundingClientRect();
            return (
              box.left < frame.left - 1 ||
              box.right > frame.right + 1 ||
              box.top < frame.top - 1 ||
              box.bottom > frame.bottom + 1
            );
          })
          .map((cell) => `${cell.className} of "${row.firstElementChild?.textContent}"`);
      });
      const over = document.documentElement.scrollWidth - window.innerWidth;
      return [...outside, ...(over > 0 ? [`${over} px too wide`] : [])];
    });
    wrong.push(...found.map((text) => `${width}: ${text}`));
  }
  expect(wrong).toEqual([]);
});

it('loses nothing when the columns fold: the same cells are there, no two of them on each other', async () => {
  page = await showHierarchy(browser, server, { state: 'full' });
  await page.locator('.tl-tree-row').first().waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 1600 });
    await page.waitForTimeout(50);
    const overlaps = await page.evaluate(() =>
      [...document.querySelectorAll('.tl-tree-row')].flatMap((row) => {
        const boxes = [...row.children].map((cell) => ({ cell, box: cell.getBoundingClientRect() }));
        return boxes.flatMap(({ cell, box }, at) =>
          boxes
            .slice(at + 1)
            .filter(
              ({ box: other }) =>
                Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
                Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 3,
            )
            .map(({ cell: other }) => `${cell.className} on ${other.className}`),
        );
      }),
    );
    expect([width, [...new Set(overlaps)]]).toEqual([width, []]);
    const hidden = await page
      .locator('.tl-tree-row > *')
      .evaluateAll((cells) => cells.filter((cell) => cell.textContent && cell.clientHeight < 14).length);
    expect([width, hidden]).toEqual([width, 0]);
  }
});

it('has rows of 32, or 28, or more lines, as its width says, and scrolls by them', async () => {
  page = await showHierarchy(browser, server, { state: '400' });
  const height = async (): Promise<number> => {
    await page.waitForTimeout(100);
    const row = await page.locator('.tl-tree-row').first().boundingBox();
    const rows = await page.locator('.tl-tree-rows').boundingBox();
    expect(rows?.height).toBe(400 * (row?.height ?? 0));
    return row?.height ?? 0;
  };
  expect(await height()).toBe(32);
  await page.locator('.tl-page-header').getByRole('button', { name: 'More' }).click();
  await page.getByLabel('Compact rows').check();
  await page.keyboard.press('Escape');
  expect(await height()).toBe(28);
  await page.setViewportSize({ width: 640, height: 900 });
  expect(await height()).toBe(52);
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await height()).toBe(84);
  await page.reload();
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await height()).toBe(28);
});

it('stands figures in one right-aligned column, in every form', async () => {
  page = await showHierarchy(browser, server, { state: 'full' });
  await page.locator('.tl-tree-row').first().waitFor();
  for (const width of [320, 640, 1280]) {
    await page.setViewportSize({ width, height: 1600 });
    const edges = await page
      .locator('.tl-tree-number')
      .evaluateAll((numbers) => numbers.map((number) => Math.round(number.getBoundingClientRect().right)));
    expect(edges.length).toBeGreaterThan(10);
    expect(new Set(edges).size).toBe(1);
  }
});

it('draws the bar and its tick where they belong, and the edges as they are', async () => {
  page = await showHierarchy(browser, server, { state: 'full' });
  const row = page.locator('.tl-tree-row', { hasText: 'Customers stay' });
  const drawn = await row.evaluate((element) => {
    const style = getComputedStyle(element);
    return ['--tl-done', '--tl-expected', '--tl-threshold'].map((name) => style.getPropertyValue(name));
  });
  expect(drawn).toEqual(['42', '24', '70']);
  const supporting = page.locator('.tl-tree-supports').first();
  const solid = page.locator('.tl-tree-row[aria-level="3"]:not(.tl-tree-supports)').first();
  const edge = (of: typeof solid) =>
    of.evaluate((element) =>
      getComputedStyle(element).backgroundImage.startsWith('repeating-linear-gradient'),
    );
  expect([await edge(supporting), await edge(solid)]).toEqual([true, false]);
});

it('keeps bars, marks and edges in forced colours, in the reader’s own', async () => {
  page = await showHierarchy(browser, server, { state: 'full', options: { forcedColors: 'active' } });
  const row = page.locator('.tl-tree-row', { hasText: 'Yearly churn' });
  const images = await row.evaluate((element) => [
    getComputedStyle(element, '::before').backgroundImage,
    getComputedStyle(element.querySelector('.tl-tree-health')!, '::before').backgroundImage,
    getComputedStyle(element).backgroundImage,
  ]);
  for (const image of images) expect(image).toContain('gradient');
});
