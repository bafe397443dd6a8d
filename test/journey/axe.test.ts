import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { axeNow } from '../ui/axe-clean.ts';
import { rowOf } from './hands.ts';
import { dataFolder, panelOf, startWorkbench, type Started } from './workbench.ts';

/** What stands in the hosts' frames, with their themes and their content policy: the galleries have ours alone. */
describe('axe finds nothing in the hosts', () => {
  const data = dataFolder();
  let browser: Browser;
  let workbench: Started;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    workbench = await startWorkbench(data);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  const places = [
    ['jira', 'item', 'an epic’s panel'],
    ['jira', 'okrs', 'a project’s page'],
    ['jira', 'all', 'the page of all projects'],
    ['ado', 'item', 'an epic’s panel'],
    ['ado', 'okrs', 'a project’s hub'],
  ] as const;
  it.each(places)('%s, %s: %s', async (host, at) => {
    await page.goto(`${workbench.address}?page=${at}&only=${host}&person=maria&theme=light`);
    const frame = panelOf(page, host);
    const told: string[] = [];
    const look = async (state: string): Promise<void> => {
      for (const theme of ['light', 'dark', 'forced']) {
        const button = page.getByRole('button', { name: theme === 'dark' ? 'Dark' : 'Light', exact: true });
        if (await button.count()) await button.click();
        await themed(theme === 'dark' ? 'dark' : 'light');
        await page.emulateMedia({ forcedColors: theme === 'forced' ? 'active' : null });
        told.push(...(await axeNow(page, `${state}, ${theme}`, theme === 'light' ? 'all' : 'colour')));
      }
      await page.emulateMedia({ forcedColors: null });
    };

    if (at === 'item') {
      await frame.getByRole('button', { name: /why\? Ship the answer assistant/ }).click();
      await frame.getByText('Draft an answer from the help centre').waitFor();
      await look('the panel with a number opened');
      await frame.getByRole('button', { name: 'Link this epic to a key result' }).click();
      await frame.getByRole('radio').first().waitFor();
      await look('the choice of a key result');
    } else {
      await rowOf(frame, 'Ship the answer assistant').waitFor();
      await look('the tree');
      for (const [state, open, close] of at === 'all' ? wide : [...wide, ...near]) {
        await open(frame, page);
        await look(state);
        await close(frame, page);
      }
    }
    expect(told).toEqual([]);
  });

  // ── below ──

  function appFrame(): Frame {
    const found = page.frames().findLast((one) => one !== page.mainFrame() && one.url() !== 'about:blank');
    if (!found) throw new Error('The workbench has no frame.');
    return found;
  }

  /** The theme goes over the host's channel: it is there a moment later. */
  async function themed(theme: string): Promise<void> {
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
    await appFrame().waitForFunction((wanted) => {
      const { tlTheme, colorMode } = document.documentElement.dataset;
      return (tlTheme ?? colorMode) === wanted;
    }, theme);
  }
});

type State = readonly [name: string, open: Step, close: Step];
type Step = (frame: FrameLocator, page: Page) => Promise<void>;

const view =
  (name: string, there: string): Step =>
  async (frame) => {
    await frame.getByRole('button', { name, exact: true }).click();
    await frame.locator(there).first().waitFor();
  };
const tree = view('Tree', '.tl-tree-row');
const leave: Step = async (frame) => {
  const out = frame.getByRole('dialog').getByRole('button', { name: /^(Close|Cancel)$/ });
  await out.last().click();
  await frame.getByRole('dialog').waitFor({ state: 'detached' });
};
/** A key on the row of a title. */
const key =
  (title: string, pressed: string, there: string): Step =>
  async (frame, page) => {
    await frame.getByRole('treegrid').focus();
    await page.keyboard.press('Home');
    while (!(await frame.locator('.tl-tree-active').innerText()).includes(title))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press(pressed);
    await frame.locator(there).first().waitFor();
  };

/** What lies beside the tree. */
const wide: readonly State[] = [
  ['the picture', view('Picture', '.tl-picture-node'), tree],
  ['the table', view('Table', '.tl-heat-table'), tree],
];
/** What lies over it. */
const near: readonly State[] = [
  ['an editor', key('Average reply time', 'e', 'dialog [data-field=title]'), leave],
  ['a check-in', key('Average reply time', 'c', 'dialog [data-field=value]'), leave],
  ['details', key('Ship the answer assistant', 'w', 'dialog .tl-items'), leave],
  [
    'what if',
    async (frame) => {
      await frame.locator('.tl-page-header').getByRole('button', { name: 'More' }).click();
      await frame.getByRole('button', { name: 'What if' }).click();
      await frame.getByLabel('Find an objective').waitFor();
    },
    leave,
  ],
];
