import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  serveHierarchy,
  showHierarchy,
  type HierarchyGalleryPage,
  type HierarchyServer,
} from './gallery-server.ts';

// The address, what is kept, the first steps, changes and their way back, the picture and the table.

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
};
const address = (): Promise<string> => page.evaluate(() => location.hash.slice(1));
const calls = (): Promise<string[]> =>
  page.evaluate(() => hierarchyGallery.client.calls.map(({ name }) => name));

describe('the address', () => {
  it('remembers filters, order, grouping and view, and brings them back', async () => {
    await show('full');
    await page.getByRole('button', { name: 'Owner' }).click();
    await page.getByLabel('Growth').check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sort: as aligned' }).click();
    await page.getByRole('radio', { name: 'health, worst first' }).click();
    await page.getByRole('button', { name: 'Group: nothing' }).click();
    await page.getByRole('radio', { name: 'team' }).click();
    await page.getByText('4 of 17 rows').waitFor();
    await expectAddress('cycle=2026-Q4&owner=Growth&sort=health&group=owner');
    await page.reload();
    await page.getByText('4 of 17 rows').waitFor();
    await page.getByRole('button', { name: 'Owner: Growth' }).waitFor();
    expect(await page.locator('.tl-tree-group').first().textContent()).toBe('Ann');
    await page.getByRole('button', { name: 'Picture' }).click();
    await expectAddress('cycle=2026-Q4&view=picture&owner=Growth&sort=health&group=owner');
  });

  it('leads to a node: unfolded, in sight, stood upon', async () => {
    await show('10000', 'node=t90-4-7');
    const row = page.locator('.tl-tree-active');
    await row.waitFor();
    expect(await row.locator('.tl-tree-name').textContent()).toBe('Key result 90.4.7');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('opens the details that it names, remembers those that are opened, and forgets them when they close', async () => {
    await show('full', 'node=kr-guides&tab=trend');
    const dialog = page.getByRole('dialog');
    expect(await dialog.locator('h2').textContent()).toBe(
      '{"kind":"details","id":"kr-guides","tab":"trend"}',
    );
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expectAddress('cycle=2026-Q4&node=kr-guides');
    await page.getByText('Yearly churn').click();
    await expectAddress('cycle=2026-Q4&node=kr-churn&tab=trend');
  });

  it('follows the host to another address, and another cycle', async () => {
    await show('full');
    await page.locator('.tl-tree-row').first().waitFor();
    await page.evaluate(() => (location.hash = 'cycle=2026-Q3'));
    await page.getByText('No objective yet.').waitFor();
    expect(await page.locator('.tl-cycle').textContent()).toBe('2026-Q3');
  });

  it('says when what it names is not here', async () => {
    await show('full', 'node=gone');
    const told = page.locator('.tl-loaded > p', { hasText: 'What the link names is not here' });
    await told.waitFor();
    expect(await page.locator('.tl-tree-row').count()).toBeGreaterThan(0);
  });

  it('is copied as a link, or shown to be copied where the frame may not', async () => {
    await show('full', 'find=guide');
    const copy = async (may: boolean): Promise<void> => {
      await page.evaluate((allowed) => {
        const writeText = (text: string): Promise<void> => {
          document.title = text;
          return allowed ? Promise.resolve() : Promise.reject(new Error('not allowed'));
        };
        Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      }, may);
      await page.locator('.tl-page-header').getByRole('button', { name: 'More' }).click();
      await page.getByRole('button', { name: 'Copy link' }).click();
    };
    const link = 'https://acme.example/okrs?cycle=2026-Q4&find=guide';
    await copy(true);
    await page.getByText('The link is copied.').waitFor({ state: 'attached' });
    expect(await page.title()).toBe(link);
    await copy(false);
    expect(await page.getByLabel('The browser does not let this page copy.').inputValue()).toBe(link);
  });
});

it('keeps what was folded and how it was looked at, for this project', async () => {
  await show('full');
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('.tl-tree[aria-rowcount="5"]').waitFor();
  await page.goto(server.address('full'));
  await page.reload();
  await page.locator('.tl-tree[aria-rowcount="5"]').waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('.tl-heat-table').waitFor();
  await page.goto('about:blank');
  await page.goto(server.address('full'));
  await page.locator('.tl-heat-table').waitFor();
  expect(await page.getByRole('button', { name: 'Table' }).getAttribute('aria-pressed')).toBe('true');
});

describe('first steps', () => {
  it('makes this quarter by one click, and goes on to the first objective', async () => {
    await show('no-cycle');
    await page.getByRole('button', { name: 'Make 2026-Q4' }).click();
    await page.getByText('No objective yet. Import a plan or write the first one.').waitFor();
    const made = await page.evaluate(
      () => hierarchyGallery.client.calls.find(({ name }) => name === 'makeCycle')?.request,
    );
    expect(made).toEqual({ id: '2026-Q4', start: '2026-10-01', end: '2026-12-31', copyFrom: null });
    await page.getByRole('button', { name: 'Write the first one' }).click();
    await page.getByRole('dialog', { name: '"kind":"edit"' }).waitFor();
  });

  it('offers a reader nothing that would be refused', async () => {
    for (const state of ['no-cycle-reader', 'empty-reader', 'restricted-only']) {
      await show(state);
      expect(await page.locator('.tl-empty').getByRole('button').count()).toBe(0);
    }
    await page.getByText('There are 3 objectives here, and you may not see them.').waitFor();
  });

  it('tries again after an error', async () => {
    await show('error');
    expect(await page.getByRole('alert').textContent()).toContain('The host did not answer.');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.tl-tree-row').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('changes', () => {
  const saveReply = async (): Promise<void> => {
    await page.getByText('Average reply time').click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it('are shown, told, and taken back, with the focus among the rows', async () => {
    await show('full');
    await saveReply();
    const number = page.locator('.tl-tree-row', { hasText: 'Average reply' }).locator('.tl-tree-number');
    expect(await number.textContent()).toMatch(/^77/);
    expect(await page.locator('.tl-notice').textContent()).toContain('Saved details.');
    const said = page.locator('output[aria-live]', { hasText: 'was 35' });
    expect((await said.textContent())?.replaceAll('\u00a0', ' ')).toBe(
      'Saved details. Average reply time from 45 to 25 minutes: 77 %, was 35 %',
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back.').waitFor({ state: 'attached' });
    expect(await number.textContent()).toMatch(/^35/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treegrid');
    expect(await page.locator('.tl-notice').count()).toBe(0);
  });

  it('keep their notice where they cannot be taken back, and say why', async () => {
    await show('full');
    await saveReply();
    await page.evaluate(() => hierarchyGallery.client.fail.push({ call: 'undo', with: 'conflict' }));
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.getByRole('alert').textContent()).toContain(
      'Somebody else changed this at the same time.',
    );
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.tl-notice').waitFor({ state: 'detached' });
  });

  it('[R22] of a count that goes on are shown as they come', async () => {
    await show('counting');
    await page.locator('.tl-tree-row', { hasText: 'Ship the answer' }).getByText(/^62/).waitFor();
    expect((await calls()).filter((name) => name === 'countOn')).toHaveLength(2);
    await page.evaluate(() => hierarchyGallery.unmount());
    expect(await page.locator('#root').innerHTML()).toBe('');
  });
});

describe('the picture', () => {
  it('is walked along its lines by keys, and opened', async () => {
    await show('full', 'view=picture');
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector('.tl-picture-title')?.textContent);
    await page.locator('.tl-picture-node[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.locator('.tl-picture-node', { hasText: 'Customers stay' }).focus();
    await page.keyboard.press('ArrowRight');
    const first = await focused();
    expect([
      'Customers get an answer while they still care',
      'New teams find their footing in their first week',
    ]).toContain(first);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe('Customers stay with us');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).not.toBe('Customers stay with us');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.tl-line-supports').count()).toBe(1);
    expect(await page.locator('.tl-picture-node[tabindex="0"]').count()).toBe(1);
  });

  it('has a twin in words, of the same nodes and lines', async () => {
    await show('full', 'view=picture');
    await page.getByText('The same as a table').click();
    const rows = page.locator('.tl-picture-twin tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(await page.locator('.tl-picture-node').count());
    const docs = rows
      .filter({ has: page.getByRole('rowheader', { name: 'Every guide answers' }) })
      .locator('td');
    expect((await docs.allTextContents()).slice(0, 2)).toEqual([
      'New teams find their footing in their first week',
      'Customers get an answer while they still care',
    ]);
  });

  it('says that it shows a part of many, and looks below one of them', async () => {
    await show('400', 'view=picture');
    await page.getByText('The picture shows the 300 highest of 400 rows.').waitFor();
    await page.locator('.tl-picture-node', { hasText: 'Top objective 1' }).focus();
    await page.getByRole('button', { name: 'Only what is below' }).click();
    await page.getByText('100 of 400 rows').waitFor();
    await page.getByRole('button', { name: 'Remove the filter Below “Top objective 1”' }).click();
    await page.getByText('400 rows', { exact: true }).waitFor();
    expect(await page.locator('.tl-tree').getAttribute('aria-rowcount')).toBe('401');
  });
});

it('[R33] the table of teams and top objectives leads to the row that its number is of', async () => {
  await show('full', 'view=table');
  const cell = page.getByRole('button', { name: /^Support 55/ });
  expect((await cell.textContent())?.replaceAll('\u00a0', ' ')).toBe(
    'Support 55 % Off track: 1 of 5 1 O · 4 KR',
  );
  await cell.click();
  await page.locator('.tl-tree-active', { hasText: 'Customers get an answer' }).waitFor();
});

// ── below ──

/** The page writes its address after a rest. */
async function expectAddress(text: string): Promise<void> {
  await page.waitForFunction((wanted) => location.hash.slice(1) === wanted, text).catch(() => {});
  expect(await address()).toBe(text);
}
