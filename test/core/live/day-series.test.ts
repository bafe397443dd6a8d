import * as fc from 'fast-check';
import { daySeries } from '@throughline/core/progress/live/day-series.ts';
import { Live } from '@throughline/core/progress/live/live.ts';
import { anyRules, anyShape } from './arbitrary.ts';
import { PlainTree } from './plain-tree.ts';
import { randomCredit, randomFrom, randomSize, randomSource } from './random.ts';

describe('[R3] a series of days is each day from scratch', () => {
  it('of any tree and any events, by node and by day', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        anyShape,
        anyRules,
        fc.integer({ min: 1, max: 12 }),
        (seed, shape, rules, days) => {
          const next = randomFrom(seed);
          const source = randomSource(next, shape, rules);
          const tree = PlainTree.from(source);
          const list = Array.from({ length: next(60) }, () => ({
            day: next(days + 2) - 1,
            item: next(shape.items),
            size: randomSize(next),
            credit: randomCredit(next),
          })).sort((a, b) => a.day - b.day);
          const live = new Live(source);
          const series = daySeries(live, days, {
            day: Int32Array.from(list, ({ day }) => day),
            item: Int32Array.from(list, ({ item }) => item),
            size: Float64Array.from(list, ({ size }) => size),
            credit: Int32Array.from(list, ({ credit }) => credit),
          });
          const expected = Array.from({ length: days }, (_, day) => {
            for (const event of list.filter((one) => Math.max(one.day, 0) === day))
              tree.move(event.item, event);
            return tree.scores();
          });
          expect(expected.map((_, day) => [...series.onDay(day)])).toEqual(expected);
          expect(tree.nodes.map((_, node) => [...series.ofNode(node)])).toEqual(
            tree.nodes.map((_, node) => expected.map((scores) => scores[node])),
          );
          expect([...live.scores]).toEqual(expected.at(-1));
        },
      ),
      { numRuns: 300 },
    );
  });
});
