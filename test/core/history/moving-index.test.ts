import * as fc from 'fast-check';
import { MovingIndex } from '@throughline/core/history/moving-index.ts';
import { indexItems } from '@throughline/core/progress/item-index.ts';
import type { ItemIndex } from '@throughline/core/progress/item-index.ts';
import { arbitraryItems } from '../arbitrary/work.ts';

const once = arbitraryItems({ most: 9 }).map((items) => [
  ...new Map(items.map((one) => [one.id, one])).values(),
]);

it('[R37] an index that moves answers like one made anew, circles of parents and names of several too', () => {
  const step = fc.record({
    which: fc.nat(8),
    parentOf: fc.option(fc.nat(8), { nil: null }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(once, fc.array(step, { maxLength: 30 }), (ever, steps) => {
      const moving = new MovingIndex(ever);
      const there = new Map<string, (typeof ever)[number]>();
      for (const { which, parentOf, gone } of steps) {
        const item = ever[which];
        if (!item) continue;
        if (gone) {
          moving.remove(item.id);
          there.delete(item.id);
        } else {
          const parent = parentOf === null ? item.parent : (ever[parentOf]?.id ?? null);
          moving.set({ ...item, parent });
          there.set(item.id, { ...item, parent });
        }
      }
      const anew = indexItems([...there.values()]);
      const answers = (index: ItemIndex) =>
        ever.map((one) => {
          const is = there.get(one.id);
          const local = one.id.slice(one.id.indexOf('/') + 1);
          const names = [one.id, one.key, one.key.toLowerCase(), `jira:${one.key}`, local];
          return [
            index.get(one.id),
            index.childrenOf(one.id),
            names.map((name) => index.find(name)?.id),
            is && index.parentOf(is),
          ];
        });
      expect(answers(moving)).toEqual(answers(anew));
    }),
    { numRuns: 300 },
  );
});
