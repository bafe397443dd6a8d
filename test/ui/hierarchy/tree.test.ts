import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  serveHierarchy,
  showHierarchy,
  type HierarchyGalleryPage,
  type HierarchyServer,
} from './gallery-server.ts';

// The rows by keyboard and by pointer, and ten thousand of them.

let browser: Browser;
let server: HierarchyServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveHierarchy()]);
});
let page: HierarchyGalleryPage;
afterEach(async () => {
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const show = async (state: string, look = '', width = 1280): Promise<void> => {
  page = await showHierarchy(browser, server, { state, look, width });
  await page.locator('.tl-tree-row').first().waitFor();
};
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('by keyboard', () => {
  beforeEach(async () => {
    await show('full');
    await page.getByRole('treegrid').focus();
  });

  it('walks as in a tree: down, into, out of, folding and unfolding', async () => {
    expect(await active(page)).toMatchObject({
      title: 'Customers stay with us',
      level: '1',
      expanded: 'true',
    });
    await press('ArrowDown');
    expect(await active(page)).toMatchObject({
      title: 'Yearly churn from 14 to 9 %',
      level: '2',
      place: '1 of 4',
    });
    await press('ArrowDown', 'ArrowRight');
    expect((await active(page)).title).toBe('Answers rated “helped me”');
    await press('ArrowLeft');
    expect((await active(page)).title).toBe('Customers get an answer while they still care');
    await press('ArrowLeft');
    expect((await active(page)).expanded).toBe('false');
    await press('ArrowDown');
    expect((await active(page)).title).toBe('New teams find their footing in their first week');
    await press('ArrowUp', 'ArrowRight');
    expect((await active(page)).expanded).toBe('true');
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect(await active(page)).toMatchObject({ title: 'Customers stay with us', expanded: 'false' });
    await press('End');
    expect((await active(page)).title).toBe('The old help centre is gone');
    await press('*');
    await press('Home');
    expect((await active(page)).expanded).toBe('true');
    expect(await page.locator('.tl-tree-row[aria-level="2"]').count()).toBe(4);
  });

  it('goes to the row whose title begins as typed; letters with a task of their own only begin nothing', async () => {
    await press('p');
    expect((await active(page)).title).toBe('Partners sell for us');
    await page.waitForTimeout(900);
    await page.keyboard.type('the o');
    expect((await active(page)).title).toBe('The old help centre is gone');
  });

  it.each([
    ['Enter', { kind: 'details', id: 'kr-assistant', tab: 'why' }],
    ['w', { kind: 'details', id: 'kr-assistant', tab: 'why' }],
    ['c', { kind: 'check-in', id: 'kr-assistant' }],
    ['l', { kind: 'link', id: 'kr-assistant' }],
    ['e', { kind: 'edit', is: 'keyResult', id: 'kr-assistant', parent: null }],
    ['n', { kind: 'edit', is: 'objective', id: null, parent: 'kr-assistant' }],
  ])('%s on a key result opens what it is for, and gives the focus back', async (key, opened) => {
    await press('s');
    // "s" begins a title, and the next letter would go on with it: after another key, or a rest, it is a command.
    await press('ArrowDown', 'ArrowUp', key);
    await expectOpened(opened);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focusedRole(page)).toBe('treegrid');
    expect((await active(page)).title).toBe('Ship the answer assistant');
  });

  it('writes below an objective: a key result, or with shift an objective', async () => {
    await press('n');
    await expectOpened({ kind: 'edit', is: 'keyResult', id: null, parent: 'o-company' });
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('Shift+N');
    await expectOpened({ kind: 'edit', is: 'objective', id: null, parent: 'o-company' });
    await press('Escape');
  });

  it('says why a key does nothing here', async () => {
    await press('c');
    await page.getByText('Only key results are checked in.').waitFor({ state: 'attached' });
    await press('ArrowDown', 'l');
    await page.getByText('no work can be linked to it').waitFor({ state: 'attached' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('shows the keys on ?, and finds by text on /', async () => {
    await press('?');
    await page.getByRole('dialog', { name: 'Keys in the tree' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('/');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('tl-find'))).toBe(true);
    await page.keyboard.type('guide');
    await page.getByText('3 of 17 rows').waitFor();
  });

  it('reaches what can be done with the row by the tab key as well', async () => {
    await press('ArrowDown', 'Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Actions for Yearly churn from 14 to 9 %',
    );
    await press('Enter');
    await page.locator('.tl-drop-panel').waitFor();
    await press('Enter');
    await expectOpened({ kind: 'check-in', id: 'kr-churn' });
    await press('Escape');
  });
});

describe('by pointer', () => {
  it('opens a row, asks a number why, and opens the check-ins by their day', async () => {
    await show('full');
    await page.getByText('Yearly churn').click();
    await expectOpened({ kind: 'details', id: 'kr-churn', tab: 'why' });
    await press('Escape');
    await row('Yearly churn').locator('.tl-tree-day').click();
    await expectOpened({ kind: 'details', id: 'kr-churn', tab: 'check-ins' });
    await press('Escape');
    await row('Yearly churn').locator('.tl-tree-number').click();
    await expectOpened({ kind: 'details', id: 'kr-churn', tab: 'why' });
    await press('Escape');
  });

  it('folds by the mark before the name', async () => {
    await show('full');
    await row('Customers stay')
      .locator('.tl-tree-name')
      .click({ position: { x: 12, y: 12 } });
    expect(await page.locator('.tl-tree-row').count()).toBe(4);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('offers beside a row what may be done with it, and nothing else', async () => {
    await show('full');
    const menuOf = async (title: string): Promise<string[]> => {
      await row(title).hover();
      await page.getByRole('button', { name: 'Actions for' }).click();
      // Each with its key, which is shown and not part of its name.
      return page
        .locator('.tl-drop-panel')
        .getByRole('button')
        .evaluateAll((all) =>
          all.map((one) => [...one.childNodes].map((part) => part.textContent).join(' ')),
        );
    };
    expect(await menuOf('Ship the answer')).toEqual([
      'Check in C',
      'Link work L',
      'Edit E',
      'Open ↵',
      'New objective below ⇧N',
      'Close',
      'Delete',
    ]);
    await press('Escape');
    expect(await menuOf('The old help')).toEqual(['Edit E', 'Open ↵', 'Delete']);
    await press('Escape');
    expect(await menuOf('New teams')).toEqual([
      'New key result N',
      'Edit E',
      'Open ↵',
      'Fold',
      'Only what is below',
      'New objective below ⇧N',
      'Weights',
      'Close',
      'Delete',
    ]);
    await page.locator('.tl-drop-panel').getByRole('button', { name: 'Weights' }).click();
    await expectOpened({ kind: 'weights', id: 'o-growth' });
    await press('Escape');
  });

  it('is met anywhere on a row, also where a cell is empty', async () => {
    await show('full');
    const empty = row('Guides rewritten');
    const { x = 0, width = 0, y = 0 } = (await empty.boundingBox()) ?? {};
    await row('Ship the answer').hover();
    for (const part of [0.35, 0.42, 0.5, 0.6, 0.75, 0.95]) {
      await page.mouse.move(x + width * part, y + 100);
      await page.mouse.move(x + width * part, y + 16);
      await page.getByRole('button', { name: 'Actions for Guides rewritten' }).waitFor();
    }
    await page.mouse.click(x + width * 0.5, y + 16);
    await expectOpened({ kind: 'details', id: 'kr-guides', tab: 'why' });
    await press('Escape');
  });

  it('leaves the row of an opened menu when one goes on by keys', async () => {
    await show('full');
    await page.getByRole('treegrid').focus();
    await press('ArrowDown', 'Tab', 'Enter', 'Escape', 'Shift+Tab', 'ArrowDown', 'Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Actions for Customers get an answer while they still care',
    );
  });

  it('offers a reader nothing that would be refused', async () => {
    await show('reader');
    await row('Ship the answer').hover();
    await page.getByRole('button', { name: 'Actions for' }).click();
    const menu = page.locator('.tl-drop-panel').getByRole('button');
    expect(await menu.allTextContents()).toEqual(['Open↵']);
    await press('Escape');
    expect(await page.getByRole('button', { name: 'New objective' }).count()).toBe(0);
    await page.locator('.tl-page-header').getByRole('button', { name: 'More' }).click();
    expect(await menu.allTextContents()).toEqual(['What if', 'Copy link', 'Read again', 'Keys']);
  });
});

describe('what a row tells', () => {
  it('[R27] one row for a key result that is an objective, with what it is also; drawn edges by word', async () => {
    await show('full');
    const name = row('Customers get an answer').locator('.tl-tree-name');
    expect(await page.getByText('Customers get an answer').count()).toBe(1);
    expect(await name.getAttribute('aria-label')).toContain('↔ also key result of Customers stay with us');
    const docs = page.locator('.tl-tree-row', { hasText: 'Every guide answers' });
    expect(await docs.first().locator('.tl-tree-name').getAttribute('aria-label')).toContain(
      'supports, not counted',
    );
    // Below its second parent it is told, not opened again.
    expect(await docs.nth(1).locator('.tl-tree-name').getAttribute('aria-label')).toContain('shown above');
    expect(await docs.nth(1).getAttribute('aria-expanded')).toBeNull();
  });

  it('[R4][R9][R19] numbers by the rules, a dash with its reason, and what may not be seen without its words', async () => {
    await show('full');
    const said = async (title: string) =>
      (await row(title).locator('.tl-tree-number').getAttribute('aria-label'))?.replaceAll('\u00a0', ' ');
    expect(await said('Average reply')).toBe('35 %, weight 2, adds 14 to what is above, expected 24 %');
    expect(await row('Guides rewritten').locator('.tl-tree-number').textContent()).toMatch(/^125\s%$/);
    expect(await row('Answers rated').locator('.tl-tree-name').getAttribute('aria-label')).toContain(
      'no reading yet',
    );
    expect(await row('Customers get an').locator('.tl-tree-name').getAttribute('aria-label')).toMatch(
      /data for 75\s% of the weight; 1 of 4 key results off track/,
    );
    expect(await row('An objective that you may not see').locator('.tl-tree-number').textContent()).toMatch(
      /^48/,
    );
    for (const word of ['draft', 'closed', 'cancelled', 'set by hand', 'stale']) {
      expect(await page.locator(`.tl-tree-name[data-remark*="${word}"]`).count()).toBeGreaterThan(0);
    }
  });

  it('reads the small lines after the rows, and says when it could not', async () => {
    await show('no-trends');
    await page.getByText('The trends could not be read.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The trends could not be read.').waitFor({ state: 'detached' });
    const line = await row('Yearly churn').evaluate(
      (element) => getComputedStyle(element, '::after').clipPath,
    );
    expect(line).toContain('polygon');
  });
});

describe('ten thousand rows', () => {
  it('draws at most 200 elements, wherever one scrolls to', async () => {
    await show('10000');
    const elements = () => page.locator('#root *').count();
    const counts = [await elements()];
    for (const part of [0.3, 0.7, 1]) {
      await page
        .getByRole('treegrid')
        .evaluate((grid, to) => (grid.scrollTop = grid.scrollHeight * to), part);
      await page.waitForTimeout(250);
      counts.push(await elements());
      const seen = await page.evaluate(() => {
        const box = document.querySelector('[role=treegrid]')!.getBoundingClientRect();
        const rows = [...document.querySelectorAll('.tl-tree-row')].map((row) => row.getBoundingClientRect());
        return (
          Math.min(...rows.map(({ top }) => top)) <= box.top + 30 &&
          Math.max(...rows.map(({ bottom }) => bottom)) >= box.bottom - 2
        );
      });
      expect(seen).toBe(true);
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(200);
    expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('10001');
  });

  it('keeps its place: keys go on from the row that was scrolled away', async () => {
    await show('10000');
    await page.getByRole('treegrid').focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect((await active(page)).title).toBe('Key result 0.0.1');
    await page.getByRole('treegrid').evaluate((grid) => (grid.scrollTop = 90_000));
    await page.getByText('Key result 0.0.1').waitFor({ state: 'detached' });
    expect(await page.getByRole('treegrid').getAttribute('aria-activedescendant')).toBeNull();
    await press('ArrowDown');
    expect(await active(page)).toMatchObject({ title: 'Key result 0.0.2', seen: true });
    await press('End');
    expect(await active(page)).toMatchObject({ title: 'Key result 99.8.9', seen: true });
    await press('PageUp', 'PageUp', 'ArrowUp');
    expect(await active(page)).toMatchObject({ level: '3', seen: true });
    await press('Home');
    expect(await active(page)).toMatchObject({ title: 'Top objective 0', seen: true });
  });

  it('finds among them, folded or not, and goes back to how it was folded', async () => {
    await show('10000');
    await page.getByRole('button', { name: 'Fold all' }).click();
    await page.locator('.tl-tree[aria-rowcount="101"]').waitFor();
    await page.getByRole('searchbox').fill('7.3.5');
    await page.getByText('10 of 10,000 rows').waitFor();
    // Ten key results, each with the two objectives above it.
    await page.locator('.tl-tree[aria-rowcount="31"]').waitFor();
    expect(await page.locator('.tl-tree-row:not(.tl-tree-dimmed)').first().textContent()).toContain('7.3.5');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('.tl-tree[aria-rowcount="101"]').waitFor();
  });
});

// ── below ──

const row = (title: string) => page.locator('.tl-tree-row', { hasText: title }).first();

async function expectOpened(opened: unknown): Promise<void> {
  const title = await page.getByRole('dialog').locator('h2').textContent();
  expect(JSON.parse(title ?? '')).toEqual(opened);
}

const focusedRole = (on: Page): Promise<string | null | undefined> =>
  on.evaluate(() => document.activeElement?.getAttribute('role'));

interface Active {
  readonly title: string;
  readonly level: string | null;
  readonly expanded: string | null;
  readonly place: string;
  readonly seen: boolean;
}

/** The row that the grid names as the one that one stands on, once it is drawn. */
async function active(on: Page): Promise<Active> {
  await on.locator('[role=treegrid][aria-activedescendant]').waitFor();
  return on.evaluate(() => {
    const grid = document.querySelector('[role=treegrid]')!;
    const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')!;
    const [box, frame] = [row.getBoundingClientRect(), grid.getBoundingClientRect()];
    return {
      title: row.querySelector('.tl-tree-name')?.textContent ?? '',
      level: row.getAttribute('aria-level'),
      expanded: row.getAttribute('aria-expanded'),
      place: `${row.getAttribute('aria-posinset')} of ${row.getAttribute('aria-setsize')}`,
      seen: box.top >= frame.top && box.bottom <= frame.bottom + 1,
    };
  });
}
