import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import type { MetricDraft } from './measure-draft.ts';
import type { NodeDraft } from './node-draft.ts';
import { holdsExactly, plainNumber, type NumberForm } from './typed-number.ts';

/** `field` as in a plan file: "measure.milestones[0].title". */
export interface FormProblem {
  readonly field: string;
  readonly message: string;
}

/** 0…10,000 with at most three decimals (R3). */
const WEIGHT = /^(?:10000|\d{1,4}(?:\.\d{1,3})?)$/;

/** Whether a text is a weight, or empty; the functions check it again. */
export const isWeight = (typed: string, form: NumberForm): boolean =>
  typed.trim() === '' || WEIGHT.test(plainNumber(typed, form) ?? '-');

/**
 * What can be seen to be wrong without asking, in the order of the form. Everything else is the plan reader's to say, in
 * `preview` and when it is saved.
 */
export function checkDraft(
  draft: NodeDraft,
  form: NumberForm,
  { editor: say }: HierarchyWords,
): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const wrong = (field: string, message: string): void => void problems.push({ field, message });
  const number = (field: string, typed: string, needed: string | null = null): void => {
    if (typed.trim() === '') {
      if (needed !== null) wrong(field, needed);
      return;
    }
    const plain = plainNumber(typed, form);
    if (plain === null) wrong(field, say.notANumber);
    else if (!holdsExactly(plain)) wrong(field, say.tooManyDigits);
  };
  const percent = (field: string, typed: string, least: 'from0' | 'above0', needed: string | null): void => {
    const plain = plainNumber(typed, form);
    const value = plain === null ? null : Number(plain);
    if (typed.trim() === '') {
      if (needed !== null) wrong(field, needed);
    } else if (value === null) wrong(field, say.notANumber);
    else if (value > 100 || value < 0 || (least === 'above0' && value === 0))
      wrong(field, say.notAPercent(least));
  };
  const weight = (field: string, typed: string): void => {
    if (!isWeight(typed, form)) wrong(field, say.badWeight);
  };

  if (draft.title.trim() === '') wrong('title', say.needsTitle);
  if (draft.is === 'objective') {
    if (draft.project === '') wrong('project', say.needsProject);
    for (const [at, parent] of draft.parents.entries()) weight(`parent[${at}].weight`, parent.weight);
  } else {
    checkMeasure();
    weight('weight', draft.weight);
    if (draft.start !== '' && draft.end !== '' && draft.end < draft.start) wrong('end', say.endBeforeStart);
  }
  percent('threshold', draft.threshold, 'above0', null);
  if (draft.override !== null) {
    percent('override.value', draft.override.value, 'from0', say.needsValue);
    if (draft.override.reason.trim() === '') wrong('override.reason', say.needsReason);
    if (draft.override.until === '') wrong('override.until', say.needsDay);
  }
  return problems;

  function checkMeasure(): void {
    const { measure } = draft;
    switch (measure.kind) {
      case 'metric':
        return checkMetric(measure.metric);
      case 'work':
        if (measure.work.count === 'field' && measure.work.field.trim() === '')
          wrong('measure.count.field', say.needsField);
        if (measure.work.count !== 'issues') number('measure.unestimatedSize', measure.work.unestimatedSize);
        return;
      case 'milestones':
        for (const [at, each] of measure.milestones.entries()) {
          const place = `measure.milestones[${at}]`;
          const written = each.weight.trim() !== '' || each.done !== 'no' || measure.milestones.length === 1;
          if (each.title.trim() === '' && written) wrong(`${place}.title`, say.needsMilestone);
          weight(`${place}.weight`, each.weight);
          if (each.done === 'items' && each.items.length === 0) wrong(`${place}.items`, say.needsItem);
          if (each.done === 'part') percent(`${place}.done`, each.part, 'from0', say.needsValue);
        }
        return;
      case 'maintain': {
        const { atLeast, atMost } = measure.maintain;
        number('measure.atLeast', atLeast, atMost.trim() === '' ? say.needsBound : null);
        number('measure.atMost', atMost);
        return;
      }
      case 'kpi':
      case 'objectives':
        number('measure.from', measure[measure.kind].from);
        number('measure.to', measure[measure.kind].to);
        return;
      case 'yesNo':
    }
  }

  function checkMetric(metric: MetricDraft): void {
    if (metric.form !== 'to') number('measure.from', metric.from, say.needsFrom);
    if (metric.form === 'from-to' || metric.form === 'to') number('measure.to', metric.to, say.needsTo);
    if (metric.form === 'by') number('measure.by', metric.by, say.needsBy);
    if (metric.form === 'by-percent') number('measure.byPercent', metric.byPercent, say.needsBy);
    const from = plainNumber(metric.from, form);
    if (metric.form === 'from-to' && from !== null && from === plainNumber(metric.to, form))
      wrong('measure.to', say.noRange);
    if (metric.form === 'by' && plainNumber(metric.by, form) === '0') wrong('measure.by', say.noRange);
    if (metric.form === 'by-percent' && plainNumber(metric.byPercent, form) === '0')
      wrong('measure.byPercent', say.noRange);
    number('measure.stretch', metric.stretch);
    for (const [at, { on, value }] of metric.checkpoints.entries()) {
      if (on === '' && value.trim() !== '') wrong(`measure.checkpoints[${at}].on`, say.needsDay);
      number(`measure.checkpoints[${at}].value`, value, on === '' ? null : say.needsValue);
    }
    if (metric.source !== '' && metric.query.trim() === '') wrong('measure.query', say.needsQuery);
    if (metric.source === 'sum' && metric.field.trim() === '') wrong('measure.field', say.needsField);
  }
}
