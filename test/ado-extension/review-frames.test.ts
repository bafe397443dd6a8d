import type { Browser, Frame } from 'playwright-core';
import type { AdoFrame } from '@throughline/workbench/ado-host/frame-options.ts';
import type { WidgetData } from '@throughline/workbench/ado-host/organisation-data.ts';
import type {
  WidgetAnswer,
  WidgetConfigurationFrame,
  WidgetFrame,
} from '@throughline/workbench/ado-host/widget-frame.ts';
import { launchBrowser } from '../browser.ts';
import { adoRequestProblems } from '../openapi/validate-ado-request.ts';
import { describeWithRealData } from '../real-data.ts';
import {
  builtPages,
  files,
  frameOf,
  hostScript,
  html,
  js,
  openHostPage,
  placeOf,
  showFrame,
  type HostPage,
} from './browser-fixture.ts';
import { serve, support, type Served } from './organisation-fixture.ts';
import { iterationPath, live, october, story } from './sprint-world.ts';

/** The widget, its configuration and the tab as they are built and packed, over the real messages of the SDK. */
declare global {
  interface Window {
    mounted: AdoFrame;
    widget: WidgetFrame;
    configuration: WidgetConfigurationFrame;
    answers: WidgetAnswer[];
    told: WidgetData['settings'][];
    failures: string[];
  }
}

let browser: Browser;
let extension: Awaited<ReturnType<typeof builtPages>>;
let host: Awaited<ReturnType<typeof files>>;
let page: HostPage;
let served: Served;
const everySent: Served['sent'] = [];

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

beforeEach(async () => {
  const world = live();
  world.at(october(1)).create(story(1, { iteration: iterationPath("It's 2"), effort: 3 }));
  world.at(october(1)).create(story(2, { iteration: iterationPath('Sprint 3'), effort: 5 }));
  world.at(october(8)).move(1, 'Closed');
  served = await serve(world.organisation.data(), () => october(20));
  page = await openHostPage(browser, host.origin);
  // The pages' clock: what is told of a sprint depends on the day.
  await page.page.clock.setFixedTime(october(20));
});
afterEach(async () => {
  everySent.push(...served.sent);
  await page.page.context().close();
  await served.close();
});

const chat = { id: 'chat', name: 'Chat' };
const reviewOf = (span: object, team = 'chat'): string =>
  JSON.stringify({ team: `${support}/${team}`, span, objectives: [], unit: 'points' });
const lastClosed = reviewOf({ kind: 'last-closed' });
const current = reviewOf({ kind: 'current' });
const widgetOf = (data: string | null, more: Partial<WidgetData> = {}): WidgetData => ({
  id: '1',
  contribution: 'sprint-review-widget',
  name: 'Our sprint',
  size: { rowSpan: 3, columnSpan: 4 },
  settings: data === null ? null : { data },
  ...more,
});

type Place = Partial<Pick<ReturnType<typeof placeOf>, 'handshake' | 'sandbox' | 'team'>>;

async function showWidget(widget: WidgetData, place: Place = {}): Promise<Frame> {
  const panelUrl = `${extension.origin}/dist/widget.html`;
  await page.page.evaluate(
    ({ options, token }) => {
      const root = document.getElementById('root');
      if (!root) throw new Error('no place for the frame');
      root.style.height = '500px';
      window.answers = [];
      window.widget = window.mountWidget(root, { ...options, token: () => token }, (answer) => {
        window.answers.push(answer);
      });
    },
    {
      options: { ...placeOf(served, 'ana'), ...place, widget, panelUrl, contribution: widget.contribution },
      token: served.host.tokenFor('ana'),
    },
  );
  return frameOf(page.page, panelUrl);
}

async function showConfiguration(widget: WidgetData, place: Place = {}): Promise<Frame> {
  const panelUrl = `${extension.origin}/dist/widget-configuration.html`;
  await page.page.evaluate(
    ({ options, token }) => {
      const root = document.getElementById('root');
      if (!root) throw new Error('no place for the frame');
      Object.assign(window, { told: [], failures: [] });
      window.configuration = window.mountWidgetConfiguration(
        root,
        { ...options, token: () => token },
        (settings) => void window.told.push(settings),
        (message) => void window.failures.push(message),
      );
    },
    {
      options: {
        ...placeOf(served, 'ana'),
        ...place,
        widget,
        panelUrl,
        contribution: `${widget.contribution}-configuration`,
      },
      token: served.host.tokenFor('ana'),
    },
  );
  return frameOf(page.page, panelUrl);
}

const answers = () => page.page.evaluate(() => window.answers);
const answered = (count: number) =>
  page.page.waitForFunction((wanted) => window.answers.length >= wanted, count, { polling: 50 });
const reload = (widget: WidgetData) =>
  page.page.evaluate((given) => window.widget.reload(given), widget as never);
const expectHeader = (frame: Frame, text: RegExp) =>
  frame.getByRole('heading', { name: text }).first().waitFor();

describe.each([
  ['the present handshake', { handshake: 'new', sandbox: false }],
  ['the older handshake, sandboxed', { handshake: 'older', sandbox: true }],
] as const)('a widget on a dashboard, %s', (_, place) => {
  it('says that it is not configured, then shows what it was configured with, by its own name', async () => {
    const frame = await showWidget(widgetOf(null), place);
    await frame.getByText(/Nothing is chosen yet/).waitFor();
    await answered(1);
    expect(await answers()).toEqual([{ status: 'unconfigured' }]);
    await reload(widgetOf(lastClosed, { name: 'Retro' }));
    await expectHeader(frame, /Chat · It's 2/);
    await frame.getByRole('heading', { name: 'Retro', level: 1 }).waitFor();
    expect((await answers()).at(-1)).toEqual({ status: 'success' });
    await reload(widgetOf(current));
    await expectHeader(frame, /Chat · Sprint 3/);
    // Settings that nobody could have saved are as good as none.
    for (const data of ['', 'null', '{', '{"team":7}']) {
      await reload(widgetOf(data));
      expect((await answers()).at(-1)).toEqual({ status: 'unconfigured' });
    }
    expect(await frame.getByText(/Nothing is chosen yet/).count()).toBe(1);
  });
});

describe('a widget on a dashboard', () => {
  it('reads anew when the dashboard refreshes, and draws nothing anew for that', async () => {
    const frame = await showWidget(widgetOf(lastClosed));
    await expectHeader(frame, /Chat · It's 2/);
    await frame.evaluate(() => document.querySelector('.tl-review')?.setAttribute('data-mark', 'here'));
    const before = served.sent.length;
    await reload(widgetOf(lastClosed, { name: 'Another name', size: { rowSpan: 2, columnSpan: 2 } }));
    await frame.getByRole('heading', { name: 'Another name' }).waitFor();
    for (let tries = 0; served.sent.length === before && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(served.sent.length).toBeGreaterThan(before);
    expect(await frame.locator('[data-mark=here]').count()).toBe(1);
  });

  it('fails with a sentence when a part of it does not come, and loads it with the next try', async () => {
    await page.page.route('**/widget-mount-*.js', (route) => route.abort());
    await showWidget(widgetOf(lastClosed));
    await answered(1);
    expect(await answers()).toEqual([
      { status: 'failure', message: expect.stringMatching(/^[A-Z].*\.$/) as string },
    ]);
    await page.page.unroute('**/widget-mount-*.js');
    await reload(widgetOf(lastClosed));
    expect((await answers()).at(-1)).toEqual({ status: 'success' });
  });

  it('follows the theme of the host', async () => {
    const frame = await showWidget(widgetOf(lastClosed));
    await expectHeader(frame, /Chat/);
    await page.page.evaluate(() => window.widget.setTheme('dark'));
    await frame.waitForFunction(() => document.documentElement.dataset['tlTheme'] === 'dark', null, {
      polling: 50,
    });
  });
});

describe.each([
  ['the present handshake', { handshake: 'new', sandbox: false }],
  ['the older handshake, sandboxed', { handshake: 'older', sandbox: true }],
] as const)('the configuration beside a widget, %s', (_, place) => {
  const told = () => page.page.evaluate(() => window.told);
  const save = () => page.page.evaluate(() => window.configuration.save());

  it('tells what would be saved with every change, and gives it when the dashboard saves', async () => {
    const frame = await showConfiguration(widgetOf(lastClosed), place);
    await frame.getByRole('radio', { name: 'The one under way' }).waitFor();
    // What is kept already is no change.
    expect(await told()).toEqual([]);
    await frame.getByRole('radio', { name: 'The one under way' }).check();
    await page.page.waitForFunction(() => window.told.length === 1, null, { polling: 50 });
    const [settings] = await told();
    expect(JSON.parse(settings?.data ?? '')).toEqual(JSON.parse(current));
    expect(settings?.version).toEqual({ major: 1, minor: 0, patch: 0 });
    expect(await save()).toEqual(settings);
  });

  it('is not ready to be saved while nothing is chosen', async () => {
    const frame = await showConfiguration(widgetOf(null), place);
    const team = frame.getByRole('combobox', { name: 'Team' });
    await team.waitFor();
    expect(await save()).toBeNull();
    await team.fill('Cha');
    await frame.getByRole('option', { name: 'Chat' }).click();
    await page.page.waitForFunction(() => window.told.length === 1, null, { polling: 50 });
    expect(JSON.parse((await save())?.data ?? '')).toEqual(JSON.parse(lastClosed));
    await team.fill('');
    // What was typed is known to the frame a moment later.
    await page.page.waitForFunction(async () => (await window.configuration.save()) === null, null, {
      polling: 50,
    });
    expect(await page.page.evaluate(() => window.failures)).toEqual([]);
  });
});

it('a dashboard of a team proposes that team, and keeps nothing of it before it is saved', async () => {
  const frame = await showConfiguration(widgetOf(null), { team: chat });
  await frame.getByRole('combobox', { name: 'Team' }).waitFor();
  await page.page.waitForFunction(() => window.told.length === 1, null, { polling: 50 });
  expect(JSON.parse((await page.page.evaluate(() => window.told[0]?.data)) ?? '')).toEqual(
    JSON.parse(lastClosed),
  );
});

describe('the tab of the sprint hub', () => {
  const guid = (path: string) => served.organisation.iterations.find((one) => one.path === path)?.id;
  const showTab = (options: Partial<Parameters<typeof showFrame>[2]>, who = 'ana') =>
    showFrame(
      page,
      served,
      {
        panelUrl: `${extension.origin}/dist/sprint-tab.html`,
        contribution: 'sprint-review-tab',
        fills: true,
        ...options,
      },
      who,
    );

  it.each([
    ['the present handshake', { handshake: 'new', sandbox: false }],
    ['the older handshake, sandboxed', { handshake: 'older', sandbox: true }],
  ] as const)('reviews the sprint that is open, %s', async (_, place) => {
    const iterationId = guid(iterationPath("It's 2"));
    const frame = await showTab({
      ...place,
      initialConfig: { iterationId, team: chat, foregroundInstance: true },
    });
    await expectHeader(frame, /Chat · It's 2/);
  });

  it('takes the team of the page and its present sprint where the hub tells nothing', async () => {
    await expectHeader(await showTab({ team: chat }), /Chat · Sprint 3/);
  });

  it('asks for a choice where there is no team at all', async () => {
    const said = (await showTab({})).getByText(/Nothing is chosen yet/);
    await said.waitFor();
    expect(await said.count()).toBe(1);
  });

  it('follows the hub to another sprint', async () => {
    const told = (name: string) => ({ iterationId: guid(iterationPath(name)), team: chat });
    const frame = await showTab({ initialConfig: told("It's 2") });
    await expectHeader(frame, /Chat · It's 2/);
    await page.page.evaluate((context) => window.mounted.contextChanged(context), told('Sprint 3'));
    await expectHeader(frame, /Chat · Sprint 3/);
  });

  it('[R22] says when the host does not answer, and offers to try again', async () => {
    served.broken = true;
    const frame = await showTab({
      initialConfig: { iterationId: guid(iterationPath("It's 2")), team: chat },
    });
    const again = frame.getByRole('button', { name: 'Try again' });
    await page.page.clock.runFor(30_000);
    await again.waitFor();
    served.broken = false;
    await again.click();
    await expectHeader(frame, /Chat · It's 2/);
  });
});

describeWithRealData('what these pages ask', () => {
  it('is as the description of 7.1 says', async () => {
    const asked = everySent.filter(({ url }) => !url.includes('ExtensionManagement'));
    const kinds = new Map(asked.map((one) => [one.url.replace(/\d+/g, '#'), one]));
    for (const one of kinds.values()) expect([one.url, await adoRequestProblems(one)]).toEqual([one.url, []]);
    expect(kinds.size).toBeGreaterThan(5);
  });
});
