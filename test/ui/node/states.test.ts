import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { axeComplaints } from '../axe-clean.ts';
import {
  serveNodeGallery,
  showNode,
  type NodeGalleryPage,
  type NodeGalleryServer,
  type Query,
} from './node-gallery.ts';

// Every state once: axe in light, dark and forced colours; no scrolling sideways from 320 px on, nor with text twice as large.

let browser: Browser;
let server: NodeGalleryServer;
let page: NodeGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNodeGallery()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const dialog = (page: Page) => page.locator('dialog');
const details = (id: string, tab = 'why'): Query => ({ open: 'details', id, tab });

const states: Readonly<Record<string, readonly [Query, ((page: Page) => Promise<unknown>)?]>> = {
  'a check-in': [{ open: 'check-in', id: 'kr-reply' }, (on) => on.keyboard.type('38')],
  'a check-in of a yes/no': [{ open: 'check-in', id: 'kr-name' }],
  'a check-in of words': [{ open: 'check-in', id: 'kr-assistant' }],
  'a check-in refused': [
    { open: 'check-in', id: 'kr-reply', fail: 'checkIn' },
    async (on) => {
      await on.keyboard.type('3');
      await on.keyboard.press('Enter');
      await on.getByRole('alert').waitFor();
      await on.keyboard.type('x');
      await on.keyboard.press('Enter');
      await on.getByText('is not a number').waitFor();
    },
  ],
  'a question before words are lost': [
    { open: 'check-in', id: 'kr-reply' },
    async (on) => {
      await on.getByLabel('Note').fill('words');
      await on.keyboard.press('Escape');
      await on.getByRole('alertdialog').waitFor();
    },
  ],
  'why an objective': [
    details('o-support'),
    async (on) => {
      await dialog(on).getByRole('button', { name: 'Ship the answer assistant' }).click();
      await dialog(on).getByText('SUP-7', { exact: true }).waitFor();
    },
  ],
  'why a metric': [details('kr-reply')],
  'why milestones': [details('kr-launch')],
  'why objectives below': [details('kr-below')],
  'a closed one': [details('kr-closed')],
  'one set by hand': [details('kr-hand')],
  'one that may not be seen': [details('o-hidden')],
  'one that is not there': [details('nowhere')],
  'check-ins': [
    details('kr-reply', 'check-ins'),
    (on) =>
      dialog(on)
        .getByRole('button', { name: /^Correct the/ })
        .click(),
  ],
  'a question before one is removed': [
    details('kr-reply', 'check-ins'),
    (on) =>
      dialog(on)
        .getByRole('button', { name: /^Remove the/ })
        .click(),
  ],
  'no check-in': [details('kr-assistant', 'check-ins')],
  changes: [details('kr-reply', 'changes')],
  trend: [
    details('kr-reply', 'trend'),
    async (on) => {
      await on.getByText('As a table').click();
      await on.locator('.tl-trend-mark').first().focus();
    },
  ],
  'no trend': [details('kr-assistant', 'trend')],
  'details that could not be read': [{ ...details('kr-reply', 'changes'), fail: 'readNode' }],
  'details on their way': [{ ...details('kr-reply', 'changes'), hang: 'readNode' }],
  'what if': [
    { open: 'what-if' },
    async (on) => {
      await on.getByLabel('Find an objective').fill('reply');
      await on
        .getByRole('button', { name: /^Try a change/ })
        .first()
        .click();
      await on.keyboard.type('3');
      await on.getByLabel('Later by').fill('soon');
      await on.getByLabel('Later by').fill('7');
      await on.getByLabel('Find work').fill('draft');
      await on.getByRole('button', { name: 'Drop SUP-12' }).click();
      await on.getByText('would change.').waitFor();
      await on.getByLabel('Find an objective').fill('e');
    },
  ],
};

describe.each(Object.entries(states))('%s', (_, [query, act]) => {
  beforeAll(async () => {
    page = await showNode(browser, server, { ...query, theme: 'light' });
    await act?.(page);
  });

  // 320 px is also what a frame of 640 px has left at a zoom of 200 %.
  it('fits from 320 to 2560 px, and at 320 px with text twice as large', async () => {
    const overflow: number[] = [];
    for (const width of [320, 480, 1280, 2560]) {
      await page.setViewportSize({ width, height: 720 });
      overflow.push(await sideways(page));
    }
    await page.setViewportSize({ width: 320, height: 720 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '.tl-dialog, .tl-dialog :not(svg *) { font-size: 28px !important; line-height: 1.4 !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    overflow.push(await sideways(page));
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
    expect(overflow).toEqual([0, 0, 0, 0, 0]);
  });

  it('is clean in light, dark and forced colours', async () => {
    await page.setViewportSize({ width: 480, height: 720 });
    expect(await axeComplaints(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});

// ── below ──

/** How far the page or the dialog can be scrolled to the side. */
const sideways = (on: Page): Promise<number> =>
  on.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('dialog')].map(
        (one) => one.scrollWidth - one.clientWidth,
      ),
    ),
  );
