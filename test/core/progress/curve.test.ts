import type { CurvePoint } from '@throughline/core/model/plan.ts';
import { day, decimal, metricMeasure, reading, valueOf } from '../plan-fixtures.ts';

const curve: readonly CurvePoint[] = [
  { at: 500_000, worth: 200_000 },
  { at: 800_000, worth: 500_000 },
];
const bent = metricMeasure('0', '100', { curve });
const at = (value: string | number, measure = bent) =>
  valueOf(measure, { readings: [reading('2026-10-20', value)] });

describe('[R10] a value curve', () => {
  it.each([
    ['nothing done', 0, 0],
    ['half of the first part', 25, 100_000],
    ['at a point', 50, 200_000],
    ['between points', 65, 350_000],
    ['at the second point', 80, 500_000],
    ['half of the last part', 90, 750_000],
    ['all done', 100, 1_000_000],
    ['beyond the target it is the way itself', 130, 1_300_000],
    ['below the baseline as well', -20, -200_000],
  ])('%s', (_, current, raw) => {
    expect(at(current).raw).toBe(raw);
  });

  it('divides once, towards −∞', () => {
    // 1/3 of the way to the first point: 200,000 · (1/3 ÷ 1/2).
    const third = metricMeasure('0', '3', { curve });
    expect(at(1, third).raw).toBe(133_333);
    // 1,000,000 · x · 0.4 with x = 1/7, not the floor of a floor.
    expect(at(1, metricMeasure('0', '7', { curve })).raw).toBe(57_142);
  });

  it('is the same for a falling metric', () => {
    const falling = metricMeasure('100', '0', { curve });
    expect(at(35, falling).raw).toBe(350_000);
    expect(at(75, falling).raw).toBe(100_000);
    expect(at(120, falling).raw).toBe(-200_000);
  });

  it('leaves the line straight in time where there are no checkpoints', () => {
    expect(at(50).expected).toBe(347_826);
  });

  it('values the line between checkpoints too: at the checkpoint is on the line', () => {
    const checkpoints = [{ on: day('2026-11-01'), value: decimal(65) }];
    const { raw, expected, health } = at(65, metricMeasure('0', '100', { curve, checkpoints }));
    expect([raw, expected, health]).toEqual([350_000, 350_000, 'on-track']);
    // Interpolated in the metric first: half the days, half of 65, then valued.
    const middle = valueOf(metricMeasure('0', '100', { curve, checkpoints }), { asOf: day('2026-10-16') });
    expect(middle.expected).toBe(130_000);
  });
});

describe('[R10] a stretch', () => {
  const measure = metricMeasure('45', '25', { stretch: decimal('20') });

  it('has its own raw from the same baseline, and rolls up nowhere', () => {
    const value = at('38', measure);
    expect(value.amount).toMatchObject({ stretch: { to: decimal('20'), raw: 280_000 } });
    expect(value.raw).toBe(350_000);
    expect(value.evaluation.objectives[0]?.progress).toBe(350_000);
  });

  it('is not bent by the curve', () => {
    expect(at(50, { ...bent, stretch: decimal(200) }).amount).toMatchObject({ stretch: { raw: 250_000 } });
  });

  it('has no raw without a reading, or where it is the baseline', () => {
    expect(valueOf(measure).amount).toMatchObject({ stretch: { to: decimal('20'), raw: null } });
    expect(at('38', { ...measure, stretch: decimal('45') })).toMatchObject({
      raw: 350_000,
      amount: { stretch: { to: decimal('45'), raw: null } },
    });
  });

  it('never takes the value with it', () => {
    const near = { ...metricMeasure('0', '9000000000000000'), stretch: decimal('0.000000000000001') };
    expect(at('9000000000000000', near)).toMatchObject({
      raw: 1_000_000,
      amount: { stretch: { raw: null } },
      told: [],
    });
  });

  it('is null where none was given', () => {
    expect(at(50).amount).toMatchObject({ stretch: null });
  });
});
