import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { Amount } from '@throughline/core/model/amount.ts';
import type { Closing, KeyResult, Override } from '@throughline/core/model/plan.ts';
import { decimal } from '../plan-fixtures.ts';
import { arbitraryRhythm } from './measure.ts';
import { arbitrarySpan, dayAround, dayNear, orNull, rarely } from './values.ts';
import type { Moment } from './values.ts';

const aPart = fc.integer({ min: 0, max: 1_000_000 });

/** Often in its last days, or just over. */
const overrideAround = (moment: Moment): Arbitrary<Override | null> =>
  rarely(
    fc
      .record({ value: aPart, until: fc.oneof(dayNear(addDays(moment.asOf, 3), 5), dayAround(moment)) })
      .map((given) => ({ ...given, reason: 'a reason', by: 'somebody' })),
    5,
  );

const someAmounts = fc.constantFrom<(Amount | null)[]>(
  null,
  null,
  { kind: 'yesNo', done: true },
  {
    kind: 'metric',
    unit: 'min',
    from: decimal(10),
    to: decimal('2.5'),
    current: decimal(4),
    on: null,
    stretch: null,
  },
);

const closingAround = ({ asOf }: Moment): Arbitrary<Closing> =>
  fc
    .record({
      on: dayNear(addDays(asOf, -3), 5),
      raw: orNull(fc.integer({ min: -200_000, max: 1_500_000 }), 6),
      // What stood over it when it was closed.
      override: rarely(aPart, 3),
      score: rarely(fc.constantFrom(0, 640_000, 1_000_000), 2),
      amount: someAmounts,
    })
    .map(({ override, raw, ...more }) => ({
      ...more,
      raw: override ?? raw,
      progress: override ?? (raw === null ? null : Math.min(Math.max(raw, 0), 1_000_000)),
      reason: more.score === null ? null : 'a reason',
      by: 'somebody',
    }));

/** What an objective and a key result have alike. */
export const arbitraryNode = (moment: Moment) =>
  fc
    .record({
      status: fc.constantFrom<KeyResult['status'][]>(
        'active',
        'active',
        'active',
        'active',
        'active',
        'closed',
        'draft',
        'cancelled',
      ),
      override: overrideAround(moment),
      // Written in what is not closed, it is nothing.
      closing: orNull(closingAround(moment), 4),
      goal: fc.constantFrom(
        { kind: 'committed' as const, threshold: 1_000_000 },
        { kind: 'aspirational' as const, threshold: 700_000 },
        { kind: 'aspirational' as const, threshold: 810_000 },
      ),
      dates: arbitrarySpan(moment),
      checkInEvery: arbitraryRhythm,
    })
    .map(({ goal, dates, ...more }) => ({ ...goal, ...dates, ...more }));
