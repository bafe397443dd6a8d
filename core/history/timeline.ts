import { addDays } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import type { ItemHistory } from '../model/item-history.ts';
import { byText } from '../model/order.ts';
import type { Plan } from '../model/plan.ts';
import type { Moment } from '../model/sprint.ts';
import type { WorkItem } from '../model/work-item.ts';
import { endOfDay } from './day-end.ts';
import type { History, HistoryMode } from './history.ts';
import { existsAt, lastItemEvent } from './past-items.ts';
import { timeZoneOf } from './state-at.ts';

/** Something that happened between two moments. */
export type PastEvent =
  | { readonly at: Instant; readonly kind: 'plan'; readonly plan: Plan }
  /** null = it is not there. */
  | {
      readonly at: Instant;
      readonly kind: 'item';
      readonly before: WorkItem | null;
      readonly after: WorkItem | null;
    }
  /** From here on the work is as it is now, and so are the answers of the queries. */
  | { readonly at: Instant; readonly kind: 'present' }
  | { readonly at: Instant; readonly kind: 'day-end'; readonly day: Day };

/**
 * What happened after one moment, up to and with another, in time order; of one instant plan versions, work items by id,
 * ends of days (R37). The last day ends at the second moment.
 */
export function eventsBetween(
  history: History,
  { from, to }: { readonly from: Moment; readonly to: Moment },
  mode: HistoryMode,
): PastEvent[] {
  const timeZone = timeZoneOf(history);
  const [after, until] = [from.at, to.at];
  const events: PastEvent[] = [];
  if (mode === 'as-known') {
    for (const { at, plan } of history.plans) events.push({ at, kind: 'plan', plan });
  }
  for (const past of [...history.items].sort((a, b) => byText(a.item.id, b.item.id))) {
    // Most items did not move in the days asked for.
    if (lastItemEvent([past]) > after) events.push(...itemEvents(past));
  }
  events.push({ at: lastItemEvent(history.items), kind: 'present' });
  const happened = events.filter(({ at }) => at > after && at <= until);
  for (let day = addDays(from.day, 1); day <= to.day; day = addDays(day, 1)) {
    happened.push({ at: Math.min(endOfDay(day, timeZone), until), kind: 'day-end', day });
  }
  return happened.sort((a, b) => a.at - b.at || ranks[a.kind] - ranks[b.kind]);
}

const ranks = { plan: 0, item: 1, present: 2, 'day-end': 3 } as const;

/** Its creation, its changes and its end, each from what it was to what it became. */
function itemEvents(past: ItemHistory): PastEvent[] {
  const { item, created, deleted, changes } = past;
  const events: PastEvent[] = [];
  let state = item;
  const steps = changes
    .toReversed()
    .map(({ at, before }) => {
      const after = state;
      state = { ...state, ...before };
      return { at, before: state, after };
    })
    .toReversed();
  const first = state;
  if (created !== null && existsAt(past, created)) {
    const asCreated = steps.find(({ at }) => at >= created)?.before ?? item;
    events.push({ at: created, kind: 'item', before: null, after: asCreated });
  }
  for (const { at, before, after } of steps) {
    // At its deletion the last thing that happens to it is the deletion.
    if ((created === null || at >= created) && (deleted === null || at <= deleted)) {
      events.push({ at, kind: 'item', before, after });
    }
  }
  if (deleted !== null && (created === null || created < deleted)) {
    const asDeleted = steps.findLast(({ at }) => at <= deleted)?.after ?? first;
    events.push({ at: deleted, kind: 'item', before: asDeleted, after: null });
  }
  return events;
}
