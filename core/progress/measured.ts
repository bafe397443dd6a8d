import type { MetricMeasure, MilestonesMeasure, Ppm, WorkMeasure, YesNoMeasure } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { Amount, KeyResultFacts, Origin } from './evaluation.ts';
import { valueOfMetric } from './metric-value.ts';
import type { MetricRange } from './metric-value.ts';
import { valueOfMilestones } from './milestones-value.ts';
import { isTypedStale, isWorkStale } from './stale.ts';
import type { Tree, TreeKeyResult } from './tree.ts';
import { valueOfWork } from './work-value.ts';

/** What a measure says before time, override and weights. */
export interface Measured {
  readonly raw: Ppm | null;
  readonly amount: Amount;
  readonly origin: Origin;
  readonly stale: boolean;
  /** Of a metric that has one. */
  readonly range: MetricRange | null;
  readonly problems: readonly Omit<Problem, 'at'>[];
}

const noValue: Measured = {
  raw: null,
  amount: { kind: 'none' },
  origin: 'none',
  stale: false,
  range: null,
  problems: [],
};

/** No value, and why. */
export const without = (code: Problem['code']): Measured => ({ ...noValue, problems: [{ code }] });

/** @throws RangeError where a number outgrows the integers (E_TOO_LARGE) */
export function measured(keyResult: TreeKeyResult, facts: KeyResultFacts | undefined, tree: Tree): Measured {
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
    case 'kpi':
    case 'objectives':
      return without('D_NOT_BUILT');
  }
}

function metric(
  keyResult: TreeKeyResult,
  measure: MetricMeasure,
  facts: KeyResultFacts | undefined,
  tree: Tree,
): Measured {
  const dates = { start: keyResult.start, asOf: tree.asOf };
  const { problems, ...value } = valueOfMetric(
    measure,
    keyResult.readings,
    facts?.queryReading ?? null,
    dates,
  );
  const { on } = value.amount;
  const stale = measure.source
    ? isReadStale(facts, tree)
    : on !== null && isTypedStale(on, keyResult.checkInEvery, tree.asOf);
  return { ...value, origin: 'measured', stale, problems: problems.map((code) => ({ code })) };
}

function work(measure: WorkMeasure, facts: KeyResultFacts | undefined, tree: Tree): Measured {
  const stale = isReadStale(facts, tree);
  if (!facts?.sums) return { ...noValue, stale };
  const value = valueOfWork(facts.sums, measure.count, facts.unestimatedSize, tree.policy);
  const unknown = facts.sums.unknown;
  const problems = [
    ...value.problems,
    ...(unknown > 0 ? [{ code: 'D_UNKNOWN_STATE' as const, amounts: { items: unknown } }] : []),
  ];
  return { ...value, origin: 'computed', stale, range: null, problems };
}

function milestones(measure: MilestonesMeasure, facts: KeyResultFacts | undefined, tree: Tree): Measured {
  const { problems, ...value } = valueOfMilestones(measure.milestones, facts?.milestones ?? [], tree.policy);
  const linked = measure.milestones.some(({ done }) => done === null);
  return {
    ...value,
    origin: linked ? 'computed' : 'manual',
    stale: linked && isReadStale(facts, tree),
    range: null,
    problems: problems.map((code) => ({ code })),
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
