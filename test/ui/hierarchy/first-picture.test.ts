import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { axeComplaints } from '../axe-clean.ts';
import { pageFor, type HeardPage } from '../heard-page.ts';
import { serveHierarchy, type HierarchyServer } from './gallery-server.ts';

// The first rows stand before the page that they belong to is there; it then takes over, and nobody sees it.

let browser: Browser;
let server: HierarchyServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveHierarchy()]);
});
let page: HeardPage;
let release: () => void;
afterEach(async () => {
  release();
  await page.unrouteAll({ behavior: 'wait' });
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

interface Asked {
  readonly state?: string;
  readonly look?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly kept?: object;
}

/** Opens the page and keeps the rest of it back, until `release`. */
async function open({ state = 'full', look = '', query, width = 1280, kept }: Asked = {}): Promise<void> {
  page = await pageFor(browser, { width, height: 900 });
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/app-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const address = server.address(state, look, query);
  if (kept !== undefined) {
    await page.goto(new URL('/tokens.css', address).href);
    await page.evaluate((text) => localStorage.setItem('hierarchy:10001', text), JSON.stringify(kept));
  }
  await page.goto(address);
}
const rows = () => page.locator('.tl-tree-row');
const whole = () => page.locator('.tl-hierarchy[aria-busy="false"]').waitFor();

/** Every element of the page by what it is: its text, its place, and what it tells who does not see it. */
const looks = () =>
  page.evaluate(() => {
    const found: Record<string, string> = {};
    const seen = innerHeight;
    for (const part of document.querySelectorAll<HTMLElement>('.tl-loaded, .tl-loaded *')) {
      const { x, y, width, height } = part.getBoundingClientRect();
      const row = part.closest<HTMLElement>('[data-at]');
      // Below the window as many rows are drawn as were thought to fit.
      if (row !== null && row.getBoundingClientRect().bottom > seen) continue;
      const siblings = part.parentElement === null ? [] : [...part.parentElement.children];
      // The small lines are read after the rows.
      const shape = part.className.replace(' tl-tree-trend', '');
      const name = row === null ? shape : `row ${row.dataset['at']} ${shape}`;
      const texts = [...part.childNodes].filter((one) => one.nodeType === 3).map((one) => one.textContent);
      const told = ['role', 'aria-label', 'aria-level', 'aria-posinset', 'aria-setsize', 'aria-rowindex']
        .concat(['aria-expanded', 'aria-pressed', 'aria-rowcount', 'title', 'data-remark', 'tabindex', 'dir'])
        .map((attribute) => part.getAttribute(attribute) ?? '-');
      found[`${name} ${siblings.indexOf(part)}`] = [texts.join(''), x, y, width, height, ...told].join('|');
    }
    return found;
  });

describe('the first picture', () => {
  it('stands before the page is there, as a tree that is on its way', async () => {
    await open({ state: '10000' });
    await rows().first().waitFor();
    expect(await page.locator('.tl-hierarchy').getAttribute('aria-busy')).toBe('true');
    const tree = page.getByRole('treegrid');
    const count = Number(await tree.getAttribute('aria-rowcount'));
    expect(count).toBeGreaterThan(5000);
    expect(await page.locator('.tl-tree-rows').evaluate((all) => all.clientHeight)).toBe((count - 1) * 32);
    const [first] = await rows().evaluateAll((all) =>
      all.map((row) =>
        ['aria-level', 'aria-posinset', 'aria-rowindex'].map((name) => row.getAttribute(name)),
      ),
    );
    expect(first).toEqual(['1', '1', '2']);
    expect(await rows().last().boundingBox()).toMatchObject({ height: 32 });
    const elements = await page.evaluate(() => document.querySelectorAll('.tl-root *').length);
    expect(elements).toBeLessThanOrEqual(200);
  });

  it.each([
    ['wide', { state: '10000' }],
    ['with everything that a row can say', { state: 'full' }],
    ['of all projects', { state: 'global' }],
    ['for who may only read', { state: 'reader' }],
    ['with deep rows', { state: 'long' }],
    ['of an address that names the cycle', { look: 'cycle=2026-Q4' }],
    ['in rows of two lines', { width: 800 }],
    ['in rows of three lines', { width: 375 }],
    ['in German', { query: { locale: 'de-DE' } }],
    ['in German, narrow', { query: { locale: 'de-DE' }, width: 820 }],
    ['as it was left: folded, compact', { kept: { all: true, except: [], view: 'tree', dense: true } }],
  ] as const)('looks as the page that takes over: %s', async (_, asked) => {
    await open(asked);
    await rows().first().waitFor();
    const before = await looks();
    expect(Object.keys(before).length).toBeGreaterThan(20);
    await page.evaluate(() => {
      const all = document.querySelectorAll('.tl-tree-row, .tl-tree, .tl-page-header > *, .tl-tools > *');
      Object.assign(globalThis, { stood: [...all] });
    });
    release();
    await whole();
    expect(await looks()).toEqual(before);
    // Element for element: what had the focus, or was looked at by a reader of the screen, is still there.
    const gone = await page.evaluate(
      () =>
        (globalThis as unknown as { stood: HTMLElement[] }).stood.filter(
          (one) => !one.isConnected && one.dataset['at'] === undefined,
        ).length,
    );
    expect(gone).toBe(0);
    expect(
      await page.evaluate(() => (globalThis as unknown as { stood: Element[] }).stood[0]!.isConnected),
    ).toBe(true);
  });

  it('is in the reader’s language before the other words are there', async () => {
    await open({ query: { locale: 'de-DE' } });
    await rows().first().waitFor();
    expect(await page.locator('#root').getAttribute('lang')).toBe('de');
    expect(await page.locator('.tl-tree-head').textContent()).toContain('Ziel oder Schlüsselergebnis');
    expect(await page.locator('.tl-count').textContent()).toBe('17 Zeilen');
  });

  it('leaves to the page what it does not draw, and says meanwhile that it loads', async () => {
    for (const look of ['view=table', 'find=guide', 'group=owner', 'node=kr-guides']) {
      await open({ look });
      await page.getByText('Loading the objectives').waitFor({ state: 'attached' });
      expect(await rows().count()).toBe(0);
      release();
      await whole();
      await page.locator('.tl-tree-row, .tl-heat-table').first().waitFor();
    }
  });

  it('is clean for axe, in every look', async () => {
    await open();
    await rows().first().waitFor();
    expect(await axeComplaints(page)).toEqual([]);
  });

  it('is taken away with the page, and nothing comes after it', async () => {
    await open();
    await rows().first().waitFor();
    await page.evaluate(() => hierarchyGallery.unmount());
    release();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.getElementById('root')!.childElementCount)).toBe(0);
  });

  it('says so when the rest of the page cannot be loaded', async () => {
    await open();
    await page.unrouteAll();
    await page.route('**/app-*.js', (route) => route.abort());
    await page.reload();
    await page.waitForFunction(() => document.title === 'lost');
    expect(await rows().count()).toBeGreaterThan(0);
    page.complaints.length = 0;
  });
});

describe('what is done before the page is there is done by it', () => {
  const active = () => page.locator('.tl-tree-active');
  const dialog = () => page.getByRole('dialog').locator('h2');

  it('keys, one after the other', async () => {
    await open();
    await rows().first().waitFor();
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.tl-tree').evaluate((tree) => tree.scrollTop)).toBe(0);
    await page.keyboard.press('Enter');
    const title = await rows().nth(2).locator('.tl-tree-name').textContent();
    expect(await active().count()).toBe(0);
    release();
    await dialog().waitFor();
    expect(await active().locator('.tl-tree-name').textContent()).toBe(title);
    expect(await active().getAttribute('data-at')).toBe('2');
  });

  it('a press on a number, which the page then explains; the tree has the focus', async () => {
    await open();
    await rows().nth(3).locator('.tl-tree-number').click();
    release();
    await dialog().waitFor();
    expect(await dialog().textContent()).toContain('"tab":"why"');
    expect(await active().getAttribute('data-at')).toBe('3');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treegrid');
  });

  it('a press on the mark that folds', async () => {
    await open();
    await rows()
      .first()
      .locator('.tl-tree-name')
      .click({ position: { x: 6, y: 16 } });
    const all = await page.locator('.tl-tree').getAttribute('aria-rowcount');
    release();
    await page.locator('.tl-tree-row[data-at="0"][aria-expanded="false"]').waitFor();
    expect(await page.locator('.tl-tree').getAttribute('aria-rowcount')).not.toBe(all);
  });

  it('a press on a tool', async () => {
    await open();
    await page.getByRole('button', { name: 'Sort: as aligned' }).click();
    release();
    const choice = page.getByRole('radio', { name: 'health, worst first' });
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
  });

  it('what is typed to find, with the caret where it was', async () => {
    await open();
    await page.locator('.tl-find').click();
    await page.keyboard.type('gui');
    release();
    await page.getByText(' of 17 rows').waitFor();
    expect(await page.locator('.tl-find').inputValue()).toBe('gui');
    await page.keyboard.type('des');
    expect(await page.locator('.tl-find').inputValue()).toBe('guides');
  });

  it('scrolling: rows come along at once, and stay where they are', async () => {
    await open({ state: '10000' });
    await rows().first().waitFor();
    await page.locator('.tl-tree').evaluate((tree) => (tree.scrollTop = 64_000));
    const row = page.locator('.tl-tree-row[data-at="2010"]');
    await row.waitFor();
    const before = [await row.textContent(), await row.boundingBox()];
    await row.evaluate((one) => Object.assign(globalThis, { one }));
    release();
    await whole();
    expect([await row.textContent(), await row.boundingBox()]).toEqual(before);
    expect(await page.locator('.tl-tree').evaluate((tree) => tree.scrollTop)).toBe(64_000);
    expect(await row.evaluate((one) => one === (globalThis as unknown as { one: Element }).one)).toBe(true);
  });
});
