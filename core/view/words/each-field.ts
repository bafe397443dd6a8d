import type { Field, FieldChange } from '../node-details.ts';

/**
 * A change of a whole group (the measure) as changes of its parts, so that a sentence names only what differs:
 * `measure.to` from 25 to 20. What is the same on both sides is left out.
 */
export function eachField(change: FieldChange): readonly FieldChange[] {
  const { field, from, to } = change;
  const [before, after] = [groupOf(from), groupOf(to)];
  if (before === null && after === null) return sameField(from, to) ? [] : [change];
  // Into a group or out of one with something else on the other side: one change, as a whole.
  if ((before === null && from !== null) || (after === null && to !== null)) return [change];
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.flatMap((key) =>
    eachField({ field: `${field}.${key}`, from: before?.[key] ?? null, to: after?.[key] ?? null }),
  );
}

function groupOf(field: Field): Readonly<Record<string, Field | undefined>> | null {
  if (field === null || typeof field !== 'object' || Array.isArray(field)) return null;
  return field as Readonly<Record<string, Field | undefined>>;
}

const sameField = (one: Field, other: Field): boolean => JSON.stringify(one) === JSON.stringify(other);
