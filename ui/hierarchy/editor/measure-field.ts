import type { Field } from '@throughline/core/view/node-details.ts';
import { numberField, present, textField } from './field-group.ts';
import type { ItemDraft, MeasureDraft, MetricDraft, MilestoneDraft } from './measure-draft.ts';
import { fractionOf, plainNumber, type NumberForm } from './typed-number.ts';

/** The measure as a plan file says it: only what belongs to its kind and its form of target. */
export function measureField(draft: MeasureDraft, form: NumberForm): Field {
  const { kind } = draft;
  const number = (typed: string): Field | undefined => numberField(typed, form);
  switch (kind) {
    case 'metric':
      return metricField(draft.metric, form);
    case 'work': {
      const { count, field, query, unestimatedSize, rest } = draft.work;
      return present({
        kind,
        count: count === 'field' ? { field: field.trim() } : count === 'issues' ? undefined : count,
        query: textField(query),
        unestimatedSize: count === 'issues' ? undefined : number(unestimatedSize),
        ...rest,
      });
    }
    case 'milestones':
      return {
        kind,
        milestones: draft.milestones.filter((each) => !blank(each)).map((each) => milestoneField(each, form)),
      };
    case 'yesNo':
      return { kind, done: draft.done };
    case 'maintain': {
      const { atLeast, atMost, unit, every, method } = draft.maintain;
      return present({
        kind,
        atLeast: number(atLeast),
        atMost: number(atMost),
        unit: textField(unit),
        every: every === 'week' ? undefined : every,
        method: method === 'held' ? undefined : method,
      });
    }
    case 'kpi':
      return present({ kind, kpi: draft.kpi.kpi, from: number(draft.kpi.from), to: number(draft.kpi.to) });
    case 'objectives': {
      const { as, from, to, unit } = draft.objectives;
      return as === 'amounts'
        ? present({ kind, as, from: number(from), to: number(to), unit: textField(unit) })
        : present({ kind, as: as === 'mean' ? undefined : as });
    }
  }
}

// ── below ──

function metricField(draft: MetricDraft, form: NumberForm): Field {
  const number = (typed: string): Field | undefined => numberField(typed, form);
  const checkpoints = draft.checkpoints.filter(({ on, value }) => on !== '' || value.trim() !== '');
  return present({
    kind: 'metric',
    from: draft.form === 'to' ? undefined : number(draft.from),
    to: draft.form === 'from-to' || draft.form === 'to' ? number(draft.to) : undefined,
    by: draft.form === 'by' ? number(draft.by) : undefined,
    byPercent: draft.form === 'by-percent' ? number(draft.byPercent) : undefined,
    unit: textField(draft.unit),
    direction: draft.direction === '' ? undefined : draft.direction,
    stretch: number(draft.stretch),
    checkpoints:
      checkpoints.length === 0
        ? undefined
        : checkpoints.map(({ on, value }) => present({ on, value: number(value) })),
    query: draft.source === '' ? undefined : draft.query.trim(),
    of: draft.source === 'sum' ? 'sum' : undefined,
    field: draft.source === 'sum' ? textField(draft.field) : undefined,
    ...draft.rest,
  });
}

function milestoneField({ title, weight, done, part, items, rest }: MilestoneDraft, form: NumberForm): Field {
  const plain = plainNumber(part, form);
  const partDone = plain === null ? part : fractionOf(plain);
  return present({
    title: textField(title),
    weight: numberField(weight, form),
    done: { no: false, yes: true, part: partDone, items: undefined }[done],
    items: done === 'items' ? items.map(itemField) : undefined,
    ...rest,
  });
}

const itemField = ({ reference, rest }: ItemDraft): Field =>
  Object.keys(rest).length === 0 ? reference : present({ key: reference, ...rest });

/** A row that nobody wrote in. */
const blank = ({ title, weight, done }: MilestoneDraft): boolean =>
  title.trim() === '' && weight.trim() === '' && done === 'no';
