import type { Browser } from 'playwright-core';
import type { WeightsRequest } from '@throughline/core/use/hierarchy-client.ts';
import { launchBrowser } from '../../browser.ts';
import {
  asked,
  focusedName,
  serveEditors,
  showEditor,
  tabTo,
  type EditorGallery,
  type EditorPage,
} from './editor-gallery.ts';

let browser: Browser;
let gallery: EditorGallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchBrowser(), serveEditors()]);
});
let page: EditorPage;
afterEach(async () => {
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), gallery.close()]);
});

const open = async (id = 'o-support', query: Record<string, string> = {}): Promise<void> => {
  page = await showEditor(browser, gallery, { open: { kind: 'weights', id }, query });
};
const weights = (): Promise<string[]> =>
  page
    .locator('.tl-ed-weights input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
/** As they are shown, in whole percents. */
const shares = (): Promise<number[]> =>
  page
    .locator('.tl-ed-weights tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => Number.parseInt(row.querySelectorAll('td')[1]?.textContent ?? '', 10)),
    );
const sum = (parts: readonly (number | string)[]): number =>
  parts.reduce<number>((all, part) => all + Number(part), 0);

it('[R25] shows each weight as it is written, its share and what it brings; the parts add up', async () => {
  await open();
  expect(await weights()).toEqual(['', '2', '', '0']);
  expect(await shares()).toEqual([25, 50, 25, 0]);
  const brings = await page
    .locator('.tl-ed-weights tr td:last-child')
    .evaluateAll((cells) => cells.map((cell) => Number.parseInt(cell.textContent ?? '', 10)));
  expect(sum(brings.slice(0, -1))).toBe(brings.at(-1));
  // 0.25 · 40 % + 0.5 · 35 % + 0.25 · 50 %
  expect(brings.at(-1)).toBe(40);
});

it('[R25] dragging a border keeps the sum at 100, whatever the mouse does', async () => {
  await open();
  const bar = await page.locator('.tl-ed-shares').boundingBox();
  const border = await page.getByRole('slider').first().boundingBox();
  if (!bar || !border) throw new Error('no bar');
  const y = bar.y + bar.height / 2;
  await page.mouse.move(border.x + border.width / 2, y);
  await page.mouse.down();
  for (const part of [0.31, 0.38, 0.402, 5, -3, 0.4]) {
    await page.mouse.move(bar.x + bar.width * part, y);
    expect(sum(await shares())).toBe(100);
    expect(Math.round(sum(await weights()) * 1000)).toBe(100_000);
  }
  await page.mouse.up();
  expect(await weights()).toEqual(['40', '35', '25', '0']);
  // Released, it no longer follows.
  await page.mouse.move(bar.x + 10, y);
  expect(await weights()).toEqual(['40', '35', '25', '0']);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await asked<WeightsRequest>(page, 'setWeights')).toEqual([
    {
      id: 'o-support',
      shard: 'SUP~1',
      weights: [
        { id: 'o-night', from: null, to: '40' },
        { id: 'kr-reply', from: '2', to: '35' },
        { id: 'kr-assistant', from: null, to: '25' },
      ],
    },
  ]);
});

it('[R25] moves borders by keys, one percent or ten, to either end, with the sum at 100', async () => {
  await open();
  const name = 'Between “Somebody answers at night” and “Average reply time from 45 to 25 minutes”';
  await tabTo(page, name);
  const value = () => page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext'));
  const presses = [
    ['ArrowRight', [26, 49, 25, 0]],
    ['Shift+ArrowRight', [36, 39, 25, 0]],
    ['PageDown', [26, 49, 25, 0]],
    ['ArrowLeft', [25, 50, 25, 0]],
    ['Home', [1, 74, 25, 0]],
    ['End', [74, 1, 25, 0]],
    ['ArrowDown', [73, 2, 25, 0]],
  ] as const;
  for (const [key, expected] of presses) {
    await page.keyboard.press(key);
    expect(await shares()).toEqual(expected);
    expect(Math.round(sum(await weights()) * 1000)).toBe(100_000);
  }
  expect((await value())?.replaceAll('\u00a0', ' ')).toBe(
    'Somebody answers at night 73 %, Average reply time from 45 to 25 minutes 2 %',
  );
  expect(await focusedName(page)).toBe(name);
});

it('takes typed weights as they are, relative to one another, in the reader’s own numbers', async () => {
  await open('o-support', { locale: 'nl-NL' });
  await tabTo(page, 'Weight of “Stars in the shop”');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0,5');
  expect(await shares()).toEqual([22, 45, 22, 11]);
  expect(await page.getByRole('slider').count()).toBe(3);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await asked<WeightsRequest>(page, 'setWeights'))[0]?.weights).toEqual([
    { id: 'kr-watched', from: '0', to: '0.5' },
  ]);
});

it('refuses what is no weight, at its field, and asks before it loses what was typed', async () => {
  await open();
  const reply = page.getByLabel('Weight of “Average reply time from 45 to 25 minutes”');
  await reply.fill('1.2345');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await reply.getAttribute('aria-invalid')).toBe('true');
  expect(await focusedName(page)).toBe('Weight of “Average reply time from 45 to 25 minutes”');
  expect(await asked(page, 'setWeights')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor();
  expect(await focusedName(page)).toBe('Keep writing');
  await page.keyboard.press('Enter');
  expect(await reply.inputValue()).toBe('1.2345');
});

it('two at once: asks child by child, and sends mine against theirs', async () => {
  await open();
  await page.evaluate(() => {
    editors.client.fail.setWeights = [
      {
        code: 'conflict',
        message: 'Somebody else changed the same meanwhile.',
        conflicts: [
          { field: 'kr-reply', mine: '3', theirs: '5', by: 'Li' },
          { field: 'kr-assistant', mine: '4', theirs: null, by: null },
        ],
      },
    ];
  });
  await page.getByLabel('Weight of “Average reply time from 45 to 25 minutes”').fill('3');
  await page.getByLabel('Weight of “Ship the answer assistant”').fill('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('group', { name: 'Average reply time from 45 to 25 minutes' })
    .getByRole('radio', { name: 'Keep yours: 3' })
    .check();
  await page
    .getByRole('group', { name: 'Ship the answer assistant' })
    .getByRole('radio', { name: 'Take theirs: nothing' })
    .check();
  await page.getByRole('button', { name: 'Save as chosen' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await asked<WeightsRequest>(page, 'setWeights'))[1]?.weights).toEqual([
    { id: 'kr-reply', from: '5', to: '3' },
  ]);
});

it('says where there is nothing to weigh', async () => {
  await open('o-empty');
  await page.getByText('Nothing counts in it yet, so there is nothing to weigh.').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
});
