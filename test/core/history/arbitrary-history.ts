import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { History } from '@throughline/core/history/history.ts';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day, Instant } from '@throughline/core/model/day.ts';
import type { ItemChange, ItemFields, ItemHistory } from '@throughline/core/model/item-history.ts';
import type { Closing, KeyResult, Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import { arbitraryItems } from '../arbitrary/work.ts';

/** What random histories hold happens on these days; the evaluation that they are made around is on the tenth. */
const span = 20;

/** Days from the first one of a history to one that may be asked for. */
export const arbitraryOffset: Arbitrary<number> = fc.integer({ min: -2, max: span + 2 });

/** Every six hours, so that much happens at one instant and at the ends of days. */
const instantAfter = (first: Day): Arbitrary<Instant> =>
  fc.integer({ min: -4, max: span * 4 }).map((quarter) => Date.parse(first) + quarter * 21_600_000 - 1);

const keys: readonly (keyof ItemFields)[] = ['parent', 'level', 'state', 'sizes', 'logged', 'remaining'];

/** An item's past: states that it was in before, told backwards from what it is. */
function arbitraryPast(item: WorkItem, donors: readonly WorkItem[], first: Day): Arbitrary<ItemHistory> {
  const arbitraryInstant = instantAfter(first);
  const change = fc.record({
    at: arbitraryInstant,
    donor: fc.constantFrom(...donors),
    fields: fc.subarray([...keys], { minLength: 1 }),
  });
  return fc
    .record({
      changes: fc.array(change, { maxLength: 5 }),
      created: fc.option(arbitraryInstant, { nil: null, freq: 2 }),
      deleted: fc.option(arbitraryInstant, { nil: null, freq: 1 }),
    })
    .map(({ changes, created, deleted }): ItemHistory => {
      let state: ItemFields = item;
      const told = changes
        .toSorted((a, b) => b.at - a.at)
        .map(({ at, donor, fields }): ItemChange => {
          const of = (from: ItemFields) => Object.fromEntries(fields.map((key) => [key, from[key]]));
          const [before, after] = [of(donor), of(state)];
          state = { ...state, ...before };
          return { at, before, after };
        });
      return { item, created, deleted, changes: told.toReversed() };
    });
}

/** The same plan a little later: other links, weights, overrides, readings, ends. */
const arbitraryEdit = (plan: Plan, other: Plan, first: Day): Arbitrary<Plan> =>
  fc
    .record({
      keyResults: fc.array(
        fc.record({
          at: fc.nat(6),
          what: fc.constantFrom<(keyof KeyResult)[]>(
            'measure',
            'readings',
            'override',
            'weight',
            'status',
            'start',
          ),
        }),
        { maxLength: 4 },
      ),
      closing: fc.option(
        arbitraryOffset.map((days) => addDays(first, days)),
        { nil: null, freq: 2 },
      ),
      override: fc.boolean(),
      policy: fc.constantFrom(false, false, false, true),
      without: fc.option(fc.nat(6), { nil: null, freq: 2 }),
    })
    .map(({ keyResults, closing, override, policy, without }): Plan => {
      const edited = plan.keyResults.flatMap((keyResult, at) => {
        if (at === without) return [];
        const then = other.keyResults[at] ?? keyResult;
        const given = keyResults
          .filter((edit) => edit.at === at)
          .map(({ what }) => [what, then[what]] as const);
        return [{ ...keyResult, ...Object.fromEntries(given) }];
      });
      const objectives = plan.objectives.map((objective, at) => {
        const then = other.objectives[at] ?? objective;
        return override ? { ...objective, override: then.override } : objective;
      });
      const frozen: Closing | null = closing && {
        on: closing,
        raw: 432_100,
        progress: 432_100,
        amount: null,
        score: null,
        reason: null,
        by: null,
      };
      return {
        ...plan,
        policy: policy ? { ...other.policy, timeZone: plan.policy.timeZone } : plan.policy,
        objectives,
        keyResults: edited.map((one, at) =>
          at === 0 && frozen ? { ...one, status: 'closed', closing: frozen } : one,
        ),
      };
    });

/** A plan in some versions over items that come, change and go, from a first day on. */
export const arbitraryHistory: Arbitrary<{ readonly history: History; readonly first: Day }> = fc
  .tuple(
    arbitraryCase,
    arbitraryCase,
    arbitraryItems(),
    fc.constantFrom('UTC', 'UTC', 'UTC', 'America/New_York', 'Pacific/Auckland'),
  )
  .chain(([one, other, donors, timeZone]) => {
    const first = addDays(one.asOf, -10);
    const items = [...new Map(one.work.items.map((item) => [item.id, item])).values()];
    const inZone = (plan: Plan): Plan => ({ ...plan, policy: { ...plan.policy, timeZone } });
    const [before, after] = [inZone(one.plan), inZone(other.plan)];
    const edited = fc.oneof(
      { weight: 5, arbitrary: arbitraryEdit(before, after, first) },
      { weight: 1, arbitrary: fc.constant(after) },
    );
    return fc
      .record({
        past: fc.tuple(
          ...items.map((item) => arbitraryPast(item, donors.length > 0 ? donors : [item], first)),
        ),
        plans: fc.array(fc.record({ at: instantAfter(first), plan: edited }), { minLength: 1, maxLength: 4 }),
      })
      .map(({ past, plans }) => ({
        first,
        history: {
          plans: plans.toSorted((a, b) => a.at - b.at),
          items: past,
          queries: one.work.queries,
        },
      }));
  });
