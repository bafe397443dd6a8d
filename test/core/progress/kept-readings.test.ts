import * as fc from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { KeyResult, Kpi, Measure, Reading } from '@throughline/core/model/plan.ts';
import { kpiReadingsThatMatter, readingsThatMatter } from '@throughline/core/progress/readings.ts';
import {
  day,
  decimal,
  evaluateOn,
  keyResult,
  kpi,
  kpiMeasure,
  maintainMeasure,
  metricMeasure,
  objective,
  planOf,
  reading,
} from '../plan-fixtures.ts';

const start = day('2026-09-20');
const arbitraryReadings = fc.array(
  fc.record({
    after: fc.nat(120),
    value: fc.integer({ min: -5, max: 15 }),
    confidence: fc.constantFrom(null, null, 0, 5, 10),
  }),
  { maxLength: 12 },
);
type Given = { after: number; value: number; confidence: number | null }[];
const readingsOf = (given: Given): Reading[] =>
  given.map(({ after, value, confidence }) => ({
    ...reading(addDays(start, after), value),
    confidence,
    note: 'a note',
  }));

const toTen: Measure = { ...metricMeasure('0', '10'), target: { form: 'to', to: decimal(10) } };
const measures: readonly Measure[] = [
  toTen,
  metricMeasure('0', '10'),
  ...(['day', 'week', 'month', 'quarter'] as const).flatMap((every) =>
    (['held', 'latest', 'worst', 'average'] as const).map((method) =>
      maintainMeasure({ atLeast: decimal(3), every, method }),
    ),
  ),
  { kind: 'yesNo', done: false },
];
const target = { atLeast: decimal(10), atMost: decimal(12) };
const bound = [
  keyResult('a', 'o', kpiMeasure('k')),
  keyResult('b', 'o', kpiMeasure('k', { from: decimal(1) }), { start: day('2026-11-15') }),
  keyResult('c', 'o', kpiMeasure('k', { to: decimal(99) }), { start: day('2026-10-15') }),
  keyResult('d', 'o', kpiMeasure('other')),
];

/** What a shard keeps on one day gives on that day and on any later one what all readings give (R1). */
describe('[R6] [R13] [R33] readings that matter', () => {
  it('of a key result give the same value on any day from then on', () => {
    fc.assert(
      fc.property(
        arbitraryReadings,
        fc.constantFrom(...measures),
        fc.nat(130),
        fc.nat(60),
        (given, measure, kept, later) => {
          const all = keyResult('kr', 'o', measure, { readings: readingsOf(given) });
          const today = addDays(start, kept);
          const some = { ...all, readings: readingsThatMatter(all, today) };
          const on = (one: KeyResult) =>
            evaluateOn(planOf([objective('o')], [one]), [], addDays(today, later));
          expect(on(some)).toEqual(on(all));
        },
      ),
    );
  });

  it('[R14] of a KPI give the same to it and to the key results bound to it', () => {
    fc.assert(
      fc.property(arbitraryReadings, fc.nat(130), fc.nat(60), (given, kept, later) => {
        const all = kpi('k', { readings: readingsOf(given), target });
        const today = addDays(start, kept);
        const some = { ...all, readings: kpiReadingsThatMatter(all, bound, today) };
        const on = (one: Kpi) =>
          evaluateOn({ ...planOf([objective('o')], bound), kpis: [one] }, [], addDays(today, later));
        expect(on(some)).toEqual(on(all));
      }),
    );
  });

  it('are few, in their order, without notes', () => {
    const readings = ['2026-09-01', '2026-10-02', '2026-10-03', '2026-10-09', '2026-10-20'].map((on, at) => ({
      ...reading(on, at),
      confidence: at === 2 ? 4 : null,
      note: 'n',
    }));
    const keptOf = (measure: Measure) =>
      readingsThatMatter(keyResult('kr', 'o', measure, { readings }), day('2026-10-15')).map(({ on }) => on);
    expect(keptOf(metricMeasure('0', '1'))).toEqual(['2026-10-03', '2026-10-09', '2026-10-20']);
    expect(keptOf(toTen)).toEqual(['2026-09-01', '2026-10-02', '2026-10-03', '2026-10-09', '2026-10-20']);
    expect(keptOf(maintainMeasure({ atLeast: decimal(1) }))).toEqual([
      '2026-10-03',
      '2026-10-09',
      '2026-10-20',
    ]);
    expect(kpiReadingsThatMatter({ id: kpi('k').id, readings }, [], day('2026-10-15'))).toMatchObject([
      { on: '2026-10-09', note: null },
      { on: '2026-10-20' },
    ]);
  });
});
