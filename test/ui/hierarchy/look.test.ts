import * as fc from 'fast-check';
import { healthOrder, levelOrder, sorts, groupings } from '@throughline/core/view/hierarchy-order.ts';
import { folded, isFolded, keep, nothingFolded, readKept } from '@throughline/ui/hierarchy/kept-here.ts';
import { readLook, viewsAs, type Look } from '@throughline/ui/hierarchy/look.ts';
import { lookText } from '@throughline/ui/hierarchy/look-text.ts';
import { quarterOf } from '@throughline/ui/hierarchy/quarter-of.ts';
import { trendShape } from '@throughline/ui/hierarchy/trend-shape.ts';

type Day = Parameters<typeof quarterOf>[0];

describe('the address', () => {
  it('says nothing of a look as at first, and little of any other', () => {
    expect(lookText(readLook(''))).toBe('');
    expect(lookText({ ...readLook(''), cycle: '2026-Q4', node: 'o-1' })).toBe('cycle=2026-Q4&node=o-1');
  });

  it('comes back as it went, whatever is typed', () => {
    const some = fc.option(fc.string({ minLength: 1 }), { nil: null });
    const looks: fc.Arbitrary<Look> = fc.record({
      cycle: some,
      view: fc.constantFrom(...viewsAs),
      filter: fc.record({
        text: fc.string(),
        owners: fc.uniqueArray(fc.string()),
        levels: fc.subarray([...levelOrder]),
        healths: fc.subarray([...healthOrder]),
        projects: fc.uniqueArray(fc.string({ minLength: 1 })),
        below: some,
      }),
      sort: fc.constantFrom(...sorts),
      group: fc.constantFrom(...groupings),
      node: fc.string({ minLength: 1 }),
      tab: fc.constantFrom('why', 'check-ins', 'trend', 'changes', null),
    });
    fc.assert(fc.property(looks, (look) => expect(readLook(lookText(look))).toEqual(look)));
  });

  it('is read with patience: anything at all is some look', () => {
    expect(readLook('#view=moon&sort=age&level=team&level=king&health=&tab=why&cycle=')).toEqual({
      ...readLook(''),
      filter: { ...readLook('').filter, levels: ['team'] },
      tab: 'why',
    });
    fc.assert(fc.property(fc.string(), (text) => viewsAs.includes(readLook(text).view)));
  });
});

describe('what the browser keeps', () => {
  const memory = () => {
    const kept = new Map<string, string>();
    return {
      read: (key: string) => kept.get(key) ?? null,
      write: (key: string, text: string) => void kept.set(key, text),
    };
  };

  it('is a project’s own, and comes back', () => {
    const page = { memory: memory() };
    const folds = folded(nothingFolded, ['a', 'b'], true);
    keep(page, '10001', { folds, view: 'picture', dense: true });
    expect(readKept(page, '10001')).toEqual({ folds, view: 'picture', dense: true });
    expect(readKept(page, null)).toEqual({ folds: nothingFolded, view: 'tree', dense: false });
  });

  it('is as at first where it cannot be understood', () => {
    for (const text of ['', 'nonsense', 'null', '[]', '{"except":"a","view":"moon"}']) {
      const page = { memory: { read: () => text, write: () => {} } };
      expect(readKept(page, null)).toEqual({ folds: nothingFolded, view: 'tree', dense: false });
    }
  });

  it('folds and unfolds single rows, whether all are folded or none', () => {
    for (const all of [true, false]) {
      const folds = folded({ all, except: new Set() }, ['a'], !all);
      expect([isFolded(folds, 'a'), isFolded(folds, 'b')]).toEqual([!all, all]);
      expect(folded(folds, ['a'], all).except.size).toBe(0);
    }
  });
});

it.each([
  ['2026-10-21', '2026-Q4', '2026-10-01', '2026-12-31'],
  ['2028-02-29', '2028-Q1', '2028-01-01', '2028-03-31'],
  ['2026-06-30', '2026-Q2', '2026-04-01', '2026-06-30'],
])('offers the quarter of %s', (day, id, start, end) => {
  expect(quarterOf(day as Day)).toEqual({ id, start, end, copyFrom: null });
});

describe('the small line', () => {
  it('needs two days, and stays inside its 64 × 16 px', () => {
    expect(trendShape([])).toBeNull();
    expect(trendShape([null, 300_000, null])).toBeNull();
    const points = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(points, (values) => {
        for (const [, x, y] of trendShape(values)?.matchAll(/([-\d.]+)px ([-\d.]+)px/g) ?? []) {
          // A steep line is as thick as a level one, and may stick out by that.
          expect(Number(x)).toBeGreaterThanOrEqual(-2);
          expect(Number(x)).toBeLessThanOrEqual(66);
          expect(Number(y)).toBeGreaterThanOrEqual(-2);
          expect(Number(y)).toBeLessThanOrEqual(18);
        }
      }),
    );
  });

  it('is as thick in a leap as beside it: no corner sticks out', () => {
    // Level, up in one day, level: 24 days of 2.8 px.
    const shape = trendShape(Array.from({ length: 24 }, (_, at) => (at < 12 ? 0 : 1_000_000)));
    const ys = [...(shape ?? '').matchAll(/ ([-\d.]+)px/g)].map(([, y]) => Number(y));
    expect(Math.max(...ys)).toBeLessThan(16);
    expect(Math.min(...ys)).toBeGreaterThan(0);
  });

  it('rises where progress rises, and does not make a leap of a point', () => {
    const middle = (shape: string | null) => {
      const ys = [...(shape ?? '').matchAll(/ ([-\d.]+)px/g)].map(([, y]) => Number(y));
      return [(ys[0]! + ys.at(-1)!) / 2, (ys[1]! + ys.at(-2)!) / 2];
    };
    const [from, to] = middle(trendShape([0, 1_000_000]));
    expect(from! - to!).toBeCloseTo(13, 0);
    const [before, after] = middle(trendShape([500_000, 510_000]));
    expect(before! - after!).toBeLessThan(1.5);
    expect(before! - after!).toBeGreaterThan(0);
  });
});
