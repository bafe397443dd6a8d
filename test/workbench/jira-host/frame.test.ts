import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { createJiraHost } from '@throughline/workbench/jira-host/host.ts';
import type { JiraHost } from '@throughline/workbench/jira-host/host.ts';
import { launchBrowser } from '../../browser.ts';
import { epicWith, plan } from '../../jira-app/app-fixture.ts';
import { emptySite } from '../../jira-app/site-fixture.ts';

const root = path.resolve(__dirname, '../../..');

/** The smallest page around the app's frame. */
const shell = (frame: string) => `
  import { attachFrame } from '${root}/workbench/jira-host/frame/attach-frame.ts';
  const element = document.querySelector('iframe');
  const at = '/jira-host/';
  const who = '?issue=SUP-1&as=maria';
  window.seen = { navigate: [], heights: [] };
  window.mode = 'light';
  window.frame = attachFrame(element, '${frame}', {
    context: async () => (await fetch(at + 'context' + who)).json(),
    invoke: async (functionKey, payload) => {
      const body = JSON.stringify({ functionKey, payload });
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const answer = await fetch(at + 'invoke' + who, init);
      if (!answer.ok) throw new Error('There was an error invoking the function.');
      return (await answer.json()).value;
    },
    mode: () => window.mode,
    navigate: (to) => window.seen.navigate.push(to),
    flag: () => {},
    height: (height) => window.seen.heights.push(height),
  });
  element.src = '${frame}/';
`;

describe("the app's page in its frame", () => {
  let browser: Browser;
  let host: JiraHost;
  const servers: Server[] = [];
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    // The two differ in their host, so they are different sites to the browser.
    const frame = await listen((request, response) => void host.handleFrame(request, response));
    const frameAt = `http://127.0.0.1:${frame}`;
    const script = bundled(shell(frameAt));
    const around = await listen((request, response) => {
      if (request.url === '/')
        response.setHeader('content-type', 'text/html').end('<iframe></iframe><script src="s.js"></script>');
      else if (request.url === '/s.js') response.setHeader('content-type', 'text/javascript').end(script);
      else void host.handleShell(request, response);
    });
    const aroundAt = `http://localhost:${around}`;
    host = createJiraHost({
      root,
      site: { ...emptySite, issues: epicWith(6) },
      dataDir: null,
      around: aroundAt,
    });
    await host.platform.invoke({
      accountId: 'maria',
      issue: 'SUP-1',
      functionKey: 'importPlan',
      payload: { fileName: 'plan.yaml', text: plan },
    });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(aroundAt);
  });
  afterAll(async () => {
    await browser.close();
    for (const server of servers) server.close().closeAllConnections();
    host.close();
  });
  const app = () => page.frameLocator('iframe');

  it("shows the panel, cross-origin and under Forge's content policy, without a complaint", async () => {
    await app().locator('#root').getByText('OKRs').first().waitFor();
    expect(complaints).toEqual([]);
    expect(
      await page.evaluate(() => (globalThis as never as { seen: { heights: number[] } }).seen.heights.length),
    ).toBeGreaterThan(0);
  });

  it("wears Jira's colours, light and dark", async () => {
    const surface = () =>
      app()
        .locator('html')
        .evaluate((html) => [
          html.dataset['colorMode'],
          getComputedStyle(html).getPropertyValue('--ds-surface'),
        ]);
    expect(await surface()).toEqual(['light', expect.stringMatching(/#fff(fff)?$/i)]);
    await page.evaluate(() => {
      const shell = globalThis as never as { mode: string; frame: { modeChanged(): void } };
      shell.mode = 'dark';
      shell.frame.modeChanged();
    });
    await app().locator('html[data-color-mode="dark"]').waitFor();
    const [, dark] = await surface();
    expect(dark).not.toMatch(/#fff/i);
    expect(complaints).toEqual([]);
  });

  it('follows the work when Jira says that the issue changed', async () => {
    const choices = (await host.platform.invoke({
      accountId: 'maria',
      issue: 'SUP-1',
      functionKey: 'listLinkChoices',
    })) as { value: { choices: readonly { keyResult: string; shard: string }[] } };
    const shard = choices.value.choices[0]?.shard;
    await host.platform.invoke({
      accountId: 'maria',
      issue: 'SUP-1',
      functionKey: 'linkWorkItem',
      payload: { keyResult: 'kr-work', shard, weight: null },
    });
    await host.platform.queue.drain();
    const changed = () =>
      page.evaluate(() =>
        (globalThis as never as { frame: { emit(event: string, payload: unknown): void } }).frame.emit(
          'JIRA_ISSUE_CHANGED',
          {},
        ),
      );
    await changed();
    await app().getByText('50 %').first().waitFor();
    await host.change('maria', (jira) => jira.transition('SUP-2', 'Done'));
    await changed();
    await app().getByText('58 %').first().waitFor();
    await host.change('maria', (jira) => jira.transition('SUP-2', 'To Do'));
    await changed();
    await app().getByText('50 %').first().waitFor();
    expect(complaints).toEqual([]);
  });

  async function listen(handle: RequestListener): Promise<number> {
    const server = createServer(handle);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, done));
    return (server.address() as AddressInfo).port;
  }
});

function bundled(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
