import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { rowOf } from './hands.ts';
import { dataFolder, hosts, panelOf, startWorkbench, type HostName, type Started } from './workbench.ts';

/** The page of OKRs of the sample, in each host. */
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
    expect(jira.length).toBe(18);
    expect(jira).toEqual(ado);
    const shows = (title: string, percent: string) =>
      jira.some((row) => row.includes(title) && row.includes(percent));
    expect(shows('Ship the answer assistant', '47 %')).toBe(true);
    // What a query finds, as a set and as a reading; and milestones, one with linked items.
    expect(shows('Every bug of the checkout is fixed', '67 %')).toBe(true);
    expect(shows('Open bugs in support from 3 to none', '67 %')).toBe(true);
    expect(shows('Roll the new checkout out', '33 %')).toBe(true);
  });

  it.each(hosts)('%s: a milestone follows a work item that is found in the form', async (host) => {
    const title = 'Roll the new checkout out';
    const item = { jira: 'SUP-34', ado: '1034' }[host];
    const frame = await open(host, 'Support');
    await rowOf(frame, title).getByText('33 %').waitFor();
    await rowOf(frame, title).hover();
    await frame.getByRole('button', { name: `Actions for ${title}` }).click();
    await frame.getByRole('button', { name: 'Edit' }).click();
    const dialog = frame.getByRole('dialog');
    // What the plan file named is called as the host calls it.
    await dialog.getByRole('button', { name: `Take out ${{ jira: 'PAY-1', ado: '2001' }[host]}` }).waitFor();
    await dialog.getByLabel('How far milestone 3 is').selectOption({ label: 'By its work items' });
    await dialog.getByRole('combobox', { name: 'Work items of milestone 3' }).fill('old checkout');
    await dialog.getByRole('option', { name: `${item} Retire articles about the old checkout` }).click();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    // 1 of weight 1, half of weight 2, and now all of weight 3, of 6: the item is done.
    await rowOf(frame, title).getByText('83 %').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await rowOf(frame, title).innerText()).toMatch(/83\s%/);
  });

  it.each(hosts)('%s: who may only look writes nothing', async (host) => {
    const frame = await open(host, 'Support', 'vera');
    await rowOf(frame, 'Ship the answer assistant').waitFor();
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
    await rowOf(frame, 'Ship the answer assistant').waitFor();
    const rows = await frame.getByRole('row').allInnerTexts();
    return rows.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /%|–/.test(text));
  }
});
