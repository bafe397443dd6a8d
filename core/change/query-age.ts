import type { Instant } from '../model/day.ts';
import type { ShardKeyResult } from '../port/documents.ts';
import { isWorkStale } from '../progress/stale.ts';
import { countingOf, isCounted } from './counting.ts';

/*
 * When a query is asked again. No event says what a query finds: an event where it finds work is a hint that it may find
 * something else, and between hints little happens to it. An asking costs as much as it finds.
 */

const minute = 60_000;
const hour = 60 * minute;

/** What nobody hinted at: well within the day after which work counts as stale (R32). */
const QUIET = 12 * hour;

/** How long a query rests after it was asked, however much happens: longer where it finds much. Milliseconds. */
const restOf = (found: number): number => Math.min(QUIET, 15 * minute + found * 3_000);

/**
 * Is its query to be asked again? Not while it is being counted, nor once it is closed.
 * @param hinted something may have happened since; else as the key result itself says
 */
export function isQueryDue(keyResult: ShardKeyResult, now: Instant, hinted?: boolean): boolean {
  const { work, status } = keyResult;
  if (!work || work.next || status !== 'active' || !isQueried(keyResult)) return false;
  const { query } = work;
  if (!query) return true;
  const rest = (hinted ?? query.hinted) ? restOf(query.found) : QUIET;
  return now - query.askedAt >= rest;
}

/**
 * Is it to be counted anew though nobody asked: nothing was heard of it for a day (R32), its query is due, or its first
 * count never began?
 */
export const isQuiet = (keyResult: ShardKeyResult, now: Instant): boolean =>
  isUnbegun(keyResult) ||
  isQueryDue(keyResult, now) ||
  (keyResult.work?.next === null && isWorkStale(keyResult.work.countedAt, now));

/** Its first count never began: it could not be counted when it was written. */
export const isUnbegun = (keyResult: ShardKeyResult): boolean => {
  const { work } = keyResult;
  const isUntouched = work?.next === null && work.countedAt === null && work.failed === null;
  return isUntouched && isCounted(keyResult) && !isQueried(keyResult);
};

export const isQueried = ({ measure }: Pick<ShardKeyResult, 'measure'>): boolean =>
  (countingOf(measure)?.query ?? null) !== null;
