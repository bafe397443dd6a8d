import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { axeComplaints } from './axe-clean.ts';
import { states } from './gallery/states.ts';
import { showState, type GalleryPage } from './gallery-page.ts';
import { serveGallery, type GalleryServer } from './gallery-server.ts';

// Every state, and what opens in it, in light, dark and forced colours, under the content policy of the hosts.

let browser: Browser;
let server: GalleryServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveGallery()]);
});
let page: GalleryPage;
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

describe('axe finds nothing, light, dark or in forced colours', () => {
  const show = async (state: string): Promise<void> => {
    page = await showState(browser, server, { state, query: { theme: 'light' } });
  };

  it.each(Object.keys(states))('%s', async (state) => {
    await show(state);
    await expectClean();
  });

  it('with every number opened, and all pages of a trace', async () => {
    await show('marks');
    for (const number of await page.locator('button.tl-number').all()) await number.click();
    await page.getByRole('button', { name: 'Show more' }).first().click();
    await page.locator('.tl-items').first().getByText('SUP-10').waitFor();
    await expectClean();
  });

  it('with the link form open, a choice made and a bad weight refused', async () => {
    await show('full');
    await page.getByRole('button', { name: 'Link this epic' }).click();
    await page.getByRole('radio', { name: /Guides that answer/ }).check();
    await page.getByLabel('Weight').fill('lots');
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await expectClean();
  });

  it('with the question before unlinking, then the way back', async () => {
    await show('full');
    await page.locator('[data-node=kr-assistant]').click();
    await page.getByRole('button', { name: 'Unlink this epic' }).click();
    await expectClean();
    await page.getByRole('button', { name: 'Unlink', exact: true }).click();
    await page.getByRole('button', { name: 'Link again' }).waitFor();
    await expectClean();
  });

  it('with all that is wrong in a plan file', async () => {
    await show('no-objective');
    await page.evaluate(() => {
      const details = Array.from(
        { length: 30 },
        (_, at) => `plan.yaml:${at}:3 objectives[${at}].weigth: unknown key`,
      );
      gallery.client.fail.push(['bad-input', 'The plan has 30 mistakes. Nothing was imported.', details]);
    });
    await page.locator('input[type=file]').setInputFiles({
      name: 'plan.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from('throughline: 1'),
    });
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.tl-failure-details li').count()).toBe(30);
    await expectClean();
  });
});

// ── below ──

async function expectClean(): Promise<void> {
  expect(await axeComplaints(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}
