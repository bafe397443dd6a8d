import * as fc from 'fast-check';
import { closeNodes } from '@throughline/core/history/close.ts';
import { freezeTrace, thawTrace } from '@throughline/core/history/frozen-trace.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import {
  day,
  evaluateOn,
  keyResult,
  keyResultIn,
  krId,
  links,
  objective,
  objectiveId,
  objectiveIn,
  planOf,
  told,
  workMeasure,
} from '../plan-fixtures.ts';
import { item, state } from './history-fixtures.ts';

const last = day('2026-12-31');
const work = workMeasure({ links: links('SUP-1', 'SUP-2'), unestimatedSize: 1000 });
const plan = planOf(
  [objective('o'), objective('p')],
  [
    keyResult('a', 'o', work),
    keyResult('b', 'o', { kind: 'yesNo', done: true }),
    keyResult('c', 'p', work, { status: 'draft' }),
    keyResult('d', 'p', work),
  ],
);
const half = [{ ...item(1), ...state('done') }, item(2)];
const done = [
  { ...item(1), ...state('done') },
  { ...item(2), ...state('done') },
];

describe('[R36] a close', () => {
  it('freezes value and amount of the whole plan; drafts stay drafts', () => {
    const closed = closeNodes(plan, evaluateOn(plan, half, last), null, last, 'ada');
    expect(closed.keyResults.map(({ status }) => status)).toEqual(['closed', 'closed', 'draft', 'closed']);
    expect(closed.objectives.map(({ status }) => status)).toEqual(['closed', 'closed']);
    expect(closed.keyResults[0]?.closing).toMatchObject({
      on: last,
      raw: 500_000,
      progress: 500_000,
      amount: { kind: 'work', done: { digits: 1, scale: 0 }, total: { digits: 2, scale: 0 } },
      score: null,
      reason: null,
      by: 'ada',
    });
    expect(closed.objectives[0]?.closing).toMatchObject({ raw: 750_000, progress: 750_000, amount: null });
    expect(closed.keyResults[2]).toBe(plan.keyResults[2]);
  });

  it('stands, whatever the work becomes, and says so', () => {
    const closed = closeNodes(plan, evaluateOn(plan, half, last), null, last, null);
    const later = evaluateOn(closed, done, day('2027-01-15'));
    expect(keyResultIn(later, 'a')).toMatchObject({ progress: 500_000, origin: 'frozen' });
    expect(objectiveIn(later, 'o')).toMatchObject({ progress: 750_000, origin: 'frozen' });
    expect(told(later)).toContain('D_CHANGED_AFTER_CLOSE a');
  });

  it('of an objective closes its key results, of a key result only itself', () => {
    const evaluation = evaluateOn(plan, half, last);
    const statuses = (ids: Parameters<typeof closeNodes>[2]) => {
      const { objectives, keyResults } = closeNodes(plan, evaluation, ids, last, null);
      return [...objectives, ...keyResults]
        .filter(({ status }) => status === 'closed')
        .map(({ id }) => String(id));
    };
    expect(statuses([objectiveId('o')])).toEqual(['o', 'a', 'b']);
    expect(statuses([krId('d')])).toEqual(['d']);
    expect(statuses([krId('c'), krId('nobody')])).toEqual([]);
  });

  it('[R31] keeps a score that a person gave, with the reason, beside the progress', () => {
    const scores = new Map([[krId('a'), { score: 700_000, reason: 'the hard half' }]]);
    const closed = closeNodes(plan, evaluateOn(plan, half, last), null, last, 'ada', { scores });
    expect(closed.keyResults[0]?.closing).toMatchObject({
      progress: 500_000,
      score: 700_000,
      reason: 'the hard half',
    });
    expect(keyResultIn(evaluateOn(closed, half, last), 'a')).toMatchObject({
      progress: 500_000,
      score: 700_000,
    });
  });

  it('[R30] freezes the override that stands, beside what was computed', () => {
    const override = { value: 900_000, reason: 'r', by: 'p', until: last };
    const overridden = planOf([objective('o')], [keyResult('a', 'o', work, { override })]);
    const closed = closeNodes(overridden, evaluateOn(overridden, half, last), null, last, null);
    expect(closed.keyResults[0]?.closing).toMatchObject({ raw: 500_000, progress: 900_000 });
  });

  it('is of its own day', () => {
    expect(() => closeNodes(plan, evaluateOn(plan, half, last), null, day('2026-12-30'), null)).toThrow(
      RangeError,
    );
  });

  it('[R40] a closed plan evaluates to the same values and amounts, of any plan', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ plan: any, work: its, asOf }) => {
        const before = evaluate({ plan: any, work: its, asOf });
        const closed = closeNodes(any, before, null, asOf, null);
        const after = evaluate({ plan: closed, work: its, asOf });
        const values = ({ objectives, keyResults }: typeof before) => [
          objectives.map(({ id, progress, score, band, expected }) => [id, progress, score, band, expected]),
          keyResults.map(({ id, progress, score, band, amount }) => [id, progress, score, band, amount]),
        ];
        expect(values(after)).toEqual(values(before));
        const again = evaluate({ plan: closeNodes(closed, after, null, asOf, null), work: its, asOf });
        expect(JSON.stringify(again)).toBe(JSON.stringify(after));
      }),
      { numRuns: 100 },
    );
  });
});

describe('[R36] [R38] the frozen trace', () => {
  it('gives back the same rows, of any set of work', () => {
    let rows = 0;
    fc.assert(
      fc.property(arbitraryCase, ({ plan: any, work: its, asOf }) => {
        for (const items of evaluate({ plan: any, work: its, asOf }).items.values()) {
          const stored: ReturnType<typeof freezeTrace> = JSON.parse(JSON.stringify(freezeTrace(items)));
          expect(thawTrace(stored)).toEqual(items);
          rows += items.length;
        }
      }),
      { numRuns: 200 },
    );
    expect(rows).toBeGreaterThan(100);
  });

  it('takes a fifth of the rows as they are', () => {
    const many = Array.from({ length: 500 }, (_, n) => ({
      ...item(n + 1),
      ...state(n % 3 === 0 ? 'done' : 'todo'),
    }));
    const wide = planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(...many) }))]);
    const items = evaluateOn(wide, many, last).items.get(krId('kr')) ?? [];
    expect(items).toHaveLength(500);
    expect(JSON.stringify(freezeTrace(items)).length * 5).toBeLessThan(JSON.stringify(items).length);
  });

  it('of an item whose name looks like the mark is exact', () => {
    const row = {
      stage: 'unknown',
      weight: 0,
      size: null,
      credit: 0,
      via: 'link',
      counted: false,
      why: 'missing',
    } as const;
    const rows = ['jira:s/!1', '!odd', 'jira:s/2', 'SUP-9', ''].map((name) => ({
      ...row,
      item: name as never,
    }));
    expect(thawTrace(freezeTrace(rows))).toEqual(rows);
  });
});
