import type { Day } from '../model/day.ts';
import type { KeyResultId, KpiId } from '../model/ids.ts';
import type { Measure, Reading } from '../model/plan.ts';
import { saidValues } from '../model/reading.ts';
import type { ShardDocument } from '../port/documents.ts';
import { kpiReadingsThatMatter, lastReading, readingsThatMatter } from '../progress/readings.ts';

/** A reading that a person made here, by its check-in. */
export type MadeReading = Reading & { readonly checkIn: NonNullable<Reading['checkIn']> };

/** Readings with one more, in order of days: of its own day it is the last, so it is the one that counts (R9). */
export function withReading(readings: readonly Reading[], reading: Reading): readonly Reading[] {
  const before = readings.filter(({ on }) => on <= reading.on);
  const after = readings.filter(({ on }) => on > reading.on);
  return [...before, reading, ...after];
}

/** Of a key result: without the check-in of that id. */
export const withoutCheckIn = (readings: readonly Reading[], id: number): readonly Reading[] =>
  readings.filter(({ checkIn }) => checkIn?.id !== id);

/** Of a KPI, to which several key results may bring readings: without the one that came with this check-in. */
export const withoutReadingOf = (
  readings: readonly Reading[],
  { checkIn: { id, at, author } }: MadeReading,
): readonly Reading[] =>
  readings.filter(
    ({ checkIn }) => !(checkIn && checkIn.id === id && checkIn.at === at && checkIn.author === author),
  );

export const checkInOf = (readings: readonly Reading[], id: number): MadeReading | null =>
  readings.find((reading): reading is MadeReading => reading.checkIn?.id === id) ?? null;

/** What a check-in brings to its key result's KPI (R14): the value. Confidence and words stay with the key result. */
export const kpiReading = ({ on, value, by, checkIn }: MadeReading): Reading => ({
  on,
  value,
  confidence: null,
  note: null,
  by,
  checkIn: { ...checkIn, blockers: null },
});

/**
 * Readings after an import: the plan's, and what people checked in here since. An old file takes no check-in away; one
 * that the plan says too, of that day and with that value, is the plan's now.
 */
export function importedReadings(
  stored: readonly Reading[],
  planned: readonly Reading[],
): readonly Reading[] {
  return stored
    .filter(
      ({ checkIn, on, value: { digits, scale } }) =>
        checkIn !== undefined &&
        !(
          checkIn.typed &&
          planned.some(
            (other) => other.on === on && other.value.digits === digits && other.value.scale === scale,
          )
        ),
    )
    .reduce(withReading, inOrder(planned, stored));
}

/**
 * A yes/no after its check-ins changed: where another answer is now the last one by its day, that one stands. What an
 * editor wrote since is left alone by a check-in of only words.
 */
export function answered(measure: Measure, before: readonly Reading[], after: readonly Reading[]): Measure {
  if (measure.kind !== 'yesNo') return measure;
  const [was, is] = [lastAnswer(before), lastAnswer(after)];
  if (is === null || was === is) return measure;
  return { ...measure, done: is.value.digits !== 0 };
}

/** The shard after the readings of a key result changed, and those of its KPI where there are any. */
export function withReadings(
  shard: ShardDocument,
  id: KeyResultId,
  {
    measure,
    readings,
    kpi,
  }: {
    readonly measure: Measure;
    readonly readings: readonly Reading[];
    readonly kpi: { readonly id: KpiId; readonly readings: readonly Reading[] } | null;
  },
  today: Day,
): ShardDocument {
  const keyResults = shard.keyResults.map((one) =>
    one.id === id
      ? { ...one, measure, readings: readingsThatMatter({ ...one, measure, readings }, today) }
      : one,
  );
  const kpis = shard.kpis.map((one) =>
    one.id === kpi?.id ? { ...one, readings: kpiReadingsThatMatter(kpi, keyResults, today) } : one,
  );
  return { ...shard, keyResults, kpis };
}

// ── below ──

const lastAnswer = (readings: readonly Reading[]): Reading | null =>
  lastReading(saidValues(readings.filter(({ checkIn }) => checkIn)), '9999-12-31' as Day);

/** A plan's own order stands as long as nothing has to be put between: a value rests on days, and on the order in one. */
const inOrder = (planned: readonly Reading[], stored: readonly Reading[]): readonly Reading[] =>
  stored.some(({ checkIn }) => checkIn)
    ? [...planned].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    : planned;
