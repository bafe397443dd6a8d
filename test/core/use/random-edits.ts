import * as fc from 'fast-check';
import type { Field } from '@throughline/core/view/node-details.ts';

export type Group = Record<string, Field>;

const days = fc.constantFrom('2026-10-01', '2026-10-15', '2026-11-20', '2026-12-31', '2027-02-01');
const amount = fc.constantFrom<number>(-5, 0, 5, 25, 38, 45, 99.9);
const rarelyNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 4 });

const measures: fc.Arbitrary<Field> = fc.oneof(
  fc.record({ kind: fc.constant('metric'), from: amount, to: amount }),
  fc.record({ kind: fc.constant('metric'), to: amount }),
  fc.record({ kind: fc.constant('metric'), from: amount, by: amount, stretch: amount }),
  fc.record({
    kind: fc.constant('metric'),
    from: amount,
    byPercent: amount,
    direction: fc.constantFrom('increase', 'decrease'),
  }),
  fc.record({
    kind: fc.constant('metric'),
    from: amount,
    to: amount,
    checkpoints: fc.array(fc.record({ on: days, value: amount }), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('maintain'), atLeast: amount, every: fc.constantFrom('week', 'month') }),
  fc.record({
    kind: fc.constant('maintain'),
    atLeast: amount,
    atMost: amount,
    method: fc.constantFrom('held', 'latest', 'worst', 'average'),
  }),
  fc.record({ kind: fc.constant('kpi'), kpi: fc.constantFrom('k', 'k', 'k', 'nope') }),
  fc.record({ kind: fc.constant('kpi'), kpi: fc.constant('k'), to: amount }),
  fc.record({ kind: fc.constant('yesNo'), done: fc.boolean() }),
  fc.record({ kind: fc.constant('objectives'), as: fc.constantFrom('mean', 'identity') }),
  fc.record({
    kind: fc.constant('milestones'),
    milestones: fc.array(
      fc.record({ title: fc.constant('A'), done: fc.constantFrom<Field>(true, false, 0.5), weight: amount }),
      { maxLength: 2 },
    ),
  }),
);

const alike: Readonly<Record<string, fc.Arbitrary<Field>>> = {
  title: fc.constantFrom('Grow', 'Keep'),
  owner: rarelyNull(fc.constantFrom('maria', 'ben')),
  kind: rarelyNull(fc.constantFrom('committed', 'aspirational')),
  threshold: rarelyNull(fc.constantFrom(0.5, 0.7, 1)),
  checkInEvery: rarelyNull(fc.constantFrom('day', 'week', 'month')),
  status: rarelyNull(fc.constantFrom('active', 'draft', 'cancelled')),
  override: rarelyNull(
    fc.record({
      value: fc.constantFrom(0, 0.25, 1, 2),
      reason: fc.constant('late'),
      by: fc.constant('Ana'),
      until: days,
    }),
  ),
};
const ofObjective: typeof alike = {
  ...alike,
  level: rarelyNull(fc.constantFrom('team', 'individual', 'organisation')),
  parent: rarelyNull(
    fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('top', 'mid', 'low', 'kr-bound', 'kr-metric', 'kr-yes'),
        contributes: fc.boolean(),
        weight: fc.constantFrom(0, 1, 2.5),
      }),
      { minLength: 1, maxLength: 2, selector: ({ id }) => id },
    ),
  ),
};
const ofKeyResult: typeof alike = {
  ...alike,
  weight: rarelyNull(fc.constantFrom(0, 1, 2.5, 30)),
  start: rarelyNull(days),
  end: rarelyNull(days),
  measure: measures,
};

const some = (fields: typeof alike) =>
  fc
    .subarray(Object.keys(fields), { minLength: 1, maxLength: 3 })
    .chain((names) =>
      fc.record(Object.fromEntries(names.map((name) => [name, fields[name] ?? fc.constant(null)]))),
    );

export interface Step {
  readonly is: 'objective' | 'keyResult';
  readonly at: number;
  readonly make: boolean;
  readonly fields: Group;
}
/** An edit of a node that is there, or of a new one. */
export const oneStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    is: fc.constant('objective' as const),
    at: fc.nat(9),
    make: fc.nat(5).map((n) => n === 5),
    fields: some(ofObjective),
  }),
  fc.record({
    is: fc.constant('keyResult' as const),
    at: fc.nat(9),
    make: fc.nat(5).map((n) => n === 5),
    fields: some(ofKeyResult),
  }),
);
