import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { KpiId } from '@throughline/core/model/ids.ts';
import type {
  CountOf,
  CurvePoint,
  Kpi,
  Measure,
  Milestone,
  ObjectivesMeasure,
  PlanLink,
  QuerySource,
  Reading,
  Rhythm,
  TargetForm,
} from '@throughline/core/model/plan.ts';
import { compareDecimals } from '@throughline/core/model/decimal.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { arbitraryDecimal, arbitraryWeight, dayAround, mostly, orNull, rarely } from './values.ts';
import type { Moment } from './values.ts';

/** The names of queries that a random plan uses; `arbitraryQueries` answers most of them. */
export const queryNames = ['first', 'second', 'third'] as const;

const aQuery = fc.constantFrom(...queryNames);
const maybeDecimal = orNull(arbitraryDecimal, 3);
/** Mostly what work may be counted in too, so that they can be added up. */
const aUnit = fc.constantFrom('points', 'points', 'points', 'min', null);
export const arbitraryRhythm = fc.constantFrom<Rhythm[]>('day', 'week', 'month', 'quarter');

export const arbitraryCount: Arbitrary<CountOf> = fc.constantFrom<CountOf[]>(
  { unit: 'issues' },
  { unit: 'points' },
  { unit: 'points' },
  { unit: 'seconds' },
  { unit: 'field', field: 'size' },
);

/** Links to some of the items, under any of their names, and rarely to some that are not there. */
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

/** Mostly whole; just over a 3, and with decimals that thousandths do not hold. */
const arbitraryConfidence = fc
  .integer({ min: 0, max: 10 })
  .map((whole) => (whole === 4 ? 3.0009 : whole === 5 ? 6.95 : whole));

export const readingsAround = (moment: Moment): Arbitrary<Reading[]> =>
  mostly(
    fc
      .record({
        on: dayAround(moment),
        value: arbitraryDecimal,
        confidence: orNull(arbitraryConfidence, 2),
      })
      .map((given) => ({ ...given, note: null, by: null })),
    1,
    4,
  );

const arbitraryTarget: Arbitrary<TargetForm> = fc.oneof(
  fc.record({ form: fc.constant('from-to' as const), from: arbitraryDecimal, to: arbitraryDecimal }),
  fc.record({ form: fc.constant('to' as const), to: arbitraryDecimal }),
  fc.record({ form: fc.constant('by' as const), from: arbitraryDecimal, by: arbitraryDecimal }),
  fc.record({ form: fc.constant('by-percent' as const), from: arbitraryDecimal, percent: arbitraryDecimal }),
);

/** None, or up to three points, strictly rising in both. */
export const arbitraryCurve: Arbitrary<CurvePoint[]> = fc.nat(3).chain((length) => {
  const rising = fc
    .uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: length, maxLength: length })
    .map((all) => all.toSorted((a, b) => a - b));
  return fc
    .tuple(rising, rising)
    .map(([ats, worths]) => ats.map((at, n) => ({ at, worth: worths[n] ?? at })));
});

const arbitrarySource: Arbitrary<QuerySource> = fc.oneof(
  fc.record({ query: aQuery, of: fc.constant('count' as const), field: fc.constant(null) }),
  fc.record({
    query: aQuery,
    of: fc.constant('sum' as const),
    field: fc.constantFrom('points', 'estimate', 'size'),
  }),
);

const arbitraryMilestone = (items: readonly WorkItem[]): Arbitrary<Milestone> =>
  fc.record({
    title: fc.constant('A milestone'),
    weight: arbitraryWeight,
    done: fc.constantFrom(null, null, 0, 250_000, 1_000_000),
    links: arbitraryLinks(items),
  });

/** Bounds in order: at least, at most, or both. */
export const arbitraryBounds: Arbitrary<{ atLeast: Decimal | null; atMost: Decimal | null }> = fc.oneof(
  fc.record({ atLeast: arbitraryDecimal, atMost: fc.constant(null) }),
  fc.record({ atLeast: fc.constant(null), atMost: arbitraryDecimal }),
  fc
    .tuple(arbitraryDecimal, arbitraryDecimal)
    .map((both) => both.toSorted(compareDecimals))
    .map(([atLeast = null, atMost = null]) => ({ atLeast, atMost })),
);

/** The KPIs of a random plan, `k0` and `k1`, some of them. */
export const arbitraryKpis = (moment: Moment): Arbitrary<Kpi[]> =>
  fc
    .array(
      fc.record({
        unit: aUnit,
        every: arbitraryRhythm,
        target: orNull(arbitraryBounds, 4),
        readings: readingsAround(moment),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map((all) =>
      all.map((kpi, at) => ({ ...kpi, id: `k${at}` as KpiId, name: `KPI ${at}`, explanation: null })),
    );

/** Of a key result bound to the objectives that contribute to it. */
export const arbitraryBound: Arbitrary<ObjectivesMeasure> = fc.record({
  kind: fc.constant('objectives'),
  as: fc.constantFrom('mean', 'identity', 'amounts', 'amounts'),
  from: rarely(arbitraryDecimal, 3),
  to: rarely(arbitraryDecimal, 3),
  unit: fc.constantFrom(null, null, 'points', 'points', 'min'),
});

/** Any measure of any kind. */
export function arbitraryMeasure(items: readonly WorkItem[], moment: Moment): Arbitrary<Measure> {
  const work = fc.record({
    kind: fc.constant('work' as const),
    count: arbitraryCount,
    links: arbitraryLinks(items),
    query: fc.constantFrom<(string | null)[]>(null, null, null, ...queryNames),
    unestimatedSize: fc.constantFrom(null, null, 0, 3000),
  });
  const metric = fc.record({
    kind: fc.constant('metric' as const),
    target: arbitraryTarget,
    unit: aUnit,
    stretch: orNull(arbitraryDecimal, 2),
    direction: fc.constantFrom(null, null, null, null, 'increase' as const, 'decrease' as const),
    checkpoints: fc.array(fc.record({ on: dayAround(moment), value: arbitraryDecimal }), { maxLength: 2 }),
    curve: fc.oneof(fc.constant([]), arbitraryCurve),
    source: rarely(arbitrarySource, 4),
  });
  const maintain = fc
    .record({
      // From elsewhere there may be no bound, or two that contradict each other.
      bounds: fc.oneof(
        { weight: 8, arbitrary: arbitraryBounds },
        { weight: 1, arbitrary: fc.record({ atLeast: maybeDecimal, atMost: maybeDecimal }) },
      ),
      unit: aUnit,
      every: arbitraryRhythm,
      method: fc.constantFrom('held', 'held', 'latest', 'worst', 'average'),
    })
    .map(({ bounds, ...more }) => ({ kind: 'maintain' as const, ...bounds, ...more }));
  const kpi = fc.record({
    kind: fc.constant('kpi' as const),
    kpi: fc.constantFrom('k0', 'k0', 'k0', 'k0', 'k1', 'k9').map((id) => id as KpiId),
    from: orNull(arbitraryDecimal, 2),
    to: orNull(arbitraryDecimal, 2),
  });
  const milestones = fc.record({
    kind: fc.constant('milestones' as const),
    milestones: fc.array(arbitraryMilestone(items), { maxLength: 3 }),
  });
  return fc.oneof(
    { weight: 4, arbitrary: work },
    { weight: 4, arbitrary: metric },
    { weight: 2, arbitrary: maintain },
    { weight: 2, arbitrary: kpi },
    { weight: 2, arbitrary: milestones },
    { weight: 2, arbitrary: arbitraryBound },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('yesNo' as const), done: fc.boolean() }) },
  );
}
