import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  asked,
  serveNodeGallery,
  showNode,
  type NodeGalleryPage,
  type NodeGalleryServer,
  type Query,
} from './node-gallery.ts';

// Nothing here clicks: all of it is done by keys, from a focused row.

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

const show = async (query: Query = {}): Promise<Page> => {
  page = await showNode(browser, server, query);
  return page;
};

/** Presses the keys one after another, from the row; says how many there were. */
async function press(row: string, keys: readonly string[]): Promise<number> {
  await page.locator(`#${row}`).focus();
  for (const key of keys) {
    await page.keyboard.press(key);
    // Nobody types into what is not open yet.
    if (key === 'c') await page.locator('dialog :focus').waitFor();
  }
  return keys.length;
}

const done = (): Promise<void> => page.locator('dialog').waitFor({ state: 'detached' });

it('checks in with four keys: C, two digits, Enter', async () => {
  await show();
  expect(await press('kr-reply', ['c', '3', '8', 'Enter'])).toBeLessThanOrEqual(8);
  await done();
  expect(await asked(page, 'checkIn')).toEqual([
    {
      keyResult: 'kr-reply',
      shard: 'SUP~1',
      on: '2026-10-21',
      value: '38',
      confidence: null,
      note: null,
      blockers: null,
    },
  ]);
  expect(await page.locator('#notice').textContent()).toBe(
    'Checked in: “Average reply time from 45 to 25 minutes”.',
  );
  // Back on the row that it was opened from, which has its new number.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('kr-reply');
  expect(await page.locator('#kr-reply').textContent()).toContain('62');
});

it('takes a confidence on the way, in at most eight keys', async () => {
  await show();
  expect(await press('kr-reply', ['c', '3', '8', 'Tab', '7', 'Enter'])).toBeLessThanOrEqual(8);
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([{ value: '38', confidence: 7 }]);
});

it('takes 1 and 0 as ten, arrow keys as one more, and Delete as no statement', async () => {
  await show();
  await press('kr-reply', ['c', 'Tab', '1', '0']);
  expect(await page.locator('[data-field=confidence]:checked').getAttribute('value')).toBe('10');
  await page.keyboard.press('4');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('[data-field=confidence]:checked').getAttribute('value')).toBe('5');
  await page.keyboard.press('Delete');
  expect(await page.locator('[data-field=confidence]:checked').count()).toBe(0);
});

it('answers yes or no by the space bar, and saves by Enter', async () => {
  await show();
  expect(await press('kr-name', ['c', 'Space', 'Enter'])).toBeLessThanOrEqual(8);
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([{ keyResult: 'kr-name', value: 'yes' }]);
});

it.each(['kr-assistant', 'kr-launch', 'kr-below', 'kr-bugs'])(
  'asks no value where it comes from elsewhere: %s',
  async (id) => {
    await show();
    await press(id, ['c']);
    await page.getByText('Say here how sure you are').waitFor();
    expect(await page.locator('[data-field=value]').count()).toBe(0);
    await page.locator('[data-field=confidence]').first().focus();
    await page.keyboard.press('8');
    await page.keyboard.press('Enter');
    await done();
    expect(await asked(page, 'checkIn')).toMatchObject([{ keyResult: id, value: null, confidence: 8 }]);
  },
);

it.each(['kr-uptime', 'kr-kpi'])('asks a number of %s', async (id) => {
  await show();
  await press(id, ['c', '9', '9', '.', '5', 'Enter']);
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([{ keyResult: id, value: '99.5' }]);
});

it('reads a decimal comma, sends a point, and says beforehand what it would mean', async () => {
  await show({ locale: 'nl-NL' });
  await press('kr-reply', ['c', '3', '7', ',', '5']);
  const hint = page.locator('dialog').getByText(/37,5/).last();
  await hint.waitFor();
  expect((await hint.textContent())?.replaceAll('\u00a0', ' ')).toContain('37,5 min');
  await page.locator('dialog').getByText(/38\s%/).waitFor();
  await page.keyboard.press('Enter');
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([{ value: '37.5' }]);
});

it('goes back in time', async () => {
  await show();
  await press('kr-reply', ['c', '3', '8']);
  // The parts of a day follow the browser's own form; the field is filled as its picker would do it.
  await page.getByLabel('Day').fill('2026-10-14');
  await page.getByLabel('Value').focus();
  await page.keyboard.press('Enter');
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([{ on: '2026-10-14', value: '38' }]);
});

it('sends the note and what is in the way, also from within the note', async () => {
  await show();
  await press('kr-reply', ['c', '3', '8', 'Tab', 'Tab']);
  await page.keyboard.type('New macros');
  await page.keyboard.press('Enter');
  await page.keyboard.type('are live');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The licence');
  await page.keyboard.press('Control+Enter');
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([
    { note: 'New macros\nare live', blockers: 'The licence' },
  ]);
});

it('refuses what is no number at the field, sends nothing, and keeps all that was typed', async () => {
  await show();
  await press('kr-reply', ['c', '3', 'x', 'Tab', '7', 'Enter']);
  const field = page.getByLabel('Value');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('value');
  const described = (await field.getAttribute('aria-describedby')) ?? '';
  expect(await page.locator(`[id="${described.split(' ')[0]}"]`).textContent()).toContain(
    '“3x” is not a number.',
  );
  expect(await asked(page, 'checkIn')).toEqual([]);
  expect(await field.inputValue()).toBe('3x');
  expect(await page.locator('[data-field=confidence]:checked').getAttribute('value')).toBe('7');

  await page.keyboard.press('Backspace');
  expect(await field.getAttribute('aria-invalid')).toBeNull();
  await page.keyboard.press('Enter');
  await done();
  expect(await asked(page, 'checkIn')).toMatchObject([{ value: '3', confidence: 7 }]);
});

it('says what a function found wrong at its field, and everything else above', async () => {
  await show();
  await page.evaluate(() => {
    nodeGallery.client.fail.push({
      name: 'checkIn',
      failure: {
        code: 'bad-input',
        message: 'This day has not come yet.',
        fields: [{ field: 'on', message: 'This day has not come yet.' }],
      },
    });
    nodeGallery.client.fail.push({
      name: 'checkIn',
      failure: { code: 'unreachable', message: 'Jira did not answer. Nothing was lost.' },
    });
    nodeGallery.client.fail.push({
      name: 'checkIn',
      failure: {
        code: 'conflict',
        message: '',
        conflicts: [{ field: 'value', mine: '38', theirs: '39', by: 'Li' }],
      },
    });
  });
  await press('kr-reply', ['c', '3', '8', 'Enter']);
  await page.locator('dialog').getByText('This day has not come yet.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('on');
  expect(await page.getByRole('alert').count()).toBe(0);

  await page.getByLabel('Value').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Jira did not answer. Nothing was lost.').waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByRole('alert')
    .getByText('Li changed this meanwhile. What you wrote still stands here')
    .waitFor();
  expect(await page.getByLabel('Value').inputValue()).toBe('38');
  await page.keyboard.press('Enter');
  await done();
});

it('saves nothing where nothing is written, and once where Enter is pressed twice', async () => {
  await show();
  await press('kr-reply', ['c', 'Enter']);
  await page.getByText('There is nothing to save yet').waitFor();
  expect(await asked(page, 'checkIn')).toEqual([]);
  await page.keyboard.press('3');
  await page.getByLabel('Value').evaluate((field: HTMLInputElement) => {
    field.form?.requestSubmit();
    field.form?.requestSubmit();
  });
  await done();
  expect(await asked(page, 'checkIn')).toHaveLength(1);
});

it('leaves by Escape, but asks before words are lost', async () => {
  await show();
  await press('kr-reply', ['c', '3', 'Escape']);
  await done();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('kr-reply');

  await press('kr-reply', ['c', 'Tab', 'Tab', 'w', 'Escape']);
  await page.getByRole('alertdialog').waitFor();
  expect(await page.locator('dialog').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Note').inputValue()).toBe('w');
});

it('says where it stands, what was said last, and what became of it since', async () => {
  await show({ open: 'check-in', id: 'kr-reply' });
  const said = ((await page.locator('.tl-standing').textContent()) ?? '').replaceAll('\u00a0', ' ');
  expect(said).toContain('35 %');
  expect(said).toContain('expected 24 %');
  expect(said).toContain('Last check-in on 13 Oct by Maria Keller: 40.5 min, confidence 6.');
  expect(said).toContain('In the way: The third team waits for its licence.');
  expect(said).toContain('Since then: from 22 % to 35 % (+13)');
});

it('works while what was said before is on its way, and where it cannot be read', async () => {
  await show({ hang: 'readNode' });
  await press('kr-reply', ['c', '3', '8', 'Enter']);
  await done();
  expect(await asked(page, 'checkIn')).toHaveLength(1);

  await show({ fail: 'readNode' });
  await press('kr-reply', ['c', '3', '8']);
  await page.getByRole('alert').waitFor();
  await page.keyboard.press('Enter');
  await done();
  expect(await asked(page, 'checkIn')).toHaveLength(1);
});

it.each(['kr-closed', 'kr-read', 'o-support', 'nowhere'])(
  'offers none where it is not possible: %s',
  async (id) => {
    await show({ open: 'check-in', id });
    await page.locator('dialog').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    await page.getByRole('button', { name: 'Close', exact: true }).focus();
    await page.keyboard.press('Enter');
    await done();
  },
);
