import * as fc from 'fast-check';
import { addDecimals, multiplyDecimals } from '@throughline/core/model/decimal.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { KpiId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Kpi, MaintainMeasure, Reading } from '@throughline/core/model/plan.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { arbitraryBounds, arbitraryCurve, arbitraryRhythm, readingsAround } from '../arbitrary/measure.ts';
import { arbitraryDecimal, dayAround } from '../arbitrary/values.ts';
import { keyResult, metricMeasure, november, objective, planOf, valueOf, workOf } from '../plan-fixtures.ts';
import { holds } from '../seeds.ts';

/** v · by + plus, the same for everything that is measured; by is not 0, and mirrors where it is negative. */
interface Move {
  readonly by: Decimal;
  readonly plus: Decimal;
}
const still: Move = { by: { digits: 1, scale: 0 }, plus: { digits: 0, scale: 0 } };
const aMove = fc.record({
  by: arbitraryDecimal.filter(({ digits }) => digits !== 0),
  plus: arbitraryDecimal,
});

const moved = (value: Decimal, { by, plus }: Move): Decimal => addDecimals(multiplyDecimals(value, by), plus);
const orNot = (value: Decimal | null, move: Move) => value && moved(value, move);
const allMoved = (readings: readonly Reading[], move: Move): Reading[] =>
  readings.map((reading) => ({ ...reading, value: moved(reading.value, move) }));
/** In a mirror what was the least is the most. */
const boundsMoved = <T extends { atLeast: Decimal | null; atMost: Decimal | null }>(
  bounds: T,
  move: Move,
): T => {
  const [least, most] = [orNot(bounds.atLeast, move), orNot(bounds.atMost, move)];
  return {
    ...bounds,
    ...(move.by.digits < 0 ? { atLeast: most, atMost: least } : { atLeast: least, atMost: most }),
  };
};

const moment = { start: objective('o').start, asOf: november };
const readings = readingsAround(moment);
/** Some are known: a baseline of 0, where there are none, does not move. */
const someReadings = readings.filter((all) => all.some(({ on }) => on <= november));
const shown = ({ raw, progress, expected, health, amount, told }: ReturnType<typeof valueOf>) => ({
  raw,
  progress,
  expected,
  health,
  told,
  stretch: amount.kind === 'metric' ? (amount.stretch?.raw ?? null) : null,
  held: amount.kind === 'maintain' ? [amount.held, amount.elapsed, amount.planned] : [],
});

describe('[R40] any metric, moved, stretched or mirrored with all that belongs to it', () => {
  it('[R7] [R10] of a key result has the same value, line and stretch', () => {
    const parts = fc.record({
      from: arbitraryDecimal,
      to: arbitraryDecimal,
      stretch: fc.option(arbitraryDecimal, { nil: null }),
      curve: arbitraryCurve,
      checkpoints: fc.array(fc.record({ on: dayAround(moment), value: arbitraryDecimal }), { maxLength: 3 }),
      typed: fc.boolean(),
      readings: someReadings,
    });
    const property = fc.property(parts, aMove, ({ typed, readings: read, ...given }, move) => {
      const value = (by: Move) => {
        const [from, to] = [moved(given.from, by), moved(given.to, by)];
        const measure = {
          ...metricMeasure('0', '1'),
          target: typed ? ({ form: 'from-to', from, to } as const) : ({ form: 'to', to } as const),
          stretch: orNot(given.stretch, by),
          curve: given.curve,
          checkpoints: given.checkpoints.map((one) => ({ ...one, value: moved(one.value, by) })),
        };
        return shown(valueOf(measure, { readings: allMoved(read, by) }));
      };
      expect(value(move)).toEqual(value(still));
    });
    holds('affine metric', property);
  });

  it('[R13] to be held is held as often', () => {
    const parts = fc.record({
      bounds: arbitraryBounds,
      every: arbitraryRhythm,
      method: fc.constantFrom<MaintainMeasure['method'][]>('held', 'latest', 'worst', 'average'),
      readings,
    });
    const property = fc.property(parts, aMove, ({ bounds, every, method, readings: read }, move) => {
      const value = (by: Move) => {
        const measure = { kind: 'maintain' as const, ...boundsMoved(bounds, by), unit: null, every, method };
        return shown(valueOf(measure, { readings: allMoved(read, by) }));
      };
      expect(value(move)).toEqual(value(still));
    });
    holds('affine maintain', property);
  });

  it('[R14] that is a KPI is met, and worth as much to what it is bound to', () => {
    const parts = fc.record({
      target: fc.option(arbitraryBounds, { nil: null }),
      every: arbitraryRhythm,
      from: fc.option(arbitraryDecimal, { nil: null }),
      to: fc.option(arbitraryDecimal, { nil: null }),
      read: someReadings,
    });
    const property = fc.property(parts, aMove, ({ target, every, from, to, read }, move) => {
      const value = (by: Move) => {
        const kpi: Kpi = {
          id: 'k' as KpiId,
          name: 'k',
          explanation: null,
          unit: null,
          every,
          target: target && boundsMoved(target, by),
          readings: allMoved(read, by),
        };
        const bound: KeyResult = keyResult('kr', 'o', {
          kind: 'kpi',
          kpi: kpi.id,
          from: orNot(from, by),
          to: orNot(to, by),
        });
        const plan = { ...planOf([objective('o')], [bound]), kpis: [kpi] };
        const { kpis, keyResults, problems } = evaluate({ plan, work: workOf([]), asOf: november });
        return [kpis[0]?.met, keyResults[0]?.raw, keyResults[0]?.health, problems];
      };
      expect(value(move)).toEqual(value(still));
    });
    holds('affine kpi', property);
  });
});

describe('[R40] decimals and negatives', () => {
  it('[R3] [R7] give the exact value, rounded down once, or none where it outgrows what is exact', () => {
    const long = fc
      .record({
        digits: fc.oneof(
          fc.integer({ min: -50, max: 50 }),
          fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
        ),
        scale: fc.nat(15),
      })
      .map(({ digits, scale }) => shortest({ digits, scale }));
    const property = fc.property(long, long, long, (from, to, current) => {
      const measure = { ...metricMeasure('0', '1'), target: { form: 'from-to', from, to } as const };
      const on = moment.start;
      const value = valueOf(measure, {
        readings: [{ on, value: current, confidence: null, note: null, by: null }],
      });
      const [b, t, c] = [from, to, current].map(
        ({ digits, scale }) => BigInt(digits) * 10n ** BigInt(15 - scale),
      );
      if (b === undefined || t === undefined || c === undefined) throw new Error('Three, not fewer');
      if (t === b) return expect(value).toMatchObject({ raw: null, told: ['D_NO_RANGE'] });
      const [top, bottom] = t > b ? [(c - b) * 1_000_000n, t - b] : [(b - c) * 1_000_000n, b - t];
      const exact = top / bottom - (top % bottom < 0n ? 1n : 0n);
      const fits = exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER);
      expect(value.raw).toBe(fits ? Number(exact) : null);
      return expect(value.told.includes('E_TOO_LARGE')).toBe(!fits);
    });
    holds('decimals', property);
  });
});

// ── below ──

/** Without trailing zeros, as a decimal is. */
function shortest({ digits, scale }: Decimal): Decimal {
  return scale > 0 && digits % 10 === 0
    ? shortest({ digits: digits / 10, scale: scale - 1 })
    : { digits, scale };
}
