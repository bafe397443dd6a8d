import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { trend } from './gallery/world.ts';
import { serveNodeGallery, showNode, type NodeGalleryPage, type NodeGalleryServer } from './node-gallery.ts';

let browser: Browser;
let server: NodeGalleryServer;
let page: NodeGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNodeGallery()]);
});
afterEach(async () => {
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const show = async (id: string, width = 480): Promise<void> => {
  page = await showNode(browser, server, { open: 'details', id, tab: 'trend' }, { width });
};

it('has a twin of itself as a table: every day, and every mark on its day', async () => {
  await show('kr-reply');
  await page.getByText('As a table').click();
  const rows = await page
    .locator('.tl-trend-table tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ' '))),
    );
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const percent = (ppm: number | null): string =>
    ppm === null ? '–' : ppm > 0 && ppm < 10_000 ? '<1 %' : `${Math.floor(ppm / 10_000 + 0.5)} %`;
  const events: Readonly<Record<string, string>> = {
    '2026-10-05': 'Scope added: +8',
    '2026-10-06': 'Scope dropped: −3',
    '2026-10-14': 'The target changed: 20.5 → 25',
    '2026-10-19': 'A value was set by hand',
  };
  expect(rows).toEqual(
    trend.points.map(({ on, progress, expected }) => [
      format.format(new Date(on)),
      percent(progress),
      percent(expected),
      events[on] ?? '',
    ]),
  );
});

it('says what a mark is when it has the focus or is pointed at', async () => {
  await show('kr-reply', 1280);
  const told = page.locator('.tl-trend-said');
  expect(await told.textContent()).toContain('Point at a mark');
  const marks = page.locator('.tl-trend-mark');
  await page.getByRole('tabpanel').focus();
  await page.keyboard.press('Tab');
  expect(await told.textContent()).toBe(await marks.first().getAttribute('aria-label'));
  expect(await told.textContent()).toContain('5 Oct. Scope added: +8; 6 Oct. Scope dropped: −3');
  await page.keyboard.press('Tab');
  expect(await told.textContent()).toContain('The target changed: 20.5 → 25');
  await marks.first().hover();
  expect(await told.textContent()).toContain('Scope added');
});

it('draws as wide as there is room, with text that keeps its size', async () => {
  for (const width of [320, 1280]) {
    await show('kr-reply', width);
    const [chart, figure] = await Promise.all([
      page.locator('.tl-trend-chart').boundingBox(),
      page.locator('.tl-trend-figure').boundingBox(),
    ]);
    expect(Math.abs((chart?.width ?? 0) - (figure?.width ?? 1))).toBeLessThan(1.5);
    expect(
      await page
        .locator('.tl-trend-label')
        .first()
        .evaluate((text) => getComputedStyle(text).fontSize),
    ).toBe('12px');
  }
});

it('tells lines apart without colour', async () => {
  await show('kr-reply');
  const dashes = await Promise.all(
    ['progress', 'expected', 'threshold', 'middle'].map((kind) =>
      page
        .locator(`.tl-trend-legend .tl-trend-${kind}`)
        .evaluate((line) => getComputedStyle(line).strokeDasharray),
    ),
  );
  expect(new Set(dashes).size).toBe(4);
});

it('says that no day is recorded yet, and nothing else', async () => {
  await show('kr-assistant');
  await page.getByText('No day is recorded yet.').waitFor();
  expect(await page.locator('.tl-trend-chart').count()).toBe(0);
});
