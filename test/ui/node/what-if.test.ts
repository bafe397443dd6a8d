import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  asked,
  serveNodeGallery,
  showNode,
  type NodeGalleryPage,
  type NodeGalleryServer,
  type Query,
} from './node-gallery.ts';

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

const show = async (query: Query = {}): Promise<void> => {
  page = await showNode(browser, server, { open: 'what-if', ...query }, { width: 480 });
};
const choose = async (words: string): Promise<void> => {
  await page.getByLabel('Find an objective or key result').fill(words);
  await page
    .getByRole('button', { name: /^Try a change of/ })
    .first()
    .click();
};
const results = async (): Promise<string> =>
  ((await page.locator('.tl-outcome').textContent()) ?? '').replaceAll('\u00a0', ' ');
const last = async (name: string): Promise<unknown> => (await asked(page, name)).at(-1);
const told = (text: string): Promise<void> => page.locator('.tl-outcome output', { hasText: text }).waitFor();

it('tries a weight, an end, a value and dropped work together, and shows every number that moves', async () => {
  await show();
  expect(await results()).toContain('its effect stands here at once');
  await choose('reply time');
  // The first field of what was chosen has the focus.
  await page.keyboard.type('3');
  await page.getByLabel('Later by (days)').fill('14');
  await page.getByLabel('Value in min').fill('30,5');
  await page.getByLabel('Find work to drop').fill('draft');
  await page.getByRole('button', { name: 'Drop SUP-12' }).click();
  await told('3 numbers would change.');
  expect(await last('tryOut')).toEqual({
    shards: ['SUP~1'],
    drop: ['jira:acme/12'],
    weights: [{ id: 'kr-reply', weight: '3' }],
    slips: [{ id: 'kr-reply', days: 14 }],
    readings: [{ id: 'kr-reply', value: '30.5' }],
  });
  const shown = await results();
  expect(shown).toContain('Average reply time from 45 to 25 minutes35 % → 47 % (+12)');
  expect(shown).toContain('At risk→becomesOn track');
  expect(shown).toContain('expected 24 % → 20 %');
  expect(shown).toContain('13 others stay as they are.');
});

it('does not ask at every key', async () => {
  await show();
  await choose('reply time');
  await page.keyboard.type('1234', { delay: 20 });
  await told('would change.');
  expect(await asked(page, 'tryOut')).toHaveLength(1);
  expect(await last('tryOut')).toMatchObject({ weights: [{ weight: '1234' }] });
});

it('says at the field what cannot be read, and in sentences what cannot be tried', async () => {
  await show();
  await choose('reply time');
  await page.keyboard.type('a lot');
  await page.getByText('A weight is a number from 0 to 10,000').waitFor();
  expect(await page.getByRole('textbox', { name: 'Weight' }).getAttribute('aria-invalid')).toBe('true');
  expect(await asked(page, 'tryOut')).toEqual([]);
  await page.getByRole('textbox', { name: 'Weight' }).fill('9999');
  await told('This cannot be tried:');
  expect(await results()).toContain(
    'All the weight of “Customers get an answer” would rest on one key result.',
  );
});

it('takes an edit out again, and puts dropped work back', async () => {
  await show();
  await choose('reply time');
  await page.keyboard.type('3');
  await told('2 numbers would change.');
  await page.getByLabel('Find work to drop').fill('draft');
  await page.getByRole('button', { name: 'Drop SUP-12' }).click();
  await told('3 numbers would change.');
  await page.getByRole('button', { name: 'Keep SUP-12' }).click();
  await told('2 numbers would change.');
  await page.getByRole('button', { name: /^Leave as it is: Average/ }).click();
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-picker'))).toBe(true);
  expect(await results()).toContain('its effect stands here at once');
});

it('keeps a draft under a name, opens it again, and deletes it', async () => {
  await show();
  await choose('reply time');
  await page.keyboard.type('3');
  await told('would change.');
  await page.getByRole('button', { name: 'Keep as a draft' }).click();
  await page.getByText('Give the draft a name first.').waitFor();
  expect(await asked(page, 'keepScenario')).toEqual([]);
  await page.getByLabel('Name of the draft').fill('More weight on reply time');
  await page.keyboard.press('Enter');
  await page.getByText('Kept: “More weight on reply time”.').waitFor();
  expect(await last('keepScenario')).toMatchObject({
    title: 'More weight on reply time',
    edits: { weights: [{ id: 'kr-reply', weight: '3' }] },
  });

  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  expect(await results()).toContain('its effect stands here at once');
  await page.getByRole('button', { name: 'Open More weight on reply time' }).click();
  expect(await page.getByRole('textbox', { name: 'Weight' }).inputValue()).toBe('3');
  await told('2 numbers would change.');

  await page.getByRole('button', { name: 'Delete the draft Without the assistant' }).click();
  await page.getByText('Without the assistant').waitFor({ state: 'detached' });
  expect(await last('dropScenario')).toEqual({ id: 's-1' });
});

it('closes at once where nothing is lost, and asks where something is', async () => {
  await show();
  await page.getByLabel('Find an objective').focus();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });

  await show();
  await choose('reply time');
  await page.keyboard.type('3');
  await page.keyboard.press('Escape');
  await page.getByText('What you tried is not kept. Close all the same?').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go on');
  await page.keyboard.press('Enter');
  await page.getByText('What you tried is not kept.').waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Weight' }).inputValue()).toBe('3');
  await page.keyboard.press('Escape');
  await page.locator('fieldset.tl-question').getByRole('button', { name: 'Close' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
});

it.each([
  ['tryOut', 'Jira did not answer. Nothing was lost.'],
  ['findWork', 'Jira did not answer. Nothing was lost.'],
  ['listScenarios', 'Jira did not answer. Nothing was lost.'],
])('says so where %s fails, and tries again', async (name, sentence) => {
  await show({ fail: name });
  await choose('reply time');
  await page.keyboard.type('3');
  await page.getByLabel('Find work to drop').fill('draft');
  await page.getByRole('alert').getByText(sentence).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(await asked(page, name)).toHaveLength(2);
});
