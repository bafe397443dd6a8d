import type { Day } from '../model/day.ts';
import type { KpiId } from '../model/ids.ts';
import type { Rhythm } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { ShardKeyResult, ShardKpi } from '../port/documents.ts';
import type { KeyResultValue } from '../progress/evaluation.ts';
import { lastReading } from '../progress/readings.ts';
import { isTypedStale } from '../progress/stale.ts';

export type KpisById = ReadonlyMap<KpiId, ShardKpi>;

/** Day of the last reading or check-in of a key result, its KPI's included; null = none up to `today`. */
export function lastCheckIn({ measure, readings }: ShardKeyResult, kpis: KpisById, today: Day): Day | null {
  const own = lastReading(readings, today)?.on ?? null;
  const kpi = measure.kind === 'kpi' ? kpis.get(measure.kpi) : undefined;
  const of = kpi ? (lastReading(kpi.readings, today)?.on ?? null) : null;
  return own === null || (of !== null && of > own) ? of : own;
}

/**
 * A check-in is due by the rule that makes a typed value stale (R32): none for 1.5 of its rhythm, counted from the
 * start where there was none at all. Never of what is measured by work or by objectives: its number comes by itself.
 * @param last day of the last check-in
 */
export function isCheckInDue(
  keyResult: ShardKeyResult,
  { raw }: Pick<KeyResultValue, 'raw'>,
  last: Day | null,
  kpis: KpisById,
  today: Day,
): boolean {
  const every = rhythmOfPeople(keyResult, raw, kpis);
  if (every === null || keyResult.status !== 'active') return false;
  const { start, end } = keyResult;
  // When the time is over nothing more becomes due.
  return isTypedStale(last ?? start, every, today < end ? today : end);
}

// ── below ──

/** How often people bring its value; null = they do not, or it is said for good. */
function rhythmOfPeople(
  { measure, checkInEvery }: ShardKeyResult,
  raw: number | null,
  kpis: KpisById,
): Rhythm | null {
  switch (measure.kind) {
    case 'work':
    case 'objectives':
      return null;
    case 'metric':
      return measure.source ? null : checkInEvery;
    case 'milestones':
      return raw === whole || measure.milestones.every(({ done }) => done === null) ? null : checkInEvery;
    case 'yesNo':
      return measure.done ? null : checkInEvery;
    case 'maintain':
      return checkInEvery;
    case 'kpi':
      // Its readings come as often as the KPI is measured (R14).
      return kpis.get(measure.kpi)?.every ?? checkInEvery;
  }
}
