import { compareDecimals, decimalText, readDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { MilliWeight, Ppm } from '../model/plan.ts';

/** A value as a plan file holds it. */
export type PlanField =
  string | number | boolean | null | readonly PlanField[] | { readonly [key: string]: PlanField | undefined };

/** A node as a plan file says it; what is not given is absent. */
export type PlanFields = Readonly<Record<string, PlanField>>;

/**
 * An exact decimal as a plan file's number. What no number of JSON keeps to the last digit is written as its text: the
 * reader refuses that with a sentence, and never reads another number in its place (R3).
 */
export function decimalField(decimal: Decimal): number | string {
  const text = decimalText(decimal);
  const read = readDecimal(Number(text));
  return read && compareDecimals(read, decimal) === 0 ? Number(text) : text;
}

export const weightField = (weight: MilliWeight): number => weight / 1000;

/** 0…1 */
export const partField = (part: Ppm): number => part / 1_000_000;

/** Only what is given: neither null nor absent. */
export function given(fields: Readonly<Record<string, PlanField | undefined>>): Record<string, PlanField> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, PlanField] => entry[1] !== undefined && entry[1] !== null,
    ),
  );
}
