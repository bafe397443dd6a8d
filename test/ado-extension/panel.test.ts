import { readFileSync } from 'node:fs';
import type { Browser, Frame } from 'playwright-core';
import type { AdoFrame } from '@throughline/workbench/ado-host/frame-options.ts';
import { launchBrowser } from '../browser.ts';
import { describeWithRealData, realData } from '../real-data.ts';
import { adoRequestProblems } from '../openapi/validate-ado-request.ts';
import {
  builtPages,
  files,
  hostScript,
  html,
  js,
  openHeardHostPage,
  openHostPage,
  showFrame,
  type FrameChoice,
  type HostPage,
  type Message,
} from './browser-fixture.ts';
import { serve, smallOrganisation, support, type Served } from './organisation-fixture.ts';

/** The panel as it is built and packed, in a real browser, beside work items of the fake Azure DevOps. */
declare global {
  interface Window {
    mounted: AdoFrame;
    opened: number[];
  }
}

let browser: Browser;
let extension: Awaited<ReturnType<typeof files>>;
let host: Awaited<ReturnType<typeof files>>;
let page: HostPage;
let served: Served;

beforeAll(async () => {
  extension = await builtPages();
  host = await files({ '/host.html': html('host.js'), '/host.js': js(await hostScript()) });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  extension.close();
  host.close();
});

const EPIC = 100;
beforeEach(async () => {
  served = await serve({
    ...smallOrganisation,
    items: [
      { id: EPIC, project: support, type: 'Epic', title: 'Answer assistant', state: 'Active' },
      { id: 101, project: support, type: 'Epic', title: 'Another epic', state: 'New' },
      { id: 102, project: support, type: 'Feature', title: 'A feature', state: 'New' },
      ...Array.from({ length: 5 }, (_, at) => ({
        id: 110 + at,
        project: support,
        type: 'User Story',
        title: `Story ${at}`,
        state: at < 2 ? 'Closed' : 'New',
        parent: EPIC,
        effort: 2,
      })),
    ],
  });
  page = await openHostPage(browser, host.origin);
});
afterEach(async () => {
  await page.page.context().close();
  await served.close();
});

const show = (options: Partial<FrameChoice> = {}, who = 'ana') =>
  showFrame(page, served, { panelUrl: `${extension.origin}/dist/panel.html`, item: EPIC, ...options }, who);

const plan = `throughline: 1
cycle: { id: this-year, start: ${new Date().getUTCFullYear()}-01-01, end: ${new Date().getUTCFullYear()}-12-31 }
objectives:
  - id: o-support
    title: Customers get an answer while they still care
    project: "Support & 'Care'"
    keyResults:
      - id: kr-assistant
        title: Ship the answer assistant
        measure: { kind: work, count: points, items: [${EPIC}] }
      - id: kr-other
        title: Something else
        measure: { kind: work, count: issues, items: [] }
`;

const importPlan = (frame: Frame, text = plan) =>
  frame.locator('input[type=file]').setInputFiles({
    name: 'plan.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(text),
  });
/** As an administrator, with the epic counted. */
const imported = async () => {
  const frame = await show();
  await importPlan(frame);
  await expectAmount(frame, '4 of 10 points');
  return frame;
};
const expectAmount = (frame: Frame, text: string) => frame.getByText(text, { exact: true }).first().waitFor();
const inHost = <T>(run: (frame: AdoFrame) => T | Promise<T>) =>
  page.page.evaluate<T>(`(${run.toString()})(window.mounted)`);
const height = () => inHost((frame) => frame.height());
const until = async (what: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries++) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come true.');
};

describe('the panel beside an epic', () => {
  it('takes a plan, counts, opens a number, and follows the work to done and back', async () => {
    const frame = await show();
    await importPlan(frame);
    await expectAmount(frame, '4 of 10 points');

    served.organisation.move(112, 'Closed');
    await inHost((mounted) => mounted.saved());
    await expectAmount(frame, '6 of 10 points');
    served.organisation.move(112, 'New');
    await inHost((mounted) => mounted.saved());
    await expectAmount(frame, '4 of 10 points');

    served.organisation.remove(113);
    await inHost((mounted) => mounted.refreshed());
    await expectAmount(frame, '4 of 8 points');
    served.organisation.restore(113);
    served.organisation.create({
      project: support,
      type: 'Bug',
      title: 'A bug',
      state: 'Resolved',
      parent: EPIC,
      effort: 6,
    });
    await inHost((mounted) => mounted.refreshed());
    await expectAmount(frame, '4 of 16 points');

    await frame.getByRole('button', { name: /why\? Ship the answer assistant/i }).click();
    const story = frame.getByRole('link', { name: '110' });
    expect(await story.getAttribute('href')).toBe(
      `${served.base}${encodeURIComponent("Support & 'Care'")}/_workitems/edit/110`,
    );
    await story.click();
    await until(async () => (await page.page.evaluate(() => window.opened.length)) === 1);
    expect(await page.page.evaluate(() => window.opened)).toEqual([110]);
    // A hash or a query of ours would close the dialog that the form stands in.
    expect(frame.url()).toBe(`${extension.origin}/dist/panel.html`);
    expect(page.page.url()).toBe(`${host.origin}/host.html`);
  });

  it('is linked and unlinked by a member of a team', async () => {
    await imported();
    const frame = await another('ben', { item: 101 });
    await frame.getByRole('button', { name: /link this epic/i }).click();
    await frame.getByText('Something else').first().click();
    await frame.getByRole('button', { name: /^link$/i }).click();
    await expectAmount(frame, '0 of 1 item');
    const kept = JSON.stringify(served.host.data.data());
    expect(kept).toContain('ben');
  });

  it('offers a stranger neither a link nor an import', async () => {
    const frame = await show({}, 'cleo');
    await frame
      .getByText(/no objective/i)
      .first()
      .waitFor();
    expect(await frame.locator('input[type=file]').count()).toBe(0);
    await page.page.context().close();
    page = await openHostPage(browser, host.origin);
    await imported();
    const again = await another('cleo', { item: 101 });
    await again
      .getByText(/serves no key result/i)
      .first()
      .waitFor();
    expect(await again.getByRole('button', { name: /link this epic/i }).count()).toBe(0);
  });

  it('refuses a bad plan with every reason, and keeps nothing of it', async () => {
    const frame = await show();
    await importPlan(frame, 'throughline: 1\nobjectives: [{ id: o, titel: x }]');
    await frame
      .getByText(/problems/i)
      .first()
      .waitFor();
    expect(Object.keys(served.host.data.data()).filter((name) => name.startsWith('tl1.s.'))).toEqual([]);
  });
});

describe('other work items', () => {
  it('show nothing at all when nothing is linked', async () => {
    await show({ item: 102 });
    await until(
      async () => (await height()) === 0 && (await inHost((mounted) => mounted.state())) === 'loaded',
    );
    await page.page.waitForTimeout(300);
    expect(await height()).toBe(0);
  });

  it('show one quiet line when something is', async () => {
    await imported();
    const frame = await another('ana', { item: 110 });
    await frame.getByText('Ship the answer assistant').first().waitFor();
    expect(await frame.getByRole('button', { name: /link this/i }).count()).toBe(0);
    await until(async () => (await height()) !== null && (await height()) !== 0);
    expect(await height()).toBeLessThan(80);
  });

  it('come one after the other in one frame, each with its own', async () => {
    const frame = await show();
    await importPlan(frame);
    await expectAmount(frame, '4 of 10 points');
    await inHost((mounted) => mounted.open(101));
    await frame
      .getByText(/serves no key result/i)
      .first()
      .waitFor();
    await inHost((mounted) => mounted.open(102));
    await until(async () => (await height()) === 0);
    await inHost((mounted) => mounted.open(100));
    await expectAmount(frame, '4 of 10 points');
  });
});

describe('hosts', () => {
  it('of an older handshake, with the page in a sandbox', async () => {
    const frame = await show({ handshake: 'older', sandbox: true });
    expect(await frame.evaluate(() => window.origin)).toBe('null');
    await importPlan(frame);
    await expectAmount(frame, '4 of 10 points');
  });

  it('switch their theme under the page', async () => {
    const frame = await show();
    const look = () =>
      frame.evaluate(() => [
        document.documentElement.dataset['tlTheme'],
        getComputedStyle(document.documentElement).getPropertyValue('--background-color').trim(),
      ]);
    await until(async () => (await look())[0] === 'light');
    await inHost((mounted) => mounted.setTheme('dark'));
    await until(async () => (await look())[0] === 'dark');
    expect((await look())[1]).toBe('rgba(32, 32, 36, 1)');
  });

  it('that never answer are said so, with a way to try again', async () => {
    await page.page.clock.install();
    const frame = await show({ silent: true });
    await until(async () => {
      await page.page.clock.fastForward(16_000);
      return (await frame.getByRole('alert').count()) === 1;
    });
    expect(await frame.getByRole('alert').innerText()).toContain('did not answer');
    expect(await frame.getByRole('button', { name: /try again/i }).count()).toBe(1);
  });

  it('that fail are said so, and asked again', async () => {
    const frame = await show();
    await importPlan(frame);
    await expectAmount(frame, '4 of 10 points');
    served.broken = true;
    const failed = await another('ana');
    await failed.getByRole('button', { name: /try again/i }).waitFor();
    served.broken = false;
    await failed.getByRole('button', { name: /try again/i }).click();
    await expectAmount(failed, '4 of 10 points');
  });
});

describeWithRealData('what goes over the wire', () => {
  it('is shaped as the recorded traffic of the real SDK', async () => {
    const recorded = (
      JSON.parse(readFileSync(realData('wire/xdm-trace.json'), 'utf8')) as {
        readonly dir: string;
        readonly data: Message['data'];
      }[]
    ).map(({ dir, data }) => ({ to: dir === 'ext->host' ? 'host' : 'extension', data }) as const);
    await page.page.context().close();
    const heard = await openHeardHostPage(browser, host.origin);
    page = heard;
    await imported();
    await inHost((mounted) => mounted.saved());
    await inHost((mounted) => mounted.setTheme('dark'));
    await inHost((mounted) => mounted.refreshed());

    const known = new Set(recorded.map(shapeOf));
    const ours = [...new Set(heard.wire.map(shapeOf))];
    expect(ours.filter((shape) => !known.has(shape))).toEqual([]);
    for (const method of [
      'initialHandshake',
      'getAccessToken',
      'getService',
      'notifyLoadSucceeded',
      'resize',
    ]) {
      expect(ours.some((shape) => shape.includes(`"${method}"`))).toBe(true);
    }
    const services = (messages: readonly Message[]) =>
      messages.filter(({ data }) => data['methodName'] === 'getService').map(({ data }) => data['params']);
    expect(services(recorded)).toEqual(expect.arrayContaining(services(heard.wire).slice(0, 1)));
  });

  it('is asked for with requests that the description of 7.1 knows', async () => {
    await imported();
    const rest = served.sent.filter(({ url }) => !url.includes('/ExtensionManagement/'));
    const wrong = await Promise.all(
      rest.map(async (one) => [one.url, await adoRequestProblems(one)] as const),
    );
    expect(wrong.filter(([, problems]) => problems.length > 0)).toEqual([]);
    expect(rest.length).toBeGreaterThan(5);
  });
});

/** Who is called what with how many arguments; the values and the frames' own numbering aside. */
function shapeOf({ to, data }: Message): string {
  const { methodName, instanceId, params, error } = data;
  const proxy = instanceId === '__proxyFunctions';
  const own = typeof instanceId === 'string' && !instanceId.startsWith('DevOps.') && !proxy;
  return JSON.stringify({
    to,
    kind: methodName === undefined ? (error === undefined ? 'answer' : 'refusal') : 'call',
    method: proxy ? 'a function that was handed over' : methodName,
    instance: own ? 'the contribution' : instanceId,
    members: Object.keys(data)
      // Given with the first message only; an answer of nothing has no result.
      .filter((name) => !['handshakeToken', 'result', 'params', 'instanceContext'].includes(name))
      .toSorted(),
    params: proxy || !Array.isArray(params) ? undefined : params.map(typeOf),
  });
}

function typeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  // A theme is any number of variables.
  return 'detail' in value ? 'detail' : Object.keys(value).toSorted();
}

/** Another person's page on the same organisation. */
async function another(who: string, options: Partial<FrameChoice> = {}): Promise<Frame> {
  await page.page.context().close();
  page = await openHostPage(browser, host.origin);
  return show(options, who);
}
