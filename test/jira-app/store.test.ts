import { forgeStore } from '@throughline/jira-app/store.ts';
import { storeKey } from '@throughline/jira-app/store-key.ts';
import type { Key, Store } from '@throughline/core/port/store.ts';
import { StoreFault } from '@throughline/core/port/store.ts';
import type { TextDocument } from '@throughline/core/port/documents.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import { realisticShard } from '../core/port/realistic-shard.ts';
import { storeContract } from '../contract/store.ts';
import { forgeFixture } from './forge-fixture.ts';
import type { ForgeFixture } from './forge-fixture.ts';
import { siteWith } from './site-fixture.ts';

storeContract('Forge key-value store, through @forge/kvs', async () => {
  const forge = forgeFixture(siteWith([]));
  return {
    store: inside(forge),
    another: async () => inside(forge),
    dying: async (call) => {
      const dying = forgeFixture(siteWith([]), undefined, forge.platform.kvs);
      let writes = 0;
      dying.fail = ({ path }) => {
        writes += path === '/api/v1/transaction' ? 1 : 0;
        return writes >= call ? new Error('the process is gone') : undefined;
      };
      return inside(dying);
    },
    breakDown: (broken) => {
      forge.fail = broken ? () => new Response('<html>Bad gateway</html>', { status: 502 }) : null;
    },
  };
});

describe('Forge store, when the wire misbehaves', () => {
  const key: Key<'text'> = { kind: 'text', id: 'a' };
  const value: TextDocument = { v: 1, texts: {} };
  const refusals: readonly (readonly [string, () => Response | Error, number | null])[] = [
    [
      '429',
      () => json(429, { code: 'RATE_LIMIT_EXCEEDED', message: 'Too many' }, { 'Retry-After': '7' }),
      10,
    ],
    ['500', () => json(500, { code: 'INTERNAL', message: 'Oops' }), null],
    ['a page of HTML', () => new Response('<html>', { status: 200 }), null],
    ['a cut connection', () => new TypeError('fetch failed'), null],
    [
      'an expired token',
      () => new Response('', { status: 401, headers: { 'forge-proxy-error': 'X' } }),
      null,
    ],
  ];

  it.each(refusals)('%s is a fault when reading and when writing', async (_, refusal, retryAfter) => {
    const forge = forgeFixture(siteWith([]));
    const store = inside(forge);
    forge.fail = refusal;
    const read = await store.get([key]).catch((fault: unknown) => fault);
    const written = await store.commit([{ key, value, expected: null }]).catch((fault: unknown) => fault);
    for (const fault of [read, written]) {
      // A commit reads nothing from its answer, so HTML with status 200 is all that it ever gets.
      if (fault === written && _ === 'a page of HTML') continue;
      expect(fault).toBeInstanceOf(StoreFault);
      expect((fault as StoreFault).retryAfter).toBe(retryAfter);
      expect((fault as StoreFault).cause).toBeDefined();
    }
  });

  it('takes one key that could not be read for a failed read, beside others that are unwritten', async () => {
    const forge = forgeFixture(siteWith([]));
    const failedKeys = [
      { key: 'a', entityName: 'text', error: { code: 'KEY_NOT_FOUND', message: '' } },
      { key: 'b', entityName: 'text', error: { code: 'INTERNAL', message: '' } },
    ];
    forge.fail = () => json(200, { successfulKeys: [], failedKeys });
    await expect(inside(forge).get([key, { kind: 'text', id: 'b' }])).rejects.toBeInstanceOf(StoreFault);
    forge.fail = () => json(200, { successfulKeys: [], failedKeys: failedKeys.slice(0, 1) });
    await expect(inside(forge).get([key, { kind: 'text', id: 'b' }])).rejects.toThrow('did not answer');
    expect(await inside(forge).get([key])).toEqual([{ key, value: null, revision: null }]);
  });

  it("takes the reference's NOT_FOUND for unwritten too", async () => {
    const forge = forgeFixture(siteWith([]));
    const error = { code: 'NOT_FOUND', message: '' };
    forge.fail = () =>
      json(200, { successfulKeys: [], failedKeys: [{ key: 'a', entityName: 'text', error }] });
    expect(await inside(forge).get([key])).toEqual([{ key, value: null, revision: null }]);
  });

  it('takes two transactions at the same time for a conflict', async () => {
    const forge = forgeFixture(siteWith([]));
    forge.fail = () => json(409, { code: 'KEY_CONFLICT', message: 'Another transaction' });
    expect(await inside(forge).commit([{ key, value, expected: null }])).toEqual({
      ok: false,
      conflict: true,
    });
  });

  it('reads what it asks for in one call, and writes in one', async () => {
    const forge = forgeFixture(siteWith([]));
    const keys = Array.from({ length: 25 }, (_, at): Key => ({
      kind: at % 2 ? 'item' : 'text',
      id: `k${at}`,
    }));
    await inside(forge).get([...keys, keys[0] as Key].slice(1));
    await inside(forge).commit(keys.map((one) => ({ key: one, value: null, expected: null })));
    expect(forge.calls.map(({ path }) => path)).toEqual(['/api/v1/batch/get', '/api/v1/transaction']);
  });

  it("refuses what is above a document's size as a fault, and keeps what was there", async () => {
    const store = inside(forgeFixture(siteWith([])));
    const large: TextDocument = { v: 1, texts: { a: { title: 'x'.repeat(250_000), owner: null } } };
    await expect(store.commit([{ key, value: large, expected: null }])).rejects.toThrow('MAX_SIZE');
    expect((await store.get([key]))[0]?.value).toBeNull();
  });
});

describe('what the Forge store keeps of a shard', () => {
  it('is its columns; what an older version kept is read, what a newer one kept is refused', async () => {
    const forge = forgeFixture(siteWith([]));
    const store = inside(forge);
    const shard = realisticShard({ objectives: 3 });
    const key: Key<'shard'> = { kind: 'shard', id: '10000~1' };
    await store.commit([{ key, value: shard, expected: null }]);
    const [name, kept] = [...forge.platform.kvs.content].find(([name]) => name.startsWith('shard/')) ?? [];
    expect(kept?.value).toMatchObject({ doc: JSON.parse(JSON.stringify(encodeShard(shard))) as object });

    const keep = (doc: object) =>
      forge.platform.kvs.handle('/api/v1/entity/set', {
        entityName: 'shard',
        key: name?.slice('shard/'.length),
        value: { rev: 'other', doc },
      });
    keep({ ...shard, v: 1, kpis: undefined });
    expect((await store.get([key]))[0]?.value).toMatchObject({
      v: 3,
      keyResults: shard.keyResults,
      kpis: [],
    });
    keep({ ...encodeShard(shard), v: 4 });
    await expect(store.get([key])).rejects.toBeInstanceOf(StoreFault);
  });
});

describe('keys of the Forge store', () => {
  it('are ones that Forge takes, and differ where ids differ, however long', () => {
    const ids = [
      'a',
      'A',
      'a#2f',
      'a/',
      '#',
      '##',
      'ü',
      'x'.repeat(600),
      `${'x'.repeat(600)}y`,
      '/'.repeat(300),
    ];
    const keys = ids.map(storeKey);
    expect(new Set(keys).size).toBe(ids.length);
    for (const one of keys) {
      expect(one).toMatch(/^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/);
      expect(one.length).toBeLessThanOrEqual(500);
    }
    expect(() => storeKey('')).toThrow(RangeError);
  });
});

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** Every call as an invocation of its own. */
function inside({ platform }: ForgeFixture): Store {
  return {
    limits: forgeStore.limits,
    get: (keys) => platform.as(null, () => forgeStore.get(keys)),
    commit: (writes) => platform.as(null, () => forgeStore.commit(writes)),
  };
}
