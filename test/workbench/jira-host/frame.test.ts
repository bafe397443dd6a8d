import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import { framed } from './frame-fixture.ts';
import type { Framed } from './frame-fixture.ts';

describe("the app's panel in its frame", () => {
  let browser: Browser;
  let frame: Framed;

  beforeAll(async () => {
    browser = await launchBrowser();
    frame = await framed(browser, { kind: 'issue', issue: 'SUP-1' });
  });
  afterAll(async () => {
    await frame.close();
    await browser.close();
  });

  it("shows the panel, cross-origin and under Forge's content policy, without a complaint", async () => {
    await frame.app().locator('#root').getByText('OKRs').first().waitFor();
    expect(frame.complaints).toEqual([]);
    expect(await frame.around(({ seen }) => seen.heights.length)).toBeGreaterThan(0);
  });

  it('loads nothing of the hierarchy', async () => {
    const loaded = await frame
      .app()
      .locator('html')
      .evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\//, '')));
    expect(loaded).toEqual(expect.arrayContaining(['main.js', 'main.css']));
    expect(loaded.filter((name) => /hierarchy/.test(name))).toEqual([]);
  });

  it("wears Jira's colours, light and dark", async () => {
    const surface = () =>
      frame
        .app()
        .locator('html')
        .evaluate((html) => [
          html.dataset['colorMode'],
          getComputedStyle(html).getPropertyValue('--ds-surface'),
        ]);
    expect(await surface()).toEqual(['light', expect.stringMatching(/#fff(fff)?$/i)]);
    await frame.around((around) => {
      around.mode = 'dark';
      around.frame.modeChanged();
    });
    await frame.app().locator('html[data-color-mode="dark"]').waitFor();
    const [, dark] = await surface();
    expect(dark).not.toMatch(/#fff/i);
    expect(frame.complaints).toEqual([]);
  });

  it('follows the work when Jira says that the issue changed', async () => {
    const { host } = frame;
    const ask = (functionKey: string, payload: unknown = {}) =>
      host.platform.invoke({
        accountId: 'maria',
        place: { kind: 'issue', issue: 'SUP-1' },
        functionKey,
        payload,
      });
    const choices = (await ask('listLinkChoices')) as {
      value: { choices: readonly { keyResult: string; shard: string }[] };
    };
    const shard = choices.value.choices[0]?.shard;
    await ask('linkWorkItem', { keyResult: 'kr-work', shard, weight: null });
    await host.platform.queue.drain();
    const changed = () => frame.around((around) => around.frame.emit('JIRA_ISSUE_CHANGED', {}));
    await changed();
    await frame.app().getByText('50 %').first().waitFor();
    await host.change('maria', (jira) => jira.transition('SUP-2', 'Done'));
    await changed();
    await frame.app().getByText('58 %').first().waitFor();
    await host.change('maria', (jira) => jira.transition('SUP-2', 'To Do'));
    await changed();
    await frame.app().getByText('50 %').first().waitFor();
    expect(frame.complaints).toEqual([]);
  });

  it('leads to the hierarchy of its project, to the one objective that it serves', async () => {
    await frame.app().getByRole('button', { name: 'Open the hierarchy' }).click();
    await frame.page.waitForFunction('window.seen.navigate.length > 0');
    expect(await frame.around(({ seen }) => seen.navigate)).toEqual([
      {
        target: 'module',
        moduleKey: 'project-okrs',
        projectKey: 'SUP',
        path: 'node=o-support',
        type: 'same-tab',
      },
    ]);
  });
});
