import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import { day, decimal } from '../plan-fixtures.ts';

/** The two days that everything random lies around: the first of the cycle, and the one that is looked at. */
export interface Moment {
  readonly start: Day;
  readonly asOf: Day;
}

/** A plain quarter; one that begins on the last day of a month, with a leap day in it; one over the end of a year. */
const arbitraryStart = fc.constantFrom(
  day('2026-10-01'),
  day('2026-10-01'),
  day('2028-01-31'),
  day('2027-11-30'),
);

/** Mostly in the cycle, also from two weeks before it to some weeks after. */
export const arbitraryMoment: Arbitrary<Moment> = fc
  .record({
    start: arbitraryStart,
    days: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 15, max: 90 }) },
      { weight: 1, arbitrary: fc.integer({ min: -14, max: 125 }) },
    ),
  })
  .map(({ start, days }) => ({ start, asOf: addDays(start, days) }));

/** Mostly in the first half of the cycle, so that it is known; also before, beyond and near what is looked at. */
export const dayAround = ({ start, asOf }: Moment): Arbitrary<Day> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 45 }).map((days) => addDays(start, days)) },
    { weight: 1, arbitrary: fc.integer({ min: -14, max: 105 }).map((days) => addDays(start, days)) },
    { weight: 1, arbitrary: dayNear(asOf, 2) },
  );

/** At most so many days before or after. */
export const dayNear = (middle: Day, days: number): Arbitrary<Day> =>
  fc.integer({ min: -days, max: days }).map((by) => addDays(middle, by));

/** The cycle; also a part of it, a month to the day, one day, two, and dates that are upside down. */
export const arbitrarySpan = ({ start }: Moment): Arbitrary<{ start: Day; end: Day }> => {
  const span = (from: number, to: number) => ({ start: addDays(start, from), end: addDays(start, to) });
  const whole = span(0, 91);
  return fc.constantFrom(
    whole,
    whole,
    whole,
    whole,
    span(31, 60),
    span(0, 30),
    span(29, 118),
    span(14, 14),
    span(20, 21),
    span(40, 35),
  );
};

export const arbitraryDecimal: Arbitrary<Decimal> = fc.oneof(
  fc.constantFrom(...[0, 10, 100, -5].map(decimal)),
  fc.integer({ min: -20, max: 120 }).map(decimal),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => decimal(`${n}e-3`)),
);

/** Thousandths; missing and 0 are common, negative ones are rare. */
export const arbitraryWeight: Arbitrary<number | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(null, null, 1000, 2000) },
  { weight: 2, arbitrary: fc.constantFrom(0, 500, 333, 40_000, 100_000, 10_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1000, 1, 60_000) },
);

/** null once in so many times (at least 2), else what is given. */
export const orNull = <T>(given: Arbitrary<T>, once: number): Arbitrary<T | null> =>
  fc.option(given, { nil: null, freq: once });

/** null but once in so many times. */
export const rarely = <T>(given: Arbitrary<T>, once: number): Arbitrary<T | null> =>
  fc.oneof({ weight: once - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: given });

/** Mostly between `least` and `most`; now and then fewer, so that a failure shrinks to what is enough to show it. */
export const mostly = <T>(one: Arbitrary<T>, least: number, most: number, never = 0): Arbitrary<T[]> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.array(one, { minLength: never, maxLength: least }) },
    // The bias of fast-check is towards few.
    { weight: 5, arbitrary: fc.noBias(fc.array(one, { minLength: least, maxLength: most })) },
  );
