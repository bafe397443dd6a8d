import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import type { ServedGallery } from '../serve-gallery.ts';
import { serveReviews, showReview, type ReviewGalleryPage } from './review-gallery.ts';

let browser: Browser;
let server: ServedGallery;
let page: ReviewGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveReviews()]);
});
afterEach(() => expect(page.complaints).toEqual([]));
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

/** Azure DevOps' widgets: units of 160 px with gaps of 10. */
const widget = (units: number): number => units * 160 + (units - 1) * 10;
// 640 px is also what a window of 1280 px has left at a zoom of 200 %.
const WIDTHS = [320, widget(2), 400, 480, widget(3), 640, widget(4), 680, 800, 960, 1280, 1600, 1920, 2560];

it.each([
  'full',
  'under-way',
  'period',
  'long',
  'many',
  'beyond',
  'nothing-linked',
  'restricted-only',
  'loading',
  'error',
  'not-configured',
])('%s fits from 320 to 2560 px: no scrolling sideways, no word cut off', async (state) => {
  page = await showReview(browser, server, { state });
  if (state === 'full' || state === 'long') await openAll();
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 });
    wrong.push(...(await tooWide()).map((text) => `${width}: ${text}`));
  }
  expect(wrong).toEqual([]);
});

it.each(['en-GB', 'de-DE'])('settings fit from 320 to 960 px in %s', async (locale) => {
  const request = { team: '12', span: { kind: 'sprint', sprint: 'jira:acme/4' }, objectives: ['o-1'] };
  page = await showReview(browser, server, {
    query: { settings: 'own', locale, request: JSON.stringify({ ...request, unit: 'issues' }) },
  });
  for (const width of [320, 480, 960]) {
    await page.setViewportSize({ width, height: 720 });
    expect([width, await tooWide()]).toEqual([width, []]);
  }
});

it('the smallest widget shows the work and the top mover before it is scrolled', async () => {
  const side = widget(2);
  page = await showReview(browser, server, { state: 'full', width: side, height: side });
  for (const text of ['Done', 'Not done', 'Customers get an answer while they still care', '54 %']) {
    const box = await page.getByText(text, { exact: true }).first().boundingBox();
    expect(box).not.toBeNull();
    expect([text, box!.y >= 0 && box!.y + box!.height <= side]).toEqual([text, true]);
  }
});

it('draws the steps where there is room, and says them in a line where there is not', async () => {
  page = await showReview(browser, server, { state: 'full', width: 320 });
  const [line, drawing] = [
    page.locator('.tl-review-causes').first(),
    page.locator('.tl-review-waterfall').first(),
  ];
  expect([await line.isVisible(), await drawing.isVisible()]).toEqual([true, false]);
  for (const width of [480, 960, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    expect([width, await line.isVisible(), await drawing.isVisible()]).toEqual([width, false, true]);
  }
});

it('each step begins where the one above it ended, and the last ends where the line ends', async () => {
  page = await showReview(browser, server, { state: 'full' });
  const ends = await page
    .locator('.tl-review-waterfall')
    .nth(1)
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const bar = row.querySelector('rect:not(.tl-review-span-rest)')!;
        const joins = [...row.querySelectorAll('.tl-review-join')].map(
          (join) => join.getBoundingClientRect().x,
        );
        const { left, right } = bar.getBoundingClientRect();
        return { left, right, joins };
      }),
    );
  for (const [at, row] of ends.entries()) {
    const below = ends[at + 1];
    // Where a row hands over, the next one takes over; both at an edge of their bars, hairs aside.
    if (below !== undefined) expect(Math.abs(row.joins.at(-1)! - below.joins[0]!)).toBeLessThan(1);
    for (const x of row.joins)
      expect(Math.min(Math.abs(x - row.left), Math.abs(x - row.right))).toBeLessThan(2.5);
  }
});

it('is read from afar in full screen: the main numbers are 40 px high and more', async () => {
  page = await showReview(browser, server, { state: 'full', width: 1920, height: 1080 });
  const size = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await size('.tl-review-move b');
  await page.getByRole('button', { name: 'Full screen' }).click();
  await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
  expect(await page.evaluate(() => window.innerWidth)).toBeGreaterThanOrEqual(1200);
  expect(await size('.tl-review-move b')).toBeGreaterThan(before);
  for (const selector of ['.tl-review-move b', '.tl-review-number b']) {
    expect(await size(selector)).toBeGreaterThanOrEqual(40);
  }
  for (const selector of ['.tl-review-waterfall th', '.tl-review-facts', '.tl-review-number dt']) {
    expect(await size(selector)).toBeGreaterThanOrEqual(20);
  }
  expect(await tooWide()).toEqual([]);
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await page.getByRole('button', { name: 'Full screen' }).waitFor();
  // The frame keeps its own height: that of the screen was never told.
  const heights = await page.evaluate(() =>
    reviewGallery.happened.filter(({ what }) => what === 'resize').map((one) => one.with),
  );
  expect(heights).not.toContain(1080);
});

// ── below ──

async function openAll(): Promise<void> {
  for (const button of await page.locator('.tl-review-open:visible').all()) await button.click();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page.locator('.tl-review-steps').first().waitFor();
}

/** How much too wide the page is, and what of it is cut off at its side. */
const tooWide = (): Promise<readonly string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    const cut = [
      ...document.querySelectorAll('.tl-panel :is(p, h2, h3, h4, h5, li, dt, dd, th, td, button, label)'),
    ]
      .filter((element) => getComputedStyle(element).display !== 'inline' && element.clientWidth > 1)
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map(
        (element) => `${element.tagName}.${element.className} "${(element.textContent ?? '').slice(0, 40)}"`,
      );
    return [...(over > 0 ? [`${over} px too wide`] : []), ...cut];
  });
