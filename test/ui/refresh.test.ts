import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { showState } from './gallery-page.ts';
import { serveGallery, type GalleryServer } from './gallery-server.ts';

let browser: Browser;
let server: GalleryServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveGallery()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

it('reads again quietly when the host says that the item changed: focus and open traces stay', async () => {
  const page = await showState(browser, server, { state: 'full' });
  const number = page.locator('[data-node=kr-assistant]');
  await number.click();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('SUP-16').waitFor();
  await number.focus();

  await page.evaluate(async () => {
    const answer = await gallery.client.openEpicPanel();
    if (!answer.ok || answer.value.kind !== 'full') throw new Error('not the full panel');
    const objectives = answer.value.objectives.map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.map((keyResult) =>
        keyResult.id === 'kr-assistant' ? { ...keyResult, percent: '55', progress: 550_000 } : keyResult,
      ),
    }));
    gallery.client.show({ ...answer.value, objectives });
    gallery.change();
  });
  await page.getByText('55 %').first().waitFor();

  expect(await number.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.locator('.tl-items').getByText('SUP-16').count()).toBe(1);
  expect(await page.getByText('was 50 %').count()).toBe(1);
  const said = await page.locator('output[aria-live]').textContent();
  expect(said?.replaceAll('\u00a0', ' ')).toBe('Ship the answer assistant: 55 %, was 50 %');
});

it('marks once what changed since the last look', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 480 } });
  const page = await context.newPage();
  const open = async (percent: string): Promise<number> => {
    await page.goto(server.address('full', { percent }));
    await page.getByText('Ship the answer assistant').waitFor();
    await page.getByText(`${percent} %`).first().waitFor();
    return page.locator('.tl-was').count();
  };
  expect(await open('50')).toBe(0);
  expect(await open('58')).toBe(1);
  expect(await page.locator('.tl-was').textContent()).toMatch(/^was 50\s%$/);
  expect(await open('58')).toBe(0);
  await context.close();
});

it('keeps what it shows while reading fails, and says so', async () => {
  const page = await showState(browser, server, { state: 'full' });
  await page.evaluate(() => {
    gallery.client.fail.push(['throw', 'cut']);
    gallery.change();
  });
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('What you see is from the last time it could be read.');
  expect(await page.getByText('Ship the answer assistant').count()).toBe(1);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
});

it('[R22] shows a count under way beside the last good number, and stops asking when it is taken down', async () => {
  const page = await showState(browser, server, { state: 'counting' });
  const row = page.locator('.tl-key-result').nth(1);
  expect(await row.textContent()).toContain('Counting: 300 items so far');
  expect(await row.getByRole('button').textContent()).toMatch(/^50\s%$/);
  await page.evaluate(() => gallery.unmount());
  expect(await page.locator('#root').innerHTML()).toBe('');
});

it('recounts one key result to its end', async () => {
  const page = await showState(browser, server, { state: 'full' });
  await page.locator('[data-node=kr-assistant]').click();
  await page.getByRole('button', { name: 'Recount Ship the answer assistant' }).click();
  await page.getByText('62 %').first().waitFor();
  const asked = await page.evaluate(() => gallery.client.calls.map(({ name }) => name));
  expect(asked.filter((name) => name === 'continueCount')).toHaveLength(3);
});

it('goes on with a failed count when asked', async () => {
  const page = await showState(browser, server, { state: 'failed-count' });
  const alert = page.getByRole('alert');
  expect(await alert.textContent()).toContain('The last count did not finish: Jira asked to wait.');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('62 %').first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('never runs a script that comes as an address or a title', async () => {
  const page = await showState(browser, server, { state: 'bad-address' });
  await page.locator('[data-node=kr-assistant]').click();
  const item = page.locator('.tl-item', { hasText: 'SUP-1' }).first();
  await item.waitFor();
  expect(await item.getByRole('link').count()).toBe(0);
  expect(await item.textContent()).toContain('<img src=x onerror=alert(1)>');
  await item.getByRole('button', { name: 'SUP-1' }).click();
  expect(await page.evaluate(() => gallery.opened)).toEqual(['SUP-1']);
  expect(page.complaints).toEqual([]);
});
