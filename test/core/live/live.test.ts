import * as fc from 'fast-check';
import { Live } from '@throughline/core/progress/live/live.ts';
import { anyRules, anyShape } from './arbitrary.ts';
import { PlainTree } from './plain-tree.ts';
import { pick, randomCredit, randomFrom, randomSize, randomSource } from './random.ts';

describe('[R3] live scores are those from scratch', () => {
  it('[R15][R16][R21][R24][R25][R9] of any tree', () => {
    fc.assert(
      fc.property(fc.nat(), anyShape, anyRules, (seed, of, by) => {
        const source = randomSource(randomFrom(seed), of, by);
        expect([...new Live(source).scores]).toEqual(PlainTree.from(source).scores());
      }),
      { numRuns: 500 },
    );
  });

  it('after any events', () => {
    fc.assert(
      fc.property(fc.nat(), anyShape, anyRules, (seed, of, by) => {
        const next = randomFrom(seed);
        const source = randomSource(next, of, by);
        const live = new Live(source);
        const tree = PlainTree.from(source);
        for (let revision = 1; revision <= 30; revision += 1) {
          const item = next(of.items);
          const [size, credit] = [randomSize(next), randomCredit(next)];
          const before = [...live.scores];
          expect(live.moveItem(item, revision, size, credit)).toBe(true);
          tree.move(item, { size, credit });
          expect([...live.scores]).toEqual(tree.scores());
          const changed = [...live.changed.subarray(0, live.changedCount)].sort((a, b) => a - b);
          expect(changed).toEqual([...live.scores.keys()].filter((at) => live.scores[at] !== before[at]));
          expect(live.moveItem(item, pick(next, [revision, revision - 1]), 7, 0)).toBe(false);
        }
        live.recompute();
        expect(live.changedCount).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
