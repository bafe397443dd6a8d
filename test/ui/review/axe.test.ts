import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { axeComplaints, type Look } from '../axe-clean.ts';
import type { ServedGallery } from '../serve-gallery.ts';
import { serveReviews, showReview, type ReviewGalleryPage } from './review-gallery.ts';

// Every state of the review and of its settings, in light, dark and forced colours.

let browser: Browser;
let server: ServedGallery;
let page: ReviewGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveReviews()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

describe('axe finds nothing', () => {
  it.each([
    'full',
    'issues',
    'under-way',
    'period',
    'one',
    'nothing-moved',
    'nothing-linked',
    'nothing-in',
    'restricted-only',
    'hidden',
    'long',
    'many',
    'beyond',
    'loading',
    'error',
    'forbidden',
    'no-sprint',
    'not-configured',
    'not-configured-elsewhere',
  ])('%s', async (state) => {
    page = await showReview(browser, server, { state });
    await expectClean();
    await page.setViewportSize({ width: 320, height: 320 });
    await expectClean(['light']);
  });

  it('with lines, folds and items opened', async () => {
    page = await showReview(browser, server, { state: 'full', width: 680 });
    for (const title of ['Customers get an answer', 'Ship the answer'])
      await page.getByRole('button', { name: title }).click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.locator('.tl-review-steps').nth(1).waitFor();
    await expectClean();
  });

  it('where a failed refresh left the old review', async () => {
    page = await showReview(browser, server, { state: 'full' });
    await page.evaluate(() => {
      reviewGallery.client.fail.push({ call: 'openReview', with: 'unreachable' });
      reviewGallery.refresh();
    });
    await page.getByText('not up to date').waitFor();
    await expectClean();
  });

  it.each([
    ['own', {}],
    ['own', { request: asked({ kind: 'sprint', sprint: 'jira:acme/4' }, ['o-1', 'o-gone']) }],
    ['host', { request: asked({ kind: 'period', from: '2026-11-01', to: '2026-11-10' }, []), teams: 'team' }],
  ] as const)('settings %s %j', async (settings, query) => {
    page = await showReview(browser, server, { query: { settings, ...query }, width: 480 });
    await expectClean();
    await page.setViewportSize({ width: 320, height: 640 });
    await expectClean(['light']);
  });

  it('settings that say what is wrong, with the list open', async () => {
    page = await showReview(browser, server, { query: { settings: 'own' }, width: 480 });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Choose a board from the list.').waitFor();
    await page.getByRole('combobox', { name: 'Board' }).fill('sup');
    await page.getByRole('option').nth(1).waitFor();
    await expectClean();
  });
});

// ── below ──

function asked(span: object, objectives: readonly string[]): string {
  return JSON.stringify({ team: '12', span, objectives, unit: 'points' });
}

async function expectClean(looks?: readonly Look[]): Promise<void> {
  expect(await axeComplaints(page, looks)).toEqual([]);
  expect(page.complaints).toEqual([]);
}
