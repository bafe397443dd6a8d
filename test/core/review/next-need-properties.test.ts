import * as fc from 'fast-check';
import { nextNeed } from '@throughline/core/review/next-need.ts';
import { addDecimals } from '@throughline/core/model/decimal.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { KeyResult, Measure, WorkMeasure } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { holds } from '../seeds.ts';
import {
  day,
  evaluateOn,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { item } from '../history/history-fixtures.ts';

const today = day('2026-11-01');

const valueWith = (measure: Measure, items: readonly WorkItem[], readings: KeyResult['readings'] = []) => {
  const plan = planOf([objective('o')], [keyResult('kr', 'o', measure, { readings })]);
  return { value: keyResultIn(evaluateOn(plan, items, today), 'kr'), node: plan.keyResults[0]! };
};

const needAt = (expected: number, { value, node }: ReturnType<typeof valueWith>) =>
  nextNeed(node, value, { today, next: day('2026-11-15'), lineOn: () => expected });

const sized = (n: number, points: number, category: 'todo' | 'done'): WorkItem => ({
  ...item(n, { category }),
  sizes: { points, seconds: null, fields: {} },
});

describe('[R32] what is needed next', () => {
  it('of work reaches the line with it, and not with one base unit less', () => {
    const measure: WorkMeasure = workMeasure({
      links: links('SUP-1', 'SUP-2', 'SUP-3'),
      unestimatedSize: 1000,
    });
    const amounts = fc.integer({ min: 0, max: 60_000 });
    holds(
      'next work',
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 1_000_000 }), (done, open, expected) => {
        fc.pre(done + open > 0);
        const items = (more: number) => [
          sized(1, done, 'done'),
          sized(2, more, 'done'),
          sized(3, open - more, 'todo'),
        ];
        const need = needAt(expected, valueWith(measure, items(0)));
        const progressWith = (more: number) => valueWith(measure, items(more)).value.progress ?? 0;
        if (need === null) return expect(progressWith(0)).toBeGreaterThanOrEqual(expected);
        if (need.kind !== 'work') throw new Error(need.kind);
        expect(progressWith(need.amount)).toBeGreaterThanOrEqual(expected);
        expect(progressWith(need.amount - 1)).toBeLessThan(expected);
      }),
    );
  });

  it('of a metric is on the line, and one step nearer to the baseline is not', () => {
    const value = fc.integer({ min: -500, max: 500 });
    const curves = fc.constantFrom([], [{ at: 500_000, worth: 200_000 }], [{ at: 100_000, worth: 900_000 }]);
    holds(
      'next metric',
      fc.property(
        value,
        value,
        curves,
        fc.integer({ min: 1, max: 1_000_000 }),
        (from, to, curve, expected) => {
          fc.pre(from !== to);
          const measure = metricMeasure(String(from), String(to), { curve });
          const need = needAt(expected, valueWith(measure, []));
          if (need?.kind !== 'metric') throw new Error(String(need?.kind));
          const progressAt = (at: Decimal) =>
            valueWith(measure, [], [{ ...reading('2026-10-20', 0), value: at }]).value.progress ?? 0;
          expect(progressAt(need.value)).toBeGreaterThanOrEqual(expected);
          // Of fewer than a hundred whole steps tenths, of fewer than ten hundredths are told.
          const steps = Math.abs(to - from);
          const scale = steps >= 100 ? 0 : steps >= 10 ? 1 : 2;
          const back = addDecimals(need.value, { digits: to > from ? -1 : 1, scale });
          expect(progressAt(back)).toBeLessThan(expected);
        },
      ),
    );
  });
});
