import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { showState, type GalleryPage } from './gallery-page.ts';
import { serveGallery, type GalleryServer } from './gallery-server.ts';

// Nothing here clicks: all of it is done by keys, from what has the focus.

let browser: Browser;
let server: GalleryServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveGallery()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const show = (state: string): Promise<GalleryPage> => showState(browser, server, { state });

it('opens a number, pages through its work, opens an item, and closes it again', async () => {
  const page = await show('full');
  await tabTo(page, '50 %, why? Ship the answer assistant');
  expect(await focused(page)).toMatchObject({ expanded: 'false' });
  await page.keyboard.press('Enter');
  expect(await focused(page)).toMatchObject({ expanded: 'true' });
  await page.getByText('Hand-over to an agent').first().waitFor();

  await tabTo(page, 'SUP-1');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => gallery.opened)).toEqual(['SUP-1']);

  await tabTo(page, 'Show more');
  await page.keyboard.press('Enter');
  await page.getByText('SUP-16').waitFor();
  await tabTo(page, 'Show more');
  await page.keyboard.press('Enter');
  await page.getByText('2 restricted items').waitFor();
  const cursors = await page.evaluate(() => gallery.client.calls.filter(({ name }) => name === 'explain'));
  expect(cursors.map(({ request }) => (request as { cursor: string | null }).cursor)).toEqual([
    null,
    '1',
    '9',
    '17',
  ]);

  await tabTo(page, '50 %, why? Ship the answer assistant', 'Shift+Tab');
  await page.keyboard.press('Space');
  expect(await page.locator('.tl-why').count()).toBe(0);
});

it('finds a key result, links it with a weight, and lands on its number', async () => {
  const page = await show('full');
  await tabTo(page, 'Link this epic to a key result');
  await page.keyboard.press('Enter');
  await page.locator('input:focus').waitFor();
  expect(await focused(page)).toMatchObject({ name: 'Find a key result' });
  await page.getByText('5 key results').waitFor();
  await page.keyboard.type('trial first');
  await page.getByText('1 key result', { exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await tabTo(page, 'Weight');
  await page.keyboard.type('0,5');
  await page.keyboard.press('Enter');

  await page.getByText('Linked to “Trial teams').first().waitFor();
  // The count that follows may have begun: the place is the same, whatever its number by now.
  expect((await focused(page)).name).toMatch(/why\? Trial teams that reach their first answer in a day$/);
  const link = await page.evaluate(
    () => gallery.client.calls.find(({ name }) => name === 'linkWorkItem')?.request,
  );
  expect(link).toEqual({ keyResult: 'kr-trial', shard: 'SUP~1', weight: '0.5' });
});

it('leaves the link form by Escape, back where it was', async () => {
  const page = await show('full');
  await tabTo(page, 'Link this epic to a key result');
  await page.keyboard.press('Enter');
  await page.getByText('5 key results').waitFor();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toMatchObject({ name: 'Link this epic to a key result' });
  expect(await page.locator('form').count()).toBe(0);
});

it('says in place what is missing before it links', async () => {
  const page = await show('full');
  await tabTo(page, 'Link this epic to a key result');
  await page.keyboard.press('Enter');
  await page.getByText('5 key results').waitFor();
  await tabTo(page, 'Link');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alert').textContent()).toContain('Choose a key result first.');
  expect(await page.evaluate(() => gallery.client.calls.map(({ name }) => name))).not.toContain(
    'linkWorkItem',
  );
});

it('asks before it unlinks, unlinks, and links again with the weight that it had', async () => {
  const page = await show('full');
  await tabTo(page, '50 %, why? Ship the answer assistant');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Unlink this epic');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toMatchObject({ name: 'Keep it' });
  await page.keyboard.press('Escape');
  expect(await focused(page)).toMatchObject({ name: 'Unlink this epic' });

  await page.keyboard.press('Enter');
  await tabTo(page, 'Unlink');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Link again' }).waitFor();
  expect(await focused(page)).toMatchObject({ name: 'Link again' });
  expect(await page.getByRole('status').first().textContent()).toContain(
    'Unlinked from “Ship the answer assistant”.',
  );

  await page.keyboard.press('Enter');
  await page.getByText('Linked to').first().waitFor();
  const link = await page.evaluate(
    () => gallery.client.calls.find(({ name }) => name === 'linkWorkItem')?.request,
  );
  expect(link).toEqual({ keyResult: 'kr-assistant', shard: 'SUP~1', weight: '2' });
});

it('tries again after an error', async () => {
  const page = await show('error');
  expect(await page.getByRole('alert').textContent()).toContain('Jira did not answer. Nothing was lost.');
  await tabTo(page, 'Try again');
  await page.keyboard.press('Enter');
  await page.getByText('Ship the answer assistant').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('imports a plan file, says all that is wrong with it, and takes the corrected one', async () => {
  const page = await show('no-objective');
  await page.evaluate(() => {
    gallery.client.fail.push([
      'bad-input',
      'The plan has 2 mistakes. Nothing was imported.',
      ['line 3', 'line 9'],
    ]);
  });
  await chooseFile(page, 'throughline: 1');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').getByRole('listitem').allTextContents()).toEqual(['line 3', 'line 9']);

  await chooseFile(page, 'throughline: 1 # corrected');
  await page.getByText('This epic serves no key result yet.').waitFor();
  const texts = await page.evaluate(() =>
    gallery.client.calls.filter(({ name }) => name === 'importPlan').map(({ request }) => request),
  );
  expect(texts).toEqual([
    { fileName: 'plan.yaml', text: 'throughline: 1' },
    { fileName: 'plan.yaml', text: 'throughline: 1 # corrected' },
  ]);
});

it('answers which field holds the points', async () => {
  const page = await show('points-question');
  await tabTo(page, 'Story point estimate customfield_10016');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Use this field');
  await page.keyboard.press('Enter');
  await page.getByText('Which field holds the points?').waitFor({ state: 'detached' });
  const chosen = await page.evaluate(
    () => gallery.client.calls.find(({ name }) => name === 'choosePointsField')?.request,
  );
  expect(chosen).toEqual({ field: 'customfield_10042' });
});

it('shows where the focus is, on everything that can have it', async () => {
  const page = await show('full');
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
  }
});

// ── below ──

interface Focused {
  readonly name: string;
  readonly expanded: string | null;
}

/** The name of what has the focus, as near to what is announced as a test needs. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const input = element instanceof HTMLInputElement ? element : null;
    const label = input?.labels?.[0];
    const spans = label ? [...label.childNodes].map((node) => node.textContent?.trim() ?? '') : [];
    const name =
      element?.getAttribute('aria-label') ?? (label ? spans.filter(Boolean).join(' ') : element?.textContent);
    return {
      name: (name ?? '').replaceAll('\u00a0', ' ').trim(),
      expanded: element?.getAttribute('aria-expanded') ?? null,
    };
  });
}

/** Moves on until the named thing has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    const now = (await focused(page)).name;
    if (now === name) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`"${name}" cannot be reached by ${key}; passed: ${passed.join(' | ')}`);
}

/** Opens the browser's own file dialog by keyboard and answers it. */
async function chooseFile(page: Page, text: string): Promise<void> {
  // Asked for first: the browser must know that its dialog is to be answered before a key opens it.
  const chosen = page.waitForEvent('filechooser');
  await tabTo(page, 'Import a plan file');
  await page.keyboard.press('Enter');
  const chooser = await chosen;
  await chooser.setFiles({ name: 'plan.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
}
