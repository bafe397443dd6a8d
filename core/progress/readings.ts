import type { Day } from '../model/day.ts';
import type { KeyResult, Reading } from '../model/plan.ts';
import { isWordsOnly, saidValues, wordsOnly } from '../model/reading.ts';
import { periodsOf } from './periods.ts';
import type { Periods } from './periods.ts';
import type { TreeKpi } from './tree.ts';

const lastDay = '9999-12-31' as Day;

/**
 * The last reading on or before a day; of two on one day the later in the list (R9).
 * @param stated only of those that state a confidence (R33)
 */
export function lastReading(readings: readonly Reading[], upTo: Day, stated = false): Reading | null {
  let last: Reading | null = null;
  for (const reading of readings) {
    if (reading.on > upTo || (last && reading.on < last.on)) continue;
    if (!stated || reading.confidence !== null) last = reading;
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

/** The last reading of each period that has one, inside the dates and up to a day (R13). */
export function lastOfPeriods(
  { readings, start, end }: Pick<KeyResult, 'readings' | 'start' | 'end'>,
  periods: Periods,
  upTo: Day,
): ReadonlyMap<number, Reading> {
  const lasts = new Map<number, Reading>();
  for (const reading of readings) {
    const { on } = reading;
    if (on < start || on > upTo || (on > end && on > start)) continue;
    const period = periods.at(on);
    if (on >= (lasts.get(period)?.on ?? '')) lasts.set(period, reading);
  }
  return lasts;
}

/**
 * The readings that a value rests on, in their order and without their notes: what the shard keeps. They are the last
 * one, the last that says a value, the last that states a confidence, also at its close (R33, R36), those that the
 * baseline is taken from (R6), of a maintained metric the last of each period (R13), and with `asOf` all that lie after
 * it, for they become the last one as days pass.
 */
export function readingsThatMatter(
  keyResult: Pick<KeyResult, 'measure' | 'readings' | 'start' | 'end' | 'closing'>,
  asOf: Day = lastDay,
): Reading[] {
  const { measure, readings, start, end, closing } = keyResult;
  const said = saidValues(readings);
  return keep(readings, asOf, [
    lastReading(said, asOf),
    lastReading(readings, asOf, true),
    closing && lastReading(readings, closing.on, true),
    ...(measure.kind === 'metric' && measure.target.form === 'to' ? baselines(said, start) : []),
    ...(measure.kind === 'maintain'
      ? lastOfPeriods({ readings: said, start, end }, periodsOf(keyResult, measure.every), asOf).values()
      : []),
  ]);
}

/** The same of a KPI, for itself and for the key results that are bound to it (R14). */
export function kpiReadingsThatMatter(
  { id, readings }: Pick<TreeKpi, 'id' | 'readings'>,
  keyResults: readonly Pick<KeyResult, 'measure' | 'start'>[],
  asOf: Day = lastDay,
): Reading[] {
  const starts = keyResults.flatMap(({ measure, start }) =>
    measure.kind === 'kpi' && measure.kpi === id && measure.from === null ? [start] : [],
  );
  return keep(
    readings,
    asOf,
    [...new Set(starts)].flatMap((start) => baselines(readings, start)),
  );
}

const baselines = (readings: readonly Reading[], start: Day) => [
  lastReading(readings, start),
  firstReadingAfter(readings, start, lastDay),
];

function keep(readings: readonly Reading[], asOf: Day, some: readonly (Reading | null)[]): Reading[] {
  const kept = new Set([lastReading(readings, asOf), ...some]);
  return readings
    .filter((reading) => kept.has(reading) || reading.on > asOf)
    .map((reading): Reading => {
      const { on, value, confidence, by } = reading;
      const bare = { on, value, confidence, note: null, by };
      return isWordsOnly(reading) ? { ...bare, checkIn: wordsOnly } : bare;
    });
}
