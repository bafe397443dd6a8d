import * as fc from 'fast-check';
import type { PlanLink, Policy } from '@throughline/core/model/plan.ts';
import type { ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import { valueOf, workMeasure } from '../plan-fixtures.ts';
import { arbitraryCount } from './measure.ts';
import { arbitraryPolicy } from './plan.ts';
import { arbitraryItems } from './work.ts';

type Value = ReturnType<typeof valueOf>;

/** A work key result over a random forest, its sizes stored, dropped items excluded (R40's own terms). */
export interface Scene {
  readonly items: readonly WorkItem[];
  readonly links: readonly PlanLink[];
  readonly policy: Partial<Policy>;
  /** One of the items. */
  readonly at: number;
  /** An item that is not among them. */
  readonly fresh: WorkItem;
  readonly before: Value;
  readonly evaluation: FullEvaluation;
  readonly value: (change: { items?: readonly WorkItem[]; links?: readonly PlanLink[] }) => Value;
}

const drawn = arbitraryItems({ forest: true }).chain((all) => {
  const items = all.filter((item, at) => all.findIndex(({ id }) => id === item.id) === at);
  const one = fc.record({
    reference: items.length > 0 ? fc.constantFrom(...items.map(({ id }) => id)) : fc.constant('GONE-1'),
    weight: fc.constantFrom(null, null, 0, 500, 1000, 3000),
    share: fc.constant(null),
  });
  return fc.record({
    items: fc.constant(items),
    links: fc.uniqueArray(one, { selector: (link) => link.reference, maxLength: 6 }),
    policy: arbitraryPolicy.map((policy) => ({ ...policy, dropped: 'exclude' as const })),
    count: arbitraryCount,
    unestimatedSize: fc.constantFrom(0, 1000, 3000),
    at: fc.nat(Math.max(items.length - 1, 0)),
  });
});

const fresh = arbitraryItems({ most: 1 })
  .filter(({ length }) => length === 1)
  .map(([item]) => ({ ...(item as WorkItem), id: 'jira:site/999' as WorkItem['id'], key: 'KEY-999' }));

export const arbitraryScene: fc.Arbitrary<Scene> = fc
  .tuple(drawn, fresh)
  .map(([{ items, links, policy, count, unestimatedSize, at }, added]) => {
    const value: Scene['value'] = (change) =>
      valueOf(workMeasure({ count, links: change.links ?? links, unestimatedSize }), {
        items: change.items ?? items,
        policy,
      });
    const before = value({});
    return { items, links, policy, at, fresh: added, before, evaluation: before.evaluation, value };
  });

/** A state of the host's own category, without a resolution. */
export const stateIn = (category: ItemState['category']): ItemState => ({
  name: category,
  category,
  resolution: null,
  id: null,
});

/** null is no value, and below nothing. */
export const atLeast = (a: number | null, b: number | null): boolean => b === null || (a !== null && a >= b);

/** None of them counted its items instead of their sizes (R21). */
export const noFallback = (...values: readonly Value[]): boolean =>
  values.every(({ told }) => !told.includes('D_NO_ESTIMATES'));
