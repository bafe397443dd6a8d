import { adoStore } from '@throughline/ado-extension/store.ts';
import { extensionData } from '@throughline/workbench/ado-host/extension-data.ts';
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
