import * as fc from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { KeyResult, Measure, Reading } from '@throughline/core/model/plan.ts';
import { isWordsOnly, wordsOnly } from '@throughline/core/model/reading.ts';
import { decodeShard } from '@throughline/core/port/stored/decode-shard.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import { readingsThatMatter } from '@throughline/core/progress/readings.ts';
import {
  day,
  decimal,
  evaluateOn,
  keyResult,
  keyResultIn,
  maintainMeasure,
  metricMeasure,
  objective,
  planOf,
  reading,
} from '../plan-fixtures.ts';

const start = day('2026-09-20');
const arbitrary = fc.array(
  fc.record({
    after: fc.nat(110),
    value: fc.integer({ min: -5, max: 15 }),
    confidence: fc.constantFrom(null, 0, 5, 10),
    words: fc.boolean(),
  }),
  { maxLength: 10 },
);
const measures: readonly Measure[] = [
  metricMeasure('0', '10'),
  { ...metricMeasure('0', '10'), target: { form: 'to', to: decimal(10) } },
  maintainMeasure({ atLeast: decimal(3) }),
  maintainMeasure({ atLeast: decimal(3), method: 'latest' }),
];

/** A check-in of only words is there for its confidence and its day; whatever value it is kept with, it is none. */
describe('[R9] [R33] check-ins of only words', () => {
  it('change no value; the confidence of the last that states one stands', () => {
    fc.assert(
      fc.property(
        arbitrary,
        fc.constantFrom(...measures),
        fc.nat(120),
        fc.nat(40),
        (given, measure, kept, later) => {
          const readings = given.map(({ after, value, confidence, words }): Reading => ({
            ...reading(addDays(start, after), value),
            confidence,
            ...(words && { checkIn: { ...wordsOnly, id: 1 } }),
          }));
          const of = (some: readonly Reading[]) => keyResult('kr', 'o', measure, { readings: some });
          const on = (one: KeyResult) =>
            keyResultIn(evaluateOn(planOf([objective('o')], [one]), [], addDays(start, kept + later)), 'kr');
          const all = on(of(readings));
          const silent = readings.filter((one) => !isWordsOnly(one));
          expect({ ...all, confidence: null }).toEqual({ ...on(of(silent)), confidence: null });
          // What a shard keeps on one day says the same on every later one.
          expect(on(of(readingsThatMatter(of(readings), addDays(start, kept))))).toEqual(all);
        },
      ),
    );
  });

  it('come back from the stored form as what they are', () => {
    const {
      title: _,
      owner: __,
      ...node
    } = keyResult('kr', 'o', metricMeasure('0', '10'), {
      readings: [
        reading('2026-10-10', 4),
        { ...reading('2026-10-12', 40), confidence: 3, checkIn: wordsOnly },
        reading('2026-10-14', 5),
      ],
    });
    const plan = planOf([], []);
    const shard = {
      v: 3 as const,
      home: 'SUP' as never,
      cycle: plan.cycle,
      policy: plan.policy,
      objectives: [],
      keyResults: [{ ...node, work: null }],
      kpis: [],
      watermark: null,
    };
    expect(decodeShard(JSON.parse(JSON.stringify(encodeShard(shard))))).toEqual(shard);
  });
});
