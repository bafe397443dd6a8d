import type { Store } from '../store.ts';
import { StoreFault } from '../store.ts';

/** `before`: nothing happened. `after`: it was done, and the reply was lost. null: the call goes through. */
export type Trouble = 'before' | 'after' | null;

/** The same store with trouble on demand: `trouble` is asked at each call, in order. */
export function failingStore(store: Store, trouble: (call: 'get' | 'commit') => Trouble): Store {
  const meddle = async <Result>(call: 'get' | 'commit', run: () => Promise<Result>): Promise<Result> => {
    const when = trouble(call);
    if (when === 'before') throw new StoreFault(`${call} failed on demand`);
    const result = await run();
    if (when === 'after') throw new StoreFault(`the reply to ${call} was lost on demand`);
    return result;
  };
  return {
    limits: store.limits,
    get: (keys) => meddle('get', () => store.get(keys)),
    commit: (writes) => meddle('commit', () => store.commit(writes)),
  };
}
