import { decimalText } from '@throughline/core/model/decimal.ts';
import type { TargetForm } from '@throughline/core/model/plan.ts';
import { readingsThatMatter } from '@throughline/core/progress/readings.ts';
import { day, decimal, keyResult, metricMeasure, reading, valueOf } from '../plan-fixtures.ts';

const on = (value: string | number) => [reading('2026-10-20', value)];
const measure = (target: TargetForm) => metricMeasure('0', '1', { target });

describe('[R7] raw = (c − b)/(t − b)', () => {
  it.each([
    ['rising', '0', '10', '5.9', 590_000],
    ['falling', '45', '25', '38', 350_000],
    ['falling beyond the target', '45', '25', '20', 1_250_000],
    ['below the baseline', '10', '20', '8', -200_000],
    ['negatives', '-100', '-50', '-75', 500_000],
    ['through zero', '-1', '2', '0', 333_333],
    ['rounded down below zero', '0', '3', '-1', -333_334],
    ['decimals', '0.1', '0.3', '0.2', 500_000],
    ['a far larger baseline', '9007199254740990', '9007199254740991', '9007199254740990', 0],
  ])('%s', (_, from, to, current, raw) => {
    const value = valueOf(metricMeasure(from, to), { readings: on(current) });
    expect(value.raw).toBe(raw);
    expect(value.progress).toBe(Math.min(Math.max(raw, 0), 1_000_000));
    expect(value.told).toEqual(raw < 0 ? ['D_REGRESSED'] : []);
  });

  it('refuses a direction that contradicts the range', () => {
    const falling = metricMeasure('45', '25', { direction: 'increase' });
    expect(valueOf(falling, { readings: on(38) })).toMatchObject({ raw: null, told: ['E_DIRECTION'] });
    const right = metricMeasure('45', '25', { direction: 'decrease' });
    expect(valueOf(right, { readings: on(38) })).toMatchObject({ raw: 350_000, told: [] });
  });

  it('[R3] is exact where floating point is not, and no value where no integer holds it', () => {
    // (0.3 − 0.1)/(0.3 − 0) is 2/3; in floating point 0.1 + 0.2 is more than 0.3.
    expect(valueOf(metricMeasure('0', '0.3'), { readings: on('0.2') }).raw).toBe(666_666);
    const vast = valueOf(metricMeasure('0', '1e-15'), { readings: on('9007199254740991') });
    expect(vast).toMatchObject({ raw: null, progress: null, told: ['E_TOO_LARGE'] });
  });

  it('[R11] a percentage is a metric from 0 to 100', () => {
    expect(valueOf(metricMeasure('0', '100', { unit: '%' }), { readings: on('62.5') }).raw).toBe(625_000);
  });
});

describe('[R6] ways to give a target', () => {
  const targetOf = (value: ReturnType<typeof valueOf>) => {
    if (value.amount.kind !== 'metric' || !value.amount.from || !value.amount.to) throw new Error('No range');
    return `${decimalText(value.amount.from)} to ${decimalText(value.amount.to)}`;
  };

  it('by an amount', () => {
    const value = valueOf(measure({ form: 'by', from: decimal(45), by: decimal(-20) }), { readings: on(38) });
    expect([value.raw, targetOf(value)]).toEqual([350_000, '45 to 25']);
  });

  it.each([
    ['50', '-40', '50 to 30', '40', 500_000],
    ['-100', '20', '-100 to -120', '-110', 500_000],
    ['0.3', '10', '0.3 to 0.33', '0.315', 500_000],
  ])('by a percentage: %s by %s %%', (from, percent, range, current, raw) => {
    const target = measure({ form: 'by-percent', from: decimal(from), percent: decimal(percent) });
    const value = valueOf(target, { readings: on(current) });
    expect([targetOf(value), value.raw]).toEqual([range, raw]);
  });

  it('to t, from the last reading up to the start', () => {
    const readings = [reading('2026-09-01', 60), reading('2026-09-30', 50), reading('2026-10-10', 40)];
    const value = valueOf(measure({ form: 'to', to: decimal(30) }), { readings });
    expect([targetOf(value), value.raw, value.told]).toEqual(['50 to 30', 500_000, []]);
  });

  it('to t, from the first reading after the start, with a notice', () => {
    const readings = [reading('2026-10-20', 40), reading('2026-10-10', 60), reading('2026-10-10', 50)];
    const value = valueOf(measure({ form: 'to', to: decimal(30) }), { readings });
    expect([targetOf(value), value.raw, value.told]).toEqual(['50 to 30', 500_000, ['D_NO_BASELINE']]);
  });

  it('to t, from 0 without any reading, with a notice', () => {
    const value = valueOf(measure({ form: 'to', to: decimal(30) }));
    expect([targetOf(value), value.raw, value.told]).toEqual(['0 to 30', null, ['D_NO_BASELINE']]);
  });
});

describe('[R8] a target equal to its start', () => {
  it.each<[string, TargetForm]>([
    ['from = to', { form: 'from-to', from: decimal(5), to: decimal('5.0') }],
    ['by 0', { form: 'by', from: decimal(5), by: decimal(0) }],
    ['a percentage of 0', { form: 'by-percent', from: decimal(0), percent: decimal(20) }],
    ['to where it stands', { form: 'to', to: decimal(5) }],
  ])('%s is no value', (_, target) => {
    const readings = [reading('2026-10-01', 5), reading('2026-10-20', 7)];
    const value = valueOf(measure(target), { readings });
    expect(value).toMatchObject({ raw: null, progress: null, told: ['D_NO_RANGE'] });
  });
});

describe('[R9] readings', () => {
  it('none yet is no value, not 0', () => {
    expect(valueOf(metricMeasure('0', '10'))).toMatchObject({ raw: null, origin: 'none', health: 'none' });
  });

  it('of two on one day the later in the list counts', () => {
    const readings = [reading('2026-10-20', 4), reading('2026-10-20', 6), reading('2026-10-19', 9)];
    expect(valueOf(metricMeasure('0', '10'), { readings }).raw).toBe(600_000);
  });

  it('[R1] one of the day itself counts, one of tomorrow does not', () => {
    const readings = [reading('2026-10-20', 4), reading('2026-10-21', 6)];
    const at = (asOf: string) => valueOf(metricMeasure('0', '10'), { readings, asOf: day(asOf) }).raw;
    expect([at('2026-10-19'), at('2026-10-20'), at('2026-10-21')]).toEqual([null, 400_000, 600_000]);
  });
});

describe('[R10] checkpoints bend the expected line only', () => {
  const bent = (from: string, to: string, at: string, asOf: string) =>
    valueOf(metricMeasure(from, to, { checkpoints: [{ on: day('2026-10-31'), value: decimal(at) }] }), {
      readings: on(from),
      asOf: day(asOf),
    });

  it.each([
    ['2026-10-31', 100_000], // 10 % by the end of October
    ['2026-10-15', 48_387], // 15 of its 31 days
    ['2026-12-31', 1_000_000],
    ['2026-12-01', 557_377], // 10 % + 90 % · 31/61
  ])('rising, as of %s', (asOf, expected) => {
    expect(bent('0', '50', '5', asOf)).toMatchObject({ expected });
  });

  it('reads the same on a falling metric', () => {
    expect(bent('50', '0', '45', '2026-10-31').expected).toBe(100_000);
  });

  it('is not bent from outside the dates', () => {
    const outside = ['2026-09-15', '2026-09-30', '2027-01-01'].map((at) => ({
      on: day(at),
      value: decimal(40),
    }));
    expect(valueOf(metricMeasure('0', '50', { checkpoints: outside })).expected).toBe(347_826);
  });

  it('is held to the way from the baseline to the target', () => {
    expect(bent('0', '50', '-5', '2026-10-31').expected).toBe(0);
    expect(bent('0', '50', '80', '2026-10-31').expected).toBe(1_000_000);
  });
});

describe('readingsThatMatter', () => {
  const readings = [
    reading('2026-09-01', 60),
    { ...reading('2026-09-30', 50), note: 'a long story' },
    reading('2026-10-05', 48),
    reading('2026-10-10', 44),
    reading('2026-10-10', 43),
    reading('2026-12-01', 30),
  ];
  const days = (target: TargetForm, asOf?: string) =>
    readingsThatMatter(keyResult('kr', 'o', measure(target), { readings }), asOf ? day(asOf) : undefined).map(
      ({ on: at, value }) => `${at} ${decimalText(value)}`,
    );

  it('keeps the last one, and without its note', () => {
    expect(days({ form: 'by', from: decimal(1), by: decimal(1) })).toEqual(['2026-12-01 30']);
    const kept = readingsThatMatter(
      keyResult('kr', 'o', measure({ form: 'to', to: decimal(1) }), { readings }),
    );
    expect(kept.every(({ note }) => note === null)).toBe(true);
  });

  it('[R6] keeps those that the baseline may be taken from', () => {
    expect(days({ form: 'to', to: decimal(1) })).toEqual(['2026-09-30 50', '2026-10-05 48', '2026-12-01 30']);
  });

  it('keeps those that are still to come', () => {
    expect(days({ form: 'by', from: decimal(1), by: decimal(1) }, '2026-10-31')).toEqual([
      '2026-10-10 43',
      '2026-12-01 30',
    ]);
  });

  it('gives the same value as all of them, on that day and after', () => {
    const full = keyResult('kr', 'o', measure({ form: 'to', to: decimal(20) }), { readings });
    const kept = readingsThatMatter(full, day('2026-10-31'));
    for (const asOf of ['2026-10-31', '2026-11-30', '2026-12-01', '2026-12-31'].map(day)) {
      expect(valueOf(full.measure, { readings: kept, asOf }).raw).toBe(
        valueOf(full.measure, { readings, asOf }).raw,
      );
    }
  });
});
