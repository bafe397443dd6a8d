import type { Policy, WorkMeasure } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { CountedItem, KeyResultValue } from '../progress/evaluation.ts';
import { workFormula } from './formula.ts';
import type { MeasureTrace, Opened, Tracing } from './tracing.ts';
import { partsOfWork, weigh } from './work-parts.ts';
import { itemParts, leftOut, merged } from './work-rows.ts';

/** Every item of a work key result, with what it adds (R15). */
export function workTrace(
  tracing: Tracing,
  { keyResult, value }: Opened,
  measure: WorkMeasure,
): MeasureTrace {
  const { plan, bare, counting, index } = tracing;
  const rows = bare.items.get(keyResult.id) ?? [];
  const weighing = weigh(rows, looseSize(value));
  const overlap = bare.problems.find(({ code, at }) => code === 'D_OVERLAP' && at === keyResult.id);
  return {
    rules: rulesOf(rows, plan.policy),
    formula: workFormula(weighing, value.amount),
    parts: itemParts(weighing, partsOfWork(value.raw, weighing), keyResult.id, counting, index),
    leftOut: leftOut(rows, index),
    merged: merged(overlap?.items ?? [], measure.links, rows, index),
    count: measure.count,
    query: measure.query,
  };
}

/** What an unestimated item counted with, base units; null = nothing needed it. */
const looseSize = ({ amount }: KeyResultValue): number | null =>
  amount.kind === 'work' ? amount.unestimatedSize : null;

function rulesOf(rows: readonly CountedItem[], policy: Policy): readonly string[] {
  const some = (test: (row: CountedItem) => boolean, rule: string) => (rows.some(test) ? [rule] : []);
  return [
    'R15',
    'R16',
    'R18',
    ...some(({ why }) => why === 'expanded', 'R17'),
    ...some(({ stage, why }) => stage === 'dropped' || why === 'missing', 'R19'),
    ...some(({ counted, credit }) => counted && credit > 0 && credit < whole, 'R20'),
    ...some(({ why }) => why === 'unestimated-excluded', 'R21'),
    ...some(({ counted, size }) => counted && size === null && policy.unestimated !== 'exclude', 'R21'),
    ...some(({ share }) => share !== undefined, 'R23'),
  ];
}
