import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { rowOf } from './hands.ts';
import { dataFolder, hosts, panelOf, startWorkbench, type HostName, type Started } from './workbench.ts';

const objective = 'Nobody notices that we release every day';

/** Two people write about one objective at the same time, each in a browser of their own. */
describe('two editors at once', () => {
  const data = dataFolder();
  let browser: Browser;
  let workbench: Started;
  const pages: Page[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    workbench = await startWorkbench(data, '--no-past');
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  it.each(hosts)('%s: what they change apart is merged, what they change alike is asked', async (host) => {
    const [maria, tom] = [await open(host, 'maria'), await open(host, 'tom')];

    // Both forms are open before either is saved.
    await edit(maria, objective);
    await edit(tom, objective);
    await field(maria, 'Title').fill('Releases are nothing that anybody notices');
    await save(maria);
    await field(tom, 'Owner').fill('Release crew');
    await save(tom);
    await tom.getByRole('dialog').waitFor({ state: 'detached' });
    for (const frame of [tom, await again(host, 'maria')]) {
      const row = rowOf(frame, 'Releases are nothing that anybody notices');
      await row.getByText('Release crew').waitFor();
    }

    // The same field by both: nothing of the second is saved before the person has chosen.
    const [again1, again2] = [await again(host, 'maria'), tom];
    await edit(again1, 'Releases are nothing');
    await edit(again2, 'Releases are nothing');
    await field(again1, 'Title').fill('Maria’s title');
    await save(again1);
    await again1.getByRole('dialog').waitFor({ state: 'detached' });
    await field(again2, 'Title').fill('Tom’s title');
    await field(again2, 'Owner').fill('Release team');
    await save(again2);
    const question = again2.getByRole('dialog');
    await question.getByText('Somebody else changed this while you were writing.').waitFor();
    const [mine, theirs] = [/^Keep yours: Tom’s title/, /Take Maria Okafor’s: Maria’s title/];
    await question.getByRole('radio', { name: theirs }).waitFor();
    expect(await question.getByRole('radio', { name: /^(Keep|Take)/, checked: true }).count()).toBe(0);
    expect(await rowOf(await again(host, 'maria'), 'Maria’s title').count()).toBe(1);

    await question.getByRole('radio', { name: mine }).check();
    await question.getByRole('button', { name: 'Save as chosen' }).click();
    await question.waitFor({ state: 'detached' });
    for (const frame of [again2, await again(host, 'maria')]) {
      await rowOf(frame, 'Tom’s title').getByText('Release team').waitFor();
    }
  });

  // ── below ──

  async function open(host: HostName, person: string): Promise<FrameLocator> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    pages.push(page);
    await page.goto(`${workbench.address}?page=okrs&only=${host}&person=${person}&theme=light`);
    await page.getByLabel(/^Project/).selectOption({ label: 'Platform' });
    return panelOf(page, host);
  }

  /** The first of the pages reads anew: Azure DevOps and Jira tell a page nothing of what others wrote. */
  async function again(host: HostName, person: string): Promise<FrameLocator> {
    const page = pages[0];
    if (!page) return open(host, person);
    await page.reload();
    const frame = panelOf(page, host);
    await frame.getByRole('row').nth(2).waitFor();
    return frame;
  }
});

async function edit(frame: FrameLocator, title: string): Promise<void> {
  await rowOf(frame, title).hover();
  await frame.getByRole('button', { name: new RegExp(`^Actions for ${title}`) }).click();
  await frame.getByRole('button', { name: 'Edit' }).click();
  await field(frame, 'Title').waitFor();
}

const field = (frame: FrameLocator, label: 'Title' | 'Owner') =>
  frame
    .getByRole('dialog')
    .getByRole(label === 'Owner' ? 'combobox' : 'textbox', { name: label, exact: true });

const save = (frame: FrameLocator) =>
  frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
