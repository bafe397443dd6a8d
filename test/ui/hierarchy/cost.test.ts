import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  serveHierarchy,
  showHierarchy,
  type HierarchyGalleryPage,
  type HierarchyServer,
} from './gallery-server.ts';

// What ten thousand rows cost, counted; times are the bench's (F14).

let browser: Browser;
let server: HierarchyServer;
let page: HierarchyGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveHierarchy()]);
  page = await showHierarchy(browser, server, { state: '10000', width: 1280 });
  await page.locator('.tl-tree-row').first().waitFor();
});
afterAll(async () => {
  expect(page.complaints).toEqual([]);
  await Promise.all([browser.close(), server.close()]);
});

const twoPictures = () =>
  page.evaluate(async () => {
    for (let picture = 0; picture < 2; picture += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

/** How many rows, or parts of them, were put into the page while something was done, until two pictures later. */
const put = async (act: () => Promise<unknown>): Promise<number> => {
  await twoPictures();
  await page.evaluate(() => {
    const seen = { rows: 0 };
    Object.assign(globalThis, { seen });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) seen.rows += addedNodes.length;
    }).observe(document.querySelector('.tl-tree-rows')!, { childList: true, subtree: true });
  });
  await act();
  await twoPictures();
  return page.evaluate(() => (globalThis as unknown as { seen: { rows: number } }).seen.rows);
};

it('keeps at most 200 elements in the page, wherever one has scrolled', async () => {
  const elements = () => page.evaluate(() => document.querySelectorAll('.tl-root *').length);
  expect(await elements()).toBeLessThanOrEqual(200);
  await page.evaluate(() => (document.querySelector('.tl-tree')!.scrollTop = 100_001));
  await page.locator('.tl-tree-row[data-at="3130"]').waitFor();
  expect(await elements()).toBeLessThanOrEqual(200);
  await page.evaluate(() => (document.querySelector('.tl-tree')!.scrollTop = 0));
  await page.locator('.tl-tree-row[data-at="0"]').waitFor();
});

it('draws one row for a step of one row, and none for what stays', async () => {
  const scroll = () => page.evaluate(() => document.querySelector('.tl-tree')!.scrollBy(0, 32));
  expect(await put(scroll)).toBeLessThanOrEqual(1);
});

it('draws no row anew for a key that moves among the rows', async () => {
  await page.locator('.tl-tree').focus();
  await page.keyboard.press('Home');
  await page.locator('.tl-tree-row[data-at="0"]').waitFor();
  expect(await put(() => page.keyboard.press('ArrowDown'))).toBe(0);
  expect(await page.locator('.tl-tree-active').getAttribute('data-at')).toBe('1');
});

it('has drawn its first rows before it waits for the machine’s own formats and orders', async () => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    for (const name of ['NumberFormat', 'DateTimeFormat', 'Collator', 'PluralRules'] as const) {
      const made = Intl[name];
      (Intl as unknown as Record<string, unknown>)[name] = new Proxy(made, {
        construct: (target, given, self) => (asked.push(name), Reflect.construct(target, given, self)),
        apply: (target, self, given) => (asked.push(name), Reflect.apply(target as never, self, given)),
      });
    }
    const compared = Object.getOwnPropertyDescriptor(String.prototype, 'localeCompare')!;
    const compare = compared.value as (this: string, that: string, ...more: unknown[]) => number;
    // oxlint-disable-next-line no-extend-native -- to see who calls it
    Object.defineProperty(String.prototype, 'localeCompare', {
      ...compared,
      value(this: string, that: string, ...more: unknown[]) {
        asked.push('localeCompare');
        return compare.call(this, that, ...more);
      },
    });
    new MutationObserver((_, watch) => {
      if (document.querySelector('.tl-tree-row') === null) return;
      watch.disconnect();
      Object.assign(globalThis, { askedFirst: [...asked] });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await page.locator('.tl-tree-row').first().waitFor();
  const asked = await page.evaluate(() => (globalThis as unknown as { askedFirst: string[] }).askedFirst);
  expect(asked).toEqual([]);
});
