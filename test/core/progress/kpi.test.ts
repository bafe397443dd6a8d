import type { Kpi, KpiMeasure, KeyResult } from '@throughline/core/model/plan.ts';
import { keyResultFromKpi } from '@throughline/core/progress/kpi-value.ts';
import {
  day,
  decimal,
  evaluateOn,
  keyResult,
  keyResultIn,
  kpi,
  kpiMeasure,
  metricMeasure,
  november,
  objective,
  planOf,
  reading,
} from '../plan-fixtures.ts';

const bounds = (atLeast: number | null, atMost: number | null) => ({
  atLeast: atLeast === null ? null : decimal(atLeast),
  atMost: atMost === null ? null : decimal(atMost),
});
const reply = (more: Partial<Kpi> = {}) =>
  kpi('reply', {
    unit: 'min',
    target: bounds(null, 25),
    readings: [reading('2026-09-28', 45), reading('2026-10-26', 38)],
    ...more,
  });

function bound(
  one: Kpi | null,
  measure: Partial<KpiMeasure> = {},
  more: Partial<KeyResult> = {},
  asOf = november,
) {
  const plan = planOf([objective('o')], [keyResult('kr', 'o', kpiMeasure('reply', measure), more)]);
  const evaluation = evaluateOn({ ...plan, kpis: one ? [one] : [] }, [], asOf);
  const codes = evaluation.problems.filter(({ at }) => at === 'kr').map(({ code }) => code);
  return { ...keyResultIn(evaluation, 'kr'), told: codes };
}

describe('[R14] a key result bound to a KPI', () => {
  it('goes from the last reading up to its start to the target of the KPI', () => {
    expect(bound(reply())).toMatchObject({
      raw: 350_000,
      origin: 'measured',
      stale: false,
      told: [],
      amount: {
        kind: 'metric',
        unit: 'min',
        from: decimal(45),
        to: decimal(25),
        current: decimal(38),
        on: '2026-10-26',
        stretch: null,
      },
    });
  });

  it('takes what is typed, and says nothing of a baseline then', () => {
    const late = reply({ readings: [reading('2026-10-26', 38)] });
    expect(bound(late, { from: decimal(48), to: decimal(28) })).toMatchObject({ raw: 500_000, told: [] });
    expect(bound(late)).toMatchObject({ raw: 0, told: ['D_NO_BASELINE'] });
  });

  it('knows no reading of a later day, and none of its own', () => {
    const typed = { readings: [reading('2026-10-30', 25)] };
    expect(bound(reply(), {}, typed, day('2026-10-25'))).toMatchObject({
      raw: 0,
      amount: { on: '2026-09-28' },
    });
    expect(bound(reply({ readings: [] }), { from: decimal(45) }, typed)).toMatchObject({
      raw: null,
      origin: 'none',
      stale: false,
    });
  });

  it.each([
    ['below it is the lower bound', 10, 15, 500_000],
    ['above it is the upper bound', 50, 40, 500_000],
  ])('of a target with both bounds, %s', (_, from, current, raw) => {
    const range = reply({
      target: bounds(20, 30),
      readings: [reading('2026-09-28', from), reading('2026-10-26', current)],
    });
    expect(bound(range).raw).toBe(raw);
  });

  it.each([20, 25, 30])('from inside both bounds (%d) there is no way to go', (from) => {
    const range = reply({ target: bounds(20, 30), readings: [reading('2026-09-28', from)] });
    expect(bound(range)).toMatchObject({ raw: null, told: ['D_NO_RANGE'], amount: { to: null } });
    expect(bound(range, { to: decimal(40) })).toMatchObject({ raw: 0, told: [] });
  });

  it('without a target, or without its KPI, has no value', () => {
    expect(bound(reply({ target: null }))).toMatchObject({
      raw: null,
      told: ['D_NO_TARGET'],
      amount: { current: decimal(38), to: null },
    });
    expect(bound(reply({ target: bounds(null, null) })).told).toEqual(['D_NO_TARGET']);
    expect(bound(null, { from: decimal(1), to: decimal(2) })).toMatchObject({
      raw: null,
      told: ['D_NO_TARGET'],
      amount: { kind: 'none' },
    });
  });

  it('where the target is the baseline has no range', () => {
    expect(bound(reply(), { from: decimal(25) })).toMatchObject({ raw: null, told: ['D_NO_RANGE'] });
  });

  it('is stale by 1.5 periods of the KPI, and kept', () => {
    const on = (every: Kpi['every'], asOf: string) =>
      bound(reply({ every }), {}, { checkInEvery: 'day' }, day(asOf));
    expect(on('week', '2026-11-05')).toMatchObject({ stale: false, raw: 350_000 });
    expect(on('week', '2026-11-06')).toMatchObject({ stale: true, raw: 350_000 });
    expect(on('month', '2026-11-06').stale).toBe(false);
  });

  it('that got worse has regressed', () => {
    expect(bound(reply({ readings: [reading('2026-09-28', 45), reading('2026-10-26', 46)] }))).toMatchObject({
      raw: -50_000,
      progress: 0,
      told: ['D_REGRESSED'],
    });
  });
});

describe('[R14] a KPI by itself', () => {
  const valued = (...kpis: readonly Kpi[]) => evaluateOn({ ...planOf([], []), kpis }).kpis;

  it('is met or not, a bound included, apart from any objective; sorted by id', () => {
    const at = (id: string, value: number | null, target: Kpi['target']) =>
      kpi(id, { target, readings: value === null ? [] : [reading('2026-10-30', value)] });
    expect(
      valued(
        at('f', 24.9, bounds(25, null)),
        at('e', 25, bounds(25, 30)),
        at('d', 31, bounds(25, 30)),
        at('c', 25, bounds(null, 25)),
        at('b', null, bounds(null, 25)),
        at('a', 25, null),
      ).map(({ id, met }) => [id, met]),
    ).toEqual([
      ['a', null],
      ['b', null],
      ['c', true],
      ['d', false],
      ['e', true],
      ['f', false],
    ]);
  });

  it('has its last reading, and is stale by its own period', () => {
    const [value] = valued(reply({ readings: [...reply().readings, reading('2026-11-02', 1)] }));
    expect(value).toEqual({ id: 'reply', met: false, current: decimal(38), on: '2026-10-26', stale: false });
    expect(valued(reply({ every: 'day' }))[0]?.stale).toBe(true);
    expect(valued(reply({ readings: [] }))[0]).toMatchObject({ current: null, on: null, stale: false });
  });

  it('that is not met offers a key result from the reading to the target', () => {
    expect(keyResultFromKpi(reply(), november)).toEqual(
      kpiMeasure('reply', { from: decimal(38), to: decimal(25) }),
    );
    const range = reply({ target: bounds(40, 50) });
    expect(keyResultFromKpi(range, november)).toMatchObject({ from: decimal(38), to: decimal(40) });
    expect(keyResultFromKpi(range, day('2026-09-30'))).toBeNull();
    expect(keyResultFromKpi(reply({ readings: [] }), november)).toBeNull();
    expect(keyResultFromKpi(reply({ target: null }), november)).toBeNull();
  });
});

describe('[R14] the same metric twice', () => {
  const source = (query: string, of: 'count' | 'sum' = 'count', field: string | null = null) =>
    metricMeasure('0', '10', { source: { query, of, field } });
  const twice = (...keyResults: readonly KeyResult[]) =>
    evaluateOn({ ...planOf([objective('o')], keyResults), kpis: [reply()] })
      .problems.filter(({ code }) => code === 'D_DOUBLE_METRIC')
      .map(({ at, nodes }) => [at, nodes]);

  it('is told once for each metric, of the whole plan', () => {
    expect(
      twice(
        keyResult('d', 'o', kpiMeasure('reply')),
        keyResult('c', 'o', source('bugs')),
        keyResult('b', 'o', source('bugs')),
        keyResult('a', 'o', kpiMeasure('reply', { to: decimal(1) })),
      ),
    ).toEqual([
      [null, ['a', 'd']],
      [null, ['b', 'c']],
    ]);
  });

  it('is another one where it is read in another way', () => {
    expect(
      twice(
        keyResult('a', 'o', source('bugs')),
        keyResult('b', 'o', source('bugs', 'sum', 'points')),
        keyResult('c', 'o', source('bugs', 'sum', 'estimate')),
        keyResult('d', 'o', source('Bugs')),
        keyResult('e', 'o', metricMeasure('0', '10')),
        keyResult('f', 'o', metricMeasure('0', '10')),
      ),
    ).toEqual([]);
  });

  it('drafts and cancelled ones aside, closed ones not', () => {
    const on = (id: string, status: KeyResult['status']) =>
      keyResult(id, 'o', kpiMeasure('reply'), { status });
    expect(twice(on('a', 'active'), on('b', 'draft'), on('c', 'cancelled'))).toEqual([]);
    expect(twice(on('a', 'active'), on('b', 'closed'))).toEqual([[null, ['a', 'b']]]);
  });
});
