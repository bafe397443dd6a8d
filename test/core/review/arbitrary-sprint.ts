import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { History } from '@throughline/core/history/history.ts';
import { addDays } from '@throughline/core/model/day.ts';
import type { ItemFields, ItemHistory } from '@throughline/core/model/item-history.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { ItemLevel, WorkItem } from '@throughline/core/model/work-item.ts';
import {
  day,
  edge,
  keyResult,
  kpi,
  kpiMeasure,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { historyWith, item, past, points } from '../history/history-fixtures.ts';
import { five, four, id } from './review-fixtures.ts';

const most = 9;
const first = day('2026-10-01');
const someDay = fc.nat(24).map((after) => addDays(first, after));

const aLevel = fc.constantFrom<ItemLevel[]>('standard', 'standard', 'standard', 'subtask', 'container');
const aState = fc
  .constantFrom('todo', 'doing', 'done', 'done', 'dropped', 'unknown')
  .map((name) => ({ state: name === 'dropped' ? stateOf('done', "Won't Do") : stateOf(name as 'todo') }));
const someSprints = fc
  .constantFrom([], [four], [four], [five], [four, five])
  .map((of) => ({ sprints: of }) satisfies Partial<ItemFields>);
const aSize = fc.constantFrom(0, 1, 2, 3, 5, 8, 13).map(points);
const aParent = fc.nat(most).map((n) => ({ parent: n === 0 ? null : id(n) }));

/** An item that is made, moves, is sized anew, comes into the sprint and goes, and perhaps is deleted. */
const anItem = (n: number): Arbitrary<ItemHistory> =>
  fc
    .record({
      level: aLevel,
      start: fc.tuple(aState, someSprints, aSize, aParent),
      loose: fc.nat(4).map((one) => one === 0),
      turns: fc.array(fc.tuple(someDay, fc.oneof(aState, someSprints, aSize, aParent)), { maxLength: 6 }),
      created: fc.option(someDay, { nil: undefined, freq: 3 }),
      deleted: fc.option(someDay, { nil: undefined, freq: 1 }),
    })
    .map(({ level, start, loose, turns, created, deleted }) => {
      const given = Object.assign({}, ...start) as Partial<WorkItem>;
      const sizes = loose ? { sizes: { points: null, seconds: null, fields: {} } } : {};
      const own = { ...item(n), ...given, ...sizes, level, key: `KEY${n}X`, title: `Title${n}X` };
      const ends = { ...(created && { created }), ...(deleted && deleted > (created ?? '') && { deleted }) };
      return past(
        own,
        turns.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
        ends,
      );
    });

const someLinks = fc.subarray(
  Array.from({ length: most }, (_, at) => id(at + 1)),
  { minLength: 1 },
);
const someReadings = fc
  .array(fc.tuple(someDay, fc.integer({ min: 20, max: 50 })), { maxLength: 4 })
  .map((all) => all.map(([on, value]) => reading(on, value)));

/** Two objectives, one above the other, with work of two kinds, a metric and a KPI. */
const aPlan: Arbitrary<Plan> = fc
  .record({ one: someLinks, two: someLinks, readings: someReadings, others: someReadings, own: fc.boolean() })
  .map(({ one, two, readings, others, own }) => ({
    ...planOf(
      [objective('upper'), objective('lower', { parents: [edge('upper')] })],
      [
        keyResult(
          'kr-points',
          'lower',
          workMeasure({ links: links(...one), unestimatedSize: own ? 2000 : null }),
        ),
        keyResult('kr-issues', 'upper', workMeasure({ links: links(...two), count: { unit: 'issues' } })),
        keyResult('kr-time', 'lower', metricMeasure('45', '25'), { readings }),
        keyResult(
          'kr-churn',
          'upper',
          kpiMeasure('rate', { from: { digits: 50, scale: 0 }, to: { digits: 20, scale: 0 } }),
        ),
      ],
    ),
    kpis: [kpi('rate', { readings: others })],
  }));

/** A plan in one or two versions, over items that a sprint holds, from the first to the 25th of October. */
export const arbitrarySprint: Arbitrary<History> = fc
  .record({
    items: fc.tuple(...Array.from({ length: most }, (_, at) => anItem(at + 1))),
    plan: aPlan,
    later: fc.option(fc.tuple(someDay, aPlan), { nil: null, freq: 1 }),
  })
  .map(({ items, plan, later }) => historyWith(later ? [['2026-09-30', plan], later] : plan, items));
