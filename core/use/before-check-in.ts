import { withReading, withoutCheckIn } from '../change/check-in.ts';
import { readDay } from '../model/day.ts';
import { readDecimal } from '../model/decimal.ts';
import type { Measure, Reading } from '../model/plan.ts';
import type { LedgerEntry, ShardDocument, ShardKeyResult } from '../port/documents.ts';

/**
 * A shard as it was before a check-in was made, corrected or removed. Readings of a KPI go by the check-in that brought
 * them. Of a corrected one what it said before is put back, as far as the ledger says it.
 * @param shard holds all readings of its key results and KPIs
 */
export function beforeCheckIn(shard: ShardDocument, node: string, entry: LedgerEntry): ShardDocument {
  const isMade = entry.kind === 'check-in';
  const keyResults = shard.keyResults.map((one): ShardKeyResult => {
    if (one.id !== node) return one;
    const measure = answerBefore(one.measure, entry);
    const readings = isMade ? withoutCheckIn(one.readings, entry.id) : readingsBefore(one, entry);
    return { ...one, measure, readings };
  });
  if (!isMade) return { ...shard, keyResults };
  const kpi = shard.keyResults.find(({ id }) => id === node)?.measure;
  const kpis = shard.kpis.map((one) =>
    kpi?.kind === 'kpi' && one.id === kpi.kpi
      ? { ...one, readings: one.readings.filter(({ checkIn }) => checkIn?.at !== entry.at) }
      : one,
  );
  return { ...shard, keyResults, kpis };
}

// ── below ──

const said = ({ fields }: LedgerEntry, name: string) => fields.find(({ field }) => field === name);

/** A yes/no is answered in its definition (R11). */
function answerBefore(measure: Measure, entry: LedgerEntry): Measure {
  if (measure.kind !== 'yesNo') return measure;
  const done = said(entry, 'measure.done')?.from;
  if (typeof done === 'boolean') return { ...measure, done };
  const value = said(entry, 'value')?.from;
  return value === 'yes' || value === 'no' ? { ...measure, done: value === 'yes' } : measure;
}

/** Of one that was corrected or taken away: what it said. Which one it was is known by its day and value now. */
function readingsBefore({ readings }: ShardKeyResult, entry: LedgerEntry): readonly Reading[] {
  const [on, value] = [said(entry, 'on'), said(entry, 'value')];
  const was = typeof value?.from === 'string' ? readDecimal(value.from) : null;
  const day = typeof on?.from === 'string' ? readDay(on.from) : null;
  if (entry.kind === 'check-in-removed' || entry.undid !== undefined) {
    const back = { confidence: null, note: null, by: entry.name };
    return day && was ? withReading(readings, { on: day, value: was, ...back }) : readings;
  }
  const is = typeof value?.to === 'string' ? readDecimal(value.to) : null;
  const corrected = readings.findLast(
    (one) => is && one.value.digits === is.digits && one.value.scale === is.scale && one.checkIn,
  );
  if (!corrected?.checkIn || (!was && !day)) return readings;
  const before = { ...corrected, on: day ?? corrected.on, value: was ?? corrected.value };
  return withReading(withoutCheckIn(readings, corrected.checkIn.id), before);
}
