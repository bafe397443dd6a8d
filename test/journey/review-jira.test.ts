import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { axeNow } from '../ui/axe-clean.ts';
import { keyboardOf } from './hands.ts';
import { dataFolder, startWorkbench, type Started } from './workbench.ts';

/** A sprint reviewed in Jira: from an empty dashboard to the story in somebody's mail. */
describe('the sprint review in Jira', () => {
  const data = dataFolder();
  let browser: Browser;
  let workbench: Started;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    workbench = await startWorkbench(data);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  });
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  const open = (at: string, person = 'maria') =>
    page.goto(`${workbench.address}?page=${at}&only=jira&person=${person}&theme=light`);
  const gadget = (at = 0): FrameLocator => page.locator('.gadget iframe').nth(at).contentFrame();
  const shown = (frame: FrameLocator) => frame.getByRole('heading', { name: /Support board/ }).first();

  it('is put on a dashboard and configured by keys alone, shows its numbers, and is kept', async () => {
    await open('dashboard');
    await page.getByRole('button', { name: 'Add gadget', exact: true }).click();
    const frame = gadget();
    const keys = keyboardOf(page);
    await frame.getByRole('combobox', { name: 'Board' }).focus();
    await keys.type('supp');
    // Before a letter is typed all boards are offered.
    await frame.getByText('1 board', { exact: true }).first().waitFor({ state: 'attached' });
    await keys.press('ArrowDown', 'Enter');
    await keys.tabTo(/^Save$/);
    await keys.press('Enter');
    await shown(frame).waitFor();
    const numbers = await textOf(frame);
    expect(numbers).toMatch(/Done\s+\d+/);
    expect(numbers).toMatch(/\d+ % of the points served no key result/);
    expect(numbers).toMatch(/\d+ % → \d+ % \([+−±]\d+\)/);
    await page.reload();
    await shown(frame).waitFor();
    expect(withoutTime(await textOf(frame))).toBe(withoutTime(numbers));
  });

  it('opens a group of the work to its items, and an item in Jira', async () => {
    const frame = gadget();
    await frame.locator('summary', { hasText: /^Not done/ }).click();
    const item = frame.getByRole('link', { name: /^SUP-\d+$/ }).first();
    const key = await item.textContent();
    await item.click();
    const heading = page.getByRole('heading', { name: new RegExp(`${key}`) });
    await heading.waitFor();
    expect(await heading.textContent()).toMatch(/^Story |^Bug /);
  });

  it('copies its story', async () => {
    await open('dashboard');
    const frame = gadget();
    await frame.getByRole('button', { name: 'Copy the story' }).click();
    await frame
      .getByText(/copied/i)
      .first()
      .waitFor();
    const story = await page.evaluate(() => navigator.clipboard.readText());
    expect(story).toMatch(/^Support board · Sprint \d+/);
    expect(story.split('\n').length).toBeGreaterThan(3);
  });

  it('reads anew when the gadget is refreshed, where it stands', async () => {
    const frame = gadget();
    await frame.locator('summary', { hasText: /^Done/ }).first().click();
    const isOpen = () => frame.locator('details[open] > summary', { hasText: /^Done/ }).count();
    expect(await isOpen()).toBe(1);
    const asked = page.waitForResponse((answer) => answer.url().includes('/jira-host/invoke'));
    await page.getByRole('button', { name: /^Refresh Sprint review/ }).click();
    await asked;
    await shown(frame).waitFor();
    expect(await isOpen()).toBe(1);
  });

  it('is a widget of Atlassian Home as well, whose page saves it', async () => {
    await page.getByRole('button', { name: 'Add Home widget' }).click();
    const frame = gadget(1);
    await frame.getByRole('combobox', { name: 'Board' }).fill('pay');
    await frame.getByRole('option', { name: /Payments board/ }).click();
    expect(await frame.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Save the widget' }).click();
    await frame
      .getByRole('heading', { name: /Payments board/ })
      .first()
      .waitFor();
    await page
      .getByLabel(/^Width of Sprint review/)
      .last()
      .selectOption({ label: 'a third' });
    await frame
      .getByRole('heading', { name: /Payments board/ })
      .first()
      .waitFor();
  });

  it('is opened for a sprint of the backlog, in a modal', async () => {
    await open('sprint');
    await page
      .locator('summary', { hasText: /Sprint \d+ closed/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^Sprint review of/ })
      .last()
      .click();
    const frame = page.locator('dialog iframe').contentFrame();
    await shown(frame).waitFor();
    expect(await textOf(frame)).toMatch(/closed/);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('counts for somebody else what they may not see, and never names it', async () => {
    // One item of the Platform team's third sprint, which goes on beside the fourth, is for administrators alone.
    const secret = /security audit|PLT-41/;
    const look = async (person: string) => {
      await open('sprint', person);
      await page.getByRole('combobox', { name: /^Board/ }).selectOption({ label: 'Platform board' });
      await page.getByRole('button', { name: 'Sprint review of Sprint 3' }).click();
      const frame = page.locator('dialog iframe').contentFrame();
      await frame
        .getByRole('heading', { name: /Platform board/ })
        .first()
        .waitFor();
      for (const summary of await frame.locator('summary').all()) await summary.click();
      return textOf(frame);
    };
    const [all, some] = [await look('maria'), await look('vera')];
    expect(all).toMatch(secret);
    expect(some).not.toMatch(secret);
    expect(some).toMatch(/restricted/);
    const numbers = (text: string) => /Not done\s+(\d+)/.exec(text)?.[1];
    expect(numbers(some)).toBe(numbers(all));
  });

  it('stands up to axe in its frames: the review, the settings, the modal', async () => {
    const told: string[] = [];
    await open('dashboard');
    // What is taken away while it is still loading asks for what is not there any more.
    for (let at = 0; at < (await page.locator('.gadget iframe').count()); at += 1) {
      await gadget(at).locator('.tl-review-fold').last().waitFor();
    }
    // Two reviews on one page have the same landmarks; a page has one of each.
    await page
      .getByRole('button', { name: /^Remove Sprint review/ })
      .last()
      .click();
    await shown(gadget()).waitFor();
    told.push(...(await axeNow(page, 'the dashboard', 'all')));
    await page.getByRole('button', { name: 'Dark', exact: true }).click();
    told.push(...(await axeNow(page, 'the dashboard, dark', 'colour')));
    await page
      .getByRole('button', { name: /^Configure Sprint review/ })
      .first()
      .click();
    await gadget().getByRole('combobox', { name: 'Board' }).waitFor();
    told.push(...(await axeNow(page, 'the settings, dark', 'all')));
    await open('sprint');
    await page
      .getByRole('button', { name: /^Sprint review of/ })
      .first()
      .click();
    await shown(page.locator('dialog iframe').contentFrame()).waitFor();
    told.push(...(await axeNow(page, 'the modal', 'all')));
    expect(told).toEqual([]);
  });
});

// ── below ──

/** What is to be read, spaces that do not break as spaces. */
async function textOf(frame: FrameLocator): Promise<string> {
  return (await frame.locator('#root').innerText()).replaceAll(/[\u00a0\u202f\u2009]/g, ' ');
}

/** Of a sprint that is over only the time of the look differs. */
const withoutTime = (text: string): string => text.replace(/as of [^\n]*/g, '');
