import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { focusedName, keyboardOf, mouseOf, rowOf } from './hands.ts';
import { dataFolder, hosts, panelOf, startWorkbench, type HostName, type Started } from './workbench.ts';

/**
 * From a project without OKRs to two levels of them with linked work and a first check-in, and from the number at the
 * top down to the work: by keys alone, and by mouse alone. Nothing is used that the screen does not show.
 */
describe('two levels of OKRs from nothing', () => {
  const higher = 'Customers stay because deliveries keep their day';
  const lower = 'Every route is packed the evening before';
  const worked = 'Ship the packing list';
  const counted = 'Late deliveries a week from 40 to 20';
  const item = { jira: 'OPS-11', ado: '4011' } as const;

  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(['keys', 'mouse'] as const)('by %s alone', (by) => {
    // Each way begins with a project that has nothing.
    const data = dataFolder();
    let workbench: Started;
    let page: Page;
    const faults: string[] = [];
    beforeAll(async () => {
      workbench = await startWorkbench(data, '--no-past');
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
    });
    afterAll(async () => {
      await page?.close();
      await workbench?.stop();
    });

    it.each(hosts)('%s', async (host) => {
      const frame = await open(host);
      const steps = await (by === 'keys' ? byKeys(frame) : byMouse(frame));
      expect(steps).toEqual(by === 'keys' ? keys : clicks);
      expect(faults).toEqual([]);
      // What was opened leads on to the item in its host.
      await frame.getByRole('dialog').getByRole('link', { name: item[host], exact: true }).waitFor();
      // And all of it was kept.
      await page.reload();
      await numbers(panelOf(page, host), { [counted]: '25 %', [worked]: '50 %', [higher]: '38 %' });
    });

    async function open(host: HostName): Promise<FrameLocator> {
      await page.goto(`${workbench.address}?page=okrs&only=${host}&person=maria&theme=light`);
      await page.getByLabel(/^Project/).selectOption({ label: 'Operations' });
      const frame = panelOf(page, host);
      await frame.getByText('No objective yet. Import a plan or write the first one.').waitFor();
      return frame;
    }

    async function byKeys(frame: FrameLocator): Promise<typeof keys> {
      const hand = keyboardOf(page);
      // The way into the frame is the host's: from here on it is ours.
      await page.getByLabel(/^Project/).focus();
      const closed = () => frame.getByRole('dialog').waitFor({ state: 'detached' });
      /** What was made is stood upon: a person sees it before going on. */
      const made = (name: string) => frame.locator('.tl-tree-active', { hasText: name }).waitFor();
      const title = () => frame.getByRole('dialog').getByLabel('Title', { exact: true }).waitFor();

      await hand.tabTo(/^2/);
      hand.steps();
      await hand.tabTo(/^Write the first one/);
      await hand.press('Enter');
      await title();
      await hand.type(higher);
      await hand.tabTo(/^Level/);
      await hand.press('ArrowUp', 'Control+Enter');
      await closed();
      await made(higher);
      expect(await focusedName(page)).toContain(higher);
      const first = hand.steps();

      // The row is stood upon: beside it are its actions, each with its key.
      await hand.press('Tab', 'Enter');
      await frame.getByRole('button', { name: 'New objective below' }).locator('kbd').waitFor();
      await hand.tabTo(/^New objective below/);
      await hand.press('Enter');
      await title();
      await frame.getByRole('group', { name: higher }).waitFor();
      await hand.type(lower);
      await hand.press('Control+Enter');
      await closed();
      await made(lower);
      const below = hand.steps();

      await hand.press('n');
      await title();
      await hand.type(worked);
      await hand.press('Tab', 'ArrowRight', 'Control+Enter');
      await closed();
      await made(worked);
      await hand.press('l');
      await frame.getByRole('dialog', { name: 'Link work items' }).waitFor();
      await hand.type('deliveries');
      await hand.press('Enter');
      await frame.getByRole('checkbox', { name: /Deliveries that keep their day/ }).waitFor();
      await hand.tabTo(/Deliveries that keep their day/);
      await hand.press('Space');
      await hand.tabTo(/^Link 1 work item/);
      await hand.press('Enter');
      await closed();
      const linked = hand.steps();
      await numbers(frame, { [worked]: '50 %', [higher]: '50 %' });

      // From the key result to its objective, and one key result more.
      await hand.press('ArrowLeft', 'n');
      await title();
      await hand.type(counted);
      await hand.tabTo(/^From$/);
      await hand.type('40');
      await hand.press('Tab');
      await hand.type('20');
      await frame.getByText('40 → 20, falling.').waitFor();
      await hand.press('Control+Enter');
      await closed();
      await made(counted);
      const number = hand.steps();

      await hand.press('c');
      await frame
        .getByRole('dialog')
        .getByLabel(/^Value/)
        .waitFor();
      // Each key on its own: this is what is done every week.
      await hand.press('3', '5', 'Enter');
      await closed();
      const checkIn = hand.steps();
      // (40 − 35) / (40 − 20), and the mean with the work.
      await numbers(frame, { [counted]: '25 %', [lower]: '38 %', [higher]: '38 %' });

      await hand.press('Home', 'w');
      await frame.getByText('Why 38 %?').waitFor();
      for (const part of [lower, worked]) {
        await frame.getByRole('dialog').getByRole('button', { name: part, exact: true }).waitFor();
        await hand.tabTo(new RegExp(`^${part}`));
        await hand.press('Enter');
      }
      await frame.getByText('2 of 4 items').last().waitFor();
      const why = hand.steps();
      return { first, below, linked, number, checkIn, why };
    }

    async function byMouse(frame: FrameLocator): Promise<typeof clicks> {
      const hand = mouseOf(page);
      const dialog = frame.getByRole('dialog');
      const button = (name: string | RegExp) => frame.getByRole('button', { name });
      const closed = () => dialog.waitFor({ state: 'detached' });
      const act = async (title: string, action: string): Promise<void> => {
        await hand.over(rowOf(frame, title));
        await hand.click(button(`Actions for ${title}`));
        await hand.click(button(action));
        await dialog.waitFor();
      };

      await hand.click(button('Write the first one'));
      await dialog.waitFor();
      await hand.type(higher);
      await hand.choose(dialog.getByLabel('Level'), 'Organisation');
      await hand.click(dialog.getByRole('button', { name: 'Save', exact: true }));
      await closed();
      const first = hand.steps();

      await act(higher, 'New objective below');
      await hand.type(lower);
      await hand.click(dialog.getByRole('button', { name: 'Save', exact: true }));
      await closed();
      const below = hand.steps();

      await act(lower, 'New key result');
      await hand.type(worked);
      await hand.click(dialog.getByText('Linked work', { exact: true }));
      await hand.click(dialog.getByRole('button', { name: 'Save, then link work' }));
      await frame.getByRole('dialog', { name: 'Link work items' }).waitFor();
      await hand.type('deliveries');
      await hand.click(dialog.getByRole('button', { name: 'Search' }));
      await hand.click(dialog.getByText('Deliveries that keep their day'));
      await hand.click(dialog.getByRole('button', { name: 'Link 1 work item' }));
      await closed();
      const linked = hand.steps();
      await numbers(frame, { [worked]: '50 %', [higher]: '50 %' });

      await act(lower, 'New key result');
      await hand.type(counted);
      await hand.click(dialog.getByLabel('From', { exact: true }));
      await hand.type('40');
      await hand.click(dialog.getByLabel('To', { exact: true }));
      await hand.type('20');
      await frame.getByText('40 → 20, falling.').waitFor();
      await hand.click(dialog.getByRole('button', { name: 'Save', exact: true }));
      await closed();
      const number = hand.steps();

      await act(counted, 'Check in');
      await dialog.getByLabel(/^Value/).waitFor();
      await hand.type('35');
      await hand.click(dialog.getByRole('button', { name: 'Save check-in' }));
      await closed();
      const checkIn = hand.steps();
      await numbers(frame, { [counted]: '25 %', [lower]: '38 %', [higher]: '38 %' });

      await hand.click(rowOf(frame, higher).getByText('38 %'));
      for (const part of [lower, worked]) await hand.click(dialog.getByRole('button', { name: part }));
      await dialog.getByText('2 of 4 items').last().waitFor();
      const why = hand.steps();
      return { first, below, linked, number, checkIn, why };
    }
  });
});

/** The keys of each stage. */
const keys = {
  // Tab past the three views, New objective and More; Enter, title, owner, level, up, save.
  first: 12,
  // The actions of the row, its fourth; title, save.
  below: 8,
  // N, title, one kind further, save; L, words, Enter, past the button to the item, its box, past the weight to the button.
  linked: 14,
  // Up to the objective, N, title, past the kind and the form of the target; from, to, save.
  number: 10,
  checkIn: 4,
  // The first row, W; two parts down.
  why: 8,
};

const clicks = {
  first: 5,
  below: 4,
  linked: 9,
  number: 8,
  checkIn: 4,
  // The number, and two parts down.
  why: 3,
};

// ── below ──

async function numbers(frame: FrameLocator, wanted: Readonly<Record<string, string>>): Promise<void> {
  for (const [title, number] of Object.entries(wanted)) await rowOf(frame, title).getByText(number).waitFor();
}
