import * as fc from 'fast-check';
import { endOfDay } from '@throughline/core/history/day-end.ts';
import { evaluateAt, stateAt } from '@throughline/core/history/state-at.ts';
import { addDays, dayOf } from '@throughline/core/model/day.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import {
  day,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  told,
  workMeasure,
} from '../plan-fixtures.ts';
import { arbitraryHistory } from './arbitrary-history.ts';
import { historyWith, item, noon, past, points, state } from './history-fixtures.ts';

const plan = planOf(
  [objective('o')],
  [keyResult('kr', 'o', workMeasure({ links: links('SUP-1', 'SUP-2') }))],
);

describe('[R35] the state of an instant', () => {
  const history = historyWith(plan, [
    past(
      item(1),
      [
        ['2026-10-04', points(5)],
        ['2026-10-06', state('done')],
      ],
      { created: '2026-10-03', deleted: '2026-10-08' },
    ),
    past(item(2)),
  ]);
  const at = (instant: number) => stateAt(history, instant, 'as-known').work.items;

  it('has what happened at it, and nothing later', () => {
    expect(at(noon('2026-10-03') - 1)).toEqual([item(2)]);
    expect(at(noon('2026-10-03'))).toEqual([item(1), item(2)]);
    expect(at(noon('2026-10-04'))[0]?.sizes.points).toBe(5000);
    expect(at(noon('2026-10-06') - 1)[0]?.state.category).toBe('todo');
    expect(at(noon('2026-10-06'))[0]?.state.category).toBe('done');
    expect(at(noon('2026-10-08'))).toEqual([item(2)]);
  });

  it('evaluates as of the end of a day', () => {
    expect(keyResultIn(evaluateAt(history, day('2026-10-05'), 'as-known'), 'kr').raw).toBe(0);
    expect(keyResultIn(evaluateAt(history, day('2026-10-06'), 'as-known'), 'kr').raw).toBe(833_333);
    expect(told(evaluateAt(history, day('2026-10-08'), 'as-known'))).toContain('D_MISSING kr');
  });

  it('a day ends where its name does, in whatever zone', () => {
    const zones = [
      'UTC',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Australia/Lord_Howe',
    ];
    for (const zone of zones) {
      for (const one of ['2026-03-08', '2026-04-04', '2026-11-01', '2026-12-31']) {
        const end = endOfDay(day(one), zone);
        expect([zone, dayOf(end, zone), dayOf(end + 1, zone) > one]).toEqual([zone, one, true]);
      }
    }
  });

  it('counts what happened in the evening of its own day, in the zone of the plan', () => {
    const inZone = { ...plan, policy: { ...plan.policy, timeZone: 'America/New_York' } };
    const moved = {
      ...past(item(1)),
      changes: [{ at: Date.parse('2026-10-07T03:30:00Z'), before: state('todo'), after: state('done') }],
    };
    const evening = historyWith(inZone, [{ ...moved, item: item(1, { category: 'done' }) }]);
    expect(keyResultIn(evaluateAt(evening, day('2026-10-06'), 'as-known'), 'kr').raw).toBe(1_000_000);
    expect(
      keyResultIn(evaluateAt(historyWith(plan, evening.items), day('2026-10-06'), 'as-known'), 'kr').raw,
    ).toBe(0);
  });
});

describe('[R35] with which definitions', () => {
  const metric = (...readings: ReturnType<typeof reading>[]) =>
    planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('0', '10'), { readings })]);
  const history = historyWith([
    ['2026-10-05', metric(reading('2026-10-04', 1))],
    ['2026-10-07', metric(reading('2026-10-04', 2), reading('2026-10-08', 5))],
  ]);
  const raw = (on: string, mode: 'as-known' | 'todays-definitions') =>
    keyResultIn(evaluateAt(history, day(on), mode), 'kr').raw;

  it('as known then: those of that instant, before the first the first', () => {
    expect(['2026-10-03', '2026-10-06', '2026-10-07', '2026-10-08'].map((on) => raw(on, 'as-known'))).toEqual(
      [null, 100_000, 200_000, 500_000],
    );
  });

  it("with today's: the last ones, their readings by their day", () => {
    expect(['2026-10-03', '2026-10-06', '2026-10-08'].map((on) => raw(on, 'todays-definitions'))).toEqual([
      null,
      200_000,
      500_000,
    ]);
  });

  it('a history without a plan is none', () => {
    expect(() => stateAt({ plans: [], items: [], queries: new Map() }, 0, 'as-known')).toThrow(RangeError);
  });
});

describe('[R35] queries, whose past is not known', () => {
  const asking = planOf(
    [objective('o')],
    [
      keyResult('work', 'o', workMeasure({ query: 'q', unestimatedSize: 1000 })),
      keyResult('count', 'o', metricMeasure('0', '4', { source: { query: 'q', of: 'count', field: null } }), {
        readings: [reading('2026-10-02', 3)],
      }),
    ],
  );
  const history = historyWith(
    asking,
    [past(item(1), [['2026-10-06', state('done')]]), past(item(2), [], { created: '2026-10-04' })],
    new Map([['q', { ok: true, items: [1, 2].map((n) => itemId('jira', 'site', n)) }]]),
  );

  it('take an item found now as always found, and leave a metric without a value', () => {
    const before = evaluateAt(history, day('2026-10-03'), 'as-known');
    expect(before.items.get(keyResultIn(before, 'work').id)?.map(({ item: id }) => id)).toEqual([
      itemId('jira', 'site', 1),
    ]);
    expect(keyResultIn(before, 'count').raw).toBeNull();
    expect(told(before)).toEqual(['D_NO_HISTORY count', 'D_NO_HISTORY work']);
  });

  it('say what they find from the last change on', () => {
    const after = evaluateAt(history, day('2026-10-06'), 'as-known');
    expect([keyResultIn(after, 'work').raw, keyResultIn(after, 'count').raw]).toEqual([500_000, 500_000]);
    expect(told(after).filter((one) => one.startsWith('D_NO_HISTORY'))).toEqual([]);
  });
});

it('[R35] once everything has happened, a day is what an evaluation of the present gives', () => {
  fc.assert(
    fc.property(arbitraryHistory, ({ history, first }) => {
      const last = addDays(first, 25);
      const plan = history.plans.at(-1)?.plan;
      if (!plan) throw new Error('No plan');
      const items = history.items.flatMap((one) => (one.deleted === null ? [one.item] : []));
      const work = { items, queries: history.queries, readAt: null };
      expect(evaluateAt(history, last, 'as-known')).toEqual(evaluate({ plan, work, asOf: last }));
    }),
    { numRuns: 50 },
  );
});
