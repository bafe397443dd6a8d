import type { Browser, Locator, Page } from 'playwright-core';
import { hosts, panelOf } from '../../journey/workbench.ts';

/** A picture of the running product in its hosts, as README.md and docs/ show it. */
export interface WorkbenchShot {
  readonly name: string;
  readonly says: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Of the workbench's address, beside the theme. */
  readonly address: string;
  /** Brings it about, and says which part is taken. */
  readonly part: (page: Page) => Promise<Locator | Page>;
}

export const workbenchShots: readonly WorkbenchShot[] = [
  {
    name: 'workbench',
    says: 'The OKR panel beside the same epic in Jira and in Azure DevOps',
    theme: 'light',
    width: 1900,
    height: 830,
    address: '',
    async part(page) {
      for (const host of hosts)
        await panelOf(page, host).getByRole('button', { name: /why\?/ }).first().waitFor();
      return page;
    },
  },
  ...(['jira', 'ado'] as const).map((host): WorkbenchShot => ({
    name: `panel-${host}`,
    says: host === 'jira' ? 'Panel in Jira' : 'Panel in Azure DevOps, dark',
    theme: host === 'jira' ? 'light' : 'dark',
    width: 480,
    height: 900,
    address: `only=${host}`,
    async part(page) {
      await panelOf(page, host).getByRole('button', { name: /why\?/ }).first().waitFor();
      return page.locator(`[data-host=${host}] .panel`);
    },
  })),
  {
    name: 'panel-why',
    says: 'A trace',
    theme: 'light',
    width: 860,
    height: 900,
    address: 'only=jira',
    async part(page) {
      const panel = panelOf(page, 'jira');
      await panel.getByRole('button', { name: /why\? Ship the answer assistant/ }).click();
      await panel.getByText('Draft an answer from the help centre').waitFor();
      return page.locator('[data-host=jira] .panel');
    },
  },
  ...(['jira', 'ado'] as const).map((host): WorkbenchShot => ({
    name: `hierarchy-${host}`,
    says: host === 'jira' ? 'The tree as a project page of Jira' : 'The tree as a hub of Azure DevOps, dark',
    theme: host === 'jira' ? 'light' : 'dark',
    width: 1280,
    height: 760,
    address: `only=${host}&page=okrs`,
    async part(page) {
      await panelOf(page, host).getByRole('row').nth(5).waitFor();
      return page.locator(`[data-host=${host}] .okrs`);
    },
  })),
  {
    name: 'review-jira',
    says: 'The review as a gadget on a Jira dashboard',
    theme: 'light',
    width: 1280,
    height: 900,
    address: 'only=jira&page=dashboard',
    async part(page) {
      await page.getByRole('button', { name: 'Add gadget', exact: true }).click();
      const gadget = page.frameLocator('.gadget iframe').first();
      await gadget.getByRole('combobox', { name: 'Board' }).fill('supp');
      await gadget.getByRole('option', { name: 'Support board' }).click();
      await gadget.getByRole('button', { name: 'Save' }).click();
      await gadget.locator('.tl-review-fold').last().waitFor();
      return page.locator('.gadget').first();
    },
  },
  {
    name: 'review-ado',
    says: 'The review as a tab of a sprint in Azure DevOps, dark',
    theme: 'dark',
    width: 1280,
    height: 900,
    address: 'only=ado&page=sprint',
    async part(page) {
      await page.frameLocator('iframe[src*="/sprint-tab.html"]').locator('.tl-review-fold').last().waitFor();
      return page;
    },
  },
];

export async function takeInWorkbench(
  browser: Browser,
  address: string,
  shot: WorkbenchShot,
): Promise<Buffer> {
  const { width, height, theme } = shot;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
  page.setDefaultTimeout(60_000);
  await page.goto(`${address}?person=maria&theme=${theme}&${shot.address}`);
  const part = await shot.part(page);
  // A frame out of sight is not laid out; in sight, it fits its height to the content a moment later.
  if (part !== page) await (part as Locator).scrollIntoViewIfNeeded();
  await page.waitForTimeout(2500);
  const file = await part.screenshot();
  await page.close();
  return file;
}
