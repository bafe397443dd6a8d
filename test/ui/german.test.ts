import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { serveEditors, showEditor, type EditorGallery } from './editor/editor-gallery.ts';
import { showState } from './gallery-page.ts';
import { serveGallery, type GalleryServer } from './gallery-server.ts';
import { cutColumns, leftInEnglish, tooWide } from './german-page.ts';
import { serveHierarchy, showHierarchy, type HierarchyServer } from './hierarchy/gallery-server.ts';
import { serveNodeGallery, showNode, type NodeGalleryServer } from './node/node-gallery.ts';

// German is the longest language that there is a dictionary for: what fits in it fits in English.

let browser: Browser;
let panel: GalleryServer;
let hierarchy: HierarchyServer;
let editor: EditorGallery;
let node: NodeGalleryServer;
beforeAll(async () => {
  [browser, panel, hierarchy, editor, node] = await Promise.all([
    launchBrowser(),
    serveGallery(),
    serveHierarchy(),
    serveEditors(),
    serveNodeGallery(),
  ]);
});
afterAll(async () => {
  await Promise.all([browser, panel, hierarchy, editor, node].map((one) => one.close()));
});

const german = { locale: 'de-DE' };
const WIDTHS = [320, 640, 1280];

it.each([
  'full',
  'many',
  'long',
  'marks',
  'failed-count',
  'no-objective',
  'nothing-linked',
  'points-question',
  'line',
  'error',
])('the panel is in German and fits: %s', async (state) => {
  const page = await showState(browser, panel, { state, query: german });
  expect(await page.locator('.tl-root').getAttribute('lang')).toBe('de');
  for (const number of await page.locator('button.tl-number').all()) await number.click();
  expect(await leftInEnglish(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
});

it.each([
  ['full', ''],
  ['long', ''],
  ['full', 'view=picture'],
  ['full', 'view=table'],
  ['full', 'health=at-risk&level=team&find=e'],
  ['empty', ''],
  ['no-cycle', ''],
  ['error', ''],
])('the hierarchy is in German and fits: %s %s', async (state, look) => {
  const page = await showHierarchy(browser, hierarchy, { state, look, query: german });
  expect(await page.locator('.tl-root').getAttribute('lang')).toBe('de');
  expect(await leftInEnglish(page)).toEqual([]);
  const wide: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 });
    await page.waitForTimeout(50);
    wide.push(...(await tooWide(page)).map((found) => `${width}: ${found}`));
  }
  expect(wide).toEqual([]);
  expect(page.complaints).toEqual([]);
});

it.each([1100, 1280, 1920])('the columns of the tree hold German words at %i px', async (width) => {
  const page = await showHierarchy(browser, hierarchy, { state: 'full', query: german, width });
  await page.locator('.tl-tree-row').first().waitFor();
  expect(await cutColumns(page)).toEqual([]);
});

it('writes numbers and days in German form', async () => {
  const page = await showHierarchy(browser, hierarchy, { state: 'full', query: german });
  await page.locator('.tl-tree-row').first().waitFor();
  const text = ((await page.locator('.tl-root').textContent()) ?? '').replaceAll('\u00a0', ' ');
  expect(text).toMatch(/\d+ %/);
  expect(text).toMatch(/\d{1,2}\. (Okt|Nov|Dez)\./);
  expect(text).not.toMatch(/\d{1,2} (Oct|Nov|Dec)\b/);
});

const opened: Readonly<Record<string, Parameters<typeof showEditor>[2]['open']>> = {
  'a new key result': { kind: 'edit', is: 'keyResult', id: null, parent: 'o-support' },
  'a key result': { kind: 'edit', is: 'keyResult', id: 'kr-reply', parent: null },
  'a new objective': { kind: 'edit', is: 'objective', id: null, parent: 'o-company' },
  'a new cycle': { kind: 'cycle' },
  levels: { kind: 'levels' },
  weights: { kind: 'weights', id: 'o-support' },
  'links of work': { kind: 'link', id: 'kr-assistant' },
  closing: { kind: 'close', id: 'kr-reply' },
  deleting: { kind: 'delete', id: 'kr-reply' },
  'a plan file': { kind: 'import' },
};

it.each(Object.keys(opened))('the editor is in German and fits: %s', async (name) => {
  const open = opened[name];
  if (!open) throw new Error(`${name} is no editor.`);
  const page = await showEditor(browser, editor, { open, query: german, width: 320 });
  for (const summary of await page.locator('dialog summary').all()) await summary.click();
  // The gallery's own button that opens it is English.
  expect((await leftInEnglish(page)).filter((word) => word !== 'Open')).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
});

it('says what is wrong in German, whoever finds it', async () => {
  const page = await showEditor(browser, editor, {
    open: { kind: 'edit', is: 'keyResult', id: 'kr-reply', parent: null },
    query: german,
    width: 320,
  });
  await page.evaluate(() => {
    editors.client.fail.saveNode = [
      {
        code: 'bad-input',
        message: {
          template: 'One entry cannot be kept as it is. {0}',
          values: [{ template: 'Nothing was changed.' }],
        },
        fields: [
          {
            field: 'title',
            message: { template: 'This is {0} characters long; it can have {1}.', values: [1500, 500] },
          },
        ],
      },
    ];
  });
  await page.locator('[data-field=title]').fill('Anders');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain(
    'Eine Eingabe lässt sich so nicht speichern. Es wurde nichts geändert.',
  );
  await page.getByText('Titel: Das ist 1.500 Zeichen lang; 500 sind möglich.').waitFor();
});

it.each<[string, Readonly<Record<string, string>>]>([
  ['a check-in', { open: 'check-in', id: 'kr-reply' }],
  ['why', { open: 'details', id: 'kr-reply', tab: 'why' }],
  ['check-ins', { open: 'details', id: 'kr-reply', tab: 'check-ins' }],
  ['the trend', { open: 'details', id: 'kr-reply', tab: 'trend' }],
  ['changes', { open: 'details', id: 'kr-reply', tab: 'changes' }],
  ['a what-if', { open: 'what-if' }],
])('a node is in German and fits: %s', async (_, query) => {
  const page = await showNode(browser, node, { ...query, ...german });
  await page.locator('dialog[open]').waitFor();
  await page.locator('dialog [aria-busy=true]').waitFor({ state: 'detached' });
  expect(await leftInEnglish(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
});

describe('words that have to be loaded', () => {
  const slow = async () => {
    const page = await browser.newPage();
    let go = (): void => {};
    const held = new Promise<void>((done) => (go = done));
    await page.route('**/german-first-*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(hierarchy.address('full', '', german));
    await page.waitForFunction(() => typeof hierarchyGallery === 'object');
    return { page, go: () => go() };
  };

  it('do not hold up the first read, and nothing is shown before them', async () => {
    const { page, go } = await slow();
    await page.waitForFunction(() => hierarchyGallery.client.calls.length > 0);
    expect(await page.evaluate(() => hierarchyGallery.client.calls.map(({ name }) => name))).toContain(
      'openHierarchy',
    );
    expect(await page.locator('#root').innerHTML()).toBe('');
    go();
    await page.locator('.tl-tree-row').first().waitFor();
    const reads = await page.evaluate(
      () => hierarchyGallery.client.calls.filter(({ name }) => name === 'openHierarchy').length,
    );
    expect(reads).toBe(1);
    await page.close();
  });

  it('that come after the page was taken away show nothing', async () => {
    const { page, go } = await slow();
    const loaded = page.waitForResponse('**/german-first-*');
    await page.evaluate(() => hierarchyGallery.unmount());
    go();
    await (await loaded).finished();
    await page.waitForTimeout(200);
    expect(await page.locator('#root').innerHTML()).toBe('');
    await page.close();
  });

  it('that cannot be loaded leave English', async () => {
    const page = await browser.newPage();
    await page.route('**/german-{first,hierarchy}-*', (route) => route.abort());
    await page.goto(hierarchy.address('full', '', german));
    await page.locator('.tl-tree-row').first().waitFor();
    expect(await page.locator('.tl-root').getAttribute('lang')).toBe('en');
    await page.close();
  });
});
