import type { History } from '@throughline/core/history/history.ts';
import type { Moved, NodeMove } from '@throughline/core/history/moved.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { ItemChange, ItemFields, ItemHistory } from '@throughline/core/model/item-history.ts';
import type { Kpi, Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { stateOf, workItem } from '../work-fixtures.ts';

export const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** An item `SUP-n` of 1 point, to do, that was always there. */
export const item = (n: number, more: Parameters<typeof workItem>[0] = {}): WorkItem =>
  workItem({ id: itemId('jira', 'site', n), key: `SUP-${n}`, points: 1, ...more });

export const points = (n: number): Pick<ItemFields, 'sizes'> => ({
  sizes: { points: n * 1000, seconds: null, fields: {} },
});

export const state = (category: Parameters<typeof stateOf>[0]): Pick<ItemFields, 'state'> => ({
  state: stateOf(category),
});

/** From what an item was at first through changes at noon of days. */
export function past(
  first: WorkItem,
  changes: readonly (readonly [day: string, after: Partial<ItemFields>])[] = [],
  ends: { readonly created?: string; readonly deleted?: string } = {},
): ItemHistory {
  let now = first;
  const told = changes.map(([day, after]): ItemChange => {
    const before = Object.fromEntries(Object.keys(after).map((key) => [key, now[key as keyof ItemFields]]));
    now = { ...now, ...after };
    return { at: noon(day), before, after };
  });
  return {
    item: now,
    created: ends.created === undefined ? null : noon(ends.created),
    deleted: ends.deleted === undefined ? null : noon(ends.deleted),
    changes: told,
  };
}

export const historyWith = (
  plan: Plan | readonly (readonly [day: string, plan: Plan])[],
  items: readonly ItemHistory[] = [],
  queries: History['queries'] = new Map(),
): History => ({
  plans: 'cycle' in plan ? [{ at: 0, plan }] : plan.map(([day, of]) => ({ at: noon(day), plan: of })),
  items,
  queries,
});

export function nodeIn({ nodes }: Moved, id: string): NodeMove {
  const found = nodes.find((node) => node.id === id);
  if (!found) throw new Error(`No node ${id}`);
  return found;
}

/** `cause ±ppm` of each event, in order. */
export const told = (moved: Moved, id: string): string[] =>
  nodeIn(moved, id).events.map(({ cause, ppm }) => `${cause} ${ppm > 0 ? '+' : ''}${ppm}`);

/** A KPI with its readings; without a target where none is given. */
export const kpiWith = (readings: Kpi['readings'], more: Partial<Kpi> = {}): Kpi => ({
  id: 'kpi' as Kpi['id'],
  name: 'Churn',
  explanation: null,
  unit: null,
  every: 'month',
  target: null,
  readings,
  ...more,
});
