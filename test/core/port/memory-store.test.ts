import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { memoryStore } from '@throughline/core/port/memory/store.ts';
import { storeContract } from '../../contract/store.ts';

storeContract('memory', async () => {
  const kept = memoryStore();
  let broken = false;
  return {
    store: failingStore(kept, () => (broken ? 'before' : null)),
    another: async () => kept,
    dying: async (dyingCall) => {
      let calls = 0;
      return failingStore(kept, (call) => (call === 'commit' && ++calls >= dyingCall ? 'before' : null));
    },
    breakDown: (now) => {
      broken = now;
    },
  };
});
