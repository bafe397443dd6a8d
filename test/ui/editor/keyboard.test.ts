import type { Browser, Page } from 'playwright-core';
import type { SaveRequest } from '@throughline/core/use/hierarchy-client.ts';
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

// Nothing here clicks but the button that opens the editor: all of it is done by keys, from what has the focus.

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

const newKeyResult = async (locale = 'en-GB'): Promise<void> => {
  page = await showEditor(browser, gallery, {
    open: { kind: 'edit', is: 'keyResult', id: null, parent: 'o-support' },
    query: { locale },
  });
};

describe('a key result of each kind, by keyboard alone', () => {
  it('a number: title, from, to, saved by Ctrl+Enter', async () => {
    await newKeyResult();
    expect(await focusedName(page)).toBe('Title');
    await page.keyboard.type('Reply time');
    await tabTo(page, 'From');
    await page.keyboard.type('45');
    await page.keyboard.press('Tab');
    await page.keyboard.type('25');
    await page.keyboard.press('Tab');
    await page.keyboard.type('min');
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({ kind: 'metric', from: 45, to: 25, unit: 'min' });
    expect(await page.evaluate(() => editors.opened.at(-1))).toBeNull();
    // The focus is back where it was before the dialog.
    expect(await focusedName(page)).toBe('Open');
  });

  it.each([
    [1, [['To', '25']], { to: 25 }],
    [
      2,
      [
        ['From', '45'],
        ['By', '-20'],
      ],
      { from: 45, by: -20 },
    ],
    [
      3,
      [
        ['From', '40'],
        ['By percent', '-12,5'],
      ],
      { from: 40, byPercent: -12.5 },
    ],
  ] as const)('a number by target form %i', async (form, numbers, measure) => {
    await newKeyResult();
    await page.keyboard.type('Reply time');
    await toChecked(page, 'From … to …');
    for (let at = 0; at < form; at += 1) await page.keyboard.press('ArrowRight');
    for (const [name, value] of numbers) {
      await tabTo(page, name);
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({ kind: 'metric', ...measure });
  });

  it('linked work, counted by points, with a query that is counted as it is written', async () => {
    await newKeyResult();
    await page.keyboard.type('Ship it');
    await toKind(1);
    await tabTo(page, 'What counts');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Query (JQL)');
    await page.keyboard.type('labels = answer');
    await page.getByText('Finds 15 work items now.').waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({ kind: 'work', count: 'points', query: 'labels = answer' });
    expect(await asked(page, 'countQuery')).toEqual([{ query: 'labels = answer' }]);
  });

  it('milestones: added, weighed, half done', async () => {
    await newKeyResult();
    await page.keyboard.type('Launch');
    await toKind(2);
    await tabTo(page, 'Milestone 1');
    await page.keyboard.type('Pilot');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Add a milestone');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Milestone 2', 'Shift+Tab');
    await page.keyboard.type('All teams');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Percent of milestone 2 that is done');
    await page.keyboard.type('25');
    await tabTo(page, 'Weight of milestone 2');
    await page.keyboard.type('3');
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({
      kind: 'milestones',
      milestones: [
        { title: 'Pilot', done: true },
        { title: 'All teams', weight: 3, done: 0.25 },
      ],
    });
  });

  it('a row taken out by its own button leaves the focus in the form, beside where it was', async () => {
    await newKeyResult();
    await page.keyboard.type('Launch');
    await toKind(2);
    await tabTo(page, 'Add a milestone');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Milestone 1', 'Shift+Tab');
    await page.keyboard.type('Pilot');
    await tabTo(page, 'Remove milestone 2');
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).toBe('Milestone 1');
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({
      kind: 'milestones',
      milestones: [{ title: 'Pilot', done: false }],
    });
  });

  it('a milestone by its work items: found, one taken out again', async () => {
    await newKeyResult();
    await page.keyboard.type('Launch');
    await toKind(2);
    await tabTo(page, 'Milestone 1');
    await page.keyboard.type('Pilot');
    await page.keyboard.press('Tab');
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowDown');
    for (const words of ['drafts', 'SUP-3']) {
      await tabTo(page, 'Work items of milestone 1');
      await page.keyboard.type(words);
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await tabTo(page, 'Take out SUP-1 Answer drafts', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({
      kind: 'milestones',
      milestones: [{ title: 'Pilot', items: ['jira:acme/3'] }],
    });
  });

  it('yes or no', async () => {
    await newKeyResult();
    await page.keyboard.type('The name is registered');
    await toKind(3);
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({ kind: 'yesNo', done: false });
  });

  it('a level to keep', async () => {
    await newKeyResult('nl-NL');
    await page.keyboard.type('Uptime');
    await toKind(4);
    await tabTo(page, 'At least');
    await page.keyboard.type('99,9');
    await tabTo(page, 'Looked at');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({ kind: 'maintain', atLeast: 99.9, every: 'day' });
  });

  it('objectives below, added up', async () => {
    await newKeyResult();
    await page.keyboard.type('All of it');
    await toKind(5);
    await tabTo(page, 'It takes');
    await page.keyboard.press('End');
    await tabTo(page, 'To');
    await page.keyboard.type('100');
    await page.keyboard.press('Control+Enter');
    expect(await savedMeasure()).toEqual({ kind: 'objectives', as: 'amounts', to: 100 });
  });
});

it('a template fills in its kind and puts the cursor in the first gap of its title', async () => {
  await newKeyResult();
  await tabTo(page, 'Keep a level', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement).selectionEnd === 6);
  await page.keyboard.type('the uptime');
  await tabTo(page, 'At least');
  await page.keyboard.type('99');
  await page.keyboard.press('Control+Enter');
  const [request] = await asked<SaveRequest>(page, 'saveNode');
  expect(request?.changes).toContainEqual({
    field: 'title',
    from: null,
    to: 'Keep the uptime at or above …',
  });
});

it('an owner is found among people, or written', async () => {
  await newKeyResult();
  await page.keyboard.type('Reply time');
  await tabTo(page, 'Owner');
  await page.keyboard.type('mari');
  await page.getByRole('option', { name: 'Mario Rossi' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('combobox', { name: 'Owner' }).inputValue()).toBe('Mario Rossi');
  expect(await page.getByRole('listbox').count()).toBe(0);

  // Escape closes an open list, and the list alone.
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await page.getByRole('option', { name: 'Mario Rossi' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('option', { name: 'Mario Rossi' }).count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(await page.getByRole('alertdialog').count()).toBe(0);
});

it('an objective, then its first key result, without leaving the keyboard', async () => {
  page = await showEditor(browser, gallery, {
    open: { kind: 'edit', is: 'objective', id: null, parent: 'o-company' },
  });
  await page.keyboard.type('Nobody waits at night');
  await tabTo(page, 'Save, then a key result');
  await page.keyboard.press('Enter');
  await page.getByText('of “Nobody waits at night”').waitFor();
  const [request] = await asked<SaveRequest>(page, 'saveNode');
  expect(request).toEqual({
    is: 'objective',
    id: null,
    shard: null,
    objective: null,
    attempt: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    cycle: '2026-Q4',
    changes: [
      { field: 'title', from: null, to: 'Nobody waits at night' },
      { field: 'project', from: null, to: '10000' },
      { field: 'parent', from: null, to: [{ id: 'o-company', shard: 'SUP~1' }] },
    ],
  });
  expect(await focusedName(page)).toBe('Title');
  await page.keyboard.type('Night answers');
  await toKind(3);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const saved = await asked<SaveRequest>(page, 'saveNode');
  expect(saved[1]).toMatchObject({ objective: 'o-new-1', shard: 'SUP~1', cycle: null });
});

// ── below ──

/** To the kinds of measure, and on to one of them by the arrow keys that radios have. */
async function toKind(steps: number): Promise<void> {
  await toChecked(page, 'A number');
  for (let at = 0; at < steps; at += 1) await page.keyboard.press('ArrowRight');
}

const toChecked = (on: Page, name: string): Promise<void> => tabTo(on, name);

async function savedMeasure(): Promise<unknown> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const requests = await asked<SaveRequest>(page, 'saveNode');
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ is: 'keyResult', id: null, shard: 'SUP~1', objective: 'o-support' });
  return requests[0]?.changes.find(({ field }) => field === 'measure')?.to;
}
