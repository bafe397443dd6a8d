import type { MadeReading } from '../change/check-in.ts';
import { decimalText } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Measure, Reading } from '../model/plan.ts';
import { saidValues } from '../model/reading.ts';
import type { LedgerEntry } from '../port/documents.ts';
import { lastReading } from '../progress/readings.ts';
import type { CheckInFields } from './check-in-fields.ts';
import type { CheckInPlace } from './check-in-place.ts';

type FieldOf = LedgerEntry['fields'][number];

/**
 * What a check-in changed, for the ledger. Of a new one: from what was said last, as a person reads it ("38 → 36"); of a
 * corrected one from what it said before; of a removed one to nothing.
 */
export function checkInChanges(
  { keyResult: { measure }, document, today }: Pick<CheckInPlace, 'keyResult' | 'document' | 'today'>,
  before: MadeReading | null,
  after: CheckInFields | null,
): LedgerEntry['fields'] {
  const said = after && !before ? lastSaid(document.readings, today) : null;
  const from = before ? fieldsOf(before) : null;
  const rows: readonly FieldOf[] = [
    { field: 'on', from: from?.on ?? null, to: after?.on ?? null },
    {
      field: 'value',
      from: valueText(measure, from?.value ?? said?.value ?? null),
      to: valueText(measure, after?.value ?? null),
    },
    {
      field: 'confidence',
      from: from?.confidence ?? said?.confidence ?? null,
      to: after?.confidence ?? null,
    },
    { field: 'note', from: from?.note ?? null, to: after?.note ?? null },
    { field: 'blockers', from: from?.blockers ?? null, to: after?.blockers ?? null },
  ];
  // Of a new one only what it says; of the others what became different.
  return before ? rows.filter(({ from: was, to }) => was !== to) : rows.filter(({ to }) => to !== null);
}

/** As a person typed it: "12.5", "yes". */
const valueText = (measure: Measure, value: Decimal | null): string | null =>
  value === null ? null : measure.kind === 'yesNo' ? (value.digits === 0 ? 'no' : 'yes') : decimalText(value);

// ── below ──

const fieldsOf = ({ on, value, confidence, note, checkIn }: MadeReading): CheckInFields => ({
  on,
  value: checkIn.typed ? value : null,
  confidence,
  note,
  blockers: checkIn.blockers,
});

const lastSaid = (readings: readonly Reading[], today: CheckInPlace['today']) => ({
  value: lastReading(saidValues(readings), today)?.value ?? null,
  confidence: lastReading(readings, today, true)?.confidence ?? null,
});
