import { addDays, daysBetween, readDay } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { Amount } from '@throughline/core/model/amount.ts';
import type { MaintainMeasure, Reading, Rhythm } from '@throughline/core/model/plan.ts';
import type { ProblemCode } from '@throughline/core/model/problem.ts';
import { fraction, floorPpm, less, ofDecimal, over, sum, toDecimal } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { spanOf } from './line.ts';
import type { Span } from './line.ts';
import { knownReadings } from './measures.ts';

/** R13 */
export function oracleMaintain(
  { atLeast, atMost, unit, every, method }: MaintainMeasure,
  readings: readonly Reading[],
  dates: Span,
  asOf: Day,
): { raw: number | null; amount: Amount; problems: readonly ProblemCode[] } {
  const { start, end } = spanOf(dates);
  const known = knownReadings(readings, asOf).filter(({ on }) => on >= start && on <= end);
  const [least, most] = [atLeast && ofDecimal(atLeast), atMost && ofDecimal(atMost)];
  const noRange = (!least && !most) || (least && most && less(most, least));
  const isInRange = (value: Fraction) =>
    !noRange && (!least || !less(value, least)) && (!most || !less(most, value));

  const spans = periods(start, end, every);
  const lastOf = spans.map(
    (span) => known.findLast(({ on }) => on >= span.start && on <= span.end)?.value ?? null,
  );
  const seen = lastOf.filter((value) => value !== null);
  // One period alone counts from its last day on.
  const isEarly = spans.length === 1 && asOf < end;
  const isOver = (at: number): boolean => {
    const own = spans[at];
    if (!own) return false;
    const grace = spans[at + 1]?.end ?? addDays(own.end, daysBetween(own.start, own.end) + 1);
    return grace <= asOf;
  };
  const held = isEarly ? 0 : seen.filter(isInRange).length;
  const amount: Amount = {
    kind: 'maintain',
    unit,
    atLeast,
    atMost,
    current: known.length === 0 ? null : toDecimal(known.at(-1)?.value ?? fraction(0)),
    on: known.at(-1)?.on ?? null,
    held,
    elapsed: lastOf.filter((value, at) => (value !== null && !isEarly) || isOver(at)).length,
    planned: spans.length,
  };
  if (noRange) return { raw: null, amount, problems: ['D_NO_RANGE'] };
  if (seen.length === 0) return { raw: null, amount, problems: [] };
  const average = over(sum(seen), fraction(seen.length));
  const verdict = {
    held: true,
    latest: isInRange(seen.at(-1) ?? average),
    worst: seen.every(isInRange),
    average: isInRange(average),
  }[method];
  const good = method === 'held' ? held : verdict && !isEarly ? seen.length : 0;
  return { raw: floorPpm(fraction(good, spans.length)), amount, problems: [] };
}

/** The key result's own dates, cut from its start; a rest shorter than half a whole period joins the one before. */
function periods(start: Day, end: Day, every: Rhythm): Span[] {
  const found: Span[] = [];
  for (let at = 0; step(start, at, every) <= end; at += 1) {
    const [from, next] = [step(start, at, every), step(start, at + 1, every)];
    const before = found.at(-1);
    if (addDays(next, -1) > end && before && 2 * (daysBetween(from, end) + 1) < daysBetween(from, next)) {
      found[found.length - 1] = { start: before.start, end };
    } else {
      found.push({ start: from, end: addDays(next, -1) < end ? addDays(next, -1) : end });
    }
  }
  return found;
}

function step(start: Day, count: number, every: Rhythm): Day {
  if (every === 'day' || every === 'week') return addDays(start, count * (every === 'day' ? 1 : 7));
  const [year = 0, month = 0, date = 0] = start.split('-').map(Number);
  const months = year * 12 + month - 1 + count * (every === 'month' ? 1 : 3);
  const two = (n: number) => String(n).padStart(2, '0');
  // The same day of that month, or the last one before it that exists.
  for (let on = date; on > 0; on -= 1) {
    const day = readDay(
      `${String(Math.floor(months / 12)).padStart(4, '0')}-${two((months % 12) + 1)}-${two(on)}`,
    );
    if (day) return day;
  }
  throw new Error('A month without days');
}
