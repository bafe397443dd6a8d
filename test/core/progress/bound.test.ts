import { itemId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Objective, ObjectivesMeasure, Policy } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { workItem } from '../work-fixtures.ts';
import {
  closing,
  day,
  edge,
  decimal,
  evaluateOn,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  november,
  objective,
  objectiveIn,
  objectivesMeasure,
  planOf,
  reading,
  told,
  workMeasure,
} from '../plan-fixtures.ts';

/** `kr` of `top` is bound to objectives; each child objective feeds it. */
const under = (id: string, more: Partial<Objective> = {}, weight: number | null = null) =>
  objective(id, { parents: [edge('kr', { weight })], ...more });
const metric = (
  id: string,
  of: string,
  [from, current, to]: readonly [string, string | null, string],
  unit: string | null = null,
  more: Partial<KeyResult> = {},
) =>
  keyResult(id, of, metricMeasure(from, to, { unit }), {
    readings: current === null ? [] : [reading('2026-11-01', current)],
    ...more,
  });
const at = (id: string, of: string, percent: string | null, more: Partial<KeyResult> = {}) =>
  metric(id, of, ['0', percent, '100'], null, more);

function bound(
  as: ObjectivesMeasure['as'],
  objectives: readonly Objective[],
  keyResults: readonly KeyResult[],
  {
    policy = {},
    own = {},
    items = [],
    ...more
  }: Omit<Partial<KeyResult>, 'measure'> & {
    policy?: Partial<Policy>;
    own?: Partial<ObjectivesMeasure>;
    items?: readonly WorkItem[];
  } = {},
) {
  const kr = keyResult('kr', 'top', objectivesMeasure(as, own), more);
  const evaluation = evaluateOn(
    planOf([objective('top'), ...objectives], [kr, ...keyResults], policy),
    items,
  );
  return {
    ...keyResultIn(evaluation, 'kr'),
    top: objectiveIn(evaluation, 'top'),
    told: told(evaluation),
    evaluation,
  };
}

describe('[R27] a key result bound to objectives', () => {
  it.each(['mean', 'identity', 'amounts'] as const)(
    'as %s has no value without a child that takes part',
    (as) => {
      expect(bound(as, [], [])).toMatchObject({ raw: null, told: ['D_NO_CHILDREN kr'], children: [] });
      const draft = bound(as, [under('a', { status: 'draft' })], [at('k', 'a', '50')]);
      expect(draft).toMatchObject({ raw: null, told: ['D_NO_CHILDREN kr'] });
      const supporting = objective('a', { parents: [edge('kr', { contributes: false })] });
      expect(bound(as, [supporting], [at('k', 'a', '50')]).told).toEqual(['D_NO_CHILDREN kr']);
    },
  );

  it('is valued after what is below and before its own objective, in any order and depth', () => {
    const chain = [
      objective('z', { parents: [edge('k2')] }),
      objective('y', { parents: [edge('kr')] }),
      objective('top'),
    ];
    const keyResults = [
      keyResult('k2', 'y', objectivesMeasure('mean')),
      keyResult('kr', 'top', objectivesMeasure('identity')),
      at('k3', 'z', '40'),
    ];
    for (const [objectives, krs] of [
      [chain, keyResults],
      [chain.toReversed(), keyResults.toReversed()],
    ] as const) {
      const evaluation = evaluateOn(planOf(objectives, krs));
      expect(keyResultIn(evaluation, 'k2').progress).toBe(400_000);
      expect(objectiveIn(evaluation, 'top').progress).toBe(400_000);
      expect(evaluation.keyResults.map(({ id }) => id)).toEqual(['k2', 'k3', 'kr']);
    }
  });
});

describe('[R27] identity: one node, one number', () => {
  it('takes raw, progress, line and stale from its child, not its dates', () => {
    const late = { start: day('2026-11-01'), end: day('2026-11-30') };
    const value = bound(
      'identity',
      [under('a')],
      [at('k', 'a', '40', { ...late, kind: 'aspirational', threshold: 700_000 })],
    );
    expect(value).toMatchObject({ raw: 400_000, progress: 400_000, origin: 'computed', stale: false });
    expect(value.expected).toBe(23_333);
    expect(value.expected).toBe(objectiveIn(value.evaluation, 'a').expected);
    expect(value.children).toEqual([
      { id: 'a', kind: 'objective', weight: 1000, contribution: 400_000, counted: true },
    ]);
    expect(value.amount).toEqual({ kind: 'none' });
  });

  it('is what stands over the child, and what stands over itself comes last', () => {
    const override = { value: 900_000, reason: 'r', by: 'b', until: day('2026-12-01') };
    const child = [under('a', { override })];
    expect(bound('identity', child, [at('k', 'a', '40')])).toMatchObject({
      raw: 900_000,
      origin: 'computed',
      computed: 900_000,
      override: null,
      stale: false,
    });
    const own = bound('identity', child, [at('k', 'a', '40')], { override: { ...override, value: 0 } });
    expect(own).toMatchObject({ progress: 0, origin: 'override', computed: 900_000, override: { value: 0 } });
    expect(own.top.progress).toBe(0);
  });

  it('of a child that is closed is what was frozen, raw and progress', () => {
    const closed = under('a', {
      status: 'closed',
      closing: closing('2026-10-20', 700_000, { raw: 1_200_000 }),
    });
    expect(bound('identity', [closed], [at('k', 'a', '40')])).toMatchObject({
      raw: 1_200_000,
      progress: 700_000,
      origin: 'computed',
    });
  });

  it('does not care for the weight of its only child', () => {
    const value = bound('identity', [under('a', {}, 0)], [at('k', 'a', '40')]);
    expect(value).toMatchObject({ raw: 400_000, told: [] });
  });

  it('has no value where there are several, and where the child has none', () => {
    const two = bound('identity', [under('b'), under('a')], [at('k', 'a', '40')]);
    expect(two).toMatchObject({ raw: null, children: [] });
    expect(two.evaluation.problems).toEqual([{ code: 'E_MULTI_SOURCE', at: 'kr', nodes: ['a', 'b'] }]);
    expect(bound('identity', [under('a')], [])).toMatchObject({ raw: null, origin: 'none', told: [] });
  });
});

describe('[R27] weighted mean', () => {
  const children = [under('a', {}, 3000), under('b')];

  it('is that of an objective, on a line of its own', () => {
    const value = bound('mean', children, [at('ka', 'a', '40'), at('kb', 'b', '80')]);
    expect(value).toMatchObject({ raw: 500_000, told: [], expected: 347_826 });
    expect(value.children.map(({ id, contribution }) => [id, contribution])).toEqual([
      ['a', 300_000],
      ['b', 200_000],
    ]);
  });

  it('[R9] counts what has no value as 0, or leaves it out', () => {
    const half = [at('ka', 'a', null), at('kb', 'b', '80')];
    expect(bound('mean', children, half).raw).toBe(200_000);
    const excluded = bound('mean', children, half, { policy: { noData: 'exclude' } });
    expect(excluded.raw).toBe(800_000);
    expect(excluded.children.map(({ counted }) => counted)).toEqual([false, true]);
    expect(bound('mean', children, [])).toMatchObject({ raw: null, origin: 'none' });
  });

  it('[R25] says what is odd about its weights', () => {
    const zero = [under('a', {}, 0), under('b', {}, 0)];
    expect(bound('mean', zero, [at('ka', 'a', '40'), at('kb', 'b', '80')])).toMatchObject({
      raw: 600_000,
      told: ['D_ZERO_WEIGHTS kr'],
    });
    const negative = bound('mean', [under('a', {}, -1)], [at('ka', 'a', '40')]);
    expect(negative.evaluation.problems).toEqual([{ code: 'E_NEGATIVE_WEIGHT', at: 'a', nodes: ['kr'] }]);
    const percent = bound('mean', [under('a', {}, 60_000), under('b', {}, 60_000)], [], {
      policy: { weights: 'percent' },
    });
    expect(percent.told).toEqual(['D_PERCENT_WEIGHTS kr']);
  });

  it('is stale when a child that counts is', () => {
    const old = { readings: [reading('2026-10-10', 40)] };
    expect(bound('mean', children, [at('ka', 'a', '40', old)]).stale).toBe(true);
    expect(
      bound('mean', [under('a', {}, 0), under('b')], [at('ka', 'a', '1', old), at('kb', 'b', '80')]).stale,
    ).toBe(false);
  });
});

describe('[R27] amounts', () => {
  const two = [under('a'), under('b', {}, 500)];

  it('adds b, c and t of metrics, each by its share', () => {
    const value = bound('amounts', two, [
      metric('ka', 'a', ['100', '150', '200'], 'EUR'),
      metric('kb', 'b', ['10', '30', '50'], 'EUR'),
    ]);
    // b = 100 + 5, t = 200 + 25, c = 105 + 50 + 10.
    expect(value).toMatchObject({ raw: 500_000, told: [], origin: 'computed', expected: 347_826 });
    expect(value.amount).toEqual({
      kind: 'metric',
      unit: 'EUR',
      from: decimal(105),
      to: decimal(225),
      current: decimal(165),
      on: null,
      stretch: null,
    });
    expect(value.children).toEqual([
      { id: 'a', kind: 'objective', weight: 1000, contribution: 416_666, counted: true },
      { id: 'b', kind: 'objective', weight: 500, contribution: 83_333, counted: true },
    ]);
    expect(value.top.progress).toBe(500_000);
  });

  it('never shares the weights out, in percent mode neither', () => {
    const keyResults = [metric('ka', 'a', ['0', '5', '10']), metric('kb', 'b', ['0', '5', '10'])];
    const percent = bound('amounts', two, keyResults, { policy: { weights: 'percent' } });
    expect(percent).toMatchObject({ raw: 500_000, amount: { to: decimal(15) }, told: [] });
  });

  it('its own from and to replace the sums; what moved stays', () => {
    const keyResults = [metric('ka', 'a', ['100', '150', '200'])];
    const own = { own: { from: decimal(1000), to: decimal('1200.5') } };
    expect(bound('amounts', [under('a')], keyResults, own)).toMatchObject({
      raw: 249_376,
      amount: { from: decimal(1000), to: decimal('1200.5'), current: decimal(1050) },
    });
  });

  it('work counts from 0 to its total, in its unit', () => {
    const items = [
      workItem({ id: itemId('jira', 's', 1), category: 'done', points: 3 }),
      workItem({ id: itemId('jira', 's', 2), points: 5 }),
    ];
    const work = keyResult('kw', 'a', workMeasure({ links: links(...items) }));
    const value = bound('amounts', [under('a')], [work, metric('km', 'a', ['2', '4', '12'], 'points')], {
      items,
    });
    // b = 2, t = 8 + 12, c = 2 + 3 + 2.
    expect(value).toMatchObject({
      raw: 277_777,
      amount: { unit: 'points', from: decimal(2), to: decimal(20), current: decimal(7) },
      told: [],
    });
  });

  it('units that differ are not added up, unless one is given', () => {
    const keyResults = [
      metric('k1', 'a', ['0', '5', '10'], 'EUR'),
      metric('k2', 'a', ['0', '9', '10'], 'USD'),
      keyResult('k3', 'b', { kind: 'yesNo', done: true }),
      metric('k4', 'b', ['3', '3', '3'], 'EUR'),
    ];
    const mixed = bound('amounts', two, keyResults);
    expect(mixed).toMatchObject({
      raw: null,
      origin: 'none',
      amount: { unit: null, from: null, to: null, current: null },
    });
    expect(mixed.evaluation.problems).toContainEqual({
      code: 'D_OTHER_UNIT',
      at: 'kr',
      nodes: ['k1', 'k2', 'k3', 'k4'],
    });
    const given = bound('amounts', two, keyResults, { own: { unit: 'EUR' } });
    expect(given).toMatchObject({ raw: 500_000, amount: { unit: 'EUR', to: decimal(10) } });
    expect(given.evaluation.problems).toContainEqual({
      code: 'D_OTHER_UNIT',
      at: 'kr',
      nodes: ['k2', 'k3', 'k4'],
    });
    expect(given.children.map(({ counted }) => counted)).toEqual([true, false]);
  });

  it('without a unit anywhere, none is the one that all share', () => {
    const both = [metric('k1', 'a', ['0', '5', '10']), metric('k2', 'a', ['0', '5', '10'], '%')];
    expect(bound('amounts', [under('a')], both.slice(0, 1))).toMatchObject({ raw: 500_000, told: [] });
    expect(bound('amounts', [under('a')], both)).toMatchObject({
      raw: null,
      told: expect.arrayContaining(['D_OTHER_UNIT kr']) as unknown,
    });
  });

  it('[R9] a metric without a reading has not moved, or is not there at all', () => {
    const half = [metric('k1', 'a', ['0', '5', '10']), metric('k2', 'a', ['0', null, '10'])];
    expect(bound('amounts', [under('a')], half)).toMatchObject({ raw: 250_000, amount: { to: decimal(20) } });
    const exclude = { policy: { noData: 'exclude' as const } };
    expect(bound('amounts', [under('a')], half, exclude)).toMatchObject({
      raw: 500_000,
      amount: { to: decimal(10) },
    });
    const none = [metric('k2', 'a', ['0', null, '10'])];
    expect(bound('amounts', [under('a')], none)).toMatchObject({
      raw: null,
      amount: { to: decimal(10), current: null },
      told: [],
    });
    expect(bound('amounts', [under('a')], none, exclude)).toMatchObject({
      raw: null,
      amount: { to: null },
      told: [],
    });
  });

  it('[R8] ways that cancel each other have no range', () => {
    const both = [metric('k1', 'a', ['0', '5', '10']), metric('k2', 'a', ['10', '5', '0'])];
    expect(bound('amounts', [under('a')], both)).toMatchObject({ raw: null, told: ['D_NO_RANGE kr'] });
  });

  it('looks at key results directly below only, and at those that take part', () => {
    const objectives = [under('a'), objective('b', { parents: [edge('a')] })];
    const keyResults = [
      metric('k1', 'a', ['0', '5', '10']),
      metric('k2', 'a', ['0', '0', '10'], null, { status: 'draft' }),
      metric('k3', 'b', ['0', '0', '10']),
    ];
    expect(bound('amounts', objectives, keyResults)).toMatchObject({
      raw: 500_000,
      amount: { to: decimal(10) },
    });
  });

  it('of another sum of amounts takes its sums', () => {
    const objectives = [under('a', {}, 2000), objective('b', { parents: [edge('k1')] })];
    const keyResults = [
      keyResult('k1', 'a', objectivesMeasure('amounts', { from: decimal(100) })),
      metric('k2', 'b', ['0', '5', '10'], 'EUR'),
    ];
    // k1 goes from 100 to 10 and stands at 105.
    expect(bound('amounts', objectives, keyResults).amount).toMatchObject({
      unit: 'EUR',
      from: decimal(200),
      to: decimal(20),
      current: decimal(210),
    });
  });

  it('can regress, and can pass its target; contributions are held', () => {
    const value = bound('amounts', two, [
      metric('ka', 'a', ['0', '-5', '10']),
      metric('kb', 'b', ['0', '50', '10']),
    ]);
    expect(value.raw).toBe(1_333_333);
    expect(value.children.map(({ contribution }) => contribution)).toEqual([0, 1_000_000]);
    const worse = bound('amounts', [under('a')], [metric('ka', 'a', ['0', '-5', '10'])]);
    expect(worse).toMatchObject({ raw: -500_000, progress: 0 });
    expect(worse.told).toContain('D_REGRESSED kr');
  });

  it('of what was closed adds what was recorded', () => {
    const amount = {
      kind: 'metric',
      unit: null,
      from: decimal(0),
      to: decimal(10),
      current: decimal(9),
      on: november,
      stretch: null,
    } as const;
    const closed = metric('ka', 'a', ['0', '5', '10'], null, {
      status: 'closed',
      closing: closing('2026-10-20', 900_000, { amount }),
    });
    expect(bound('amounts', [under('a')], [closed]).raw).toBe(900_000);
  });

  it('[R3] is exact, and no value where it outgrows the integers', () => {
    const tiny = metric('ka', 'a', ['0', '0.000000000000001', '0.000000000000003']);
    expect(bound('amounts', [under('a', {}, 1)], [tiny]).raw).toBe(333_333);
    const huge = metric('ka', 'a', ['0', '9000000000000000', '9007199254740991']);
    expect(bound('amounts', [under('a', {}, 2000)], [huge])).toMatchObject({
      raw: null,
      told: ['E_TOO_LARGE kr'],
    });
  });

  it('is stale when an objective that counts is', () => {
    const old = metric('ka', 'a', ['0', '5', '10'], null, { readings: [reading('2026-10-01', 5)] });
    expect(bound('amounts', two, [old]).stale).toBe(true);
    expect(bound('amounts', [under('a', {}, 0)], [old]).stale).toBe(false);
  });
});
