import { adoStore } from '@throughline/ado-extension/store.ts';
import { pageOf } from '@throughline/ado-extension/store-pages.ts';
import type { TextDocument } from '@throughline/core/port/documents.ts';
import { StoreFault, type Key, type Store } from '@throughline/core/port/store.ts';
import { extensionData, type ExtensionData } from '@throughline/workbench/ado-host/extension-data.ts';
import { dataManager, type ManagerOptions } from './data-manager.ts';

const quick = async (): Promise<void> => {};
let names = 0;

const storeOn = (data: ExtensionData, options: ManagerOptions = {}, patience = 1000): Store =>
  adoStore({
    manager: async () => dataManager(data, options),
    newName: () => `writer ${++names}`,
    wait: quick,
    patience,
  });

const key = (id: string): Key<'text'> => ({ kind: 'text', id });
const text = (title: string): TextDocument => ({ v: 1, texts: { a: { title, owner: null } } });
const titleIn = async (store: Store, id: string) =>
  (await store.get([key(id)]))[0]?.value?.texts['a']?.title ?? null;

describe('what Azure DevOps says when it refuses', () => {
  const refusing = (error: object) =>
    storeOn(extensionData(), {
      before: () => {
        // Errors cross the frame as plain objects.
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        throw error;
      },
    });

  it('429 is a fault that says when to come back', async () => {
    const store = refusing({ status: 429, retryAfter: 30, message: 'Request was blocked' });
    await expect(store.get([key('a')])).rejects.toMatchObject({ name: 'StoreFault', retryAfter: 30 });
    await expect(store.commit([{ key: key('a'), value: text('A'), expected: null }])).rejects.toMatchObject({
      retryAfter: 30,
    });
  });

  it('404 of an unwritten collection is "unwritten"; any other 404 is a fault', async () => {
    const missing = { status: 404, serverError: { typeKey: 'DocumentCollectionDoesNotExistException' } };
    expect(await titleIn(refusing(missing), 'a')).toBeNull();
    await expect(refusing({ status: 404, message: 'Not found' }).get([key('a')])).rejects.toBeInstanceOf(
      StoreFault,
    );
  });

  it('a stale etag is a lost race, with the status 400 as with 409', async () => {
    for (const status of [400, 409]) {
      const data = extensionData();
      let left = 1;
      const store = storeOn(data, {
        before: (call) => {
          if (call !== 'update' || left-- <= 0) return;
          // eslint-disable-next-line @typescript-eslint/only-throw-error
          throw { status, serverError: { typeKey: 'InvalidDocumentVersionException' } };
        },
      });
      await store.commit([{ key: key('a'), value: text('A'), expected: null }]);
      left = 1;
      const answer = await store.commit([{ key: key('b'), value: text('B'), expected: null }]);
      expect(answer).toEqual({ ok: true });
      expect(await titleIn(store, 'b')).toBe('B');
    }
  });

  it('a cut connection is a fault', async () => {
    const store = refusing(new TypeError('Failed to fetch'));
    await expect(store.get([key('a')])).rejects.toBeInstanceOf(StoreFault);
  });

  it('a message that nobody answers is a fault after a while', async () => {
    const store = storeOn(extensionData(), { before: () => new Promise(() => {}) }, 20);
    await expect(store.get([key('a')])).rejects.toBeInstanceOf(StoreFault);
    await expect(store.commit([{ key: key('a'), value: text('A'), expected: null }])).rejects.toThrow(
      'in time',
    );
  });

  it('a document that somebody else put there is a fault, never "nothing"', async () => {
    const data = extensionData();
    data.create(pageOf(key('a')), { id: 'd', v: 12 });
    await expect(storeOn(data).get([key('a')])).rejects.toBeInstanceOf(StoreFault);
    const broken = extensionData();
    broken.create(pageOf(key('a')), { id: 'd', s: 0, v: '{"half' });
    await expect(storeOn(broken).get([key('a')])).rejects.toBeInstanceOf(StoreFault);
  });
});

describe('the list of what is to be written', () => {
  it('is known to be kept when the answer to it was lost', async () => {
    const data = extensionData();
    let lose = true;
    const store = storeOn(data, {
      after: (_, writes) => {
        if (!writes || !lose) return;
        lose = false;
        throw new TypeError('Failed to fetch');
      },
    });
    expect(await store.commit([{ key: key('a'), value: text('A'), expected: null }])).toEqual({ ok: true });
    expect(await titleIn(storeOn(data), 'a')).toBe('A');
  });

  it('is laid over what a reader reads while nobody has finished it', async () => {
    const data = extensionData();
    const dying = dyingAfter(data, 1);
    await dying.commit([
      { key: key('a'), value: text('A'), expected: null },
      { key: key('b'), value: text('B'), expected: null },
    ]);
    expect(Object.keys(data.data())).toEqual(['tl1.anchor']);
    const reader = storeOn(data);
    expect([await titleIn(reader, 'a'), await titleIn(reader, 'b')]).toEqual(['A', 'B']);
    // Reading alone writes nothing.
    expect(Object.keys(data.data())).toEqual(['tl1.anchor']);
  });

  it('is finished by the next writer, once, also when two do it together', async () => {
    for (let survived = 1; survived <= 4; survived++) {
      const data = extensionData();
      await dyingAfter(data, survived)
        .commit([
          { key: key('a'), value: text('A'), expected: null },
          { key: key('b'), value: text('B'), expected: null },
        ])
        .catch(() => undefined);
      const answers = await Promise.all(
        ['c', 'd'].map((id) => storeOn(data).commit([{ key: key(id), value: text(id), expected: null }])),
      );
      expect(answers).toEqual([{ ok: true }, { ok: true }]);
      const reader = storeOn(data);
      const seen = await Promise.all(['a', 'b', 'c', 'd'].map((id) => titleIn(reader, id)));
      expect(seen).toEqual(['A', 'B', 'c', 'd']);
      expect(data.get(pageOf(key('a')), 'd').__etag).toBe(1);
    }
  });
});

describe('reads while others write', () => {
  it('show one moment, although no call reads two documents at one instant', async () => {
    for (let seed = 1; seed <= 15; seed++) await expectWholeReads(seed);
  });
});

describe('what a read costs', () => {
  it('is one call for any keys, unwritten ones too', async () => {
    const calls: string[] = [];
    const store = storeOn(extensionData(), { before: (call) => void calls.push(call) });
    await store.get(Array.from({ length: 300 }, (_, at) => key(`k${at}`)));
    expect(calls).toEqual(['query']);
  });

  it('is one bucket for the children of an epic that were made together', () => {
    const pages = new Set(
      Array.from({ length: 48 }, (_, at) => pageOf({ kind: 'item', id: `ado:org/${5000 + at}` })),
    );
    expect(pages.size).toBeLessThanOrEqual(4);
  });
});

describe('names of collections', () => {
  it('are short and lower case, whatever the id', () => {
    for (const id of ['KR-1', 'a'.repeat(500), 'Größe & "Ziel"', '8d3a…~12', '__proto__', '']) {
      expect(pageOf({ kind: 'keyResult', id })).toMatch(/^tl1\.k\.[a-z0-9_-]{0,60}\.[a-z0-9]{1,7}$/);
    }
  });

  it('keep ids apart that an object would confuse', async () => {
    const store = storeOn(extensionData());
    expect(await titleIn(store, 'constructor')).toBeNull();
    await store.commit([{ key: key('__proto__'), value: text('odd'), expected: null }]);
    expect(await titleIn(store, '__proto__')).toBe('odd');
  });
});

/** A client whose page is closed after so many writes. */
function dyingAfter(data: ExtensionData, writes: number): Store {
  let left = writes;
  return storeOn(data, {
    before: (_, writing) => {
      if (writing && left-- <= 0) throw new TypeError('The page was closed');
    },
  });
}

/** Writers move amounts between accounts, some die on the way; the sum must be the same in every read. */
async function expectWholeReads(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const turn = async (): Promise<void> => {
    for (let steps = Math.floor(random() * 4); steps > 0; steps--) await Promise.resolve();
  };
  const data = extensionData();
  // Each collection of a query is read at an instant of its own, in an order of its own.
  const torn = (options: ManagerOptions = {}) => {
    const manager = dataManager(data, {
      ...options,
      before: async (...call) => (await turn(), options.before?.(...call)),
    });
    return {
      ...manager,
      queryCollectionsByName: async (asked: string[]) => {
        const answers: unknown[] = [];
        for (const name of [...asked].sort(() => random() - 0.5)) {
          await turn();
          answers.push(...((await manager.queryCollectionsByName([name])) as unknown[]));
        }
        return answers;
      },
    };
  };
  const client = (options?: ManagerOptions) => {
    const manager = torn(options);
    return adoStore({ manager: async () => manager, newName: () => `${++names}`, wait: turn });
  };
  const accounts = ['a', 'b', 'c', 'd'].map(key);
  const amounts = async (store: Store) => {
    const found = await store.get(accounts);
    return found.map(({ value, revision }) => ({ revision, held: Number(value?.texts['a']?.title) }));
  };
  await storeOn(data).commit(accounts.map((one) => ({ key: one, value: text('10'), expected: null })));

  const writer = async (lives: number) => {
    const store = client(
      lives === Infinity
        ? {}
        : {
            before: (_, w) => {
              if (w && lives-- <= 0) throw new TypeError('The page was closed');
            },
          },
    );
    for (let times = 0; times < 6; times++) {
      const held = await amounts(store);
      const [from, to] = [Math.floor(random() * 4), Math.floor(random() * 4)];
      if (from === to) continue;
      await store
        .commit(
          [from, to].map((at, side) => ({
            key: accounts[at] as Key<'text'>,
            value: text(String((held[at]?.held ?? 0) + (side === 0 ? -1 : 1))),
            expected: held[at]?.revision ?? null,
          })),
        )
        .catch(() => undefined);
    }
  };
  const sums: number[] = [];
  const reader = async () => {
    const store = client();
    for (let times = 0; times < 25; times++) {
      const held = await amounts(store).catch(() => null);
      if (held) sums.push(held.reduce((sum, one) => sum + one.held, 0));
    }
  };
  await Promise.all([writer(Infinity), writer(3), writer(8), reader(), reader()]);
  expect(sums.length).toBeGreaterThan(10);
  expect(new Set(sums)).toEqual(new Set([40]));
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
