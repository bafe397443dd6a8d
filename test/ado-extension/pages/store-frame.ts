import { adoStore } from '@throughline/ado-extension/store.ts';
import { connect } from '@throughline/ado-extension/page/connect.ts';
import { extensionDataManager } from '@throughline/ado-extension/page/host-services.ts';
import { StoreFault, type Store } from '@throughline/core/port/store.ts';

/** The store in a frame, for a test outside of the browser: what crosses is JSON. */
export type Asked =
  | { readonly call: 'get'; readonly keys: Parameters<Store['get']>[0] }
  | { readonly call: 'commit'; readonly writes: Parameters<Store['commit']>[0] };
type Told =
  | { readonly answer: unknown }
  | { readonly thrown: 'StoreFault' | 'RangeError' | 'Error'; readonly message: string };

declare global {
  interface Window {
    askStore(asked: Asked): Promise<Told>;
    storeLimits: Promise<Store['limits']>;
  }
}

let name = 0;
const ready = connect(10_000).then((around) =>
  adoStore({
    manager: extensionDataManager(around.extension),
    newName: () => `${location.search} ${++name}`,
  }),
);

window.storeLimits = ready.then(({ limits }) => limits);
window.askStore = async (asked) => {
  try {
    const store = await ready;
    return {
      answer: asked.call === 'get' ? await store.get(asked.keys) : await store.commit(asked.writes),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof StoreFault) return { thrown: 'StoreFault', message };
    return { thrown: error instanceof RangeError ? 'RangeError' : 'Error', message };
  }
};
