import { stepOf } from '@throughline/core/change/count-step.ts';
import type { ItemId, KeyResultId, UserId } from '@throughline/core/model/ids.ts';
import type { CountDocument } from '@throughline/core/port/documents.ts';
import { idAt } from '../use/world.ts';

const count: CountDocument = {
  v: 1,
  keyResult: 'kr' as KeyResultId,
  shard: 'SUP~1',
  pass: 1,
  startedAt: 0,
  startedBy: 'maria' as UserId,
  nextLink: 0,
  open: [],
  sizes: {},
  problems: [],
};
const start = (items: readonly ItemId[]) => ({
  links: items.map((item) => ({ item, weight: null, share: null })),
  query: null,
});

/**
 * Walks a tree as a count does.
 * @returns every container in the order in which it was opened, and how long the list of open ones became
 */
function walk(
  links: readonly ItemId[],
  childrenOf: (container: ItemId) => readonly ItemId[],
  pageSize: number,
) {
  const opened: ItemId[] = [];
  let [place, longest, steps] = [count, 0, 0];
  for (;;) {
    const step = stepOf(place, start(links));
    if (step.kind === 'through') return { opened, longest };
    if ((steps += 1) > 10_000) throw new Error('the walk never ends');
    // A crash between two steps: the next worker sees the same step.
    expect(JSON.stringify(stepOf(JSON.parse(JSON.stringify(place)), start(links)))).toBe(
      JSON.stringify(step),
    );
    if (step.kind === 'links') {
      place = step.after({ ...place, fresh: step.links.map(({ item }) => item) });
    } else if (step.kind === 'children') {
      const all = step.containers.flatMap(childrenOf);
      const from = Number(step.cursor ?? 0);
      if (step.cursor === null) opened.push(...step.containers);
      const page = all.slice(from, from + pageSize).filter((item) => childrenOf(item).length > 0);
      place = step.after(
        { ...place, fresh: page },
        from + pageSize < all.length ? String(from + pageSize) : null,
      );
    }
    longest = Math.max(longest, place.open.length);
  }
}

describe('the order in which a count reads', () => {
  it('opens every container once, whatever the size of a page', () => {
    // 1 → 10…19 → 100…199, each with two leaves.
    const childrenOf = (container: ItemId): ItemId[] => {
      const at = Number(container.slice(container.lastIndexOf('/') + 1));
      if (at >= 1000) return [];
      const width = at >= 100 ? 2 : 10;
      return Array.from({ length: width }, (_, n) => idAt(at * 10 + n));
    };
    for (const pageSize of [1, 3, 7, 50]) {
      const { opened } = walk([idAt(1)], childrenOf, pageSize);
      expect(opened).toHaveLength(111);
      expect(new Set(opened).size).toBe(111);
    }
  });

  it('keeps the list of open containers short, also with thousands of links and of epics below one initiative', () => {
    const wide = (container: ItemId): ItemId[] =>
      container === idAt(1)
        ? Array.from({ length: 5000 }, (_, n) => idAt(10_000 + n))
        : container < idAt(2)
          ? [idAt(9)]
          : [];
    expect(walk([idAt(1)], (item) => (item === idAt(9) ? [] : wide(item)), 100).longest).toBeLessThanOrEqual(
      101,
    );
    const many = Array.from({ length: 5000 }, (_, n) => idAt(n + 10));
    const { opened, longest } = walk(many, (item) => (item === idAt(9) ? [] : [idAt(9)]), 100);
    expect(new Set(opened).size).toBe(5000);
    expect(longest).toBeLessThanOrEqual(350);
  });
});
