import type { FieldConflict } from '@throughline/core/use/answer.ts';
import type { Field, Fields } from '@throughline/core/view/node-details.ts';
import { groupOf, listOf, present } from './field-group.ts';
import { nodeDraft, type NodeDraft } from './node-draft.ts';
import { fieldsOf } from './node-draft.ts';
import type { NumberForm } from './typed-number.ts';

/** A conflict may be about a whole field, or one part of it: "measure.to", "parent.<id>". */
const topOf = (field: string): string => field.split('.', 1)[0] ?? field;

/**
 * What was read, brought up to what others made of it: the ground on which mine is a change again, and theirs is none.
 */
export const broughtUp = (before: Fields, conflicts: readonly FieldConflict[]): Fields =>
  conflicts.reduce((fields, { field, theirs }) => withPart(fields, field, theirs), before);

/** The form with their values for these conflicts; everything else as it was typed. */
export function withTheirs(draft: NodeDraft, taken: readonly FieldConflict[], form: NumberForm): NodeDraft {
  const fields = broughtUp(fieldsOf(draft, form), taken);
  const fresh = nodeDraft(draft.is, fields, form);
  const tops = new Set(taken.map(({ field }) => keyOf(topOf(field))));
  return Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, tops.has(key) ? fresh[key as keyof NodeDraft] : value]),
  ) as unknown as NodeDraft;
}

// ── below ──

/** What the form calls a field. */
const keyOf = (field: string): string => (field === 'parent' ? 'parents' : field);

function withPart(fields: Fields, field: string, value: Field): Fields {
  const top = topOf(field);
  const key = field.slice(top.length + 1);
  const whole =
    top === field
      ? value
      : top === 'parent'
        ? parentsWith(fields[top], key, value)
        : measureWith(fields[top], key, value);
  return present({ ...fields, [top]: whole ?? undefined });
}

const measureWith = (measure: Field | undefined, key: string, value: Field): Field =>
  present({ ...groupOf(measure), [key]: value ?? undefined });

function parentsWith(parents: Field | undefined, id: string, value: Field): Field {
  const list = listOf(parents);
  const known = list.some((each) => groupOf(each)['id'] === id);
  const next = known ? list.map((each) => (groupOf(each)['id'] === id ? value : each)) : [...list, value];
  return next.filter((each) => each !== null);
}
