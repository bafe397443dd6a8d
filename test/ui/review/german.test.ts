import type { Browser } from 'playwright-core';
import { formatFor } from '@throughline/core/view/words/format.ts';
import { germanReview } from '@throughline/core/view/words/german-review.ts';
import { reviewWordsFor } from '@throughline/core/view/words/review-words.ts';
import { launchBrowser } from '../../browser.ts';
import { leftInEnglish, type Dictionaries } from '../german-page.ts';
import type { ServedGallery } from '../serve-gallery.ts';
import { serveReviews, showReview, type ReviewGalleryPage } from './review-gallery.ts';

let browser: Browser;
let server: ServedGallery;
let page: ReviewGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveReviews()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const dictionaries: Dictionaries = {
  german: germanReview(formatFor('de-DE', 'de')),
  english: reviewWordsFor('de-DE'),
};

it.each(['full', 'under-way', 'period', 'nothing-moved', 'restricted-only', 'not-configured', 'error'])(
  '%s is said in German, with days and numbers in German form',
  async (state) => {
    page = await showReview(browser, server, { state, query: { locale: 'de-DE' } });
    for (const button of await page.locator('.tl-review-open:visible').all()) await button.click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    if (state === 'full') await page.locator('.tl-review-steps').first().waitFor();
    expect(await leftInEnglish(page, dictionaries)).toEqual([]);
    expect(page.complaints).toEqual([]);
  },
);

it('tells exact steps with a comma, and the span with German months', async () => {
  page = await showReview(browser, server, { query: { locale: 'de-DE' } });
  const header = await page.locator('.tl-review-header').innerText();
  expect(header).toContain('2. Nov. bis 15. Nov., abgeschlossen');
  await page.getByRole('button', { name: 'Ship the answer assistant' }).click();
  await page.getByText('+15,6249').waitFor();
});

it.each([320, 1280])('fits at %i px', async (width) => {
  page = await showReview(browser, server, { query: { locale: 'de-DE' }, width });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
});

it('the settings too', async () => {
  const request = JSON.stringify({
    team: '12',
    span: { kind: 'sprint', sprint: 'jira:acme/4' },
    objectives: ['o-1', 'o-gone'],
    unit: 'points',
  });
  page = await showReview(browser, server, {
    query: { locale: 'de-DE', settings: 'own', request },
    width: 480,
  });
  await page.getByText('Ein Ziel behalten').waitFor();
  expect(await leftInEnglish(page, dictionaries)).toEqual([]);
});
