import { rollOver } from '@throughline/core/history/rollover.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import {
  day,
  decimal,
  edge,
  evaluateOn,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { item, kpiWith, state } from './history-fixtures.ts';

const last = day('2026-12-31');
const next = { id: '2027-Q1', start: day('2027-01-01'), end: day('2027-03-31') };

const over = (plan: Plan, items: readonly WorkItem[] = []): Plan =>
  rollOver(plan, evaluateOn(plan, items, last), workOf(items), next);
const only = (plan: Plan) => {
  const [first] = plan.keyResults;
  if (!first) throw new Error('Nothing went over');
  return first;
};
const yes = { kind: 'yesNo' as const, done: true };
const no = { kind: 'yesNo' as const, done: false };

describe('[R36] what goes over', () => {
  it('is active and not achieved; an objective stays behind when nothing of it is left', () => {
    const plan = planOf(
      [
        objective('open'),
        objective('done'),
        objective('bare'),
        objective('draft', { status: 'draft' }),
        objective('closed', { status: 'closed' }),
      ],
      [
        keyResult('a', 'open', no),
        keyResult('b', 'open', yes),
        keyResult('c', 'open', no, { status: 'cancelled' }),
        keyResult('d', 'done', yes),
        keyResult('e', 'draft', no),
        keyResult('f', 'closed', no),
      ],
    );
    const rolled = over(plan);
    expect(rolled.objectives.map(({ id }) => id)).toEqual(['open', 'bare']);
    expect(rolled.keyResults.map(({ id }) => id)).toEqual(['a']);
    expect(rolled.cycle).toEqual(next);
  });

  it('an objective that is achieved stays with its key results, aspirational ones at their own threshold', () => {
    const goal = { kind: 'aspirational' as const, threshold: 500_000 };
    const plan = planOf([objective('o', goal)], [keyResult('a', 'o', no), keyResult('b', 'o', yes)]);
    expect(over(plan)).toMatchObject({ objectives: [], keyResults: [] });
  });

  it('a yes that a person took back by an override asks its question again', () => {
    const override = { value: 100_000, reason: 'it broke again', by: 'p', until: last };
    const plan = planOf([objective('o')], [keyResult('a', 'o', yes, { override })]);
    expect(only(over(plan)).measure).toEqual(no);
  });

  it('has the dates of the next cycle, its weights and edges, and no override', () => {
    const override = { value: 100_000, reason: 'r', by: 'p', until: last };
    const plan = planOf(
      [
        objective('top'),
        objective('o', { parents: [edge('top', { weight: 2000 }), edge('gone')], override }),
        objective('gone'),
      ],
      [
        keyResult('a', 'o', no, { weight: 3000, override }),
        keyResult('b', 'gone', yes),
        keyResult('t', 'top', no),
      ],
    );
    const rolled = over(plan);
    expect(rolled.objectives).toMatchObject([
      { id: 'top', start: next.start, end: next.end },
      { id: 'o', start: next.start, end: next.end, override: null, parents: [edge('top', { weight: 2000 })] },
    ]);
    expect(only(rolled)).toMatchObject({
      id: 'a',
      weight: 3000,
      override: null,
      start: next.start,
      end: next.end,
    });
  });
});

describe('[R36] a metric', () => {
  const readings = [reading('2026-10-01', 10), reading('2026-12-20', 16)];
  const rolled = (target: Parameters<typeof metricMeasure>[2]) =>
    only(
      over(planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('0', '40', target), { readings })])),
    );

  it('starts from its current value, dated the last day before, to the same target', () => {
    const kr = rolled({ checkpoints: [{ on: day('2026-11-01'), value: decimal(20) }] });
    expect(kr.measure).toMatchObject({
      target: { form: 'from-to', from: decimal(16), to: decimal(40) },
      checkpoints: [],
    });
    expect(kr.readings).toEqual([reading('2026-12-31', 16)]);
    const plan = planOf([objective('o')], [kr]);
    expect(keyResultIn(evaluateOn(plan, [], next.start), 'kr').raw).toBe(0);
  });

  it('of the "by" forms keeps the target that they had', () => {
    const by = rolled({ target: { form: 'by', from: decimal(4), by: decimal(20) } });
    expect(by.measure).toMatchObject({ target: { form: 'from-to', from: decimal(16), to: decimal(24) } });
    const percent = rolled({ target: { form: 'by-percent', from: decimal(16), percent: decimal(25) } });
    expect(percent.measure).toMatchObject({
      target: { form: 'from-to', from: decimal(16), to: decimal(20) },
    });
  });

  it('"to" a target starts from its last reading', () => {
    const kr = rolled({ target: { form: 'to', to: decimal(40) } });
    expect(kr.measure).toMatchObject({ target: { form: 'to', to: decimal(40) } });
    expect(kr.readings).toEqual([reading('2026-12-31', 16)]);
  });

  it('without a reading goes over as it was', () => {
    const plan = planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('0', '40'))]);
    expect(only(over(plan))).toMatchObject({ measure: metricMeasure('0', '40'), readings: [] });
  });
});

describe('[R36] work', () => {
  const epic = itemId('jira', 'site', 9);
  const items = [
    { ...item(1), ...state('done') },
    { ...item(2), state: stateOf('done', "Won't Do") },
    { ...item(3), ...state('doing') },
    { ...item(9, { level: 'container' }), ...state('done') },
    item(4, { parent: epic }),
    { ...item(8, { level: 'container' }), ...state('done') },
    { ...item(5, { parent: itemId('jira', 'site', 8) }), ...state('done') },
  ];

  it('leaves behind links whose item is done or dropped; what is open below decides', () => {
    const measure = workMeasure({
      links: links('SUP-1', 'SUP-2', 'SUP-3', 'SUP-9', 'SUP-8', 'GONE-1'),
      unestimatedSize: 3000,
      query: null,
    });
    const kr = only(over(planOf([objective('o')], [keyResult('kr', 'o', measure)]), items));
    expect(kr.measure).toEqual({ ...measure, links: links('SUP-3', 'SUP-9', 'GONE-1') });
  });

  it('of milestones the done ones stay', () => {
    const milestone = (title: string, done: number | null, ...keys: string[]) => ({
      title,
      weight: null,
      done,
      links: links(...keys),
    });
    const measure = {
      kind: 'milestones' as const,
      milestones: [
        milestone('typed', 1_000_000),
        milestone('half', 500_000),
        milestone('over', null, 'SUP-1', 'SUP-2'),
        milestone('on', null, 'SUP-1', 'SUP-3'),
      ],
    };
    const kr = only(over(planOf([objective('o')], [keyResult('kr', 'o', measure)]), items));
    expect(kr.measure).toEqual({
      kind: 'milestones',
      milestones: [milestone('half', 500_000), milestone('on', null, 'SUP-3')],
    });
  });
});

describe('[R36] other kinds', () => {
  it('yes/no and maintain restart', () => {
    const maintain = {
      kind: 'maintain' as const,
      atLeast: decimal(99),
      atMost: null,
      unit: '%',
      every: 'week' as const,
      method: 'held' as const,
    };
    const plan = planOf(
      [objective('o')],
      [
        keyResult('y', 'o', no),
        keyResult('m', 'o', maintain, { readings: [reading('2026-10-03', 99), reading('2026-10-10', 12)] }),
      ],
    );
    expect(over(plan).keyResults).toMatchObject([
      { measure: no, readings: [] },
      { measure: maintain, readings: [] },
    ]);
  });

  it('a KPI keeps its readings, and what is bound to it starts from where it is', () => {
    const target = { atLeast: decimal(50), atMost: null };
    const kpi = kpiWith([reading('2026-10-01', 10), reading('2026-12-01', 20)], { target });
    const measure = { kind: 'kpi' as const, kpi: kpi.id, from: decimal(10), to: null };
    const rolled = over({ ...planOf([objective('o')], [keyResult('kr', 'o', measure)]), kpis: [kpi] });
    expect(rolled.kpis).toEqual([kpi]);
    expect(only(rolled).measure).toEqual({ ...measure, from: decimal(20) });
  });

  it('amounts of child objectives start from what they were', () => {
    const bound = {
      kind: 'objectives' as const,
      as: 'amounts' as const,
      from: decimal(0),
      to: decimal(100),
      unit: null,
    };
    const plan = planOf(
      [objective('top'), objective('child', { parents: [edge('sum')] })],
      [
        keyResult('sum', 'top', bound),
        keyResult('part', 'child', metricMeasure('0', '40'), { readings: [reading('2026-11-01', 16)] }),
      ],
    );
    const rolled = over(plan);
    expect(rolled.keyResults.find(({ id }) => id === 'sum')?.measure).toEqual({
      ...bound,
      from: decimal(16),
    });
    expect(keyResultIn(evaluateOn(rolled, [], next.start), 'sum').raw).toBe(0);
  });
});
