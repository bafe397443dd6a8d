import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { axeComplaints } from '../axe-clean.ts';
import { serveEditors, showEditor, type EditorGallery, type EditorPage } from './editor-gallery.ts';
import { states } from './states.ts';

// Every state at every width, and in light, dark and forced colours, under the content policy of the hosts.

let browser: Browser;
let gallery: EditorGallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchBrowser(), serveEditors()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), gallery.close()]);
});

describe.each(Object.entries(states))('%s', (_, { open, view = 'project', bring }) => {
  let page: EditorPage;
  beforeAll(async () => {
    page = await showEditor(browser, gallery, { open, width: 320, query: { view, theme: 'light' } });
    await bring?.(page);
  });

  // 320 px is also what a frame of 640 px has left at a zoom of 200 %.
  it('fits from 320 to 2560 px without scrolling sideways, and at twice the text', async () => {
    const overflow = (): Promise<number> =>
      page.evaluate(() => {
        const dialog = document.querySelector('dialog');
        const sideways = document.documentElement.scrollWidth - window.innerWidth;
        return Math.max(sideways, (dialog?.scrollWidth ?? 0) - (dialog?.clientWidth ?? 0));
      });
    const found: number[] = [];
    for (const width of [320, 480, 640, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      found.push(await overflow());
    }
    expect(found).toEqual([0, 0, 0, 0, 0]);
    // At their widest they are still forms, not pages.
    expect((await page.getByRole('dialog').boundingBox())?.width).toBeLessThanOrEqual(720);

    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.tl-root, .tl-root * { font-size: 28px !important; line-height: 1.4 !important }');
      document.adoptedStyleSheets = [sheet];
    });
    expect(await overflow()).toBe(0);
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
    expect(page.complaints).toEqual([]);
  });

  it('is clean for axe, light, dark and in forced colours', async () => {
    await page.setViewportSize({ width: 720, height: 800 });
    expect(await axeComplaints(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});
