import type { Objective } from '../model/plan.ts';
import { thresholdOf } from '../plan-file/defaults.ts';
import type { Field, FieldChange } from '../view/node-details.ts';
import { topOf } from './merge-changes.ts';
import { groupOf, isList, typedField } from './typed-fields.ts';

/** What holds where a field is absent, by its name. */
export type Usual = Readonly<Record<string, Field>>;

export const usualOfObjective: Usual = {
  level: 'team',
  kind: 'committed',
  checkInEvery: 'week',
  status: 'active',
};

/** Of a key result: what its objective says. */
export function usualOfKeyResult({
  kind,
  threshold,
  checkInEvery,
  start,
  end,
}: Pick<Objective, 'kind' | 'threshold' | 'checkInEvery' | 'start' | 'end'>): Usual {
  const usual = { checkInEvery, start, end, status: 'active' };
  // A kind of its own brings that kind's threshold: of an objective with another one it is not the same as none.
  return threshold === thresholdOf[kind] ? { ...usual, kind } : usual;
}

/**
 * A change as plan files say it: what is usual is absent, whether or not the editor says it, so that it is never taken
 * for another value than the one that is stored.
 */
export const plainChange = ({ field, from, to }: FieldChange, usual: Usual): FieldChange => ({
  field,
  from: plain(field, from, usual),
  to: plain(field, to, usual),
});

// ── below ──

const usualInMeasure: Usual = {
  count: 'issues',
  of: 'count',
  every: 'week',
  method: 'held',
  as: 'mean',
  done: false,
};

function plain(field: string, value: Field, usual: Usual): Field {
  const said = typedField(field, value);
  const top = topOf(field);
  if (top === 'measure') {
    if (field !== top) return isUsual(usualInMeasure, field.slice(top.length + 1), said) ? null : said;
    const measure = groupOf(said);
    return measure ? without(measure, (key, one) => isUsual(usualInMeasure, key, one)) : said;
  }
  if (top === 'parent') {
    if (field !== top) return plainParent(said);
    const list = isList(said) ? said : said === null ? [] : [said];
    return list.length > 0 ? list.map(plainParent) : null;
  }
  return isUsual(usual, field, said) ? null : said;
}

/** Where it lives is known by the store, and no part of what a person says. */
function plainParent(parent: Field): Field {
  const group = groupOf(parent);
  return group
    ? without(group, (key, one) => key === 'shard' || (key === 'contributes' && one === true))
    : parent;
}

const isUsual = (usual: Usual, key: string, value: Field): boolean =>
  Object.hasOwn(usual, key) && usual[key] === value;

const without = (
  group: { readonly [key: string]: Field | undefined },
  leaves: (key: string, value: Field) => boolean,
): { readonly [key: string]: Field } =>
  Object.fromEntries(
    Object.entries(group).filter(
      (entry): entry is [string, Field] => entry[1] !== undefined && !leaves(entry[0], entry[1]),
    ),
  );
