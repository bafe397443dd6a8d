import type { Decimal } from '../../model/decimal.ts';
import type { Measure, TargetForm } from '../../model/plan.ts';
import type { MeasureForm } from './shard-columns.ts';

/** The measure without what is nearly never the same twice. */
export const formOf = (measure: Measure): MeasureForm =>
  measure.kind === 'metric' ? { ...measure, target: measure.target.form } : measure;

/** The numbers of a target, in the order in which `measureOf` takes them. */
export function targetNumbers(measure: Measure): readonly Decimal[] {
  if (measure.kind !== 'metric') return [];
  const { target } = measure;
  switch (target.form) {
    case 'from-to':
      return [target.from, target.to];
    case 'to':
      return [target.to];
    case 'by':
      return [target.from, target.by];
    case 'by-percent':
      return [target.from, target.percent];
  }
}

/** @param next the next of the stored numbers */
export function measureOf(form: MeasureForm, next: () => Decimal): Measure {
  return form.kind === 'metric' ? { ...form, target: targetOf(form.target, next) } : form;
}

function targetOf(form: TargetForm['form'], next: () => Decimal): TargetForm {
  switch (form) {
    case 'from-to':
      return { form, from: next(), to: next() };
    case 'to':
      return { form, to: next() };
    case 'by':
      return { form, from: next(), by: next() };
    case 'by-percent':
      return { form, from: next(), percent: next() };
  }
}
