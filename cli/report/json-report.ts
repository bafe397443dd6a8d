import { nearestDecimal } from '@throughline/core/model/decimal.ts';
import type { Closing, KeyResult } from '@throughline/core/model/plan.ts';
import { ppmRatio } from '@throughline/core/model/ppm.ts';
import { weightText } from '@throughline/core/model/weight.ts';
import type {
  Confidence,
  Evaluation,
  KeyResultValue,
  KpiValue,
  NodeValue,
  ObjectiveValue,
} from '@throughline/core/progress/evaluation.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { diagnostics } from './diagnostics.ts';
import { numberOf } from './exact.ts';
import type { Naming } from './naming.ts';

/**
 * What `evaluate --json` prints. A public contract (docs/command-line.md): the keys, their order and meaning do not
 * change within a format version; `null` where there is no value.
 */
export function jsonReport(evaluation: Evaluation, naming: Naming): object {
  return {
    throughline: 1,
    asOf: evaluation.asOf,
    objectives: evaluation.objectives.map((value) =>
      objectiveReport(value, naming.objective(value.id)?.closing ?? null),
    ),
    keyResults: evaluation.keyResults.map((value) => keyResultReport(value, naming.keyResult(value.id))),
    diagnostics: diagnostics(evaluation.problems, naming),
    ...(evaluation.kpis.length > 0 ? { kpis: evaluation.kpis.map(kpiReport) } : {}),
  };
}

function objectiveReport(value: ObjectiveValue, closing: Closing | null): object {
  return {
    id: value.id,
    progressPpm: value.progress,
    percent: percentText(value.progress),
    band: value.band,
    health: value.health,
    ...closedReport(value, closing),
    ...(value.confidence ? { confidence: confidenceReport(value.confidence) } : {}),
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
    ...closedReport(value, keyResult?.closing ?? null),
    ...amountReport(value, keyResult),
    stale: value.stale,
  };
}

/** Of what is frozen: the day of its close, and the score that it was given (R31, R36). */
const closedReport = ({ origin, score }: NodeValue, closing: Closing | null): object =>
  origin === 'frozen' && closing ? { closed: closing.on, scorePpm: score } : {};

/** In steps of 0 to 10, the mean with three decimals. */
const confidenceReport = ({ mean, min }: Confidence): object => ({
  mean: numberOf(nearestDecimal(BigInt(mean), 3)),
  min,
});

const kpiReport = ({ id, met, current, on, stale }: KpiValue): object => ({
  id,
  met,
  current: current && numberOf(current),
  on,
  stale,
});

/** Keys by the kind of the key result, so that a script finds the same ones whether there is a value or not. */
function amountReport({ amount }: KeyResultValue, keyResult: KeyResult | undefined): object {
  const measure = keyResult?.measure;
  switch (measure?.kind) {
    case 'work': {
      const unit = measure.count.unit === 'field' ? measure.count.field : measure.count.unit;
      if (amount.kind !== 'work') return { done: null, total: null, unit };
      const { done, total, weighted } = amount;
      return {
        done: numberOf(done),
        total: numberOf(total),
        ...(weighted
          ? { weightedDone: numberOf(weighted.done), weightedTotal: numberOf(weighted.total) }
          : {}),
        unit,
      };
    }
    case 'milestones':
      return amount.kind === 'milestones'
        ? { done: amount.done, total: amount.total, unit: 'milestones' }
        : { done: null, total: null, unit: 'milestones' };
    case 'metric': {
      const stretch = measure.stretch && numberOf(measure.stretch);
      const raw = amount.kind === 'metric' ? (amount.stretch?.raw ?? null) : null;
      return { ...(stretch === null ? {} : { stretch, stretchPpm: raw }), unit: measure.unit };
    }
    case 'maintain': {
      const { held, elapsed, planned } =
        amount.kind === 'maintain' ? amount : { held: null, elapsed: null, planned: null };
      const heldRatePpm = held !== null && elapsed > 0 ? ppmRatio(held, elapsed) : null;
      return { held, elapsed, planned, heldRatePpm, unit: measure.unit };
    }
    case 'kpi':
    case 'objectives':
      return { unit: amount.kind === 'metric' ? amount.unit : null };
    case 'yesNo':
    case undefined:
      return { unit: null };
  }
}
