import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { History } from '@throughline/core/history/history.ts';
import { addDays, dayOf } from '@throughline/core/model/day.ts';
import type { Instant } from '@throughline/core/model/day.ts';
import type { ItemChange, ItemHistory } from '@throughline/core/model/item-history.ts';
import type { ReviewSpan, ReviewUnit } from '@throughline/core/review/review.ts';
import { arbitraryHistory } from '../history/arbitrary-history.ts';
import { day } from '../plan-fixtures.ts';
import { arbitrarySprint } from './arbitrary-sprint.ts';
import { five, four, periodOf, spanOf, sprintFour } from './review-fixtures.ts';

const memberships = [[], [four], [five], [four, five]] as const;
const quarterDay = 21_600_000;

/** The same past with sprints that it came into and left, and names that are no part of each other. */
const inSprints = (
  past: ItemHistory,
  at: number,
  turns: readonly (readonly [Instant, number])[],
): ItemHistory => {
  let now: readonly (typeof four)[] = memberships[at % memberships.length] ?? [];
  const told = turns
    .toSorted(([a], [b]) => a - b)
    .map(([instant, to]): ItemChange => {
      const before = { sprints: now };
      now = memberships[to] ?? [];
      return { at: instant, before, after: { sprints: now } };
    });
  return {
    ...past,
    item: { ...past.item, sprints: now, key: `KEY${at}X`, title: `Title${at}X` },
    changes: [...past.changes, ...told].toSorted((a, b) => a.at - b.at),
  };
};

interface Reviewed {
  readonly history: History;
  readonly span: ReviewSpan;
  readonly unit: ReviewUnit;
}

/** Two weeks in which much happens. */
const busy: Arbitrary<Reviewed> = fc.record({
  history: arbitrarySprint,
  span: fc.constantFrom(
    spanOf(sprintFour),
    spanOf(sprintFour),
    periodOf(day('2026-10-05'), day('2026-10-18')),
  ),
  unit: fc.constantFrom<ReviewUnit[]>('points', 'points', 'issues'),
});

/** A sprint or a period somewhere in a past with everything odd that a plan and its work can have. */
const odd: Arbitrary<Reviewed> = arbitraryHistory.chain(({ history, first }) => {
  const instant = fc
    .integer({ min: -4, max: 84 })
    .map((quarter) => Date.parse(first) + quarter * quarterDay - 1);
  const turns = fc.array(fc.tuple(instant, fc.nat(3)), { maxLength: 3 });
  return fc
    .record({
      turns: fc.tuple(...history.items.map(() => turns)),
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.nat(40),
      unit: fc.constantFrom<ReviewUnit[]>('points', 'points', 'issues'),
      period: fc.constantFrom(false, false, true),
    })
    .map(({ turns: all, from, length, unit, period }) => {
      const items = history.items.map((past, at) => inSprints(past, at, all[at] ?? []));
      const start = Date.parse(first) + from * quarterDay;
      const end = start + length * quarterDay;
      const zone = history.plans.at(-1)?.plan.policy.timeZone ?? 'UTC';
      const days = [start, end].map((at) => dayOf(at, 'UTC'));
      const span = period
        ? periodOf(days[0] ?? first, days[1] ?? addDays(first, 1))
        : spanOf({ ...sprintFour, start, end, completed: end }, end, zone);
      return { history: { ...history, items }, span, unit };
    });
});

export const arbitraryReview: Arbitrary<Reviewed> = fc.oneof(busy, busy, odd);
