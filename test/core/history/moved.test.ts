import { moved } from '@throughline/core/history/moved.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import {
  day,
  decimal,
  edge,
  keyResult,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { historyWith, item, kpiWith, nodeIn, noon, past, points, state, told } from './history-fixtures.ts';

const october = [day('2026-10-05'), day('2026-10-20')] as const;

const work = (...keys: string[]) => workMeasure({ links: links(...keys), unestimatedSize: 1000 });
const onePlan = (
  measure: Parameters<typeof keyResult>[2],
  more: Parameters<typeof keyResult>[3] = {},
): Plan => planOf([objective('o')], [keyResult('kr', 'o', measure, more)]);

describe('[R37] what moved a key result of work', () => {
  it('is each event of its items, in time order, adding up to the change', () => {
    const history = historyWith(onePlan(work('SUP-1')), [
      past(item(1, { level: 'container' })),
      past(item(2, { parent: itemId('jira', 'site', 1) }), [
        ['2026-10-06', state('done')],
        ['2026-10-08', state('doing')],
        ['2026-10-12', state('done')],
      ]),
      past(item(3, { parent: itemId('jira', 'site', 1) }), [['2026-10-09', points(3)]]),
      past(item(4, { parent: itemId('jira', 'site', 1) }), [], { created: '2026-10-13' }),
      past(item(5, { parent: itemId('jira', 'site', 1) }), [
        ['2026-10-14', { state: stateOf('done', "Won't Do") }],
      ]),
      past(item(6, { parent: itemId('jira', 'site', 1) }), [], { deleted: '2026-10-15' }),
    ]);
    const all = moved(history, ...october, 'as-known');
    // Of 4 points, then of 6, of 7, of 6, of 5.
    expect(told(all, 'kr')).toEqual([
      'completed +250000',
      'reopened -250000',
      'completed +166666',
      'scope-added -23809',
      'scope-dropped +23809',
      'scope-dropped +33334',
    ]);
    expect(nodeIn(all, 'kr')).toMatchObject({ kind: 'keyResult', start: 0, end: 200_000, change: 200_000 });
    expect(nodeIn(all, 'kr').causes).toMatchObject({
      completed: 416_666,
      reopened: -250_000,
      're-estimated': 0,
    });
    expect(nodeIn(all, 'o').events).toEqual(nodeIn(all, 'kr').events);
    expect(nodeIn(all, 'kr').events[0]).toEqual({
      at: noon('2026-10-06'),
      cause: 'completed',
      ppm: 250_000,
      item: itemId('jira', 'site', 2),
      reading: null,
    });
  });

  it('takes one event as scope, then size, then stage', () => {
    // 1 point todo beside 1 done; at once it comes under the epic, has 3 points, and is done.
    const history = historyWith(onePlan(work('SUP-1', 'SUP-2')), [
      past(item(1, { level: 'container' })),
      past(item(2, { category: 'done' })),
      past(item(3), [['2026-10-06', { parent: itemId('jira', 'site', 1), ...points(3), ...state('done') }]]),
      past(item(4, { parent: itemId('jira', 'site', 1) })),
    ]);
    expect(told(moved(history, ...october, 'as-known'), 'kr')).toEqual([
      // 1/2 → 1/3 → 1/5 → 4/5
      'scope-added -166667',
      're-estimated -133333',
      'completed +600000',
    ]);
  });

  it('takes what comes back from "dropped" as added, done or not', () => {
    const cancelled = { state: stateOf('done', "Won't Do") };
    const history = historyWith(onePlan(work('SUP-1', 'SUP-2', 'SUP-3')), [
      past(item(1, { category: 'done' })),
      past(item(2, { category: 'todo' }), [
        ['2026-10-01', cancelled],
        ['2026-10-06', state('todo')],
      ]),
      past(item(3, { category: 'todo' }), [
        ['2026-10-01', cancelled],
        ['2026-10-07', state('done')],
      ]),
    ]);
    expect(told(moved(history, ...october, 'as-known'), 'kr')).toEqual([
      // 1/1 → 1/2 → 2/3
      'scope-added -500000',
      'scope-added +166666',
    ]);
  });

  it('says of an item that goes from one key result to another what it is to each', () => {
    const plan = planOf(
      [objective('o')],
      [keyResult('a', 'o', work('SUP-1')), keyResult('b', 'o', work('SUP-2'))],
    );
    const history = historyWith(plan, [
      past(item(1, { level: 'container' })),
      past(item(2, { level: 'container' })),
      past(item(3, { parent: itemId('jira', 'site', 1), category: 'done' })),
      past(item(4, { parent: itemId('jira', 'site', 2) })),
      past(item(5, { parent: itemId('jira', 'site', 1) }), [
        ['2026-10-06', { parent: itemId('jira', 'site', 2) }],
      ]),
      past(item(6, { parent: itemId('jira', 'site', 1), category: 'done' }), [
        ['2026-10-07', { parent: itemId('jira', 'site', 2) }],
      ]),
    ]);
    const all = moved(history, ...october, 'as-known');
    expect(told(all, 'a')).toEqual(['scope-dropped +333334']);
    expect(told(all, 'b')).toEqual(['scope-added +333333']);
    expect(told(all, 'o')).toEqual(['scope-dropped +166667', 'scope-added +166666']);
  });

  it('counts what credit for doing adds as completed, and what it takes as reopened', () => {
    const plan = planOf([objective('o')], [keyResult('kr', 'o', work('SUP-1'))], { doingCredit: 500_000 });
    const history = historyWith(plan, [
      past(item(1), [
        ['2026-10-06', state('doing')],
        ['2026-10-07', state('todo')],
      ]),
    ]);
    expect(told(moved(history, ...october, 'as-known'), 'kr')).toEqual([
      'completed +500000',
      'reopened -500000',
    ]);
  });

  it('asks nothing of what happened before the first day or after the last', () => {
    const history = historyWith(onePlan(work('SUP-1')), [
      past(item(1), [
        ['2026-10-05', state('done')],
        ['2026-10-21', state('todo')],
      ]),
    ]);
    expect(nodeIn(moved(history, ...october, 'as-known'), 'kr')).toMatchObject({
      start: 1_000_000,
      events: [],
    });
    expect(() => moved(history, october[1], october[0], 'as-known')).toThrow(RangeError);
  });
});

describe('[R37] readings and time', () => {
  const metric = metricMeasure('0', '10');

  it('count at the end of their day, after the work of the day', () => {
    const plan = planOf(
      [objective('o')],
      [
        keyResult('kr', 'o', work('SUP-1')),
        keyResult('m', 'o', metric, { readings: [reading('2026-10-06', 2), reading('2026-10-09', 5)] }),
      ],
    );
    const history = historyWith(plan, [past(item(1), [['2026-10-06', state('done')]])]);
    const all = moved(history, ...october, 'as-known');
    expect(told(all, 'o')).toEqual(['completed +500000', 'reading +100000', 'reading +150000']);
    expect(nodeIn(all, 'm').events[0]).toMatchObject({
      at: Date.parse('2026-10-07') - 1,
      reading: { of: 'm', on: '2026-10-06', value: decimal(2) },
      item: null,
    });
  });

  it("move every key result that is bound to a KPI by the KPI's own reading", () => {
    const kpi = kpiWith([reading('2026-10-01', 0), reading('2026-10-08', 4)]);
    const bound = { kind: 'kpi' as const, kpi: kpi.id, from: decimal(0), to: decimal(10) };
    const plan = {
      ...planOf([objective('o')], [keyResult('a', 'o', bound), keyResult('b', 'o', bound)]),
      kpis: [kpi],
    };
    const all = moved(historyWith(plan), ...october, 'as-known');
    expect(told(all, 'o')).toEqual(['reading +400000']);
    expect(nodeIn(all, 'b').events[0]?.reading).toEqual({ of: 'kpi', on: '2026-10-08', value: decimal(4) });
  });

  it('an override that ends is an override, after the readings of its day', () => {
    const override = { value: 900_000, reason: 'r', by: 'p', until: day('2026-10-08') };
    const plan = onePlan(metric, {
      override,
      readings: [reading('2026-10-01', 1), reading('2026-10-09', 3)],
    });
    expect(told(moved(historyWith(plan), ...october, 'as-known'), 'kr')).toEqual(['override -600000']);
  });

  it('a close that begins to count is passing of time', () => {
    const closing = {
      on: day('2026-10-10'),
      raw: 700_000,
      progress: 700_000,
      amount: null,
      score: null,
      reason: null,
      by: null,
    };
    const plan = onePlan(metric, { status: 'closed', closing, readings: [reading('2026-10-01', 4)] });
    expect(told(moved(historyWith(plan), ...october, 'as-known'), 'kr')).toEqual(['time +300000']);
  });
});

describe('[R37] [R27] a key result bound to objectives', () => {
  type Override = Plan['objectives'][number]['override'];
  const boundTo = (as: 'mean' | 'identity' | 'amounts', override: Override = null, own: Override = null) =>
    planOf(
      [objective('top'), objective('child', { parents: [edge('sum')], override })],
      [
        keyResult('sum', 'top', { kind: 'objectives', as, from: null, to: null, unit: null }),
        keyResult('part', 'child', metricMeasure('0', '10'), {
          readings: [reading('2026-10-08', 4)],
          override: own,
        }),
      ],
    );

  it('moves with the objective below it, and so does what is above', () => {
    for (const as of ['mean', 'identity', 'amounts'] as const) {
      const all = moved(historyWith(boundTo(as)), ...october, 'as-known');
      for (const id of ['part', 'child', 'sum', 'top']) expect(told(all, id)).toEqual(['reading +400000']);
    }
  });

  it('adds up amounts that move below an objective whose own value stands', () => {
    const override = { value: 100_000, reason: 'r', by: 'p', until: day('2026-12-31') };
    for (const plan of [boundTo('amounts', override), boundTo('amounts', null, override)]) {
      const all = moved(historyWith(plan), ...october, 'as-known');
      expect(told(all, 'child')).toEqual([]);
      for (const id of ['sum', 'top']) expect(told(all, id)).toEqual(['reading +400000']);
    }
  });

  it('[R25] takes a negative weight of an edge as not given', () => {
    const below = (id: string, weight: number) => objective(id, { parents: [edge('top', { weight })] });
    const plan = planOf(
      [objective('top'), below('a', -20_000), below('b', 40_000)],
      [
        keyResult('x', 'a', metricMeasure('0', '10'), { readings: [reading('2026-10-08', 4)] }),
        keyResult('y', 'b', metricMeasure('0', '10')),
      ],
      { weights: 'percent' },
    );
    expect(told(moved(historyWith(plan), ...october, 'as-known'), 'top')).toEqual(['reading +240000']);
  });
});

describe('[R37] [R35] versions of the plan', () => {
  const items = [
    past(item(1, { category: 'done' })),
    past(item(2)),
    past(item(3)),
    past(item(4, { category: 'done' })),
  ];
  const version = (more: Parameters<typeof keyResult>[3], ...keys: string[]) => onePlan(work(...keys), more);

  it('are links that came, links that went, overrides, then everything else', () => {
    const override = { value: 100_000, reason: 'r', by: 'p', until: day('2026-12-31') };
    const before = planOf(
      [objective('o')],
      [keyResult('a', 'o', work('SUP-1', 'SUP-2')), keyResult('b', 'o', work('SUP-2'))],
    );
    const after = planOf(
      [objective('o')],
      [
        keyResult('a', 'o', work('SUP-1', 'SUP-3', 'SUP-4'), { weight: 3000 }),
        keyResult('b', 'o', work('SUP-2'), { override }),
      ],
    );
    const history = historyWith(
      [
        ['2026-10-01', before],
        ['2026-10-07', after],
      ],
      items,
    );
    const all = moved(history, ...october, 'as-known');
    // a: 1/2 → 2/4 → 2/3. o: (a + b) / 2, then (3a + b) / 4.
    expect(told(all, 'a')).toEqual(['scope-dropped +166666']);
    expect(told(all, 'b')).toEqual(['override +100000']);
    expect(told(all, 'o')).toEqual(['scope-dropped +83333', 'override +50000', 'definition +141666']);
    expect(moved(history, ...october, 'todays-definitions').nodes.flatMap(({ events }) => events)).toEqual(
      [],
    );
  });

  it('tell what was written down late as a reading, and typed values too', () => {
    const metric = metricMeasure('0', '10');
    const plan = (readings: ReturnType<typeof reading>[], done: boolean) =>
      planOf(
        [objective('o')],
        [keyResult('m', 'o', metric, { readings }), keyResult('y', 'o', { kind: 'yesNo', done })],
      );
    const history = historyWith([
      ['2026-10-01', plan([reading('2026-10-02', 1)], false)],
      [
        '2026-10-08',
        plan([reading('2026-10-02', 1), reading('2026-10-06', 3), reading('2026-10-12', 4)], true),
      ],
    ]);
    const all = moved(history, ...october, 'as-known');
    expect(told(all, 'm')).toEqual(['reading +200000', 'reading +100000']);
    expect(nodeIn(all, 'm').events.map(({ at }) => at)).toEqual([
      noon('2026-10-08'),
      Date.parse('2026-10-13') - 1,
    ]);
    expect(told(all, 'y')).toEqual(['reading +1000000']);
    expect(told(moved(history, ...october, 'todays-definitions'), 'm')).toEqual([
      'reading +200000',
      'reading +100000',
    ]);
    expect(nodeIn(moved(history, ...october, 'todays-definitions'), 'y').start).toBe(1_000_000);
  });

  it('bring nodes and take them, as a change of definitions', () => {
    const history = historyWith(
      [
        ['2026-10-01', version({}, 'SUP-1', 'SUP-2')],
        ['2026-10-07', planOf([objective('o')], [keyResult('new', 'o', work('SUP-1'))])],
      ],
      items,
    );
    const all = moved(history, ...october, 'as-known');
    expect(nodeIn(all, 'kr')).toMatchObject({ start: 500_000, end: null, change: -500_000 });
    expect(nodeIn(all, 'new')).toMatchObject({ start: null, end: 1_000_000, change: 1_000_000 });
    expect(told(all, 'o')).toEqual(['definition +500000']);
  });

  it('that cancel a key result change what is above it, and not its own value', () => {
    const both = (status: 'active' | 'cancelled') =>
      planOf(
        [objective('o')],
        [keyResult('a', 'o', work('SUP-1'), { status }), keyResult('b', 'o', work('SUP-2'))],
      );
    const versions = [
      ['2026-10-01', both('active')],
      ['2026-10-07', both('cancelled')],
    ] as const;
    const all = moved(historyWith(versions, items), ...october, 'as-known');
    expect([told(all, 'a'), told(all, 'o')]).toEqual([[], ['definition -500000']]);
  });

  it('that ask another query bring what it finds, then take what the other found', () => {
    const asking = (query: string) => onePlan(workMeasure({ query, unestimatedSize: 1000 }));
    const history = historyWith(
      [
        ['2026-10-01', asking('one')],
        ['2026-10-07', asking('two')],
      ],
      items,
      new Map([
        ['one', { ok: true, items: [1, 2].map((n) => itemId('jira', 'site', n)) }],
        ['two', { ok: true, items: [2, 3, 4].map((n) => itemId('jira', 'site', n)) }],
      ]),
    );
    // 1/2 → 2/4 → 1/3
    expect(told(moved(history, ...october, 'as-known'), 'kr')).toEqual(['scope-dropped -166667']);
  });
});

describe('[R37] what no history tells', () => {
  it('a metric that counts a query gets its value where the work is as it is now', () => {
    const counting = metricMeasure('0', '4', { source: { query: 'open', of: 'count', field: null } });
    const history = historyWith(
      onePlan(counting, { readings: [reading('2026-10-01', 1)] }),
      [past(item(1), [['2026-10-10', state('done')]])],
      new Map([['open', { ok: true, items: [itemId('jira', 'site', 1)] }]]),
    );
    const all = moved(history, ...october, 'as-known');
    expect(nodeIn(all, 'kr')).toMatchObject({ start: null, end: 250_000 });
    expect(told(all, 'kr')).toEqual(['reading +250000']);
    expect(all.problems).toEqual([{ code: 'D_NO_HISTORY', at: 'kr' }]);
    const later = moved(history, day('2026-10-10'), october[1], 'as-known');
    expect(nodeIn(later, 'kr')).toMatchObject({ start: 250_000, events: [] });
    expect(later.problems).toEqual([]);
  });

  it('a typed reading moves nothing beside what the query finds on the same day', () => {
    const counting = metricMeasure('0', '4', { source: { query: 'open', of: 'count', field: null } });
    const history = historyWith(
      onePlan(counting, { readings: [reading('2026-10-08', 3), reading('2026-10-20', 2)] }),
      [past(item(1))],
      new Map([['open', { ok: true, items: [itemId('jira', 'site', 1)] }]]),
    );
    expect(nodeIn(moved(history, ...october, 'as-known'), 'kr')).toMatchObject({
      start: 250_000,
      events: [],
    });
  });
});

it('[R1] tells readings that came together in the same order, whatever the order of the plan', () => {
  const version = (value: number) =>
    planOf(
      [objective('o')],
      ['a', 'b'].map((id) =>
        keyResult(id, 'o', metricMeasure('0', '100'), { readings: [reading('2026-10-01', value)] }),
      ),
    );
  const turned = (plan: Plan): Plan => ({ ...plan, keyResults: plan.keyResults.toReversed() });
  const between = (turn: (plan: Plan) => Plan) =>
    moved(
      historyWith([
        ['2026-10-01', turn(version(0))],
        ['2026-10-07', turn(version(50))],
      ]),
      ...october,
      'as-known',
    );
  expect(between(turned)).toEqual(between((plan) => plan));
});
