import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { dataFolder, hosts, panelOf, startWorkbench, type HostName, type Started } from './workbench.ts';

const objective = 'Deliveries keep their day';
const keyResult = 'Late deliveries from 40 to 20 a week';

/** From a project without OKRs to a first check-in, on the page of OKRs in each host. */
describe('the hierarchy', () => {
  const data = dataFolder();
  let browser: Browser;
  let workbench: Started;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    workbench = await startWorkbench(data);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(faults.splice(0)).toEqual([]);
  });

  it('shows the same rows with the same numbers in both hosts', async () => {
    const [jira, ado] = [await rowsOf('jira'), await rowsOf('ado')];
    expect(jira.length).toBe(16);
    expect(jira).toEqual(ado);
    expect(jira.some((row) => row.includes('Ship the answer assistant') && row.includes('47 %'))).toBe(true);
  });

  it.each(hosts)(
    '%s: an objective, a key result and a check-in by keyboard, kept over a reload',
    async (host) => {
      const frame = await open(host, 'Operations');
      await frame.getByRole('button', { name: 'Write the first one' }).press('Enter');
      await frame.getByLabel('Title', { exact: true }).fill(objective);
      await page.keyboard.press('Control+Enter');
      await row(frame, objective).waitFor();

      await row(frame, objective).focus();
      await page.keyboard.press('n');
      await frame.getByLabel('Title', { exact: true }).fill(keyResult);
      await frame.getByLabel('From', { exact: true }).fill('40');
      await frame.getByLabel('To', { exact: true }).fill('20');
      await frame.getByText(/40 → 20/).waitFor();
      await page.keyboard.press('Control+Enter');
      await row(frame, keyResult).waitFor();

      await row(frame, keyResult).focus();
      await page.keyboard.press('c');
      const value = frame.getByLabel(/^Value/);
      await value.waitFor();
      await page.keyboard.type('35');
      await page.keyboard.press('Enter');
      await frame.locator('dialog').waitFor({ state: 'detached' });
      // (40 − 35) / (40 − 20)
      await row(frame, keyResult).getByText('25 %').waitFor();
      await row(frame, objective).getByText('25 %').waitFor();

      await page.reload();
      const again = panelOf(page, host);
      await row(again, keyResult).waitFor();
      expect(await row(again, keyResult).innerText()).toMatch(/25\s%/);
    },
  );

  it.each(hosts)('%s: who may only look writes nothing', async (host) => {
    const frame = await open(host, 'Support', 'vera');
    await row(frame, 'Ship the answer assistant').waitFor();
    expect(await frame.getByRole('button', { name: 'New objective' }).count()).toBe(0);
  });

  // ── below ──

  async function open(host: HostName, project: string, person = 'maria'): Promise<FrameLocator> {
    await page.goto(`${workbench.address}?page=okrs&only=${host}&person=${person}&theme=light`);
    await page.getByLabel(/^Project/).selectOption({ label: project });
    return panelOf(page, host);
  }

  async function rowsOf(host: HostName): Promise<readonly string[]> {
    const frame = await open(host, 'Support');
    await row(frame, 'Ship the answer assistant').waitFor();
    const rows = await frame.getByRole('row').allInnerTexts();
    return rows.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /%|–/.test(text));
  }
});

function row(frame: FrameLocator, title: string) {
  return frame.getByRole('row').filter({ hasText: title }).first();
}
