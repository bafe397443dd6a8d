import { mountHierarchy } from '@throughline/ui/hierarchy/mount.ts';

const { view, address } = globalThis.benchData;
const nothing = { ok: false, failure: { code: 'unreachable', message: '' } };

/** The product's own page. Its client answers at once: what a host takes to answer is no matter of the page. */
const client = new Proxy(
  {},
  {
    get: (_, name) => async () =>
      name === 'openHierarchy'
        ? { ok: true, value: view }
        : name === 'readTrends'
          ? { ok: true, value: { days: [], series: [] } }
          : nothing,
  },
);

mountHierarchy(
  document.getElementById('root'),
  client,
  {
    openItem: () => {},
    // Told when the page has taken over its first picture.
    resize: () => (globalThis.benchReady ??= performance.now()),
    locale: 'en-GB',
    address: { read: () => address, write: () => {}, onChange: () => () => {}, link: () => null },
    memory: { read: () => null, write: () => {} },
    queries: 'JQL',
  },
  () => {
    throw new Error('The rest of the page was not loaded.');
  },
);
