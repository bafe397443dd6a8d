import type { Level, Rhythm, Status } from '@throughline/core/model/plan.ts';
import type { Field, FieldChange, Fields } from '@throughline/core/view/node-details.ts';
import {
  groupOf,
  numberField,
  numberText,
  oneOf,
  present,
  textField,
  textOf,
  without,
  type Group,
} from './field-group.ts';
import { measureDraft, type MeasureDraft } from './measure-draft.ts';
import { measureField } from './measure-field.ts';
import { sameField } from './same-field.ts';
import { fractionOf, percentOf, plainNumber, typedNumber, type NumberForm } from './typed-number.ts';

/** An objective or key result as it is being typed; '' = not given. Percentages are typed as such, "70". */
export interface NodeDraft {
  readonly is: 'objective' | 'keyResult';
  readonly title: string;
  readonly owner: string;
  /** '' of a key result: as its objective. */
  readonly kind: '' | 'committed' | 'aspirational';
  readonly threshold: string;
  readonly checkInEvery: '' | Rhythm;
  readonly status: Status;
  readonly override: OverrideDraft | null;
  readonly project: string;
  readonly level: Level;
  readonly parents: readonly ParentDraft[];
  readonly weight: string;
  readonly start: string;
  readonly end: string;
  readonly measure: MeasureDraft;
}

export interface OverrideDraft {
  readonly value: string;
  readonly reason: string;
  readonly until: string;
  readonly rest: Group;
}

export interface ParentDraft {
  readonly id: string;
  readonly contributes: boolean;
  readonly weight: string;
  /** `shard` of what was chosen; keys that are not shown. */
  readonly rest: Group;
}

const statuses = ['active', 'draft', 'closed', 'cancelled'] as const;

export function nodeDraft(is: NodeDraft['is'], fields: Fields, form: NumberForm): NodeDraft {
  const objective = is === 'objective';
  return {
    is,
    title: textOf(fields['title']),
    owner: textOf(fields['owner']),
    kind: objective
      ? oneOf(['committed', 'aspirational'], fields['kind'])
      : oneOf(['', 'committed', 'aspirational'], fields['kind']),
    threshold: percentText(fields['threshold'], form),
    checkInEvery: objective
      ? oneOf(['week', 'day', 'month', 'quarter'], fields['checkInEvery'])
      : oneOf(['', 'day', 'week', 'month', 'quarter'], fields['checkInEvery']),
    status: oneOf(statuses, fields['status']),
    override: overrideDraft(fields['override'], form),
    project: textOf(fields['project']),
    level: oneOf(['team', 'organisation', 'individual'], fields['level']),
    parents: parentsOf(fields['parent']).map((each) => parentDraft(each, form)),
    weight: numberText(fields['weight'], form),
    start: textOf(fields['start']),
    end: textOf(fields['end']),
    measure: measureDraft(fields['measure'], form),
  };
}

/** As a plan file says it: what is not given, or is the default there, is absent. */
export function fieldsOf(draft: NodeDraft, form: NumberForm): Fields {
  const all = {
    title: textField(draft.title),
    owner: textField(draft.owner),
    threshold: percentField(draft.threshold, form),
    status: draft.status === 'active' ? undefined : draft.status,
    override: draft.override === null ? undefined : overrideField(draft.override, form),
  };
  if (draft.is === 'objective')
    return present({
      ...all,
      kind: draft.kind === 'aspirational' ? draft.kind : undefined,
      checkInEvery: draft.checkInEvery === 'week' ? undefined : draft.checkInEvery,
      project: textField(draft.project),
      level: draft.level === 'team' ? undefined : draft.level,
      parent: draft.parents.length === 0 ? undefined : draft.parents.map((each) => parentField(each, form)),
    });
  return present({
    ...all,
    kind: draft.kind === '' ? undefined : draft.kind,
    checkInEvery: draft.checkInEvery === '' ? undefined : draft.checkInEvery,
    weight: numberField(draft.weight, form),
    start: textField(draft.start),
    end: textField(draft.end),
    measure: measureField(draft.measure, form),
  });
}

/**
 * What the person changed, and nothing else. Both sides go through the form, so that a default that was written out is
 * no change; `from` is what was read.
 * @param before as read; of a new node what it began with, which it does not have yet
 */
export function changesOf(draft: NodeDraft, before: Fields, form: NumberForm): readonly FieldChange[] {
  const was = fieldsOf(nodeDraft(draft.is, before, form), form);
  const now = fieldsOf(draft, form);
  return [...new Set([...Object.keys(now), ...Object.keys(was)])]
    .filter((field) => !sameField(was[field], now[field]))
    .map((field) => ({ field, from: before[field] ?? null, to: now[field] ?? null }));
}

// ── below ──

const percentText = (field: Field | undefined, form: NumberForm): string =>
  typeof field === 'number' ? typedNumber(percentOf(field), form) : textOf(field);

function percentField(typed: string, form: NumberForm): Field | undefined {
  if (typed.trim() === '') return undefined;
  const plain = plainNumber(typed, form);
  return plain === null ? typed : fractionOf(plain);
}

function overrideDraft(field: Field | undefined, form: NumberForm): OverrideDraft | null {
  const group = groupOf(field);
  if (!('value' in group)) return null;
  return {
    value: percentText(group['value'], form),
    reason: textOf(group['reason']),
    until: textOf(group['until']),
    rest: without(group, 'value', 'reason', 'until'),
  };
}

const overrideField = ({ value, reason, until, rest }: OverrideDraft, form: NumberForm): Field =>
  present({ value: percentField(value, form), reason: textField(reason), until: textField(until), ...rest });

/** One parent may stand alone, several in a list. */
const parentsOf = (field: Field | undefined): readonly Field[] =>
  Array.isArray(field) ? field : field === undefined || field === null ? [] : [field];

function parentDraft(field: Field, form: NumberForm): ParentDraft {
  const group = groupOf(field);
  return {
    id: textOf(group['id']),
    contributes: group['contributes'] !== false,
    weight: numberText(group['weight'], form),
    rest: without(group, 'id', 'contributes', 'weight'),
  };
}

const parentField = ({ id, contributes, weight, rest }: ParentDraft, form: NumberForm): Field =>
  present({
    id,
    contributes: contributes ? undefined : false,
    weight: contributes ? numberField(weight, form) : undefined,
    ...rest,
  });
