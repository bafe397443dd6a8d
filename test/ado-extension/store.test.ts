import { adoStore } from '@throughline/ado-extension/store.ts';
import type { DataDocument } from '@throughline/ado-extension/extension-data.ts';
import { pageOf } from '@throughline/ado-extension/store-pages.ts';
import { StoreFault, type Key } from '@throughline/core/port/store.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import { extensionData } from '@throughline/workbench/ado-host/extension-data.ts';
import { realisticShard } from '../core/port/realistic-shard.ts';
import { storeContract, type StoreFixture } from '../contract/store.ts';
import { dataManager, type ManagerOptions, type Unwritten } from './data-manager.ts';

const quick = async (): Promise<void> => {};
let names = 0;

/** A fixture on one extension-data service, without a browser between. */
function fixture(unwritten: Unwritten): StoreFixture {
  const data = extensionData();
  let broken = false;
  const client = (options: ManagerOptions = {}) => {
    const manager = dataManager(data, {
      unwritten,
      ...options,
      before: async (name, writes) => {
        await options.before?.(name, writes);
        // As a cut connection is reported through the frame.
        if (broken) throw new TypeError('Failed to fetch');
      },
    });
    return adoStore({ manager: async () => manager, newName: () => `writer ${++names}`, wait: quick });
  };
  return {
    store: client(),
    another: async () => client(),
    dying: async (call) => {
      let left = call;
      return client({
        before: (_, writes) => {
          if (writes) left -= 1;
          if (left <= 0) throw new TypeError('The page was closed');
        },
      });
    },
    breakDown: (now) => {
      broken = now;
    },
  };
}

describe.each(['empty', 'absent', 'null', 'refused'] as const)('unwritten collections: %s', (unwritten) => {
  storeContract('Azure DevOps extension data', async () => fixture(unwritten));
});

describe('what extension data holds of a shard', () => {
  it('is its columns; what a newer version kept is refused', async () => {
    const data = extensionData();
    const manager = dataManager(data, { unwritten: 'empty' });
    const store = adoStore({ manager: async () => manager, newName: () => 'a writer', wait: quick });
    const shard = realisticShard({ objectives: 3 });
    const key: Key<'shard'> = { kind: 'shard', id: 'p~1' };
    await store.commit([{ key, value: shard, expected: null }]);
    const page = (await manager.getDocument(pageOf(key), 'd')) as DataDocument & { id: string };
    const stored = JSON.parse(JSON.stringify(encodeShard(shard))) as object;
    const entries = JSON.parse(page.v) as Record<string, [number, object]>;
    expect(entries['p~1']?.[1]).toEqual(stored);

    const newer = { 'p~1': [entries['p~1']?.[0], { ...stored, v: 4 }] };
    await manager.updateDocument(pageOf(key), { ...page, v: JSON.stringify(newer) });
    await expect(store.get([key])).rejects.toBeInstanceOf(StoreFault);
  });
});
