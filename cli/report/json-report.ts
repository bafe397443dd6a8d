import { decimalText, type Decimal } from '@throughline/core/model/decimal.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import { byText } from '@throughline/core/model/order.ts';
import type { KeyResult } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import { weightText } from '@throughline/core/model/weight.ts';
import type { Evaluation, KeyResultValue, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import type { Naming } from './naming.ts';

/**
 * What `evaluate --json` prints. A public contract (docs/command-line.md): the keys, their order and meaning do not
 * change within a format version; `null` where there is no value.
 */
export function jsonReport(evaluation: Evaluation, naming: Naming): object {
  return {
    throughline: 1,
    asOf: evaluation.asOf,
    objectives: evaluation.objectives.map(objectiveReport),
    keyResults: evaluation.keyResults.map((value) => keyResultReport(value, naming.keyResult(value.id))),
    diagnostics: evaluation.problems.map((problem) => diagnostic(problem, naming)),
  };
}

function objectiveReport(value: ObjectiveValue): object {
  return {
    id: value.id,
    progressPpm: value.progress,
    percent: percentText(value.progress),
    band: value.band,
    health: value.health,
    coveragePpm: value.coverage,
    expectedPpm: value.expected,
    children: value.children.map(({ id, weight, contribution }) => ({
      id,
      weight: Number(weightText(weight)),
      contributionPpm: contribution,
    })),
  };
}

function keyResultReport(value: KeyResultValue, keyResult: KeyResult | undefined): object {
  return {
    id: value.id,
    objective: value.objective,
    rawPpm: value.raw,
    progressPpm: value.progress,
    percent: percentText(value.progress),
    band: value.band,
    health: value.health,
    ...amountReport(value, keyResult),
    stale: value.stale,
  };
}

/** Keys by the kind of the key result, so that a script finds the same ones whether there is a value or not. */
function amountReport({ amount }: KeyResultValue, keyResult: KeyResult | undefined): object {
  const measure = keyResult?.measure;
  switch (measure?.kind) {
    case 'work': {
      const unit = measure.count.unit === 'field' ? measure.count.field : measure.count.unit;
      if (amount.kind !== 'work') return { done: null, total: null, unit };
      const { done, total, weighted } = amount;
      return {
        done: exact(done),
        total: exact(total),
        ...(weighted ? { weightedDone: exact(weighted.done), weightedTotal: exact(weighted.total) } : {}),
        unit,
      };
    }
    case 'milestones':
      return amount.kind === 'milestones'
        ? { done: amount.done, total: amount.total, unit: 'milestones' }
        : { done: null, total: null, unit: 'milestones' };
    case 'metric':
    case 'maintain':
      return { unit: measure.unit };
    case 'yesNo':
    case 'kpi':
    case 'objectives':
    case undefined:
      return { unit: null };
  }
}

/** JSON has no other numbers; the shortest spelling of the nearest one is the decimal itself up to 15 digits. */
function exact(decimal: Decimal): number {
  return Number(decimalText(decimal));
}

function diagnostic(problem: Problem, naming: Naming): object {
  const { code, at, items, nodes, amounts } = problem;
  return {
    code,
    at,
    ...(items ? { items: items.map((id: ItemId) => naming.itemKey(id) ?? id).sort(byText) } : {}),
    ...(nodes ? { nodes } : {}),
    ...(amounts ? { amounts } : {}),
    message: naming.sentence(problem),
  };
}
