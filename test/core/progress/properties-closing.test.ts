import * as fc from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { Closing, Plan, Reading } from '@throughline/core/model/plan.ts';
import type { Work } from '@throughline/core/model/work-item.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import { readingsAround } from '../arbitrary/measure.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import { rarely } from '../arbitrary/values.ts';
import { arbitraryItems } from '../arbitrary/work.ts';
import { decimal, keyResult, metricMeasure, november, objective, planOf, workOf } from '../plan-fixtures.ts';
import { holds } from '../seeds.ts';
import { workItem } from '../work-fixtures.ts';

/** What may come after a close. */
interface Later {
  readonly days: number;
  /** The work that there is then; null = nothing can be read. */
  readonly items: Work['items'] | null;
  readonly readings: readonly Reading[];
  readonly yesNo: boolean;
}

const later: fc.Arbitrary<Later> = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  items: rarely(arbitraryItems(), 2),
  readings: readingsAround({ start: '2028-08-01' as Day, asOf: '2028-09-01' as Day }),
  yesNo: fc.boolean(),
});

describe('[R40] a closed cycle', () => {
  it('[R36] is evaluated anew to the same bytes, whatever becomes of work and readings', () => {
    const property = fc.property(arbitraryCase, later, ({ plan, ...input }, then) => {
      const open = evaluate({ ...input, plan: opened(plan) });
      const closed = closedWith(plan, open, input.asOf);
      const before = evaluate({ ...input, plan: closed });
      const { items } = then;
      const after = evaluate({
        plan: moved(closed, input.asOf, then),
        work: { items: items ?? [], queries: items ? queriesOver(items) : new Map(), readAt: null },
        asOf: addDays(input.asOf, then.days),
        now: input.now + then.days * 86_400_000,
      });
      const values = ({ objectives, keyResults }: FullEvaluation) =>
        [...objectives, ...keyResults].map((value) => {
          const { id, raw, progress, score, band, expected, health, children } = value;
          return {
            id,
            raw,
            progress,
            score,
            band,
            expected,
            health,
            children,
            amount: 'amount' in value && value.amount,
          };
        });
      expect(values(before)).toEqual(values(open));
      expect(JSON.stringify(after.objectives)).toBe(JSON.stringify(before.objectives));
      expect(JSON.stringify(after.keyResults)).toBe(JSON.stringify(before.keyResults));
    });
    holds('closed', property, 200);
  });

  it('[R36] [R10] keeps the line of the baseline that it had, though a query finds less now', () => {
    const measure = {
      ...metricMeasure('0', '1'),
      target: { form: 'to', to: decimal(0) } as const,
      checkpoints: [{ on: november, value: decimal(1) }],
      source: { query: 'bugs', of: 'count', field: null } as const,
    };
    const plan = planOf([objective('o')], [keyResult('kr', 'o', measure)]);
    const items = [1, 2, 3, 4].map((n) => workItem({ id: itemId('jira', 's', n) }));
    const found = (some: typeof items) =>
      workOf(some, { bugs: { ok: true, items: some.map(({ id }) => id) } });
    const open = evaluate({ plan, work: found(items), asOf: november });
    const closed = closedWith(plan, open, november);
    const then = evaluate({ plan: closed, work: found(items.slice(0, 2)), asOf: november });
    // From 4 to 0 over 1: three quarters of the way.
    expect([open, then].map(({ keyResults }) => keyResults[0]?.expected)).toEqual([750_000, 750_000]);
  });
});

// ── below ──

const opened = (plan: Plan): Plan => ({
  ...plan,
  objectives: plan.objectives.map((one) => ({ ...one, status: 'active', closing: null })),
  keyResults: plan.keyResults.map((one) => ({ ...one, status: 'active', closing: null })),
});

/** Every node closed with what was just computed. */
function closedWith(plan: Plan, { objectives, keyResults }: FullEvaluation, on: Day): Plan {
  const closings = new Map(
    [...objectives, ...keyResults].map((value): [string, Closing] => {
      const amount = 'amount' in value ? value.amount : null;
      const { id, raw, progress } = value;
      return [id, { on, raw, progress, amount, score: null, reason: null, by: null }];
    }),
  );
  const closing = ({ id }: { id: string }) => closings.get(id) ?? null;
  return {
    ...plan,
    objectives: plan.objectives.map((one) => ({ ...one, status: 'closed', closing: closing(one) })),
    keyResults: plan.keyResults.map((one) => ({ ...one, status: 'closed', closing: closing(one) })),
  };
}

/** New readings, each dated after the close, and whatever else is data and not definition. */
function moved(plan: Plan, closedOn: Day, { readings, yesNo }: Later): Plan {
  const added = readings.map((reading, at) => ({ ...reading, on: addDays(closedOn, 1 + at) }));
  return {
    ...plan,
    kpis: plan.kpis.map((kpi) => ({ ...kpi, readings: [...kpi.readings, ...added] })),
    keyResults: plan.keyResults.map((one) => ({
      ...one,
      readings: [...one.readings, ...added],
      measure: one.measure.kind === 'yesNo' ? { kind: 'yesNo', done: yesNo } : one.measure,
    })),
  };
}

const queriesOver = (items: Work['items']): Work['queries'] =>
  new Map(['first', 'second', 'third'].map((name) => [name, { ok: true, items: items.map(({ id }) => id) }]));
