import * as fc from 'fast-check';
import type { Field, Fields } from '@throughline/core/view/node-details.ts';
import { preview, previewOf } from '@throughline/core/use/preview.ts';
import { arbitraryDecimal } from '../arbitrary/values.ts';
import { decimalText } from '@throughline/core/model/decimal.ts';
import { day, november, metricMeasure, reading, valueOf } from '../plan-fixtures.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { compareDecimals } from '@throughline/core/model/decimal.ts';
import { holds } from '../seeds.ts';

const cycle = { id: '2026-Q4', start: day('2026-10-01'), end: day('2026-12-31') };
const seen = (fields: Fields, ...readings: readonly (readonly [string, string])[]) =>
  previewOf({
    fields,
    cycle,
    today: november,
    readings: readings.map(([on, value]) => ({ on: day(on), value })),
  });
const measured = (measure: Field, ...readings: readonly (readonly [string, string])[]) =>
  seen({ measure }, ...readings);

describe('a preview', () => {
  it('says what a reading would be worth [R7]', async () => {
    const fields = {
      title: 'Reply time',
      measure: { kind: 'metric', from: '45', to: '25', unit: 'minutes' },
    };
    const request = { fields, cycle, today: november, readings: [{ on: day('2026-10-20'), value: '38' }] };
    expect(await preview(request)).toEqual({
      ok: true,
      value: {
        baseline: '45',
        target: '25',
        current: '38',
        unit: 'minutes',
        percent: '35',
        falling: true,
        expected: 347_826,
        problems: [],
      },
    });
  });

  it.each<[string, Field, object]>([
    ['to', { kind: 'metric', to: 25 }, { baseline: '45', target: '25', falling: true, percent: '35' }],
    [
      'by',
      { kind: 'metric', from: 45, by: '-20' },
      { baseline: '45', target: '25', falling: true, percent: '35' },
    ],
    ['by percent', { kind: 'metric', from: 45, byPercent: -40 }, { target: '27', percent: '39' }],
    ['beyond', { kind: 'metric', from: 45, to: 40 }, { percent: '140' }],
    ['backwards', { kind: 'metric', from: 20, to: 30 }, { falling: false, percent: '180' }],
    ['the wrong way', { kind: 'metric', from: 30, to: 20 }, { percent: '0' }],
    [
      'a KPI',
      { kind: 'kpi', kpi: 'k', from: 45, to: 25 },
      { baseline: '45', target: '25', current: '38', percent: '35' },
    ],
    [
      'a KPI with its own target',
      { kind: 'kpi', kpi: 'k' },
      { baseline: null, target: null, percent: null, falling: null },
    ],
    ['work', { kind: 'work', count: 'points' }, { percent: null, baseline: null }],
    ['objectives', { kind: 'objectives' }, { percent: null }],
    ['yes', { kind: 'yesNo', done: true }, { percent: '100' }],
    ['no', { kind: 'yesNo' }, { percent: '0' }],
    [
      'milestones',
      {
        kind: 'milestones',
        milestones: [
          { title: 'A', done: true },
          { title: 'B', weight: '3' },
        ],
      },
      { percent: '25' },
    ],
  ])('of a target "%s" says what can be said', (_, measure, expected) => {
    expect(measured(measure, ['2026-09-30', '45'], ['2026-10-20', '38'])).toMatchObject({
      ...expected,
      problems: [],
    });
  });

  it('of a held metric shows the last reading and the part that is held [R13]', () => {
    expect(
      measured({ kind: 'maintain', atLeast: '99', every: 'month', unit: '%' }, ['2026-10-20', '99.5']),
    ).toMatchObject({ current: '99.5', unit: '%', percent: '33', baseline: null, problems: [] });
  });

  it('before there is a reading says where it should go, and no percentage [R9]', () => {
    expect(measured({ kind: 'metric', from: 45, to: 25 })).toMatchObject({
      target: '25',
      current: null,
      percent: null,
    });
  });

  it.each<[string, Fields]>([
    ['nothing', {}],
    ['a title that is empty', { title: '' }],
    ['a kind alone', { measure: { kind: 'metric' } }],
    ['where from', { measure: { kind: 'metric', from: '45' } }],
    ['how far, not yet from where', { measure: { kind: 'metric', by: '20' } }],
    ['how far in percent', { measure: { kind: 'metric', byPercent: '20', from: '' } }],
    ['a sum of no field', { measure: { kind: 'metric', from: 1, to: 2, query: 'type = Bug', of: 'sum' } }],
    ['bounds to come', { measure: { kind: 'maintain' } }],
    ['a KPI to be chosen', { measure: { kind: 'kpi' } }],
    ['no milestone', { measure: { kind: 'milestones' } }],
    [
      'half a checkpoint',
      { measure: { kind: 'metric', from: 1, to: 2, checkpoints: [{ on: '2026-11-01' }] } },
    ],
    ['half an override', { title: 'A', override: { value: '0.5' } }],
    ['a parent', { title: 'A', parent: [{ id: 'o-somewhere', weight: '2' }] }],
  ])('does not complain of %s', (_, fields) => {
    expect(seen(fields).problems).toEqual([]);
  });

  it('tells what is wrong by its field, and goes on with the rest', () => {
    const fields = {
      weight: '-1',
      end: '2026-02-30',
      measure: { kind: 'metric', from: 45, to: 25, stretch: 'far' },
    };
    const { problems, ...rest } = seen(fields, ['2026-10-20', '38']);
    expect(problems.map(({ field }) => field).sort()).toEqual(['end', 'measure.stretch', 'weight']);
    expect(rest).toMatchObject({ baseline: '45', target: '25', percent: '35' });
    expect(measured({ kind: 'metric', from: 25, to: 25 })).toMatchObject({
      problems: [
        {
          field: 'measure.to',
          message: { values: [{ template: expect.stringContaining('nothing to move') }, {}] },
        },
      ],
      percent: null,
    });
    expect(measured({ kind: 'metric', from: 'abc', to: 25 }).problems).toMatchObject([
      { field: 'measure.from' },
    ]);
  });

  it('expects what the dates and the threshold say [R32]', () => {
    // 32 of 92 days.
    expect(seen({ title: 'A' }).expected).toBe(347_826);
    expect(seen({ title: 'A', kind: 'aspirational' }).expected).toBe(243_478);
    expect(seen({ start: '2026-11-01', measure: { kind: 'metric' } }).expected).toBe(16_393);
    expect(seen({ threshold: '0.5', measure: { kind: 'yesNo' } }).expected).toBe(173_913);
  });

  it('leaves an override and a draft aside: it is about the reading', () => {
    const measure = { kind: 'metric', from: 45, to: 25 };
    const override = { value: 0.9, reason: 'late', until: '2026-11-30' };
    expect(seen({ measure, override, status: 'draft' }, ['2026-10-20', '38'])).toMatchObject({
      percent: '35',
      problems: [],
    });
  });

  it('is what the engine says of the same key result, whatever the numbers [R7]', () => {
    holds(
      'preview',
      fc.property(arbitraryDecimal, arbitraryDecimal, arbitraryDecimal, (from, to, now) => {
        fc.pre(compareDecimals(from, to) !== 0);
        const [a, b, c] = [from, to, now].map(decimalText) as [string, string, string];
        const value = valueOf(metricMeasure(a, b), { readings: [reading('2026-10-20', c)] });
        const shown = measured({ kind: 'metric', from: a, to: b }, ['2026-10-20', c]);
        const raw = value.raw !== null && value.raw > 1_000_000 ? value.raw : value.progress;
        expect(shown).toMatchObject({
          baseline: a,
          target: b,
          current: c,
          percent: percentText(raw),
          expected: value.expected,
        });
      }),
    );
  });
});
