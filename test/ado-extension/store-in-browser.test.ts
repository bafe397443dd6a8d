import type { Browser, Frame } from 'playwright-core';
import { StoreFault, type Store } from '@throughline/core/port/store.ts';
import { launchBrowser } from '../browser.ts';
import { storeContract, type StoreFixture } from '../contract/store.ts';
import {
  files,
  hostScript,
  html,
  js,
  openHostPage,
  script,
  showFrame,
  type HostPage,
} from './browser-fixture.ts';
import { cutAtWrite, serve, smallOrganisation, type Relay } from './organisation-fixture.ts';
import type { Asked } from './pages/store-frame.ts';

let browser: Browser;
let page: HostPage;
let clients = 0;
let host: Awaited<ReturnType<typeof files>>;
let extension: Awaited<ReturnType<typeof files>>;

beforeAll(async () => {
  const [hostCode, frameCode] = await Promise.all([
    hostScript(),
    script('test/ado-extension/pages/store-frame.ts'),
  ]);
  host = await files({ '/host.html': html('host.js'), '/host.js': js(hostCode) });
  extension = await files({ '/frame.html': html('frame.js'), '/frame.js': js(frameCode) });
  browser = await launchBrowser();
  page = await openHostPage(browser, host.origin);
});
afterAll(async () => {
  await browser.close();
  host.close();
  extension.close();
});

describe.each([
  ['the present handshake', { handshake: 'new', sandbox: false }],
  ['the older handshake in a sandboxed frame', { handshake: 'older', sandbox: true }],
] as const)('over the real SDK and its messages, %s', (_, options) => {
  storeContract('Azure DevOps extension data', () => fixture(options));
});

/** One fake Azure DevOps; each client is a frame of its own, with an SDK of its own. */
async function fixture(options: { handshake: 'new' | 'older'; sandbox: boolean }): Promise<StoreFixture> {
  const served = await serve(smallOrganisation);
  const dying: Relay[] = [];
  const client = async (restUrl = served.base): Promise<Store> => {
    const panelUrl = `${extension.origin}/frame.html?${++clients}`;
    return storeIn(await showFrame(page, served, { ...options, panelUrl, restUrl }));
  };
  return {
    store: await client(),
    another: () => client(),
    dying: async (call) => {
      const relay = await cutAtWrite(served, call);
      dying.push(relay);
      return client(relay.base);
    },
    breakDown: (broken) => {
      served.broken = broken;
    },
    close: async () => {
      await page.page.evaluate(() => {
        for (const frame of document.querySelectorAll('iframe')) frame.remove();
      });
      await Promise.all([served, ...dying].map((one) => one.close()));
    },
  };
}

async function storeIn(frame: Frame): Promise<Store> {
  const ask = async (asked: Asked): Promise<unknown> => {
    const told = await frame.evaluate((given) => window.askStore(given), asked);
    if ('answer' in told) return told.answer;
    if (told.thrown === 'StoreFault') throw new StoreFault(told.message);
    throw told.thrown === 'RangeError' ? new RangeError(told.message) : new Error(told.message);
  };
  // By the clock: a frame below the window's edge is drawn no pictures to be asked with.
  await frame.waitForFunction(() => 'askStore' in window, null, { polling: 50 });
  return {
    limits: await frame.evaluate(() => window.storeLimits),
    get: async (keys) => (await ask({ call: 'get', keys })) as never,
    commit: async (writes) => (await ask({ call: 'commit', writes })) as Awaited<ReturnType<Store['commit']>>,
  };
}
