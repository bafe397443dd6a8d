import type { Amount } from '../model/amount.ts';
import type { Day } from '../model/day.ts';
import type {
  MaintainMeasure,
  MetricMeasure,
  MilestonesMeasure,
  Ppm,
  Rhythm,
  WorkMeasure,
  YesNoMeasure,
} from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import { saidValues } from '../model/reading.ts';
import type { ProblemCode } from '../model/problem.ts';
import { valueOfBound } from './bound-value.ts';
import type { KeyResultFacts } from './evaluation.ts';
import { valueOfKpiBound } from './kpi-value.ts';
import { valueOfMaintain } from './maintain-value.ts';
import { valueOfMetric } from './metric-value.ts';
import type { MetricRange } from './metric-value.ts';
import { valueOfMilestones } from './milestones-value.ts';
import { noValue, without } from './no-value.ts';
import type { Measured } from './no-value.ts';
import type { ObjectiveChild } from './roll-up.ts';
import { isTypedStale, isWorkStale } from './stale.ts';
import type { Tree, TreeKeyResult, TreeKpi } from './tree.ts';
import { valueOfWork } from './work-value.ts';

/** What some measures look at beside the key result itself. */
export interface Sources {
  readonly facts: KeyResultFacts | undefined;
  /** The KPI that it is bound to, where there is one. */
  readonly kpi: TreeKpi | undefined;
  /** The objectives that take part and contribute to it, in id order (R27). */
  readonly children: readonly ObjectiveChild[];
}

/** @throws RangeError where a number outgrows the integers (E_TOO_LARGE) */
export function measured(keyResult: TreeKeyResult, sources: Sources, tree: Tree): Measured {
  const { facts, kpi, children } = sources;
  const { measure } = keyResult;
  switch (measure.kind) {
    case 'metric':
      return metric(keyResult, measure, facts, tree);
    case 'work':
      return work(measure, facts, tree);
    case 'milestones':
      return milestones(measure, facts, tree);
    case 'yesNo':
      return yesNo(measure);
    case 'maintain':
      return maintain(keyResult, measure, tree.asOf);
    case 'kpi': {
      if (!kpi) return without('D_NO_TARGET');
      const dates = { start: keyResult.start, asOf: tree.asOf };
      return typed(valueOfKpiBound(measure, kpi, dates), kpi.every, tree.asOf);
    }
    case 'objectives':
      return valueOfBound(measure, children, tree.policy);
  }
}

function maintain(keyResult: TreeKeyResult, measure: MaintainMeasure, asOf: Day): Measured {
  const { start, end, checkInEvery } = keyResult;
  const readings = saidValues(keyResult.readings);
  return typed(valueOfMaintain(measure, { readings, start, end }, asOf), checkInEvery, asOf);
}

function metric(
  keyResult: TreeKeyResult,
  measure: MetricMeasure,
  facts: KeyResultFacts | undefined,
  tree: Tree,
): Measured {
  const dates = { start: keyResult.start, asOf: tree.asOf };
  const value = typed(
    valueOfMetric(measure, saidValues(keyResult.readings), facts?.queryReading ?? null, dates),
    keyResult.checkInEvery,
    tree.asOf,
  );
  return measure.source ? { ...value, stale: isReadStale(facts, tree) } : value;
}

/** A value that rests on a reading: it is stale by the reading's age. */
function typed(
  {
    problems,
    ...value
  }: {
    raw: Ppm | null;
    amount: Extract<Amount, { on: Day | null }>;
    range?: MetricRange | null;
    problems: readonly ProblemCode[];
  },
  every: Rhythm,
  asOf: Day,
): Measured {
  const { on } = value.amount;
  return {
    range: null,
    ...value,
    origin: 'measured',
    stale: on !== null && isTypedStale(on, every, asOf),
    problems: problems.map((code) => ({ code })),
  };
}

function work(measure: WorkMeasure, facts: KeyResultFacts | undefined, tree: Tree): Measured {
  const stale = isReadStale(facts, tree);
  if (!facts?.sums) return { ...noValue, stale };
  const value = valueOfWork(facts.sums, measure.count, facts.unestimatedSize, tree.policy);
  const problems = [...value.problems, ...unknownIn(facts)];
  return { ...value, origin: 'computed', stale, range: null, problems };
}

/** Items whose state says nothing (R18). */
const unknownIn = ({ sums }: KeyResultFacts): Measured['problems'] =>
  sums && sums.unknown > 0 ? [{ code: 'D_UNKNOWN_STATE', amounts: { items: sums.unknown } }] : [];

function milestones(measure: MilestonesMeasure, facts: KeyResultFacts | undefined, tree: Tree): Measured {
  const { problems, ...value } = valueOfMilestones(measure.milestones, facts?.milestones ?? [], tree.policy);
  const linked = measure.milestones.some(({ done }) => done === null);
  // What was never counted is not known: the typed ones alone would be a partial number (R22).
  if (linked && !facts?.milestones.length) return noValue;
  return {
    ...value,
    origin: linked ? 'computed' : 'manual',
    stale: linked && isReadStale(facts, tree),
    range: null,
    problems: [...problems.map((code) => ({ code })), ...(facts ? unknownIn(facts) : [])],
  };
}

const yesNo = ({ done }: YesNoMeasure): Measured => ({
  raw: done ? whole : 0,
  amount: { kind: 'yesNo', done },
  origin: 'manual',
  stale: false,
  range: null,
  problems: [],
});

const isReadStale = (facts: KeyResultFacts | undefined, { now }: Tree): boolean =>
  facts !== undefined && (facts.stale || isWorkStale(facts.readAt, now));
