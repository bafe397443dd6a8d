import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { serveEditors, showEditor } from '../editor/editor-gallery.ts';
import { states as editors } from '../editor/states.ts';
import { serveHierarchy, showHierarchy } from '../hierarchy/gallery-server.ts';
import { serveNodeGallery, showNode } from '../node/node-gallery.ts';
import { serveReviews, showReview } from '../review/review-gallery.ts';
import type { HeardPage } from '../heard-page.ts';
import { dataFolder, startWorkbench } from '../../journey/workbench.ts';
import { shots, type Shot } from './list.ts';
import { takeInWorkbench, workbenchShots } from './workbench-shots.ts';
import { joined, readPng, smallPng, type Picture } from './png.ts';

const docs = path.resolve(__dirname, '../../../docs');
const folder = path.join(docs, 'img');

describe('docs/img', () => {
  it('has every picture of the list, and docs/screens.md shows each with what it is', () => {
    const page = readFileSync(path.join(docs, 'screens.md'), 'utf8');
    const there = readdirSync(folder);
    const all = [...shots, ...workbenchShots];
    expect(all.map(({ name }) => `${name}.png`).toSorted()).toEqual(there.toSorted());
    expect(all.filter(({ name, says }) => !page.includes(`![${says}](img/${name}.png)`))).toEqual([]);
  });

  it('is small enough to be cloned by everybody: 4 MB', () => {
    const sizes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000);
  });
});

// Taken by scripts/pictures.mjs alone: a browser, the galleries, and each state in each look.
const asked = process.env['THROUGHLINE_PICTURES'];
if (asked !== undefined) {
  describe('taken', () => {
    const wanted = new RegExp(asked);
    let browser: Browser;
    let galleries: readonly [
      Awaited<ReturnType<typeof serveHierarchy>>,
      Awaited<ReturnType<typeof serveEditors>>,
      Awaited<ReturnType<typeof serveNodeGallery>>,
      Awaited<ReturnType<typeof serveReviews>>,
    ];
    beforeAll(async () => {
      browser = await launchBrowser();
      galleries = await Promise.all([serveHierarchy(), serveEditors(), serveNodeGallery(), serveReviews()]);
    });
    afterAll(async () => {
      await Promise.all([browser.close(), ...galleries.map((one) => one.close())]);
    });

    it.each(shots.filter(({ name }) => wanted.test(name)).map((shot) => [shot.name, shot] as const))(
      '%s',
      async (name, shot) => {
        const taken: Picture[] = [];
        for (const look of shot.looks) taken.push(await take(shot, look));
        const [light, dark] = taken;
        if (light === undefined) throw new Error('no look');
        const picture = dark === undefined ? light : joined(light, dark, shot.of === 'dialog');
        const file = smallPng(picture);
        writeFileSync(path.join(folder, `${name}.png`), file);
        expect(file.length).toBeLessThan(150_000);
      },
    );

    const inHosts = workbenchShots.filter(({ name }) => wanted.test(name));
    if (inHosts.length > 0) {
      const data = dataFolder();
      it('in the hosts', async () => {
        const workbench = await startWorkbench(data);
        for (const shot of inHosts) {
          const file = smallPng(readPng(await takeInWorkbench(browser, workbench.address, shot)));
          writeFileSync(path.join(folder, `${shot.name}.png`), file);
          expect(file.length).toBeLessThan(150_000);
        }
        await workbench.stop();
      });
    }

    async function take(shot: Shot, look: Shot['looks'][number]): Promise<Picture> {
      const page = await shown(shot, look === 'dark' ? 'dark' : 'light');
      if (look === 'forced') await page.emulateMedia({ forcedColors: 'active' });
      await shot.bring?.(page);
      // What is drawn a moment later: marks, the room for a dialog.
      await page.waitForTimeout(300);
      const part = shot.of === 'dialog' ? page.locator('dialog').last() : page;
      const file = await part.screenshot({ caret: 'hide' });
      await page.close();
      return readPng(file);
    }

    function shown({ from, width, height }: Shot, theme: 'light' | 'dark'): Promise<HeardPage> {
      const [hierarchy, editorsServer, nodes, reviews] = galleries;
      const options = { viewport: { width, height } };
      switch (from.gallery) {
        case 'hierarchy':
          return showHierarchy(browser, hierarchy, {
            state: from.state,
            look: from.look ?? '',
            width,
            height,
            query: { theme },
          });
        case 'editor': {
          const { open, view = 'project' } = editors[from.state]!;
          return showEditor(browser, editorsServer, { open, query: { view, theme }, options });
        }
        case 'node':
          return showNode(browser, nodes, { ...from.query, theme }, { options });
        case 'review':
          return showReview(browser, reviews, {
            state: from.state,
            query: { ...from.query, theme },
            width,
            height,
          });
      }
    }
  });
}
