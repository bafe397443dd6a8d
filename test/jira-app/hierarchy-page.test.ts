import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';

type Call = readonly [command: string, data: unknown];
type Listener = (given: unknown) => void;

/** Forge's side of the bridge, as the page finds it when it is loaded. */
async function opened(options: {
  readonly project?: string | null;
  readonly location?: object | null;
  readonly url?: string;
}) {
  const { project = 'SUP', location = { pathname: '/' }, url } = options;
  const calls: Call[] = [];
  const replaced: string[] = [];
  const listeners: Listener[] = [];
  const callBridge = async (command: string, data: unknown): Promise<unknown> => {
    calls.push([command, data]);
    if (command === 'createHistory') {
      if (location === null) throw new Error('This module has no history.');
      return {
        location,
        listen: (listener: Listener) => void listeners.push(listener),
        replace: (path: string) => void replaced.push(path),
      };
    }
    if (command === 'getUrl' && url === undefined) throw new Error('not known');
    return url?.replace('*', (data as { path: string }).path);
  };
  Object.assign(globalThis, { __bridge: { callBridge }, window: globalThis });
  jest.resetModules();
  const { hierarchyPage } = await import('@throughline/jira-app/page/hierarchy-page.ts');
  const page: HierarchyPage = await hierarchyPage('en-US', project);
  return {
    page,
    calls,
    replaced,
    tell: (given: unknown) => listeners.forEach((listener) => listener(given)),
  };
}

describe("the hierarchy's part of Jira's address", () => {
  it.each([
    [{ pathname: '/cycle=2026-Q4&node=o-1' }, 'cycle=2026-Q4&node=o-1'],
    [{ pathname: '/' }, ''],
    [{ pathname: '/', search: '?node=o-1' }, 'node=o-1'],
    [{ pathname: '', search: '' }, ''],
    [{}, ''],
  ])('at %j is %p', async (location, text) => {
    expect((await opened({ location })).page.address.read()).toBe(text);
  });

  it('is replaced, never pushed, and not when it says the same', async () => {
    const { page, replaced } = await opened({});
    page.address.write('node=o-1');
    page.address.write('node=o-1');
    page.address.write('');
    expect(replaced).toEqual(['/node=o-1', '/']);
    expect(page.address.read()).toBe('');
  });

  it('is told of when somebody else changes it, in either form of the history package, and not of our own', async () => {
    const { page, tell } = await opened({});
    const told: string[] = [];
    const stop = page.address.onChange((text) => told.push(text));
    page.address.write('node=o-1');
    tell({ pathname: '/node=o-1' });
    tell({ pathname: '/node=o-2' });
    tell({ location: { pathname: '/node=o-3' }, action: 'POP' });
    tell(undefined);
    stop();
    tell({ pathname: '/node=o-4' });
    expect(told).toEqual(['node=o-2', 'node=o-3', '']);
    expect(page.address.read()).toBe('node=o-4');
  });

  it('without a history is kept in the page alone', async () => {
    const { page } = await opened({ location: null });
    page.address.write('node=o-1');
    expect(page.address.read()).toBe('node=o-1');
  });
});

describe('the whole address for a colleague', () => {
  it.each([
    ['https://x.example/apps/a/b/*', 'https://x.example/apps/a/b/cycle=Q4&node=o-1'],
    ['https://x.example/?page=okrs&at=*#top', 'https://x.example/?page=okrs&at=cycle%3DQ4%26node%3Do-1#top'],
    ['https://x.example/apps/without-a-path', null],
    [undefined, null],
  ])('after %s is %s', async (url, expected) => {
    const { page } = await opened(url === undefined ? {} : { url });
    expect(page.address.link('cycle=Q4&node=o-1')).toBe(expected);
  });

  it('is that of the page it stands on', async () => {
    const asked = async (project: string | null) =>
      (await opened({ project, url: 'https://x.example/*' })).calls.find(
        ([command]) => command === 'getUrl',
      )?.[1];
    expect(await asked('SUP')).toMatchObject({ moduleKey: 'project-okrs', projectKey: 'SUP' });
    expect(await asked(null)).toMatchObject({ moduleKey: 'site-okrs' });
    expect(await asked(null)).not.toHaveProperty('projectKey');
  });
});

describe('what the browser keeps', () => {
  const with_ = async (storage: unknown) => {
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: () => storage });
    return (await opened({})).page.memory;
  };
  afterEach(() => Reflect.deleteProperty(globalThis, 'localStorage'));

  it('is kept under a name of our own', async () => {
    const kept = new Map<string, string>();
    const memory = await with_({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    });
    memory.write('look', '{}');
    expect([memory.read('look'), memory.read('other'), [...kept.keys()]]).toEqual([
      '{}',
      null,
      ['throughline.look'],
    ]);
  });

  it('is nothing where the browser refuses', async () => {
    const refuse = () => {
      throw new DOMException('no');
    };
    const memory = await with_({ getItem: refuse, setItem: refuse });
    memory.write('look', '{}');
    expect(memory.read('look')).toBeNull();
  });
});
