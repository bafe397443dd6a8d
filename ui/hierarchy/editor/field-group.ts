import type { Field } from '@throughline/core/view/node-details.ts';
import { holdsExactly, plainNumber, typedNumber, type NumberForm } from './typed-number.ts';

export type Group = Readonly<Record<string, Field | undefined>>;

/** The group that a field holds; an empty one where it holds anything else. */
export const groupOf = (field: Field | undefined): Group =>
  typeof field === 'object' && field !== null && !Array.isArray(field) ? (field as Group) : {};

export const listOf = (field: Field | undefined): readonly Field[] => (Array.isArray(field) ? field : []);

export const textOf = (field: Field | undefined): string => (typeof field === 'string' ? field : '');

/** A number of a plan as the text of an input; '' = absent. */
export const numberText = (field: Field | undefined, form: NumberForm): string =>
  typeof field === 'number' ? typedNumber(field, form) : textOf(field);

/** What was typed as a number of a plan: absent where nothing was, the text itself where it is no number. */
export function numberField(typed: string, form: NumberForm): Field | undefined {
  if (typed.trim() === '') return undefined;
  const plain = plainNumber(typed, form);
  return plain === null || !holdsExactly(plain) ? typed : Number(plain);
}

export const textField = (typed: string): Field | undefined =>
  typed.trim() === '' ? undefined : typed.trim();

/** Only the keys that are there. */
export const present = (group: Group): { readonly [key: string]: Field } =>
  Object.fromEntries(
    Object.entries(group).filter((entry): entry is [string, Field] => entry[1] !== undefined),
  );

/** The keys that a form does not show, kept as they are. */
export const without = (group: Group, ...keys: readonly string[]): Group =>
  Object.fromEntries(Object.entries(group).filter(([key]) => !keys.includes(key)));

/** The word if it is one of these, else the first of them. */
export const oneOf = <const T extends string>(words: readonly T[], field: Field | undefined): T =>
  words.find((word) => word === field) ?? words[0]!;
