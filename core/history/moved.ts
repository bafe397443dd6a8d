import type { Day, Instant } from '../model/day.ts';
import type { Decimal } from '../model/decimal.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Moment } from '../model/sprint.ts';
import { endOfDay } from './day-end.ts';
import type { History, HistoryMode } from './history.ts';
import { lastItemEvent } from './past-items.ts';
import { Replay } from './replay.ts';
import { SettledWork } from './settled-work.ts';
import { noHistoryOf, planAt, stateAt, timeZoneOf } from './state-at.ts';
import type { NodeId } from './structure.ts';
import { eventsBetween } from './timeline.ts';

/** Why a value changed (R37), in the order in which people are shown them. */
export const causes = [
  'completed',
  'reopened',
  'scope-added',
  'scope-dropped',
  're-estimated',
  'reading',
  'definition',
  'override',
  'time',
] as const;

export type Cause = (typeof causes)[number];

/** One event's part in the change of one node. */
export interface MoveEvent {
  /** Of a reading and of a day's end: the last millisecond of the day. */
  readonly at: Instant;
  readonly cause: Cause;
  /** What it changed here; never 0. */
  readonly ppm: Ppm;
  /** The work item whose change it was; null of everything else. */
  readonly item: ItemId | null;
  /** The reading whose day ended, or that was written down later; null of everything else. */
  readonly reading: MovedBy | null;
}

/** A reading, and of what. `on` and `value` are null of a value that has no date (yes/no, milestones). */
export interface MovedBy {
  readonly of: KeyResultId | KpiId;
  readonly on: Day | null;
  readonly value: Decimal | null;
}

/** One objective or key result: `change` = Σ `causes` = Σ `events`, to the last ppm. */
export interface NodeMove {
  readonly id: ObjectiveId | KeyResultId;
  readonly kind: 'objective' | 'keyResult';
  /** Progress at the end of `from`; null = no value, or not there. */
  readonly start: Ppm | null;
  readonly end: Ppm | null;
  /** `end − start`, no value taken as 0. */
  readonly change: Ppm;
  readonly causes: Readonly<Record<Cause, Ppm>>;
  /** In time order (R37). */
  readonly events: readonly MoveEvent[];
}

export interface Moved {
  /** As of which days the two ends are valued. */
  readonly from: Day;
  readonly to: Day;
  readonly mode: HistoryMode;
  /** By id; every node that either end has. */
  readonly nodes: readonly NodeMove[];
  /** D_NO_HISTORY of the days looked at, by node. */
  readonly problems: readonly Problem[];
}

/**
 * What moved each value from the end of one day to the end of another (R37): the events between them in time order,
 * each owning the change that it causes. `start` and `end` are those of `evaluateAt`, bit for bit.
 * @throws RangeError where `to` comes before `from`
 */
export function moved(history: History, from: Day, to: Day, mode: HistoryMode): Moved {
  const timeZone = timeZoneOf(history);
  return movedBetween(history, momentOfDay(from, timeZone), momentOfDay(to, timeZone), mode);
}

/** The end of a day. */
export const momentOfDay = (day: Day, timeZone: string): Moment => ({ at: endOfDay(day, timeZone), day });

/**
 * The same between two moments that need not be ends of days: a sprint begins and ends in the middle of one. What is as of
 * a day (readings, overrides, periods) moves when that day ends, of the last day at `to`.
 * @throws RangeError where `to` comes before `from`
 */
export function movedBetween(history: History, from: Moment, to: Moment, mode: HistoryMode): Moved {
  if (to.at < from.at || to.day < from.day) {
    throw new RangeError('A change goes from a moment to a later one');
  }
  const start = stateAt(history, from.at, mode);
  const replay = new Replay(
    {
      plan: planAt(history, from.at, mode),
      asOf: from.day,
      present: from.at >= lastItemEvent(history.items),
    },
    start.work.items,
    new SettledWork(history),
  );
  const { ledger } = replay;
  const before = new Map(ledger.values);
  for (const event of eventsBetween(history, { from, to }, mode)) replay.take(event);

  const endPlan = planAt(history, to.at, mode);
  const objectives = new Set<NodeId>([...start.plan.objectives, ...endPlan.objectives].map(({ id }) => id));
  const ids = new Set([...before.keys(), ...ledger.values.keys()]);
  return {
    from: from.day,
    to: to.day,
    mode,
    nodes: [...ids].sort(byText).map((id): NodeMove => {
      const [first, last] = [before.get(id) ?? null, ledger.values.get(id) ?? null];
      const events = ledger.eventsOf(id);
      return {
        id,
        kind: objectives.has(id) ? 'objective' : 'keyResult',
        start: first,
        end: last,
        change: (last ?? 0) - (first ?? 0),
        causes: summed(events),
        events,
      };
    }),
    problems: noHistoryOf(
      [...new Set([...start.noHistory, ...stateAt(history, to.at, mode).noHistory])].sort(byText),
    ),
  };
}

function summed(events: readonly MoveEvent[]): Record<Cause, Ppm> {
  const sums = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<Cause, Ppm>;
  for (const { cause, ppm } of events) sums[cause] += ppm;
  return sums;
}
