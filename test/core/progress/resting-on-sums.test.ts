import * as fc from 'fast-check';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { CountOf } from '@throughline/core/model/plan.ts';
import { applyContribution, emptySums } from '@throughline/core/progress/apply-contribution.ts';
import type { CountedItem } from '@throughline/core/progress/evaluation.ts';
import { restingOn } from '@throughline/core/progress/resting.ts';
import { restingOnSums } from '@throughline/core/progress/resting-on-sums.ts';
import type { Contribution } from '@throughline/core/progress/sums.ts';

const points: CountOf = { unit: 'points' };
const arbitrary = fc.record({
  weight: fc.constantFrom(0, 500, 1000, 2500),
  size: fc.constantFrom(null, 0, 1000, 8000),
  credit: fc.constantFrom(null, 0, 400_000, 1_000_000),
  some: fc.boolean(),
});

describe('[R23] what rests on some items of a key result', () => {
  it('is the same from the sums as from all rows', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrary, { maxLength: 8 }),
        fc.constantFrom('stored' as const, 'zero' as const, 'exclude' as const, 'block' as const),
        fc.constantFrom(null, 0, 3000),
        (all, unestimated, size) => {
          const contributions = all.map(({ weight, size: own, credit }): Contribution => ({
            weight,
            size: own,
            credit,
            unknown: false,
          }));
          const sums = contributions.reduce((sum, one) => applyContribution(sum, one, 1), emptySums);
          const rows = all.map((one, at): CountedItem => ({
            item: String(at) as ItemId,
            stage: 'todo',
            weight: one.weight,
            size: one.size,
            credit: one.credit ?? 0,
            via: 'link',
            counted: one.credit !== null && !(unestimated === 'exclude' && one.size === null),
            why: 'counted',
          }));
          const some = new Set(all.flatMap((one, at) => (one.some ? [String(at) as ItemId] : [])));
          const chosen = contributions.filter((_, at) => all[at]?.some);
          expect(restingOnSums(sums, chosen, points, size, { unestimated })).toBe(
            restingOn(rows, points, size, { unestimated })(some),
          );
        },
      ),
    );
  });
});
