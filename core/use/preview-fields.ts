import type { Field, Fields } from '../view/node-details.ts';
import { topOf } from './merge-changes.ts';
import type { FieldProblem } from './read-edited.ts';
import { groupOf, typedField } from './typed-fields.ts';

/** Fields as far as they are typed: what is empty is absent, and who overrides is known when it is saved. */
export function asTyped(fields: Fields): Fields {
  const said = Object.entries(fields).flatMap(([name, value]): [string, Field][] => {
    const typed = typedField(name, value);
    return typed === null ? [] : [[name, typed]];
  });
  const { override, ...others } = Object.fromEntries(said);
  const group = groupOf(override);
  return group ? { ...others, override: { by: '–', ...group } } : Object.fromEntries(said);
}

/** Are these the fields of a key result? Those of an objective have none of these. */
export const isKeyResult = (fields: Fields): boolean =>
  ['measure', 'weight', 'start', 'end'].some((name) => fields[name] !== undefined);

/** What is wrong, apart from what is not there yet: a form that is being filled in accuses nobody. */
export const wrongIn = (fields: Fields, problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.filter(({ field }) => field !== '' && !isUnfinished(fields, field));

/** The fields without those that something is wrong with; of a measure, without its keys that are. */
export function withoutWrong(fields: Fields, problems: readonly FieldProblem[]): Fields {
  const wrong = problems.map(({ field }) => field.split(/[.[]/));
  const keys = new Set(wrong.flatMap(([top, key]) => (top === 'measure' && key ? [key] : [])));
  const tops = new Set(wrong.flatMap(([top = '']) => (top === 'measure' ? [] : [top])));
  const rest = Object.entries(fields).filter(([name]) => !tops.has(name));
  const measure = groupOf(fields['measure']);
  const kept = measure && Object.fromEntries(Object.entries(measure).filter(([key]) => !keys.has(key)));
  return { ...Object.fromEntries(rest), ...(kept ? { measure: kept } : {}) };
}

// ── below ──

function isUnfinished(fields: Fields, field: string): boolean {
  if (isAbsent(fields, field)) return true;
  const measure = groupOf(fields['measure']);
  if (!measure || topOf(field) !== 'measure') return false;
  switch (field) {
    // Only that it has no target, or no bounds, is said of a measure as a whole.
    case 'measure':
      return true;
    case 'measure.by':
    case 'measure.byPercent':
      return measure['from'] === undefined;
    case 'measure.of':
      return measure['field'] === undefined;
    default:
      return false;
  }
}

/** Nothing stands where the path leads: `measure.checkpoints[0].value`. */
function isAbsent(fields: Fields, field: string): boolean {
  let at: unknown = fields;
  for (const step of field.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return true;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return at === undefined || at === null;
}
