import { decimalText } from '../model/decimal.ts';
import type { UserId } from '../model/ids.ts';
import type { Measure, Policy, Reading } from '../model/plan.ts';
import { isWordsOnly } from '../model/reading.ts';
import { isUndoable } from '../change/undoable.ts';
import type { LedgerEntry, ShardKeyResult } from '../port/documents.ts';
import type { Evaluation, ObjectiveValue } from '../progress/evaluation.ts';
import { percentText } from '../progress/percent.ts';
import { weightedMean } from '../progress/weighted-mean.ts';
import { withNames } from './item-names.ts';
import type { ChangeView, CheckInView, Field, NodeDetails } from './node-details.ts';

/**
 * All check-ins of a key result, newest first; what came from a plan file has an id below 0 and cannot be corrected.
 * @param mayCorrect the viewer may check in, and corrects their own, or all of them
 */
export function checkInViews(
  measure: Measure,
  readings: readonly Reading[],
  mayCorrect: (author: UserId) => boolean,
): readonly CheckInView[] {
  return readings
    .map((reading, at) => ({ reading, at }))
    .sort((a, b) => (a.reading.on === b.reading.on ? b.at - a.at : a.reading.on < b.reading.on ? 1 : -1))
    .map(({ reading, at }): CheckInView => {
      const { on, confidence, note, by, checkIn } = reading;
      return {
        id: checkIn?.id ?? -1 - at,
        on,
        value: valueOf(measure, reading),
        confidence,
        note,
        blockers: checkIn?.blockers ?? null,
        by,
        at: checkIn?.at ?? null,
        mine: checkIn !== undefined && mayCorrect(checkIn.author),
      };
    });
}

/**
 * What people changed, newest first.
 * @param mayUndo the viewer may change the node at all
 * @param nameOf what an item is called, by its id; null = the viewer may not see it
 */
export const changeViews = (
  entries: readonly LedgerEntry[],
  mayUndo: boolean,
  nameOf: (item: string) => string | null,
): readonly ChangeView[] =>
  entries.toReversed().map((entry): ChangeView => {
    const { id, at, by, name, kind } = entry;
    const fields = entry.fields.map(({ field, from, to }) => ({
      field,
      from: withNames(field, from as Field, nameOf),
      to: withNames(field, to as Field, nameOf),
    }));
    return {
      id,
      at,
      by,
      name: name === '' ? null : name,
      kind,
      fields,
      undoable: mayUndo && isUndoable(entries, entry),
    };
  });

/** Work is well ahead of what it is meant to bring from so much on. */
const APART = 200_000;

/**
 * Output against outcome of an objective (U13): the weighted mean of the key results that are measured by work, and of
 * those that are measured by a metric, each weight as it counts. null = it has not both.
 */
export function outputAndOutcome(
  { children }: ObjectiveValue,
  keyResults: readonly ShardKeyResult[],
  values: Evaluation['keyResults'],
  { noData }: Pick<Policy, 'noData'>,
): NodeDetails['outputAndOutcome'] {
  const kindOf = new Map<string, Measure['kind']>(keyResults.map(({ id, measure }) => [id, measure.kind]));
  const progressOf = new Map<string, number | null>(values.map(({ id, progress }) => [id, progress]));
  const meanOf = (kinds: readonly Measure['kind'][]) =>
    weightedMean(
      children
        .filter(({ id }) => kinds.includes(kindOf.get(id) ?? 'yesNo'))
        .map(({ id, weight }) => ({ weight, value: progressOf.get(id) ?? null })),
      noData,
    );
  const work = meanOf(['work']);
  const outcome = meanOf(['metric', 'kpi', 'maintain']);
  const [shown, other] = [percentText(work), percentText(outcome)];
  return work === null || outcome === null || shown === null || other === null
    ? null
    : { work: shown, outcome: other, apart: work - outcome >= APART };
}

// ── below ──

function valueOf(measure: Measure, reading: Reading): string | null {
  if (isWordsOnly(reading)) return null;
  if (measure.kind === 'yesNo' && reading.checkIn) return reading.value.digits === 0 ? 'no' : 'yes';
  return decimalText(reading.value);
}
