import type { KeyResult, Objective, Override } from '@throughline/core/model/plan.ts';
import {
  day,
  evaluateOn,
  keyResult,
  keyResultIn,
  metricMeasure,
  november,
  objective,
  objectiveIn,
  planOf,
  reading,
  told,
  valueOf,
} from '../plan-fixtures.ts';

const at = (id: string, value: number, more: Partial<KeyResult> = {}) =>
  keyResult(id, 'o', metricMeasure('0', '100'), { readings: [reading('2026-10-30', value)], ...more });
const aspirational = { kind: 'aspirational', threshold: 700_000 } as const;

describe('[R2] regress', () => {
  it.each([
    [-1, ['D_REGRESSED']],
    [0, []],
  ])('at %d', (value, codes) => {
    expect(valueOf(metricMeasure('0', '100'), { readings: [reading('2026-10-30', value)] }).told).toEqual(
      codes,
    );
  });

  it('is told under an override too, and not of what is closed', () => {
    const readings = [reading('2026-10-30', -1)];
    const override = { value: 500_000, reason: 'r', by: 'b', until: day('2026-12-31') };
    expect(valueOf(metricMeasure('0', '100'), { readings, override }).told).toEqual(['D_REGRESSED']);
    expect(valueOf(metricMeasure('0', '100'), { readings, status: 'closed' }).told).toEqual([]);
  });
});

describe('[R30] notices of an override', () => {
  const override: Override = { value: 500_000, reason: 'r', by: 'b', until: day('2026-11-20') };
  const on = (asOf: string, more: Partial<KeyResult & Objective> = {}) => {
    const node = { override, ...more };
    const plan = planOf([objective('o', node)], [at('kr', 0, node)]);
    return evaluateOn(plan, [], day(asOf)).problems.map(({ code, at: where, amounts }) => [
      code,
      where,
      amounts?.['days'],
    ]);
  };
  const both = (code: string, days?: number) => [
    [code, 'kr', days],
    [code, 'o', days],
  ];

  it.each([
    ['2026-11-13', []],
    ['2026-11-14', both('D_OVERRIDE_ENDS', 6)],
    ['2026-11-20', both('D_OVERRIDE_ENDS', 0)],
    ['2026-11-21', both('D_OVERRIDE_ENDED')],
  ])('on %s', (asOf, notices) => {
    expect(on(asOf)).toEqual(notices);
  });

  it('the end of the cycle is an end too', () => {
    const long = { override: { ...override, until: day('2027-06-30') } };
    expect(on('2026-12-31', long)).toEqual(both('D_OVERRIDE_ENDS', 0));
    expect(on('2027-01-01', long)).toEqual(both('D_OVERRIDE_ENDED'));
  });

  it.each(['draft', 'cancelled', 'closed'] as const)('are not told of what is %s', (status) => {
    expect(on('2026-11-20', { status })).toEqual([]);
    expect(on('2026-11-21', { status })).toEqual([]);
  });

  it('beside the value stands who typed it and why', () => {
    const { evaluation, ...value } = valueOf(metricMeasure('0', '100'), { override });
    expect(value).toMatchObject({ override, progress: 500_000, computed: null });
    expect(objectiveIn(evaluation, 'o').override).toBeNull();
  });
});

describe('[R31] was it ambitious enough?', () => {
  const asked = (value: number, more: Partial<KeyResult & Objective>) =>
    told(evaluateOn(planOf([objective('o', more)], [at('kr', value, more)])));

  it('is asked of an aspirational one at 1.0, objective or key result', () => {
    expect(asked(100, aspirational)).toEqual(['D_AMBITIOUS_ENOUGH kr', 'D_AMBITIOUS_ENOUGH o']);
    expect(asked(150, aspirational)).toHaveLength(2);
    expect(asked(99, aspirational)).toEqual([]);
    expect(asked(100, { kind: 'committed' })).toEqual([]);
  });
});

describe('[R33] confidence', () => {
  const sure = (on: string, confidence: number | null, value = 30) => ({ ...reading(on, value), confidence });
  const kr = (id: string, readings: KeyResult['readings'], more: Partial<KeyResult> = {}) =>
    keyResult(id, 'o', metricMeasure('0', '100'), { readings, ...more });
  const of = (keyResults: readonly KeyResult[], asOf = november) =>
    evaluateOn(planOf([objective('o')], keyResults), [], asOf);

  it('is that of the last reading that states one, by its day, then its place', () => {
    const readings = [
      sure('2026-10-20', 4),
      sure('2026-10-10', 9),
      sure('2026-10-20', 5),
      sure('2026-10-25', null),
      sure('2026-11-02', 10),
    ];
    expect(keyResultIn(of([kr('a', readings)]), 'a').confidence).toEqual({ mean: 5000, min: 5 });
    expect(keyResultIn(of([kr('a', readings)], day('2026-10-15')), 'a').confidence).toEqual({
      mean: 9000,
      min: 9,
    });
    expect(keyResultIn(of([kr('a', [sure('2026-10-25', null)])]), 'a').confidence).toBeNull();
    expect(keyResultIn(of([kr('a', [sure('2026-10-25', 1.0059)])]), 'a').confidence).toEqual({
      mean: 1005,
      min: 1.0059,
    });
  });

  it('of an objective is the mean by weight, floored to a thousandth, and the lowest', () => {
    const evaluation = of([
      kr('a', [sure('2026-10-30', 4)], { weight: 2000 }),
      kr('b', [sure('2026-10-30', 5)]),
      kr('c', [sure('2026-10-30', null)], { weight: 9000 }),
      kr('d', [sure('2026-10-30', 1)], { weight: 0 }),
      kr('e', [sure('2026-10-30', 0)], { status: 'draft' }),
    ]);
    expect(objectiveIn(evaluation, 'o')).toMatchObject({
      confidence: { mean: 4333, min: 4 },
      keyResults: 4,
      offTrack: 0,
    });
    expect(objectiveIn(of([kr('a', [])]), 'o').confidence).toBeNull();
  });

  it('goes up through objectives, the lowest with it', () => {
    const plan = planOf(
      [
        objective('o'),
        objective('p', { parents: [{ parent: 'o' as never, contributes: true, weight: null, order: 0 }] }),
      ],
      [
        kr('a', [sure('2026-10-30', 8)]),
        { ...kr('b', [sure('2026-10-30', 2)]), objective: 'p' as never },
        { ...kr('c', [sure('2026-10-30', 9)]), objective: 'p' as never },
      ],
    );
    expect(objectiveIn(evaluateOn(plan), 'o').confidence).toEqual({ mean: 6750, min: 2 });
  });

  it.each([
    ['sure while off track', 7, 0, ['D_CONFIDENCE']],
    ['not that sure while off track', 6, 0, []],
    ['at a loss while on track', 3, 35, ['D_CONFIDENCE']],
    ['doubtful while on track', 4, 35, []],
    ['at a loss when achieved', 0, 100, ['D_CONFIDENCE']],
    ['sure while at risk', 10, 20, []],
  ])('%s', (_, confidence, value, codes) => {
    const evaluation = of([kr('a', [sure('2026-10-30', confidence, value)])]);
    expect(evaluation.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('that was missed surely is told as well; of active ones only', () => {
    const late = day('2027-01-01');
    const readings = [sure('2026-10-30', 9, 50)];
    expect(told(of([kr('a', readings)], late))).toEqual(['D_CONFIDENCE a']);
    expect(told(of([kr('a', readings, { status: 'closed' })], late))).toEqual([]);
    expect(told(of([kr('a', readings, { status: 'draft' })], late))).toEqual([]);
  });
});
