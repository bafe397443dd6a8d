import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Amount } from '@throughline/core/model/amount.ts';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type {
  AlignmentEdge,
  Closing,
  Measure,
  Override,
  Reading,
  TargetForm,
} from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import type {
  CountedWork,
  QueryState,
  ShardDocument,
  ShardKeyResult,
  ShardKpi,
  ShardObjective,
} from '@throughline/core/port/documents.ts';
import type { Sums, Tally } from '@throughline/core/progress/sums.ts';
import { day } from '../plan-fixtures.ts';

/*
 * Any shard that the types allow, sense or none: what is stored comes back as it was, also where an import, an old
 * version or a mistake of ours wrote what no rule would.
 */

const start = day('2026-10-01');
const aDay: Arbitrary<Day> = fc.integer({ min: -400, max: 400 }).map((days) => addDays(start, days));
const aNumber = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20) },
  { weight: 3, arbitrary: fc.integer({ min: -5000, max: 5_000_000 }) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
);
const aCount = fc.oneof({ weight: 9, arbitrary: fc.nat(3000) }, { weight: 1, arbitrary: fc.maxSafeNat() });
/** Its day is told: within what a Date can hold. */
const anInstant = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | null> => fc.option(value, { nil: null, freq: 3 });
const mostly = <T>(usual: T, value: Arbitrary<T>): Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: value });
const aText = fc.oneof(
  fc.constantFrom('', 'null', '0', '__proto__', '"', '\ud83d', '🙂', 'A,B'),
  fc.string(),
);
const aDecimal: Arbitrary<Decimal> = fc.record({ digits: aNumber, scale: mostly(0, fc.nat(15)) });
const aName = fc.oneof(
  fc.constantFrom('o-1', 'o-10', 'o-11', 'kr-pay-1', 'kr-pay-2', 'kr-pay-20', '🙂', '🙃', ''),
  fc.string({ unit: 'grapheme' }),
);
const someName = <Id extends string>(): Arbitrary<Id> => aName.map((name) => name as Id);

const anOverride: Arbitrary<Override> = fc.record({ value: aNumber, reason: aText, by: aText, until: aDay });
const anAmount: Arbitrary<Amount> = fc.oneof(
  fc.constant<Amount>({ kind: 'none' }),
  fc.record({ kind: fc.constant('milestones' as const), done: aCount, total: aCount }),
  fc.record({
    kind: fc.constant('metric' as const),
    unit: maybe(aText),
    from: maybe(aDecimal),
    to: maybe(aDecimal),
    current: maybe(aDecimal),
    on: maybe(aDay),
    stretch: maybe(fc.record({ to: aDecimal, raw: maybe(aNumber) })),
  }),
);
const aClosing: Arbitrary<Closing> = fc.record({
  on: aDay,
  raw: maybe(aNumber),
  progress: maybe(aCount),
  amount: maybe(anAmount),
  score: maybe(aCount),
  reason: maybe(aText),
  by: maybe(aText),
});

const aNode = {
  checkInEvery: fc.constantFrom('day', 'week', 'month', 'quarter'),
  threshold: mostly(1_000_000, aCount),
  kind: fc.constantFrom('committed', 'aspirational'),
  start: mostly(start, aDay),
  end: aDay,
  status: mostly<ShardKeyResult['status']>('active', fc.constantFrom('draft', 'closed', 'cancelled')),
  override: mostly<Override | null>(null, anOverride),
  closing: mostly<Closing | null>(null, aClosing),
} as const;

const anEdge: Arbitrary<AlignmentEdge> = fc.record({
  parent: someName<ObjectiveId>(),
  contributes: fc.boolean(),
  weight: maybe(aNumber),
  order: aNumber,
});
const anObjective: Arbitrary<ShardObjective> = fc.record({
  ...aNode,
  id: someName<ObjectiveId>(),
  project: maybe(someName<ProjectId>()),
  level: fc.constantFrom('organisation', 'team', 'individual'),
  parents: fc.array(anEdge, { maxLength: 2 }),
});

const aTarget: Arbitrary<TargetForm> = fc.oneof(
  fc.record({ form: fc.constant('from-to' as const), from: aDecimal, to: aDecimal }),
  fc.record({ form: fc.constant('to' as const), to: aDecimal }),
  fc.record({ form: fc.constant('by' as const), from: aDecimal, by: aDecimal }),
  fc.record({ form: fc.constant('by-percent' as const), from: aDecimal, percent: aDecimal }),
);
const aLink = fc.record({
  reference: aText,
  weight: maybe(aNumber),
  share: maybe(aCount),
});
const aMeasure: Arbitrary<Measure> = fc.oneof(
  { weight: 4, arbitrary: workMeasures() },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('metric' as const),
      target: aTarget,
      unit: maybe(aText),
      stretch: mostly<Decimal | null>(null, aDecimal),
      direction: mostly<'increase' | 'decrease' | null>(null, fc.constantFrom('increase', 'decrease')),
      checkpoints: fc.array(fc.record({ on: aDay, value: aDecimal }), { maxLength: 2 }),
      curve: fc.array(fc.record({ at: aCount, worth: aCount }), { maxLength: 2 }),
      source: maybe(
        fc.record({
          query: aText,
          of: fc.constantFrom('count' as const, 'sum' as const),
          field: maybe(aText),
        }),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('milestones' as const),
      milestones: fc.array(
        fc.record({
          title: aText,
          weight: maybe(aNumber),
          done: maybe(aCount),
          links: fc.array(aLink, { maxLength: 1 }),
        }),
        { maxLength: 2 },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('yesNo' as const), done: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('maintain' as const),
      atLeast: maybe(aDecimal),
      atMost: maybe(aDecimal),
      unit: maybe(aText),
      every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      method: fc.constantFrom('held' as const, 'latest' as const, 'worst' as const, 'average' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('kpi' as const),
      kpi: someName<KpiId>(),
      from: maybe(aDecimal),
      to: maybe(aDecimal),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('objectives' as const),
      as: fc.constantFrom('mean' as const, 'identity' as const, 'amounts' as const),
      from: maybe(aDecimal),
      to: maybe(aDecimal),
      unit: maybe(aText),
    }),
  },
);

function workMeasures() {
  return fc.record({
    kind: fc.constant('work' as const),
    count: fc.oneof(
      fc.constantFrom<({ unit: 'issues' } | { unit: 'points' })[]>({ unit: 'issues' }, { unit: 'points' }),
      fc.record({ unit: fc.constant('field' as const), field: aText }),
    ),
    links: fc.array(aLink, { maxLength: 1 }),
    query: maybe(aText),
    unestimatedSize: maybe(aCount),
  });
}

const someReadings: Arbitrary<Reading[]> = fc.array(
  fc.record({
    on: aDay,
    value: aDecimal,
    confidence: maybe(fc.nat(10)),
    note: mostly<string | null>(null, aText),
    by: maybe(aText),
  }),
  { maxLength: 4 },
);

const aTally: Arbitrary<Tally> = fc.record({ total: aCount, done: aCount, rest: mostly(0, fc.nat(999_999)) });
const timesThousand = ({ total, done, rest }: Tally): Tally => ({
  total: total * 1000,
  done: done * 1000 + Math.floor(rest / 1000),
  rest: (rest % 1000) * 1000,
});
/** Mostly as they come of links that weigh 1; sometimes any numbers. */
const someSums: Arbitrary<Sums> = fc
  .record({
    plain: aTally,
    items: aTally,
    loose: aTally,
    weighted: maybe(aTally),
    weights: maybe(aTally),
    looseWeights: maybe(aTally),
    finished: maybe(fc.record({ plain: aCount, loose: aCount, items: aCount })),
    dropped: aCount,
    unknown: mostly(0, aCount),
    openZero: mostly(0, aCount),
  })
  .map(({ weighted, weights, looseWeights, finished, ...sums }) => ({
    ...sums,
    weighted: weighted ?? safe(timesThousand(sums.plain)),
    weights: weights ?? safe(timesThousand(sums.items)),
    looseWeights: looseWeights ?? safe(timesThousand(sums.loose)),
    finished: finished ?? { plain: sums.plain.done, loose: sums.loose.done, items: sums.items.done },
  }));
const safe = (tally: Tally): Tally =>
  Object.values(tally).every(Number.isSafeInteger) ? tally : { total: 1, done: 0, rest: 0 };

const aProblem: Arbitrary<Problem> = fc.record({
  code: fc.constantFrom('D_MISSING' as const, 'D_OVERLAP' as const),
  at: maybe(aText),
  items: fc.array(someName<ItemId>(), { maxLength: 2 }),
});
const someParts = fc.array(someSums, { maxLength: 3 });
const aQuery: Arbitrary<QueryState> = fc.record(
  {
    askedAt: aCount,
    answeredAt: maybe(anInstant),
    found: aCount,
    pages: aCount,
    slot: fc.constantFrom(0 as const, 1 as const),
    reading: aDecimal,
    hinted: fc.boolean(),
  },
  { requiredKeys: ['askedAt', 'answeredAt', 'found', 'pages', 'slot', 'hinted'] },
);
const someWork: Arbitrary<CountedWork> = fc.record(
  {
    pass: aCount,
    sums: someSums,
    parts: someParts,
    unestimatedSize: maybe(aCount),
    countedAt: maybe(aCount),
    links: aCount,
    subtasks: mostly(0, aCount),
    projects: fc.array(
      fc.constantFrom('10001', '10002').map((id) => id as ProjectId),
      { maxLength: 2 },
    ),
    problems: mostly<Problem[]>([], fc.array(aProblem, { maxLength: 2 })),
    next: maybe(
      fc.record(
        { pass: aCount, sums: someSums, parts: someParts, items: aCount, since: aCount },
        { requiredKeys: ['pass', 'sums', 'items', 'since'] },
      ),
    ),
    failed: mostly<string | null>(null, aText),
    query: aQuery,
  },
  {
    requiredKeys: [
      'pass',
      'sums',
      'unestimatedSize',
      'countedAt',
      'links',
      'subtasks',
      'projects',
      'problems',
      'next',
      'failed',
    ],
  },
);
const aKeyResult: Arbitrary<ShardKeyResult> = fc.record({
  ...aNode,
  id: someName<KeyResultId>(),
  objective: someName<ObjectiveId>(),
  weight: maybe(aNumber),
  measure: aMeasure,
  readings: someReadings,
  work: maybe(someWork),
});
const aKpi: Arbitrary<ShardKpi> = fc.record({
  id: someName<KpiId>(),
  unit: maybe(aText),
  every: fc.constantFrom('day', 'week', 'month', 'quarter'),
  target: maybe(fc.record({ atLeast: maybe(aDecimal), atMost: maybe(aDecimal) })),
  readings: someReadings,
});

const plainShard: Arbitrary<ShardDocument> = fc.record({
  v: fc.constant(3 as const),
  home: someName<ProjectId>(),
  cycle: fc.record({ id: aText, start: aDay, end: aDay }),
  policy: fc.record({ doingCredit: fc.constantFrom('logged' as const, 0), timeZone: aText }).map((given) => ({
    ...defaultPolicy,
    ...given,
  })),
  objectives: fc.array(anObjective, { maxLength: 6 }),
  keyResults: fc.array(aKeyResult, { maxLength: 9 }),
  kpis: fc.array(aKpi, { maxLength: 2 }),
  watermark: maybe(aCount),
});

const someMoves = fc.dictionary(aText, maybe(aText), { maxKeys: 4 });

export const arbitraryShard: Arbitrary<ShardDocument> = fc
  .tuple(plainShard, fc.option(someMoves, { nil: undefined }))
  .map(([shard, moved]) => (moved ? { ...shard, moved } : shard));
