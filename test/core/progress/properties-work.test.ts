import * as fc from 'fast-check';
import { arbitraryScene, atLeast, noFallback, stateIn } from '../arbitrary/scene.ts';
import type { Scene } from '../arbitrary/scene.ts';
import { holds } from '../seeds.ts';

const check = (name: string, property: (scene: Scene) => void) =>
  holds(name, fc.property(arbitraryScene, property));

describe('[R40] any work', () => {
  it('[R15] completing an item never lowers it', () => {
    check('completing', ({ items, at, before, value }) => {
      const item = items[at];
      fc.pre(item !== undefined && item.state.category !== 'removed' && item.state.category !== 'done');
      const after = value({ items: items.with(at, { ...item, state: stateIn('done') }) });
      expect(atLeast(after.raw, before.raw)).toBe(true);
    });
  });

  it('[R15] adding an item with no credit never raises it', () => {
    check('adding', ({ items, links, before, value, fresh }) => {
      const added = { ...fresh, level: 'standard' as const, parent: null, state: stateIn('todo') };
      const link = { reference: added.id, weight: links[0]?.weight ?? null, share: null };
      const after = value({ items: [...items, added], links: [...links, link] });
      fc.pre(before.raw !== null && noFallback(before, after));
      expect(atLeast(before.raw, after.raw)).toBe(true);
    });
  });

  it('[R19] dropping an item with no credit never lowers it', () => {
    check('dropping', ({ items, before, value, evaluation }) => {
      const rows = [...evaluation.items.values()]
        .flat()
        .filter(({ counted, credit }) => counted && credit === 0);
      fc.pre(before.raw !== null && rows.length > 0);
      for (const { item: id } of rows) {
        const state = stateIn('removed');
        const after = value({ items: items.map((item) => (item.id === id ? { ...item, state } : item)) });
        const isSame = after.raw !== null && noFallback(before, after);
        expect(!isSame || atLeast(after.raw, before.raw)).toBe(true);
      }
    });
  });

  it('[R17] linking a descendant, alone or with its container’s weight, changes nothing', () => {
    check('linking below', ({ links, policy, before, value, evaluation }) => {
      fc.pre(policy.level !== 'linked');
      const below = [...evaluation.items.values()]
        .flat()
        .filter(({ via }) => via !== 'link' && via !== 'query');
      fc.pre(below.length > 0);
      for (const row of below) {
        for (const weight of [null, row.weight]) {
          const after = value({ links: [...links, { reference: row.item, weight, share: null }] });
          expect([after.raw, after.amount]).toEqual([before.raw, before.amount]);
        }
      }
    });
  });
});
