import type { FieldChange, Field, Fields } from '../view/node-details.ts';
import type { FieldConflict } from './answer.ts';
import { isSameJson } from './same.ts';
import { groupOf, isList } from './typed-fields.ts';

export type Merged =
  | {
      readonly ok: true;
      readonly fields: Fields;
      /** Which fields are now another value than before; empty = somebody had done all of it. */
      readonly changed: readonly string[];
    }
  | { readonly ok: false; readonly conflicts: readonly Omit<FieldConflict, 'by'>[] };

/**
 * Lays what one person changed over what the fields are now. What is still as they saw it takes their value, what is
 * already as they want it stays; anything else was changed by somebody else meanwhile, and is theirs to decide: all
 * such fields at once. A measure of one kind is merged key by key, and parents one by one.
 * @param changes as typedField leaves them; "measure.to" and "parent.<id>" name a part, and stand before the whole
 */
export function mergeChanges(present: Fields, changes: readonly FieldChange[]): Merged {
  const parts = new Set(changes.map(({ field }) => field).filter((field) => field.includes('.')));
  const atoms = changes.flatMap((change) =>
    inParts(present, change).filter((atom) => atom.field === change.field || !parts.has(atom.field)),
  );
  const conflicts: Omit<FieldConflict, 'by'>[] = [];
  let fields: Fields = present;
  for (const { field, from, to } of atoms) {
    const theirs = partOf(present, field);
    if (isSameJson(theirs, to)) continue;
    if (isSameJson(theirs, from)) fields = withPart(fields, field, to);
    else conflicts.push({ field, mine: to, theirs });
  }
  const twice = conflicts.length === 0 ? twoTargets(present, fields, changes) : null;
  if (twice) conflicts.push(twice);
  if (conflicts.length > 0) return { ok: false, conflicts };
  const names = new Set(atoms.map(({ field }) => topOf(field)));
  const changed = [...names].filter((name) => !isSameJson(present[name] ?? null, fields[name] ?? null));
  return { ok: true, fields, changed };
}

/** "measure" of "measure.to". */
export const topOf = (field: string): string => field.split('.', 1)[0] ?? field;

/** What stands in a field or a part of one; null = absent. */
export function partOf(fields: Fields, field: string): Field {
  const top = topOf(field);
  if (top === field) return fields[field] ?? null;
  const key = field.slice(top.length + 1);
  return top === 'parent'
    ? (parentsOf(fields[top])?.get(key) ?? null)
    : (groupOf(fields[top])?.[key] ?? null);
}

// ── below ──

/** A change of a whole, in the parts that differ, where the whole is no longer as the person saw it. */
function inParts(present: Fields, change: FieldChange): readonly FieldChange[] {
  const { field, from, to } = change;
  const theirs = present[field] ?? null;
  if (isSameJson(theirs, from) || isSameJson(theirs, to)) return [change];
  if (field === 'measure') {
    const kinds = [from, to, theirs].map((measure) => groupOf(measure)?.['kind'] ?? null);
    if (kinds[0] === null || kinds.some((kind) => kind !== kinds[0])) return [change];
    return partsOf(
      field,
      new Map(Object.entries(groupOf(from) ?? {})),
      new Map(Object.entries(groupOf(to) ?? {})),
    );
  }
  if (field === 'parent') {
    const [saw, wants] = [parentsOf(from), parentsOf(to)];
    return saw && wants ? partsOf(field, saw, wants) : [change];
  }
  return [change];
}

type Parts = ReadonlyMap<string, Field | undefined>;

const partsOf = (field: string, from: Parts, to: Parts): readonly FieldChange[] =>
  [...new Set([...from.keys(), ...to.keys()])]
    .map((key) => ({ field: `${field}.${key}`, from: from.get(key) ?? null, to: to.get(key) ?? null }))
    .filter((part) => !isSameJson(part.from, part.to));

/** By id; null = not a list of parents. */
function parentsOf(value: Field | undefined): ReadonlyMap<string, Field> | null {
  if (value === null || value === undefined) return new Map();
  if (!isList(value)) return null;
  const named = value.map((parent): [unknown, Field] => [groupOf(parent)?.['id'], parent]);
  const parents = new Map(named.filter((one): one is [string, Field] => typeof one[0] === 'string'));
  return parents.size === value.length ? parents : null;
}

function withPart(fields: Fields, field: string, to: Field): Fields {
  const top = topOf(field);
  if (top === field) return withKey(fields, field, to);
  const key = field.slice(top.length + 1);
  if (top !== 'parent') return { ...fields, [top]: withKey(groupOf(fields[top]) ?? {}, key, to) };
  const parents = new Map(parentsOf(fields[top]));
  if (to === null) parents.delete(key);
  else parents.set(key, to);
  return withKey(fields, top, parents.size > 0 ? [...parents.values()] : null);
}

function withKey(
  group: { readonly [key: string]: Field | undefined },
  key: string,
  to: Field,
): Readonly<Record<string, Field>> {
  const others = Object.entries(group).filter(
    (entry): entry is [string, Field] => entry[0] !== key && entry[1] !== undefined,
  );
  return Object.fromEntries(to === null ? others : [...others, [key, to]]);
}

/** Two people who each gave the target another form leave two of them: neither is the one that is meant (R6). */
function twoTargets(
  present: Fields,
  merged: Fields,
  changes: readonly FieldChange[],
): Omit<FieldConflict, 'by'> | null {
  const forms = (measure: Field | undefined) =>
    ['to', 'by', 'byPercent'].filter((key) => groupOf(measure)?.[key] !== undefined).length;
  const mine = changes.find(({ field }) => field === 'measure');
  return mine && forms(mine.to) < 2 && forms(merged['measure']) > 1
    ? { field: 'measure', mine: mine.to, theirs: present['measure'] ?? null }
    : null;
}
