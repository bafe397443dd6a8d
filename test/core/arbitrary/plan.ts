import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type {
  AlignmentEdge,
  CountOf,
  KeyResult,
  Measure,
  Milestone,
  Objective,
  Override,
  Plan,
  PlanLink,
  Policy,
  Reading,
  TargetForm,
} from '@throughline/core/model/plan.ts';
import type { QueryAnswer, Work, WorkItem } from '@throughline/core/model/work-item.ts';
import { day, decimal, keyResult, objective, objectiveId, planOf } from '../plan-fixtures.ts';
import { arbitraryItems } from './work.ts';

const start = day('2026-10-01');

/** From two weeks before the cycle to two weeks after it. */
const arbitraryDay: Arbitrary<Day> = fc.integer({ min: -14, max: 105 }).map((days) => addDays(start, days));

export const arbitraryDecimal: Arbitrary<Decimal> = fc.oneof(
  fc.integer({ min: -20, max: 120 }).map(decimal),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => decimal(`${n}e-3`)),
);

/** Thousandths; missing and 0 are common, negative ones are rare. */
const arbitraryWeight: Arbitrary<number | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(null, null, 1000, 2000) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0, 500, 333, 40_000, 100_000, 10_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(-1000, 1, 60_000) },
);

export const arbitraryPolicy: Arbitrary<Partial<Policy>> = fc.record({
  noData: fc.constantFrom('zero', 'exclude'),
  dropped: fc.constantFrom('exclude', 'exclude', 'done', 'open'),
  doingCredit: fc.constantFrom<(number | 'logged')[]>(0, 0, 500_000, 333_333, 1_000_000, 'logged'),
  resolved: fc.constantFrom('doing', 'done'),
  unestimated: fc.constantFrom('stored', 'stored', 'zero', 'exclude', 'block'),
  level: fc.constantFrom('standard', 'standard', 'subtask', 'linked'),
  weights: fc.constantFrom('relative', 'relative', 'percent'),
});

export const arbitraryCount: Arbitrary<CountOf> = fc.constantFrom<CountOf[]>(
  { unit: 'issues' },
  { unit: 'points' },
  { unit: 'points' },
  { unit: 'seconds' },
  { unit: 'field', field: 'size' },
);

/** The names of queries that a random plan uses; `arbitraryWork` answers most of them. */
const queryNames = ['first', 'second', 'third'] as const;

/** Links to some of the items, under any of their names, and to some that are not there. */
function arbitraryLinks(items: readonly WorkItem[]): Arbitrary<PlanLink[]> {
  const names = items.flatMap(({ id, key }) => [
    id,
    key,
    id.startsWith('jira') ? `jira:${key}` : `ado:org/${key}`,
  ]);
  const link = fc.record({
    reference: fc.constantFrom(...names, ...items.map(({ id }) => id), 'GONE-1', '9999'),
    weight: fc.oneof(fc.constant(null), arbitraryWeight),
    share: fc.constantFrom(null, null, 500_000, 800_000),
  });
  return fc.array(link, { maxLength: 5 });
}

const arbitraryReadings: Arbitrary<Reading[]> = fc.array(
  fc
    .record({ on: arbitraryDay, value: arbitraryDecimal })
    .map(({ on, value }) => ({ on, value, confidence: null, note: null, by: null })),
  { maxLength: 4 },
);

const arbitraryTarget: Arbitrary<TargetForm> = fc.oneof(
  fc.record({ form: fc.constant('from-to' as const), from: arbitraryDecimal, to: arbitraryDecimal }),
  fc.record({ form: fc.constant('to' as const), to: arbitraryDecimal }),
  fc.record({ form: fc.constant('by' as const), from: arbitraryDecimal, by: arbitraryDecimal }),
  fc.record({ form: fc.constant('by-percent' as const), from: arbitraryDecimal, percent: arbitraryDecimal }),
);

const arbitraryMilestone = (items: readonly WorkItem[]): Arbitrary<Milestone> =>
  fc.record({
    title: fc.constant('A milestone'),
    weight: arbitraryWeight,
    done: fc.constantFrom(null, null, 0, 250_000, 1_000_000),
    links: arbitraryLinks(items),
  });

/** Any measure, also of the kinds that are not built yet. */
function arbitraryMeasure(items: readonly WorkItem[]): Arbitrary<Measure> {
  const query = fc.constantFrom<(string | null)[]>(null, null, null, ...queryNames);
  const work = fc.record({
    kind: fc.constant('work' as const),
    count: arbitraryCount,
    links: arbitraryLinks(items),
    query,
    unestimatedSize: fc.constantFrom(null, null, 0, 3000),
  });
  const metric = fc.record({
    kind: fc.constant('metric' as const),
    target: arbitraryTarget,
    unit: fc.constantFrom(null, 'min'),
    stretch: fc.constant(null),
    direction: fc.constantFrom(null, null, null, 'increase' as const, 'decrease' as const),
    checkpoints: fc.array(fc.record({ on: arbitraryDay, value: arbitraryDecimal }), { maxLength: 2 }),
    source: fc.option(
      fc.record({
        query: fc.constantFrom(...queryNames),
        of: fc.constantFrom('count' as const, 'sum' as const),
        field: fc.constantFrom('points', 'estimate', 'size'),
      }),
      { nil: null, freq: 3 },
    ),
  });
  const milestones = fc.record({
    kind: fc.constant('milestones' as const),
    milestones: fc.array(arbitraryMilestone(items), { maxLength: 3 }),
  });
  return fc.oneof(
    { weight: 4, arbitrary: work },
    { weight: 3, arbitrary: metric },
    { weight: 2, arbitrary: milestones },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('yesNo' as const), done: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant<Measure>({ kind: 'objectives', as: 'mean' }) },
  );
}

const arbitraryOverride: Arbitrary<Override | null> = fc.option(
  fc
    .record({ value: fc.integer({ min: 0, max: 1_000_000 }), until: arbitraryDay })
    .map((given) => ({ ...given, reason: 'a reason', by: 'somebody' })),
  { nil: null, freq: 6 },
);

const arbitraryNode = fc.record({
  status: fc.constantFrom<KeyResult['status'][]>(
    'active',
    'active',
    'active',
    'active',
    'closed',
    'draft',
    'cancelled',
  ),
  override: arbitraryOverride,
  goal: fc.constantFrom(
    { kind: 'committed' as const, threshold: 1_000_000 },
    { kind: 'aspirational' as const, threshold: 700_000 },
    { kind: 'aspirational' as const, threshold: 810_000 },
  ),
  dates: fc.constantFrom(
    { start, end: day('2026-12-31') },
    { start, end: day('2026-12-31') },
    { start: day('2026-11-01'), end: day('2026-11-30') },
    { start: day('2026-10-15'), end: day('2026-10-15') },
  ),
  checkInEvery: fc.constantFrom<KeyResult['checkInEvery'][]>('day', 'week', 'month', 'quarter'),
});

/** A plan over the items: up to five objectives with edges every way (circles too) and up to seven key results. */
function arbitraryPlan(items: readonly WorkItem[]): Arbitrary<Plan> {
  const parents = ['o0', 'o1', 'o2', 'o3', 'o4', 'kr0', 'kr1', 'gone'];
  const anEdge: Arbitrary<AlignmentEdge> = fc.record({
    parent: fc.constantFrom(...parents.map(objectiveId)),
    contributes: fc.constantFrom(true, true, true, false),
    weight: arbitraryWeight,
    order: fc.nat(6),
  });
  const anObjective = fc.record({ node: arbitraryNode, parents: fc.array(anEdge, { maxLength: 2 }) });
  const aKeyResult = fc.record({
    node: arbitraryNode,
    of: fc.nat(4),
    weight: arbitraryWeight,
    measure: arbitraryMeasure(items),
    readings: arbitraryReadings,
  });
  return fc
    .record({
      policy: arbitraryPolicy,
      objectives: fc.array(anObjective, { minLength: 1, maxLength: 5 }),
      keyResults: fc.array(aKeyResult, { maxLength: 7 }),
    })
    .map(({ policy, objectives, keyResults }) =>
      planOf(
        objectives.map(({ node: { dates, goal, ...node }, parents: above }, at): Objective =>
          objective(`o${at}`, { ...node, ...dates, ...goal, parents: above }),
        ),
        keyResults.map(({ node: { dates, goal, ...node }, of, measure, ...more }, at) =>
          keyResult(`kr${at}`, `o${of % objectives.length}`, measure, {
            ...node,
            ...dates,
            ...goal,
            ...more,
          }),
        ),
        policy,
      ),
    );
}

/** Answers to the queries: most of them found something, one may have failed or not been run. */
function arbitraryQueries(items: readonly WorkItem[]): Arbitrary<Work['queries']> {
  const ids = items.map(({ id }) => id);
  const answer: Arbitrary<QueryAnswer | null> = fc.oneof(
    { weight: 6, arbitrary: fc.subarray(ids).map((found): QueryAnswer => ({ ok: true, items: found })) },
    { weight: 1, arbitrary: fc.constant<QueryAnswer>({ ok: false, reason: 'no answer' }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .tuple(answer, answer, answer)
    .map(
      (answers) =>
        new Map(queryNames.flatMap((name, at) => (answers[at] ? [[name, answers[at]] as const] : []))),
    );
}

export interface Case {
  readonly plan: Plan;
  readonly work: Work;
  readonly asOf: Day;
  readonly now: number;
}

const now = Date.UTC(2026, 10, 2);

/** A whole input of one evaluation. */
export const arbitraryCase: Arbitrary<Case> = arbitraryItems().chain((items) =>
  fc.record({
    plan: arbitraryPlan(items),
    work: fc.record({
      items: fc.constant(items),
      queries: arbitraryQueries(items),
      readAt: fc.constantFrom(null, now, now - 86_400_000, now - 86_400_001),
    }),
    asOf: arbitraryDay,
    now: fc.constant(now),
  }),
);
