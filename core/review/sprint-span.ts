import { endOfDay } from '../history/day-end.ts';
import { momentOfDay } from '../history/moved.ts';
import { addDays, dayOf } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import { readSprintId } from '../model/ids.ts';
import type { Moment, Sprint } from '../model/sprint.ts';
import type { ReviewSpan, SpanRemark } from './review.ts';

/** A sprint's span, or why there is nothing to review: it has no dates, or has not begun. */
export type SprintSpan =
  | { readonly ok: true; readonly span: ReviewSpan }
  | { readonly ok: false; readonly why: 'no-dates' | 'not-begun' };

export interface SpanSetting {
  readonly team: ReviewSpan['team'];
  /** Sprints of the same team, for the remark on those that were under way as well; with or without this one. */
  readonly others: readonly Sprint[];
  /** Of the policy: where days begin and end (R1). */
  readonly timeZone: string;
  readonly now: Instant;
}

/**
 * From when to when a sprint is looked at. It begins at its start, valued as of the day before (what is as of that day is
 * part of it). It ends when somebody closed it; where the host closes none, with its last day; until then now.
 */
export function spanOfSprint(sprint: Sprint, { team, others, timeZone, now }: SpanSetting): SprintSpan {
  const began = startOf(sprint, timeZone);
  const isPlanned = sprint.state === 'future' && !isDated(sprint);
  if (isPlanned || (began !== null && began.at > now)) return { ok: false, why: 'not-begun' };
  if (!began) return { ok: false, why: 'no-dates' };
  const ended = endOf(sprint, timeZone);
  const isOver = ended !== null && ended.at <= now;
  const to = isOver ? ended : { at: now, day: dayOf(now, timeZone) };
  const planned = sprint.end === null ? null : plannedEnd(sprint, sprint.end, timeZone);
  const remarks: readonly (readonly [SpanRemark, boolean])[] = [
    ['reopened', sprint.state === 'active' && sprint.completed !== null],
    ['overlaps', others.some((other) => other.id !== sprint.id && overlap(other, began.at, to.at, timeZone))],
    ['past-end', !isOver && planned !== null && planned.at < now],
    ['cut-short', isOver && planned !== null && to.day < planned.day],
  ];
  return {
    ok: true,
    span: {
      kind: 'sprint',
      team,
      sprint,
      from: began,
      // Somebody may close it before it began.
      to: to.at < began.at ? { at: began.at, day: dayOf(began.at, timeZone) } : to,
      remarks: remarks.flatMap(([remark, holds]) => (holds ? [remark] : [])),
    },
  };
}

/**
 * A period of whole days, for a team without sprints: from the end of the day before its first day to the end of its last
 * one, or now.
 */
export function spanOfPeriod(
  { from, to }: { readonly from: Day; readonly to: Day },
  { team, timeZone, now }: Omit<SpanSetting, 'others'>,
): SprintSpan {
  const began = momentOfDay(addDays(from, -1), timeZone);
  if (began.at >= now) return { ok: false, why: 'not-begun' };
  const ended = momentOfDay(to, timeZone);
  const last = ended.at <= now ? ended : { at: now, day: dayOf(now, timeZone) };
  return { ok: true, span: { kind: 'period', team, sprint: null, from: began, to: last, remarks: [] } };
}

/** Its planned end as an instant and a day of the policy's calendar. */
export const plannedEnd = (sprint: Sprint, end: Instant, timeZone: string): Moment =>
  isDated(sprint) ? momentOfDay(dayOf(end, 'UTC'), timeZone) : { at: end, day: dayOf(end, timeZone) };

/**
 * Where the host knows days only, a team plans on the first day and carries over on the last: what came in by `settled` was
 * in it from the start, and what is taken out after `kept` was in it to the end.
 */
export function edgesOf(
  { sprint, from, to }: Pick<ReviewSpan, 'sprint' | 'from' | 'to'>,
  timeZone: string,
): { readonly settled: Instant; readonly kept: Instant } {
  const ended = sprint && isDated(sprint) ? endOf(sprint, timeZone) : null;
  const first = addDays(from.day, 1);
  if (!ended || ended.day <= first) return { settled: from.at, kept: Infinity };
  const isLastDay = to.day >= ended.day;
  return {
    settled: endOfDay(first, timeZone),
    kept: isLastDay ? endOfDay(addDays(ended.day, -1), timeZone) : Infinity,
  };
}

// ── below ──

/** Azure DevOps' dates are days (`readAdoIteration` takes them in UTC): they begin and end where the policy's days do. */
const isDated = ({ id }: Sprint): boolean => readSprintId(id)?.host === 'ado';

function startOf(sprint: Sprint, timeZone: string): Moment | null {
  const { start } = sprint;
  if (start === null) return null;
  const day = addDays(dayOf(start, isDated(sprint) ? 'UTC' : timeZone), -1);
  return { at: isDated(sprint) ? endOfDay(day, timeZone) + 1 : start, day };
}

/** When it ended, or will end of itself; null = it waits for somebody to close it. */
function endOf(sprint: Sprint, timeZone: string): Moment | null {
  if (isDated(sprint)) return sprint.end === null ? null : plannedEnd(sprint, sprint.end, timeZone);
  const closed = sprint.state === 'closed' ? (sprint.completed ?? sprint.end) : null;
  return closed === null ? null : { at: closed, day: dayOf(closed, timeZone) };
}

/** Was it under way for a while between two instants? */
function overlap(sprint: Sprint, from: Instant, to: Instant, timeZone: string): boolean {
  if (sprint.state === 'future' && !isDated(sprint)) return false;
  const began = startOf(sprint, timeZone);
  const ended = endOf(sprint, timeZone);
  return began !== null && began.at < to && (ended === null || ended.at > from);
}
