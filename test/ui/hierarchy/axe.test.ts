import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { axeComplaints, type Look } from '../axe-clean.ts';
import {
  serveHierarchy,
  showHierarchy,
  type HierarchyGalleryPage,
  type HierarchyServer,
} from './gallery-server.ts';

// Every state, every view and what opens above the rows, in light, dark and forced colours.

let browser: Browser;
let server: HierarchyServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveHierarchy()]);
});
let page: HierarchyGalleryPage;
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

describe('axe finds nothing', () => {
  it.each([
    ['full', ''],
    ['global', 'group=project&sort=health'],
    ['full', 'group=owner&find=guide'],
    ['full', 'find=nothing+at+all&below=o-support'],
    ['full', 'view=picture'],
    ['400', 'view=picture&health=at-risk'],
    ['full', 'view=table'],
    ['reader', ''],
    ['counting', ''],
    ['long', ''],
    ['empty', ''],
    ['empty-reader', ''],
    ['no-cycle', ''],
    ['no-cycle-reader', ''],
    ['restricted-only', ''],
    ['loading', ''],
    ['error', ''],
    ['no-trends', ''],
  ])('%s %s', async (state, look) => {
    page = await showHierarchy(browser, server, { state, look });
    await expectClean();
    await page.setViewportSize({ width: 320, height: 640 });
    await expectClean(['light']);
  });

  it('with a row stood upon, its menu open, and the keys shown', async () => {
    page = await showHierarchy(browser, server, { state: 'full' });
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('ArrowDown');
    await expectClean();
    await page.getByRole('button', { name: 'Actions for' }).click();
    await expectClean();
    await page.keyboard.press('Escape');
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('?');
    await expectClean();
  });

  it('with every panel of the tools', async () => {
    page = await showHierarchy(browser, server, { state: 'global' });
    for (const name of [
      '2026-Q4',
      'Owner',
      'Level',
      'Health',
      'Project',
      'Group: nothing',
      'Sort: as aligned',
      'More',
    ]) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.locator('.tl-drop-panel').waitFor();
      await expectClean(['light', 'dark']);
      await page.keyboard.press('Escape');
      await page.locator('.tl-drop-panel').waitFor({ state: 'detached' });
    }
  });

  it('with the picture’s table twin, and a notice with its way back', async () => {
    page = await showHierarchy(browser, server, { state: 'full', look: 'view=picture' });
    await page.getByText('The same as a table').click();
    await page.locator('.tl-picture-twin table').waitFor();
    await page.locator('.tl-picture-node', { hasText: 'Average reply' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await expectClean();
  });
});

// ── below ──

async function expectClean(looks?: readonly Look[]): Promise<void> {
  expect(await axeComplaints(page, looks)).toEqual([]);
  expect(page.complaints).toEqual([]);
}
