import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { axeNow } from '../ui/axe-clean.ts';
import { keyboardOf } from './hands.ts';
import { dataFolder, startWorkbench, type Started } from './workbench.ts';

/** The sprint review where it stands in Azure DevOps: on a dashboard, and as a tab of the sprint hub. */
describe('the sprint review in Azure DevOps', () => {
  const data = dataFolder();
  let browser: Browser;
  let workbench: Started;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    workbench = await startWorkbench(data);
    page = await browser.newPage({ viewport: { width: 1500, height: 1000 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
    [widget, configuration, tab] = [framed('widget'), framed('widget-configuration'), framed('sprint-tab')];
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  const at = (what: string, more = ''): string =>
    `${workbench.address}?page=${what}&only=ado&person=maria&theme=light${more}`;
  const framed = (of: string): FrameLocator => page.frameLocator(`iframe[src*="/${of}.html"]`);
  let widget: FrameLocator;
  let configuration: FrameLocator;
  let tab: FrameLocator;
  const expectHeaded = (frame: FrameLocator, text: string) =>
    frame.getByRole('heading', { name: text, exact: true }).waitFor();
  /** With everything opened that can be. */
  const textOf = async (frame: FrameLocator): Promise<string> => {
    await frame.locator('.tl-review-fold').last().waitFor();
    await frame.locator('body').evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await frame.locator('.tl-review-item').first().waitFor();
    return frame.locator('body').innerText();
  };
  /** Every key result and objective with where it stood and stands. */
  const linesIn = (text: string): readonly string[] =>
    text.split('\n').filter((line) => / → .*\(.*\)$/.test(line.replaceAll('\u00a0', ' ')));

  it('a widget is added, and proposes the team of the dashboard beside a live preview', async () => {
    await page.goto(at('dashboard'));
    await page.getByRole('button', { name: 'Add widget' }).click();
    await widget.getByText(/Nothing is chosen yet/).waitFor();
    await page.getByRole('button', { name: 'Configure widget' }).click();
    await expectHeaded(widget, 'Support Team · Sprint 3');
    expect(await configuration.getByRole('combobox', { name: 'Team' }).inputValue()).toBe('Support Team');
  });

  it('is configured with the keyboard alone, and saved', async () => {
    const keyboard = keyboardOf(page);
    await page.getByRole('button', { name: 'Refresh dashboard' }).focus();
    await keyboard.tabTo(/^Title/);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Retro');
    await expectHeaded(widget, 'Retro');
    await keyboard.tabTo(/^Team/);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('supp');
    await configuration.getByRole('option', { name: 'Support Team' }).waitFor();
    await keyboard.press('ArrowDown', 'Enter');
    await keyboard.tabTo(/The last one that is over/);
    await keyboard.press('ArrowDown');
    await expectHeaded(widget, 'Support Team · Sprint 4');
    await keyboard.press('ArrowUp');
    await expectHeaded(widget, 'Support Team · Sprint 3');
    await keyboard.tabTo(/^Save$/);
    await keyboard.press('Enter');
    await page.getByRole('region', { name: 'Configuration' }).waitFor({ state: 'detached' });
    // It is kept: the same after a visit elsewhere.
    await page.goto(at('item'));
    await page.goto(at('dashboard'));
    await expectHeaded(widget, 'Support Team · Sprint 3');
    await expectHeaded(widget, 'Retro');
  });

  it('is read in each of its sizes, without anything cut off at its side', async () => {
    const sizes = ['2 × 2', '2 × 3', '3 × 3', '4 × 4', '6 × 4', '8 × 6', '4 × 3'];
    for (const size of sizes) {
      await page.getByRole('button', { name: 'Configure Retro' }).click();
      await page.getByRole('combobox', { name: 'Size' }).selectOption(size);
      await configuration.getByRole('combobox', { name: 'Team' }).waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('region', { name: 'Configuration' }).waitFor({ state: 'detached' });
      await expectHeaded(widget, 'Support Team · Sprint 3');
      const beyond = await widget.locator('#root').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect([size, beyond]).toEqual([size, 0]);
    }
  });

  it('opens down to its work items, and a work item opens in the host', async () => {
    await expectHeaded(widget, 'Support Team · Sprint 3');
    await widget.locator('summary', { hasText: /^Done/ }).click();
    const item = widget.locator('.tl-review-item').filter({ hasText: 'Search that forgives spelling' });
    await item.getByText('1032', { exact: true }).click();
    await page.getByRole('heading', { name: /Search that forgives spelling/ }).waitFor();
  });

  it('gives its story away as text', async () => {
    await page.goto(at('dashboard'));
    await widget.getByRole('button', { name: 'Copy the story' }).click();
    const said = widget.getByText('Copied.');
    await said.waitFor();
    expect(await said.count()).toBe(1);
  });

  it('stands in the sprint hub as a tab, for the sprint that is open there', async () => {
    await page.goto(at('sprint'));
    await expectHeaded(tab, 'Support Team · Sprint 4');
    await page.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'Platform Team' });
    await expectHeaded(tab, 'Platform Team · Sprint 4');
    await page.getByRole('combobox', { name: 'Iteration' }).selectOption('Platform\\Sprint 3');
    await expectHeaded(tab, 'Platform Team · Sprint 3');
    const plain = await textOf(tab);
    expect(linesIn(plain).length).toBeGreaterThan(3);
    for (const frame of ['sandboxed', 'older']) {
      await page.getByRole('combobox', { name: 'Frame' }).selectOption(frame);
      await page.locator('iframe[src*="/sprint-tab.html"]').waitFor();
      await expectHeaded(tab, 'Platform Team · Sprint 3');
      expect([frame, linesIn(await textOf(tab))]).toEqual([frame, linesIn(plain)]);
    }
  });

  it('[R19] names nothing to who may not see it, in the story neither, and gives the same numbers', async () => {
    const secret = /Close the hole found by the security audit|3041/;
    const platform = await page.goto(at('sprint')).then(async () => {
      await page.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'Platform Team' });
      await page.getByRole('combobox', { name: 'Iteration' }).selectOption('Platform\\Sprint 3');
      await expectHeaded(tab, 'Platform Team · Sprint 3');
      return textOf(tab);
    });
    expect(platform).toMatch(secret);
    await tab.locator('body').evaluate(() => document.body.setAttribute('data-before', ''));
    await page.getByRole('combobox', { name: 'Looking as' }).selectOption('vera');
    await tab.locator('body:not([data-before])').waitFor();
    await expectHeaded(tab, 'Platform Team · Sprint 3');
    const seen = await textOf(tab);
    expect(seen).not.toMatch(secret);
    // What somebody may not see has no past for them; where everything stands is the same for all.
    const ends = (text: string) => linesIn(text).map((line) => line.replace(/^.* → (.*?) \(.*$/, '$1'));
    expect(ends(seen).filter((end) => !ends(platform).includes(end))).toEqual([]);
  });

  it.each(['dashboard', 'sprint'])('axe finds nothing on the %s, light and dark', async (where) => {
    await page.goto(at(where));
    const frame = where === 'dashboard' ? widget : tab;
    await textOf(frame);
    if (where === 'dashboard') {
      await page.getByRole('button', { name: 'Configure Retro' }).click();
      await configuration.getByRole('combobox', { name: 'Team' }).waitFor();
    }
    const told = await axeNow(page, 'light', 'all');
    await page.getByRole('button', { name: 'Dark', exact: true }).click();
    await frame.locator('html[data-tl-theme=dark]').waitFor();
    told.push(...(await axeNow(page, 'dark', 'colour')));
    expect(told).toEqual([]);
  });
});
