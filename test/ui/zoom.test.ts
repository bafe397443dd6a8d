import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { serveEditors, showEditor, type EditorGallery } from './editor/editor-gallery.ts';
import { serveHierarchy, showHierarchy, type HierarchyServer } from './hierarchy/gallery-server.ts';
import { serveNodeGallery, showNode, type NodeGalleryServer } from './node/node-gallery.ts';

// A window of 1280 × 900 at a zoom of 200 % and of 400 %: the browser then gives a page half and a quarter of the CSS pixels,
// each of two or four of the screen's. Whoever goes through it by Tab sees at each stop what has the focus, and all of it that fits.

let browser: Browser;
let hierarchy: HierarchyServer;
let editors: EditorGallery;
let nodes: NodeGalleryServer;
beforeAll(async () => {
  [browser, hierarchy, editors, nodes] = await Promise.all([
    launchBrowser(),
    serveHierarchy(),
    serveEditors(),
    serveNodeGallery(),
  ]);
});
afterAll(async () => {
  await Promise.all([browser.close(), hierarchy.close(), editors.close(), nodes.close()]);
});

const fresh = { kind: 'edit', is: 'keyResult', id: null, parent: 'o-support' } as const;
type Show = (options: object) => Promise<Page>;
const places: Readonly<Record<string, Show>> = {
  tree: (options) => showHierarchy(browser, hierarchy, { state: 'full', options }),
  picture: (options) => showHierarchy(browser, hierarchy, { state: 'full', look: 'view=picture', options }),
  table: (options) => showHierarchy(browser, hierarchy, { state: 'full', look: 'view=table', options }),
  'a new key result': (options) => showEditor(browser, editors, { open: fresh, options }),
  weights: (options) => showEditor(browser, editors, { open: { kind: 'weights', id: 'o-support' }, options }),
  'a check-in': (options) => showNode(browser, nodes, { open: 'check-in', id: 'kr-reply' }, { options }),
  why: (options) => showNode(browser, nodes, { open: 'details', id: 'o-support', tab: 'why' }, { options }),
  trend: (options) =>
    showNode(browser, nodes, { open: 'details', id: 'kr-reply', tab: 'trend' }, { options }),
  'what if': (options) => showNode(browser, nodes, { open: 'what-if' }, { options }),
};

const screens = [
  ['at 200 %', 640, 450, 2],
  ['at 400 %', 320, 225, 4],
  ['on a narrow screen', 320, 720, 1],
  ['on a wide screen', 2560, 900, 1],
] as const;

describe.each(Object.entries(places))('%s', (_, show) => {
  it.each(screens)('%s', async (_name, width, height, deviceScaleFactor) => {
    const page = await show({ viewport: { width, height }, deviceScaleFactor });
    const told: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(whereItStands);
      if (found === null) break;
      if (found !== '') told.push(`stop ${stop + 1}: ${found}`);
    }
    const sideways = await page.evaluate(
      () =>
        Math.max(
          ...[document.documentElement, ...document.querySelectorAll('dialog')].map(
            (one) => one.scrollWidth - one.clientWidth,
          ),
        ),
      null,
    );
    await page.close();
    expect(told).toEqual([]);
    expect(sideways).toBeLessThanOrEqual(0);
  });
});

// ── below ──

/** In the page: what is wrong with the place of the focus, '' = nothing; null = the focus left the page, or went round. */
function whereItStands(): string | null {
  const element = document.activeElement as (HTMLElement & { tlBeenHere?: true }) | null;
  if (element === null || element === document.body || element.tlBeenHere) return null;
  element.tlBeenHere = true;
  const box = element.getBoundingClientRect();
  const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
  const told = [];
  const drawn = element.querySelector(':scope > .tl-trend-hit');
  const marked = [element, element.parentElement, element.closest('label')].some((one) => {
    if (one === null || one === undefined) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  if (!marked && (drawn === null || getComputedStyle(drawn).stroke === 'none'))
    told.push('no mark of the focus');
  // What is higher than the screen begins in it; the rest of it is scrolled to.
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (box.left < -1 || box.right > innerWidth + 1) told.push(`from ${box.left} to ${box.right} px across`);
  if (bottom - top < Math.min(box.height, 20)) told.push(`from ${box.top} to ${box.bottom} px down`);
  else {
    const seen = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
    const label = element.closest('label');
    if (seen === null || !(element.contains(seen) || seen.contains(element) || label?.contains(seen)))
      told.push(`behind ${seen?.className ?? 'nothing'}`);
  }
  return told.length === 0 ? '' : `<${element.tagName.toLowerCase()}> “${name}”: ${told.join(', ')}`;
}
