import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { ReviewSpan } from './review.ts';
import { plannedEnd } from './sprint-span.ts';

const dayLength = 86_400_000;

/**
 * The last day of the next span of the same length: so many whole days, one at least, after the end of this one. What is
 * within a day of whole weeks is taken as these: a sprint from Wednesday morning to Tuesday evening has two. A sprint under
 * way is taken to its planned end.
 */
export function endOfNext({ sprint, from, to }: ReviewSpan, timeZone: string): Day {
  const planned =
    sprint?.state === 'active' && sprint.end !== null ? plannedEnd(sprint, sprint.end, timeZone) : to;
  const end = planned.at > to.at ? planned : to;
  // Clocks that are put forward or back in between make a day an hour shorter or longer.
  const days = (end.at - from.at) / dayLength;
  const weeks = Math.round(days / 7) * 7;
  const length = weeks > 0 && Math.abs(days - weeks) <= 1 ? weeks : Math.round(days);
  return addDays(end.day, Math.max(length, 1));
}
