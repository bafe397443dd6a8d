import type { Day } from '../model/day.ts';
import type { KeyResult, Reading } from '../model/plan.ts';

const lastDay = '9999-12-31' as Day;

/** The last reading on or before a day; of two on one day the later in the list (R9). */
export function lastReading(readings: readonly Reading[], upTo: Day): Reading | null {
  let last: Reading | null = null;
  for (const reading of readings) {
    if (reading.on <= upTo && (!last || reading.on >= last.on)) last = reading;
  }
  return last;
}

/** The first reading after `from`, on or before `upTo`; of two on one day the later in the list. */
function firstReadingAfter(readings: readonly Reading[], from: Day, upTo: Day): Reading | null {
  let first: Reading | null = null;
  for (const reading of readings) {
    if (reading.on > from && reading.on <= upTo && (!first || reading.on <= first.on)) first = reading;
  }
  return first;
}

/**
 * Where a target "to t" starts from (R6): the last reading up to the start, else the first after it, of those known on
 * `upTo`.
 */
export function baselineReading(
  readings: readonly Reading[],
  start: Day,
  upTo: Day = lastDay,
): { readonly reading: Reading | null; readonly beforeStart: boolean } {
  const before = lastReading(readings, start < upTo ? start : upTo);
  return { reading: before ?? firstReadingAfter(readings, start, upTo), beforeStart: before !== null };
}

/**
 * The readings that a value rests on, in their order and without their notes: what the shard keeps. They are the last
 * one, those that the baseline is taken from (R6), and with `asOf` all that lie after it, for they become the last one
 * as days pass.
 */
export function readingsThatMatter(
  keyResult: Pick<KeyResult, 'measure' | 'readings' | 'start'>,
  asOf: Day = lastDay,
): Reading[] {
  const { measure, readings, start } = keyResult;
  const kept = new Set<Reading | null>([lastReading(readings, asOf)]);
  if (measure.kind === 'metric' && measure.target.form === 'to') {
    kept.add(lastReading(readings, start));
    kept.add(firstReadingAfter(readings, start, lastDay));
  }
  return readings
    .filter((reading) => kept.has(reading) || reading.on > asOf)
    .map((reading) => ({ ...reading, note: null }));
}
