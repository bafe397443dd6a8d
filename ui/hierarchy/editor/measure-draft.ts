import type { Measure, Rhythm } from '@throughline/core/model/plan.ts';
import type { Field } from '@throughline/core/view/node-details.ts';
import { groupOf, listOf, numberText, oneOf, textOf, without, type Group } from './field-group.ts';
import { percentOf, typedNumber, type NumberForm } from './typed-number.ts';

/** A measure as it is being typed: every kind at once, so that trying another loses nothing. `rest`: keys not shown. */
export interface MeasureDraft {
  readonly kind: Measure['kind'];
  readonly metric: MetricDraft;
  readonly work: WorkDraft;
  readonly milestones: readonly MilestoneDraft[];
  readonly done: boolean;
  readonly maintain: MaintainDraft;
  readonly kpi: { readonly kpi: string; readonly from: string; readonly to: string };
  readonly objectives: BoundDraft;
}

export const targetForms = ['from-to', 'to', 'by', 'by-percent'] as const;
export type TargetFormName = (typeof targetForms)[number];

export interface MetricDraft {
  readonly form: TargetFormName;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly byPercent: string;
  readonly unit: string;
  readonly direction: '' | 'increase' | 'decrease';
  readonly stretch: string;
  readonly checkpoints: readonly { readonly on: string; readonly value: string }[];
  /** '' = people check it in. */
  readonly source: '' | 'count' | 'sum';
  readonly query: string;
  readonly field: string;
  readonly rest: Group;
}

export const countUnits = ['issues', 'points', 'estimate', 'field'] as const;
export interface WorkDraft {
  readonly count: (typeof countUnits)[number];
  readonly field: string;
  readonly query: string;
  readonly unestimatedSize: string;
  readonly rest: Group;
}

export const milestoneStates = ['no', 'yes', 'part', 'items'] as const;
export interface MilestoneDraft {
  readonly title: string;
  readonly weight: string;
  /** 'part' = `part` percent of it; 'items' = its linked items say it. */
  readonly done: (typeof milestoneStates)[number];
  readonly part: string;
  readonly items: readonly ItemDraft[];
  readonly rest: Group;
}

/** An item that a milestone names. */
export interface ItemDraft {
  /** As a plan file has it: an id, or a key that a person wrote. */
  readonly reference: string;
  /** As it was found just now; null = it was there before. */
  readonly name: string | null;
  readonly rest: Group;
}

export const methods = ['held', 'latest', 'worst', 'average'] as const;
export const rhythms = ['week', 'day', 'month', 'quarter'] as const;
export interface MaintainDraft {
  readonly atLeast: string;
  readonly atMost: string;
  readonly unit: string;
  readonly every: Rhythm;
  readonly method: (typeof methods)[number];
}

export const boundAs = ['mean', 'identity', 'amounts'] as const;
export interface BoundDraft {
  readonly as: (typeof boundAs)[number];
  readonly from: string;
  readonly to: string;
  readonly unit: string;
}

export const measureKinds = [
  'metric',
  'work',
  'milestones',
  'yesNo',
  'maintain',
  'kpi',
  'objectives',
] as const;

export const noMilestone: MilestoneDraft = {
  title: '',
  weight: '',
  done: 'no',
  part: '',
  items: [],
  rest: {},
};

export function measureDraft(field: Field | undefined, form: NumberForm): MeasureDraft {
  const group = groupOf(field);
  const kind = oneOf(measureKinds, group['kind']);
  const of = (wanted: Measure['kind']): Group => (kind === wanted ? group : {});
  const bounds = of('maintain');
  const kpi = of('kpi');
  const bound = of('objectives');
  const milestones = listOf(of('milestones')['milestones']).map((each) => milestoneDraft(each, form));
  return {
    kind,
    metric: metricDraft(of('metric'), form),
    work: workDraft(of('work'), form),
    milestones: milestones.length > 0 ? milestones : [noMilestone],
    done: of('yesNo')['done'] === true,
    maintain: {
      atLeast: numberText(bounds['atLeast'], form),
      atMost: numberText(bounds['atMost'], form),
      unit: textOf(bounds['unit']),
      every: oneOf(rhythms, bounds['every']),
      method: oneOf(methods, bounds['method']),
    },
    kpi: {
      kpi: textOf(kpi['kpi']),
      from: numberText(kpi['from'], form),
      to: numberText(kpi['to'], form),
    },
    objectives: {
      as: oneOf(boundAs, bound['as']),
      from: numberText(bound['from'], form),
      to: numberText(bound['to'], form),
      unit: textOf(bound['unit']),
    },
  };
}

// ── below ──

function metricDraft(group: Group, form: NumberForm): MetricDraft {
  const target: TargetFormName =
    'by' in group
      ? 'by'
      : 'byPercent' in group
        ? 'by-percent'
        : 'to' in group && !('from' in group)
          ? 'to'
          : 'from-to';
  const query = textOf(group['query']);
  return {
    form: target,
    from: numberText(group['from'], form),
    to: numberText(group['to'], form),
    by: numberText(group['by'], form),
    byPercent: numberText(group['byPercent'], form),
    unit: textOf(group['unit']),
    direction: oneOf(['', 'increase', 'decrease'], group['direction']),
    stretch: numberText(group['stretch'], form),
    checkpoints: listOf(group['checkpoints'])
      .map(groupOf)
      .map(({ on, value }) => ({ on: textOf(on), value: numberText(value, form) })),
    source: query === '' ? '' : group['of'] === 'sum' ? 'sum' : 'count',
    query,
    field: textOf(group['field']),
    rest: without(group, ...metricKeys),
  };
}

const metricKeys = [
  'kind',
  'from',
  'to',
  'by',
  'byPercent',
  'unit',
  'direction',
  'stretch',
  'checkpoints',
  'query',
  'of',
  'field',
];

function workDraft(group: Group, form: NumberForm): WorkDraft {
  const field = textOf(groupOf(group['count'])['field']);
  return {
    count: field === '' ? oneOf(countUnits, group['count']) : 'field',
    field,
    query: textOf(group['query']),
    unestimatedSize: numberText(group['unestimatedSize'], form),
    rest: without(group, 'kind', 'count', 'query', 'unestimatedSize'),
  };
}

function milestoneDraft(field: Field, form: NumberForm): MilestoneDraft {
  const group = groupOf(field);
  const { done } = group;
  const part = typeof done === 'number' && done > 0 && done < 1;
  return {
    title: textOf(group['title']),
    weight: numberText(group['weight'], form),
    done: 'items' in group ? 'items' : part ? 'part' : done === true || done === 1 ? 'yes' : 'no',
    part: part ? typedNumber(percentOf(done), form) : '',
    items: listOf(group['items']).map(itemDraft),
    rest: without(group, 'title', 'weight', 'done', 'items'),
  };
}

function itemDraft(field: Field): ItemDraft {
  const group = groupOf(field);
  return {
    reference: typeof field === 'number' ? String(field) : textOf(group['key'] ?? field),
    name: null,
    rest: without(group, 'key'),
  };
}
