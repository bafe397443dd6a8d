import { daysBetween } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import type { Rhythm } from '../model/plan.ts';

/** Days from one check-in to the next; a month is 30 days, a quarter 91. */
const rhythmDays: Readonly<Record<Rhythm, number>> = { day: 1, week: 7, month: 30, quarter: 91 };

/** A typed value older than 1.5 of its check-in rhythm (R32). */
export const isTypedStale = (on: Day, every: Rhythm, asOf: Day): boolean =>
  daysBetween(on, asOf) * 2 > rhythmDays[every] * 3;

const day = 86_400_000;

/** Work whose last successful read is older than 24 hours (R32); what is not known is taken as fresh. */
export const isWorkStale = (readAt: Instant | null, now: Instant | null): boolean =>
  readAt !== null && now !== null && now - readAt > day;
