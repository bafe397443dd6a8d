import { itemId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Objective, Policy } from '@throughline/core/model/plan.ts';
import { shareOf } from '@throughline/core/progress/item-claims.ts';
import { workItem } from '../work-fixtures.ts';
import {
  edge,
  evaluateOn,
  keyResult,
  kpiMeasure,
  krId,
  links,
  maintainMeasure,
  metricMeasure,
  objective,
  objectiveIn,
  objectivesMeasure,
  planOf,
  reading,
  told,
  workMeasure,
} from '../plan-fixtures.ts';

/** A key result of `o` at so many percent; null = without a reading. */
const at = (id: string, percent: number | null, more: Partial<KeyResult> & { of?: string } = {}) =>
  keyResult(id, more.of ?? 'o', metricMeasure('0', '100'), {
    readings: percent === null ? [] : [reading('2026-11-01', percent)],
    ...more,
  });

const rolled = (
  keyResults: readonly KeyResult[],
  policy: Partial<Policy> = {},
  more: Partial<Objective> = {},
) => {
  const evaluation = evaluateOn(planOf([objective('o', more)], keyResults, policy));
  return { ...objectiveIn(evaluation, 'o'), told: told(evaluation).filter((text) => text.endsWith(' o')) };
};
const weightsOf = ({ children }: ReturnType<typeof rolled>) => children.map(({ weight }) => weight / 1000);

describe('[R24] objective = Σ(w·p)/Σw', () => {
  it('weighs its key results, with one division', () => {
    const value = rolled([at('a', 10, { weight: 1000 }), at('b', 50, { weight: 2000 }), at('c', 0)]);
    expect(value).toMatchObject({ progress: 275_000, origin: 'computed', coverage: 1_000_000 });
    expect(value.children.map(({ id, contribution }) => [id, contribution])).toEqual([
      ['a', 25_000],
      ['b', 250_000],
      ['c', 0],
    ]);
  });

  it('[R2] takes progress, not what lies beyond the target or below the baseline', () => {
    expect(rolled([at('a', 300), at('b', -100)]).progress).toBe(500_000);
  });

  it('takes child objectives with the weight of their edge', () => {
    const plan = planOf(
      [objective('o'), objective('p', { parents: [edge('o', { weight: 3000 })] })],
      [at('a', 20), at('b', 60, { of: 'p' })],
    );
    const value = objectiveIn(evaluateOn(plan), 'o');
    expect(value.progress).toBe(500_000);
    expect(value.children.map(({ id, kind, weight }) => [id, kind, weight])).toEqual([
      ['a', 'keyResult', 1000],
      ['p', 'objective', 3000],
    ]);
  });
});

describe('[R25] weights', () => {
  const many = Number.MAX_SAFE_INTEGER;

  it('missing = 1, 0 = tracked but not counted', () => {
    expect(rolled([at('a', 10), at('b', 90, { weight: 0 })]).progress).toBe(100_000);
  });

  it('all 0 = equal, and said', () => {
    const value = rolled([at('a', 10, { weight: 0 }), at('b', 90, { weight: 0 })]);
    expect(value).toMatchObject({ progress: 500_000, told: ['D_ZERO_WEIGHTS o'] });
  });

  it('negative = missing, and an error', () => {
    const plan = planOf(
      [objective('o'), objective('p', { parents: [edge('o', { weight: -5 })] })],
      [at('a', 10, { weight: -3000 }), at('b', 50, { of: 'p' })],
    );
    const evaluation = evaluateOn(plan);
    expect(objectiveIn(evaluation, 'o').progress).toBe(300_000);
    expect(told(evaluation)).toEqual(['E_NEGATIVE_WEIGHT a', 'E_NEGATIVE_WEIGHT p']);
  });

  it('a negative weight of a key result and of its links is said once', () => {
    const item = workItem();
    const measure = workMeasure({ links: [{ reference: item.id, weight: -1, share: null }] });
    const plan = planOf([objective('o')], [keyResult('kr', 'o', measure, { weight: -1 })]);
    expect(told(evaluateOn(plan, [item])).filter((text) => text.startsWith('E_'))).toEqual([
      'E_NEGATIVE_WEIGHT kr',
    ]);
  });

  it('[R3] stays exact where the products pass 2^53', () => {
    const heavy = Array.from({ length: 1200 }, (_, n) =>
      at(`k${n}`, n % 2 === 0 ? 100 : 0, { weight: 10_000_000 }),
    );
    expect(1200 * 10_000_000 * 1_000_000).toBeGreaterThan(many);
    expect(rolled(heavy).progress).toBe(500_000);
    const unread = heavy.map((one, n) => (n % 2 === 0 ? one : { ...one, readings: [] }));
    expect(rolled(unread)).toMatchObject({ progress: 500_000, coverage: 500_000 });
  });

  const percent = (given: (number | null)[], progress: number[]) =>
    rolled(
      given.map((weight, n) =>
        at(`k${n}`, progress[n] ?? 0, { weight: weight === null ? null : weight * 1000 }),
      ),
      { weights: 'percent' },
    );

  it.each<[string, (number | null)[], number[], string[]]>([
    ['typed ones fixed, the others share the rest', [40, null, null], [40, 30, 30], []],
    ['under 100 with none untyped: normalised', [30, 30], [50, 50], []],
    ['100 with none untyped: as typed', [60, 40], [60, 40], []],
    ['over 100: scaled, and said', [80, 120], [40, 60], ['D_PERCENT_WEIGHTS o']],
    ['over 100 with untyped: those get 0', [150, 50, null], [75, 25, 0], ['D_PERCENT_WEIGHTS o']],
    ['100 with some untyped: those get 0', [100, null], [100, 0], ['D_PERCENT_WEIGHTS o']],
    ['none typed: equal, shown by largest remainder', [null, null, null], [33.334, 33.333, 33.333], []],
    ['all 0: equal', [0, 0], [50, 50], ['D_ZERO_WEIGHTS o']],
    ['0 and untyped', [0, null], [0, 100], []],
  ])('percent mode, %s', (_, given, shown, codes) => {
    const value = percent(given, []);
    expect(weightsOf(value)).toEqual(shown);
    expect(value.told).toEqual(codes);
  });

  it('percent mode shares the rest exactly, not as it is shown', () => {
    expect(percent([null, null, null], [100, 0, 0]).progress).toBe(333_333);
    expect(percent([null, null, null], [0, 0, 100]).progress).toBe(333_333);
    expect(percent([40, null, null], [100, 50, 0]).progress).toBe(550_000);
  });
});

describe('[R9] no data', () => {
  const half = [at('a', 50), at('b', null)];

  it('counts as 0, and coverage says so', () => {
    const value = rolled(half);
    expect(value).toMatchObject({ progress: 250_000, coverage: 500_000 });
    expect(value.children.map(({ counted }) => counted)).toEqual([true, true]);
  });

  it('or is left out', () => {
    const value = rolled(half, { noData: 'exclude' });
    expect(value).toMatchObject({ progress: 500_000, coverage: 500_000 });
    expect(value.children.map(({ counted, contribution }) => [counted, contribution])).toEqual([
      [true, 500_000],
      [false, 0],
    ]);
  });

  it.each(['zero', 'exclude'] as const)('of all children is no value (%s)', (noData) => {
    expect(rolled([at('a', null), at('b', null)], { noData })).toMatchObject({ progress: null, coverage: 0 });
    // What is only tracked does not speak for its parent.
    expect(rolled([at('a', null), at('b', 50, { weight: 0 })], { noData })).toMatchObject({
      progress: null,
      coverage: 0,
    });
  });

  it('a yes/no, a typed value and an override are data', () => {
    const override = { value: 0, reason: 'r', by: 'b', until: objective('o').end };
    const kinds = [
      keyResult('a', 'o', { kind: 'yesNo', done: false }),
      at('b', 0),
      at('c', null, { override }),
    ];
    expect(rolled(kinds)).toMatchObject({ progress: 0, coverage: 1_000_000 });
  });
});

describe('[R11] [R12] typed kinds', () => {
  const milestone = (weight: number | null, done: number | null) => ({ title: 'm', weight, done, links: [] });

  it('yes/no is 0 or 1', () => {
    const value = (done: boolean) => rolled([keyResult('a', 'o', { kind: 'yesNo', done })]).progress;
    expect([value(false), value(true)]).toEqual([0, 1_000_000]);
  });

  it.each([
    ['weighted', [milestone(1000, 1_000_000), milestone(3000, 500_000)], 625_000, []],
    ['missing weight is 1', [milestone(null, 1_000_000), milestone(null, 0)], 500_000, []],
    ['all weights 0', [milestone(0, 1_000_000), milestone(0, 0)], 500_000, ['D_ZERO_WEIGHTS a']],
    ['none', [], null, []],
  ])('milestones, %s', (_, milestones, progress, codes) => {
    const evaluation = evaluateOn(
      planOf([objective('o')], [keyResult('a', 'o', { kind: 'milestones', milestones })]),
    );
    expect(evaluation.keyResults[0]).toMatchObject({ progress });
    expect(told(evaluation)).toEqual(codes);
  });

  it('a typed milestone is what was typed, links or not', () => {
    const both = { ...milestone(1000, 250_000), links: links('K-1') };
    const plan = planOf([objective('o')], [keyResult('a', 'o', { kind: 'milestones', milestones: [both] })]);
    expect(evaluateOn(plan, [workItem({ key: 'K-1', category: 'done' })]).keyResults[0]).toMatchObject({
      progress: 250_000,
      origin: 'manual',
    });
  });

  it('a milestone may be measured by linked items', () => {
    const items = [1, 2, 3].map((n) =>
      workItem({ id: itemId('jira', 's', n), key: `K-${n}`, category: n === 1 ? 'done' : 'todo' }),
    );
    const linked = { ...milestone(1000, null), links: links(...items) };
    const bare = milestone(1000, null);
    const plan = (noData: 'zero' | 'exclude') =>
      planOf(
        [objective('o')],
        [keyResult('a', 'o', { kind: 'milestones', milestones: [linked, milestone(1000, 1_000_000), bare] })],
        { noData },
      );
    expect(evaluateOn(plan('zero'), items).keyResults[0]).toMatchObject({
      progress: 444_444,
      origin: 'computed',
    });
    const left = evaluateOn(plan('exclude'), items);
    expect(left.keyResults[0]).toMatchObject({ progress: 666_666, amount: { done: 1, total: 3 } });
    expect(told(left)).toEqual(['D_NO_WORK a']);
  });
});

describe('[R26] who contributes', () => {
  it('nobody: no value, no coverage, a straight line of its own', () => {
    expect(rolled([])).toMatchObject({
      progress: null,
      coverage: null,
      children: [],
      expected: 347_826,
      origin: 'none',
    });
  });

  it('drafts and cancelled ones leave the set, closed ones stay', () => {
    const all = [
      at('a', 10),
      at('b', 90, { status: 'draft' }),
      at('c', 90, { status: 'cancelled' }),
      at('d', 30, { status: 'closed' }),
    ];
    expect(rolled(all)).toMatchObject({ progress: 200_000 });
    const plan = planOf(
      [objective('o'), objective('p', { parents: [edge('o')], status: 'draft' })],
      [at('a', 10), at('b', 90, { of: 'p' })],
    );
    expect(objectiveIn(evaluateOn(plan), 'o').progress).toBe(100_000);
  });
});

describe('[R27] alignment', () => {
  it('a supporting edge is not counted', () => {
    const plan = planOf(
      [objective('o'), objective('p', { parents: [edge('o', { contributes: false })] })],
      [at('a', 10), at('b', 90, { of: 'p' })],
    );
    expect(objectiveIn(evaluateOn(plan), 'o')).toMatchObject({ progress: 100_000, children: [{ id: 'a' }] });
  });

  it('a key result with a measure of its own takes no child objectives', () => {
    const plan = planOf(
      [objective('o'), objective('p', { parents: [edge('a')] })],
      [at('a', 10), at('b', 90, { of: 'p' })],
    );
    const evaluation = evaluateOn(plan);
    expect(objectiveIn(evaluation, 'o').progress).toBe(100_000);
    expect(evaluation.problems).toEqual([{ code: 'E_MULTI_SOURCE', at: 'a', nodes: ['p'] }]);
  });

  it('kinds that lack what they need are no value, and say so', () => {
    const kinds = [
      keyResult('a', 'o', objectivesMeasure('mean')),
      keyResult('b', 'o', kpiMeasure('nowhere')),
      keyResult('c', 'o', maintainMeasure()),
      at('d', 40),
    ];
    const evaluation = evaluateOn(planOf([objective('o')], kinds));
    expect(objectiveIn(evaluation, 'o')).toMatchObject({ progress: 100_000, coverage: 250_000 });
    expect(told(evaluation)).toEqual(['D_NO_CHILDREN a', 'D_NO_RANGE c', 'D_NO_TARGET b']);
  });
});

describe('[R29] cycles', () => {
  const circle = (orders: [number, number, number]) =>
    planOf(
      [
        objective('a', { parents: [edge('b', { order: orders[0] })] }),
        objective('b', { parents: [edge('c', { order: orders[1] })] }),
        objective('c', { parents: [edge('a', { order: orders[2] })] }),
      ],
      [at('k', 60, { of: 'a' })],
    );

  it.each<[string, [number, number, number], string, (number | null)[]]>([
    ['the newest edge', [3, 1, 2], 'a', [300_000, null, null]],
    ['the newest edge', [1, 3, 2], 'b', [300_000, 300_000, null]],
    ['of equally new ones that of the highest id', [1, 1, 1], 'c', [600_000, 600_000, 600_000]],
  ])('%s is ignored', (_, orders, ignored, values) => {
    const evaluation = evaluateOn(circle(orders));
    expect(told(evaluation)).toEqual([`D_CYCLE ${ignored}`]);
    expect(evaluation.objectives.map(({ progress }) => progress)).toEqual(values);
    const path = evaluation.problems[0]?.nodes ?? [];
    expect([path[0], path.at(-1), path.length]).toEqual([ignored, ignored, 4]);
  });

  it('goes through key results too, and an objective is no child of itself', () => {
    const through = planOf(
      [
        objective('a', { parents: [edge('kb', { order: 2 })] }),
        objective('b', { parents: [edge('a', { order: 1 })] }),
      ],
      [at('ka', 50, { of: 'a' }), keyResult('kb', 'b', objectivesMeasure('mean'))],
    );
    expect(evaluateOn(through).problems).toContainEqual({
      code: 'D_CYCLE',
      at: 'a',
      nodes: ['a', 'kb', 'a'],
    });
    const own = planOf([objective('a', { parents: [edge('a')] })], [at('k', 50, { of: 'a' })]);
    expect(evaluateOn(own).problems).toEqual([{ code: 'D_CYCLE', at: 'a', nodes: ['a', 'a'] }]);
  });

  it('leaves what is beside and above a cycle alone', () => {
    const { objectives, keyResults } = circle([1, 2, 3]);
    const plan = planOf(
      [
        ...objectives,
        objective('top', { parents: [] }),
        objective('low', { parents: [edge('top'), edge('a')] }),
      ],
      [...keyResults, at('l', 20, { of: 'low' })],
    );
    const evaluation = evaluateOn(plan);
    expect(objectiveIn(evaluation, 'top').progress).toBe(200_000);
    expect(objectiveIn(evaluation, 'c').progress).toBe(400_000);
  });

  it('terminates on a chain of ten thousand that bites its tail', () => {
    const chain = Array.from({ length: 10_000 }, (_, n) =>
      objective(`o${n}`, { parents: [edge(`o${(n + 1) % 10_000}`, { order: n })] }),
    );
    const evaluation = evaluateOn(planOf(chain, [at('k', 60, { of: 'o0' })]));
    expect(told(evaluation)).toEqual(['D_CYCLE o9999']);
    expect(objectiveIn(evaluation, 'o9999').progress).toBe(600_000);
  });
});

describe('[R30] overrides', () => {
  const until = (day: string, value = 600_000) => ({
    value,
    reason: 'r',
    by: 'b',
    until: day as Objective['end'],
  });

  it('roll up until their last day; the computed value stays beside', () => {
    const value = rolled([at('a', 10, { override: until('2026-11-01') })]);
    expect(value).toMatchObject({ progress: 600_000, computed: 600_000, origin: 'computed' });
    expect(rolled([at('a', 10, { override: until('2026-10-31') })]).progress).toBe(100_000);
    const own = rolled([at('a', 10)], {}, { override: until('2026-11-01', 0) });
    expect(own).toMatchObject({ progress: 0, raw: 0, computed: 100_000, origin: 'override', band: 'behind' });
  });

  it('give a value where there is none, and never outlive the cycle', () => {
    expect(rolled([], {}, { override: until('2027-06-30') })).toMatchObject({
      progress: 600_000,
      computed: null,
    });
    const plan = planOf([objective('o', { override: until('2027-06-30') })], [at('a', 10)]);
    expect(evaluateOn(plan, [], '2027-01-01' as Objective['end']).objectives[0]).toMatchObject({
      progress: 100_000,
    });
  });

  it('[R5] origin says where a value is from', () => {
    const evaluation = evaluateOn(
      planOf(
        [objective('o')],
        [
          at('a', 10),
          at('b', 10, { override: until('2026-12-31') }),
          keyResult('c', 'o', { kind: 'yesNo', done: true }),
          at('d', null),
          keyResult('e', 'o', workMeasure({ links: links('K-1') })),
        ],
      ),
      [workItem({ key: 'K-1' })],
    );
    expect(evaluation.keyResults.map(({ origin }) => origin)).toEqual([
      'measured',
      'override',
      'manual',
      'none',
      'computed',
    ]);
    expect(evaluation.asOf).toBe('2026-11-01');
  });
});

describe('[R23] shared items', () => {
  const item = (n: number, points = 1) => workItem({ id: itemId('jira', 's', n), key: `K-${n}`, points });
  const items = [item(1), item(2), item(3, 2)];
  const counts = (id: string, of: string, ...keys: string[]) =>
    keyResult(id, of, workMeasure({ links: links(...keys) }));

  it('are named at the common parent, with how much of it rests on them', () => {
    const plan = planOf(
      [objective('o')],
      [counts('a', 'o', 'K-1', 'K-2'), counts('b', 'o', 'K-1', 'K-3'), at('c', 50, { weight: 2000 })],
    );
    // a is a quarter and half of it rests on K-1; b is a quarter and a third of it does.
    expect(evaluateOn(plan, items).problems).toEqual([
      {
        code: 'D_SHARED_ITEM',
        at: 'o',
        items: [itemId('jira', 's', 1)],
        nodes: ['a', 'b'],
        amounts: { ppm: 125_000 + 83_333, points: 21 },
      },
    ]);
  });

  it('weigh what nobody estimated as the value does', () => {
    const loose = [workItem({ id: itemId('jira', 's', 1), key: 'K-1' }), item(2, 3)];
    const plan = planOf([objective('o')], [counts('a', 'o', 'K-1', 'K-2'), counts('b', 'o', 'K-1', 'K-2')]);
    expect(evaluateOn(plan, loose).problems.at(0)?.amounts).toEqual({ ppm: 1_000_000, points: 100 });
    const half = planOf([objective('o')], [counts('a', 'o', 'K-1', 'K-2'), counts('b', 'o', 'K-1')]);
    // a rests on K-1 by 3 of 6 points, the median; b in full.
    expect(evaluateOn(half, loose).problems.at(0)?.amounts).toEqual({ ppm: 750_000, points: 75 });
  });

  it('are named where the ways meet, not above', () => {
    const plan = planOf(
      [
        objective('top'),
        objective('o', { parents: [edge('top')] }),
        objective('p', { parents: [edge('o')] }),
      ],
      [counts('a', 'o', 'K-1'), counts('b', 'p', 'K-1')],
    );
    expect(told(evaluateOn(plan, items))).toEqual(['D_SHARED_ITEM o']);
    expect(evaluateOn(plan, items).problems[0]?.amounts).toEqual({ ppm: 1_000_000, points: 100 });
  });

  it('are named at the plan where nothing is common, and not at all with a draft', () => {
    const apart = [counts('a', 'o', 'K-1'), counts('b', 'p', 'K-1')];
    const two = [objective('o'), objective('p')];
    expect(evaluateOn(planOf(two, apart), items).problems).toEqual([
      { code: 'D_SHARED_ITEM', at: null, items: [itemId('jira', 's', 1)], nodes: ['a', 'b'] },
    ]);
    const draft = apart.map((one) => ({ ...one, status: one.id === 'b' ? ('draft' as const) : one.status }));
    expect(told(evaluateOn(planOf(two, draft), items))).toEqual([]);
  });

  it('a stranger’s link does not move a key result', () => {
    const alone = evaluateOn(planOf([objective('o')], [counts('a', 'o', 'K-1', 'K-2')]), items);
    const shared = evaluateOn(
      planOf([objective('o')], [counts('a', 'o', 'K-1', 'K-2'), counts('b', 'o', 'K-1')]),
      items,
    );
    expect(shared.keyResults[0]).toEqual(alone.keyResults[0]);
    const shares = [...shared.items.values()].map((rows) => rows.map(({ share }) => share));
    expect(shares).toEqual([[500_000, undefined], [500_000]]);
  });

  it.each([
    ['1/k each', [null, null, null], [333_333, 333_333, 333_333]],
    ['as given', [200_000, null], [200_000, 500_000]],
    ['at most 1 together', [800_000, null, null], [800_000, 100_000, 100_000]],
    ['given ones above 1 are scaled', [1_000_000, 1_000_000, null], [500_000, 500_000, 0]],
    ['alone and in full', [null], [1_000_000]],
  ])('shares: %s', (_, given, shares) => {
    const claims = {
      keyResults: given.map((_, n) => krId(`k${n}`)),
      typed: given.reduce<number>((sum, share) => sum + (share ?? 0), 0),
      open: given.filter((share) => share === null).length,
    };
    expect(given.map((share) => shareOf(share ?? undefined, claims))).toEqual(shares);
  });
});
