import { itemId } from '@throughline/core/model/ids.ts';
import type { KpiId } from '@throughline/core/model/ids.ts';
import type { Closing, KeyResult, Measure, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Work, WorkItem } from '@throughline/core/model/work-item.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { exactParts } from '@throughline/core/trace/exact-parts.ts';
import { explain } from '@throughline/core/trace/explain.ts';
import type { Trace } from '@throughline/core/trace/trace.ts';
import {
  day,
  decimal,
  edge,
  keyResult,
  links,
  metricMeasure,
  november,
  objective,
  planOf,
  reading,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';

const item = (n: number, more: Parameters<typeof workItem>[0] = {}) =>
  workItem({ id: itemId('jira', 'site', n), key: `SUP-${n}`, points: n, ...more });

function opened(plan: Plan, id: string, work: Work = workOf([]), asOf = november): Trace {
  const trace = explain(plan, evaluate({ plan, work, asOf }), id, work);
  if (!trace) throw new Error(`No ${id}`);
  return trace;
}

/** One objective `o` with one key result `kr`. */
const of = (measure: Measure, items: readonly WorkItem[] = [], more: Partial<KeyResult> = {}, policy = {}) =>
  opened(planOf([objective('o')], [keyResult('kr', 'o', measure, more)], policy), 'kr', workOf(items));

const ppm = ({ parts }: Trace) => parts.map((part) => part.ppm);

describe('[R4] parts that add up', () => {
  it.each([
    ['thirds of 100 %', 1_000_000, [1_000_000n, 1_000_000n, 1_000_000n], 3n, [333_334, 333_333, 333_333]],
    ['nothing to nothing', 500_000, [1_000_000n, 0n], 2n, [500_000, 0]],
    ['the largest remainder first', 1, [300_000n, 900_000n], 1_200_000n, [0, 1]],
    ['below zero', -1, [-3n, 1n], 2n, [-1, 0]],
    ['no parts', 0, [], 1n, []],
  ])('%s', (_, total, nums, den, expected) => {
    expect(exactParts(total, nums, den)).toEqual(expected);
  });
});

describe('[R38] of work', () => {
  const epic = item(1, { level: 'container', points: null });
  const items = [
    epic,
    item(2, { parent: epic.id, category: 'done' }),
    item(3, { parent: epic.id }),
    item(4, { category: 'done', resolution: 'Duplicate' }),
    item(5, { points: null }),
    item(6, { level: 'subtask', parent: itemId('jira', 'site', 3) }),
  ];
  const trace = of(
    workMeasure({ links: links('SUP-1', 'SUP-2', 'jira:SUP-2', 'SUP-4', 'SUP-5', 'SUP-6', 'SUP-99') }),
    items,
  );

  it('has each item with stage, weight, size, credit, way in and part', () => {
    // The median of 2 and 3 stands in for the missing estimate: 2 of 7.
    expect(trace.value).toMatchObject({ raw: 285_714, sum: 285_714, origin: 'computed' });
    expect(trace.parts).toMatchObject([
      {
        item: { key: 'SUP-2', host: 'jira' },
        stage: 'done',
        weight: 1000,
        size: 2000,
        credit: 1_000_000,
        via: 'link',
        ppm: 285_714,
      },
      {
        item: { key: 'SUP-3' },
        stage: 'todo',
        size: 3000,
        counts: 3000,
        credit: 0,
        via: { key: 'SUP-1' },
        ppm: 0,
      },
      { item: { key: 'SUP-5' }, size: null, counts: 2000, share: 1_000_000, alsoIn: [], ppm: 0 },
    ]);
    expect(trace.formula).toEqual({
      words: 'Σ(weight · size · credit) / Σ(weight · size)',
      terms: { done: decimal(2), total: decimal(7) },
    });
  });

  it('has what is left out, and why', () => {
    expect(trace.leftOut.map(({ item: { key, id }, why }) => [key ?? id, why])).toEqual([
      ['SUP-99', 'missing'],
      ['SUP-1', 'expanded'],
      ['SUP-4', 'dropped'],
      ['SUP-6', 'covered'],
    ]);
    expect(trace.rules).toEqual(['R15', 'R16', 'R17', 'R18', 'R19', 'R21']);
  });

  it('[R17] has what was linked twice, or below a linked one', () => {
    expect(trace.merged).toMatchObject([
      { item: { key: 'SUP-2' }, names: ['SUP-2', 'jira:SUP-2'], below: { key: 'SUP-1' } },
      { item: { key: 'SUP-6' }, names: ['SUP-6'], below: { key: 'SUP-1' } },
    ]);
  });

  it('[R23] has the share of an item that others count too, and who they are', () => {
    const measure = workMeasure({ links: links('SUP-2') });
    const plan = planOf([objective('o')], [keyResult('a', 'o', measure), keyResult('b', 'o', measure)]);
    expect(opened(plan, 'a', workOf(items)).parts).toMatchObject([{ share: 500_000, alsoIn: ['b'] }]);
  });

  it('[R16] [R21] says what counts equally, or as one', () => {
    const zero = [item(7, { points: 0, category: 'done' }), item(8, { points: 0 }), item(9, { points: 0 })];
    const weightless = links(...zero).map((link) => ({ ...link, weight: 0 }));
    const made = of(workMeasure({ links: weightless }), zero);
    expect(made.formula.words).toBe('Σ(credit) / number of items');
    expect(ppm(made)).toEqual([333_333, 0, 0]);
    expect(made.parts).toMatchObject([{ counts: 1 }, { counts: 1 }, { counts: 1 }]);
  });

  it('[R22] has no parts where there is no value', () => {
    const made = of(workMeasure({ links: links('SUP-2', 'SUP-5') }), items, {}, { unestimated: 'block' });
    expect(made.value).toMatchObject({ raw: null, sum: null });
    expect(ppm(made)).toEqual([0, 0]);
  });

  it('has its query, with what it found', () => {
    const plan = planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ query: 'q' }))]);
    const ids = items.slice(1, 3).map(({ id }) => id);
    const made = opened(plan, 'kr', workOf(items, { q: { ok: true, items: ids } }));
    expect(made.inputs).toMatchObject({ query: { text: 'q', found: 2 }, count: { unit: 'points' } });
    expect(made.parts).toMatchObject([{ via: 'query' }, { via: 'query' }]);
    const failed = opened(plan, 'kr', workOf(items, { q: { ok: false, reason: 'no' } }));
    expect(failed.inputs.query).toEqual({ text: 'q', found: null });
  });
});

describe('[R38] of the other kinds', () => {
  it('[R7] [R10] a metric: its reading, with author and day, and its curve', () => {
    const curve = [{ at: 500_000, worth: 200_000 }];
    const made = of(metricMeasure('0', '10', { curve }), [], {
      readings: [{ ...reading('2026-10-20', 5), by: 'maria', note: 'half way' }],
    });
    expect(made.parts).toEqual([
      {
        kind: 'reading',
        from: 'typed',
        reading: { on: '2026-10-20', value: decimal(5), by: 'maria', note: 'half way' },
        curve,
        ppm: 200_000,
      },
    ]);
    expect(made.rules).toEqual(['R7', 'R10']);
    expect(made.formula.terms).toEqual({ baseline: decimal(0), target: decimal(10), current: decimal(5) });
  });

  it('[R2] a metric beyond its target: the part is all of it', () => {
    const made = of(metricMeasure('0', '10'), [], { readings: [reading('2026-10-20', 13)] });
    expect(made.value).toMatchObject({ raw: 1_300_000, progress: 1_000_000, sum: 1_300_000 });
    expect(ppm(made)).toEqual([1_300_000]);
  });

  it("[R15] a metric that counts a query: the query's reading", () => {
    const source = { query: 'q', of: 'count' as const, field: null };
    const plan = planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('10', '0', { source }))]);
    const items = [item(1), item(2)];
    const made = opened(plan, 'kr', workOf(items, { q: { ok: true, items: items.map(({ id }) => id) } }));
    expect(made.parts).toMatchObject([
      { from: 'query', reading: { on: november, value: decimal(2) }, ppm: 800_000 },
    ]);
  });

  it('[R12] milestones: each with its part, handed on to its items', () => {
    const items = [item(1, { category: 'done' }), item(2, { category: 'done' }), item(3)];
    const made = of(
      {
        kind: 'milestones',
        milestones: [
          { title: 'Pilot', weight: null, done: 1_000_000, links: links('SUP-1') },
          { title: 'Rest', weight: 2000, done: null, links: links(...items) },
        ],
      },
      items,
    );
    expect(made.parts).toMatchObject([
      { title: 'Pilot', typed: true, items: [], ppm: 333_333 },
      { title: 'Rest', typed: false, progress: 666_666, ppm: 444_444 },
    ]);
    const [, rest] = made.parts;
    expect(rest?.kind === 'milestone' && rest.items.map((part) => part.ppm)).toEqual([222_222, 222_222, 0]);
  });

  it('[R13] maintain: every planned period with its verdict', () => {
    const made = of(
      { kind: 'maintain', atLeast: decimal(99), atMost: null, unit: null, every: 'month', method: 'held' },
      [],
      { readings: [reading('2026-10-03', 100), reading('2026-10-30', 99), reading('2026-11-01', 98)] },
    );
    expect(made.parts).toMatchObject([
      {
        from: '2026-10-01',
        to: '2026-10-31',
        reading: { value: decimal(99) },
        verdict: 'in-range',
        ppm: 333_333,
      },
      { from: '2026-11-01', to: '2026-11-30', verdict: 'out-of-range', ppm: 0 },
      { from: '2026-12-01', to: '2026-12-31', reading: null, verdict: 'not-yet', ppm: 0 },
    ]);
    const late = opened(
      planOf(
        [objective('o')],
        [
          keyResult(
            'kr',
            'o',
            {
              kind: 'maintain',
              atLeast: decimal(1),
              atMost: null,
              unit: null,
              every: 'month',
              method: 'latest',
            },
            { readings: [reading('2026-12-02', 1)] },
          ),
        ],
      ),
      'kr',
      workOf([]),
      day('2026-12-05'),
    );
    expect(late.parts).toMatchObject([
      { verdict: 'no-reading', ppm: 0 },
      { verdict: 'not-yet', ppm: 0 },
      { verdict: 'in-range', ppm: 333_333 },
    ]);
  });

  it('[R11] yes or no: the answer', () => {
    expect(of({ kind: 'yesNo', done: true }).parts).toEqual([{ kind: 'answer', done: true, ppm: 1_000_000 }]);
  });

  const kpi = {
    id: 'kpi' as KpiId,
    name: 'Reply time',
    explanation: null,
    unit: 'min',
    every: 'week' as const,
    target: { atLeast: null, atMost: decimal(25) },
    readings: [reading('2026-10-01', 45), { ...reading('2026-10-29', 35), by: 'otto' }],
  };
  const bound = {
    ...planOf([objective('o')], [keyResult('kr', 'o', { kind: 'kpi', kpi: kpi.id, from: null, to: null })]),
    kpis: [kpi],
  };

  it('[R14] a key result on a KPI: its reading', () => {
    expect(opened(bound, 'kr').parts).toMatchObject([
      { from: 'kpi', reading: { on: '2026-10-29', by: 'otto' }, ppm: 500_000 },
    ]);
  });

  it('[R14] a KPI by itself: met or not, and who is bound to it', () => {
    expect(opened(bound, 'kpi')).toMatchObject({
      node: 'kpi',
      title: 'Reply time',
      value: null,
      parts: [],
      kpi: { met: false, unit: 'min', atMost: decimal(25), reading: { value: decimal(35) }, boundBy: ['kr'] },
    });
  });

  it('is null of an id that is not there', () => {
    const plan = planOf([objective('o')], []);
    expect(
      explain(plan, evaluate({ plan, work: workOf([]), asOf: november }), 'gone', workOf([])),
    ).toBeNull();
  });
});

describe('[R38] of objectives', () => {
  const yes = (id: string, on: string, done: boolean, more: Partial<KeyResult> = {}) =>
    keyResult(id, on, { kind: 'yesNo', done }, more);

  it('[R24] children with weights and parts, to the ppm', () => {
    const plan = planOf([objective('o')], [yes('a', 'o', true), yes('b', 'o', true), yes('c', 'o', true)]);
    const made = opened(plan, 'o');
    expect(made.parts).toMatchObject([
      { kind: 'keyResult', id: 'a', weight: 1000, progress: 1_000_000, ppm: 333_334 },
      { id: 'b', ppm: 333_333 },
      { id: 'c', ppm: 333_333 },
    ]);
    expect(made.value).toMatchObject({ sum: 1_000_000 });
  });

  it('[R25] exact weights in percent mode, where those shown are rounded', () => {
    const keyResults = Array.from({ length: 7 }, (_, n) => yes(`kr${n}`, 'o', true));
    const made = opened(planOf([objective('o')], keyResults, { weights: 'percent' }), 'o');
    expect(ppm(made).reduce((sum, one) => sum + one, 0)).toBe(1_000_000);
    expect(new Set(ppm(made))).toEqual(new Set([142_857, 142_858]));
  });

  it('[R9] a child without a value that is left out', () => {
    const keyResults = [yes('a', 'o', true), keyResult('b', 'o', metricMeasure('0', '1'))];
    const made = opened(planOf([objective('o')], keyResults, { noData: 'exclude' }), 'o');
    expect(made.parts).toMatchObject([
      { counted: true, ppm: 1_000_000 },
      { counted: false, progress: null, ppm: 0 },
    ]);
    expect(made.rules).toContain('R9');
  });

  it('[R30] an override beside the computed value, which the parts add up to', () => {
    const override = { value: 900_000, reason: 'typed', by: 'maria', until: day('2026-12-31') };
    const plan = planOf([objective('o', { override })], [yes('a', 'o', true), yes('b', 'o', false)]);
    expect(opened(plan, 'o')).toMatchObject({
      override,
      value: { raw: 900_000, progress: 900_000, origin: 'override', sum: 500_000 },
      parts: [{ ppm: 500_000 }, { ppm: 0 }],
    });
    const metric = keyResult('m', 'o', metricMeasure('0', '10'), {
      override,
      readings: [reading('2026-10-02', 20)],
    });
    expect(opened(planOf([objective('o')], [metric]), 'm').value).toMatchObject({
      raw: 900_000,
      sum: 2_000_000,
    });
  });

  it('[R36] what was frozen at close beside what the data say now', () => {
    const closing: Closing = {
      on: day('2026-10-20'),
      raw: 400_000,
      progress: 400_000,
      amount: null,
      score: null,
      reason: null,
      by: 'maria',
    };
    const items = [item(1, { category: 'done' }), item(1, { id: itemId('jira', 'site', 2), key: 'SUP-2' })];
    const measure = workMeasure({ links: links(...items) });
    const closed = keyResult('kr', 'o', measure, { status: 'closed', closing });
    const made = opened(planOf([objective('o')], [closed]), 'kr', workOf(items));
    expect(made).toMatchObject({
      frozen: closing,
      value: { progress: 400_000, origin: 'frozen', sum: 500_000 },
      parts: [{ ppm: 500_000 }, { ppm: 0 }],
    });
    expect(made.rules).toContain('R36');
  });

  const child = (id: string, more: Partial<Objective> = {}, weight: number | null = null) =>
    objective(id, { parents: [edge('kr', { weight })], ...more });

  it('[R27] a bound key result: a mean, an identity, amounts', () => {
    const plan = (as: 'mean' | 'identity' | 'amounts', children: readonly Objective[]) =>
      planOf(
        [objective('o'), ...children],
        [
          keyResult('kr', 'o', { kind: 'objectives', as, from: null, to: null, unit: null }),
          keyResult('x', 'a', metricMeasure('0', '10'), { readings: [reading('2026-10-20', 6)] }),
          ...(children.length > 1
            ? [keyResult('y', 'b', metricMeasure('0', '20'), { readings: [reading('2026-10-20', -2)] })]
            : []),
        ],
      );
    const two = [child('a'), child('b', {}, 2000)];
    expect(ppm(opened(plan('mean', two), 'kr'))).toEqual([200_000, 0]);
    expect(ppm(opened(plan('identity', two.slice(0, 1)), 'kr'))).toEqual([600_000]);
    // 6 of 10 and twice −2 of 20: 2 of 50. What is lost there is a negative part.
    const amounts = opened(plan('amounts', two), 'kr');
    expect(ppm(amounts)).toEqual([120_000, -80_000]);
    expect(amounts.value).toMatchObject({ raw: 40_000, sum: 40_000 });
  });

  it('[R28] all work below, over every path, each item once', () => {
    const items = [item(1, { category: 'done' }), item(2), item(3, { category: 'removed' })];
    const measure = workMeasure({ links: links(...items) });
    const plan = planOf(
      [
        objective('top'),
        objective('left', { parents: [edge('top')] }),
        objective('right', { parents: [edge('top')] }),
        objective('low', { parents: [edge('left'), edge('right')] }),
        objective('aside', { parents: [edge('top', { contributes: false })] }),
      ],
      [
        keyResult('a', 'low', measure),
        keyResult('b', 'left', workMeasure({ links: links('SUP-1') })),
        keyResult('c', 'aside', measure),
        keyResult('d', 'right', measure, { status: 'draft' }),
      ],
    );
    expect(opened(plan, 'top', workOf(items)).totals).toEqual({
      keyResults: 2,
      items: 2,
      stages: { todo: 1, doing: 0, done: 1, dropped: 0, unknown: 0 },
      shared: 1,
      leftOut: 1,
    });
  });
});
