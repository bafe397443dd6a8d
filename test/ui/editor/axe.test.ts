import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { serveEditors, showEditor, type EditorGallery, type EditorPage } from './editor-gallery.ts';
import { states } from './states.ts';

// Every state in light, dark and forced colours, and at every width, under the content policy of the hosts.

let browser: Browser;
let gallery: EditorGallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchBrowser(), serveEditors()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), gallery.close()]);
});

describe.each(Object.entries(states))('%s', (_, { open, view = 'project', bring }) => {
  const show = async (width: number): Promise<EditorPage> => {
    const page = await showEditor(browser, gallery, { open, width, query: { view, theme: 'light' } });
    await bring?.(page);
    return page;
  };

  it('is clean for axe, light, dark and in forced colours', async () => {
    const page = await show(720);
    const told: string[] = [];
    for (const look of ['light', 'dark', 'forced']) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-tl-theme', name), look);
      await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' });
      const { violations } = await analyse(page);
      for (const { id, nodes } of violations)
        told.push(
          `${look}, ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
        );
    }
    expect(told).toEqual([]);
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  // 320 px is also what a frame of 640 px has left at a zoom of 200 %.
  it('fits from 320 to 1280 px without scrolling sideways, and at twice the text', async () => {
    const page = await show(320);
    const overflow = (): Promise<number> =>
      page.evaluate(() => {
        const dialog = document.querySelector('dialog');
        const sideways = document.documentElement.scrollWidth - window.innerWidth;
        return Math.max(sideways, (dialog?.scrollWidth ?? 0) - (dialog?.clientWidth ?? 0));
      });
    const found: number[] = [];
    for (const width of [320, 480, 640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      found.push(await overflow());
    }
    expect(found).toEqual([0, 0, 0, 0]);
    // At their widest they are still forms, not pages.
    expect((await page.getByRole('dialog').boundingBox())?.width).toBeLessThanOrEqual(720);

    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.tl-root, .tl-root * { font-size: 28px !important; line-height: 1.4 !important }');
      document.adoptedStyleSheets = [sheet];
    });
    expect(await overflow()).toBe(0);
    expect(page.complaints).toEqual([]);
    await page.close();
  });
});

// ── below ──

const options: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
};

async function analyse(on: EditorPage): Promise<AxeResults> {
  if (!(await on.evaluate(() => 'axe' in globalThis))) await on.evaluate(axe.source);
  return on.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, given),
    options,
  );
}
