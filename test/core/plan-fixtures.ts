import type { Day } from '@throughline/core/model/day.ts';
import { readDay } from '@throughline/core/model/day.ts';
import { readDecimal } from '@throughline/core/model/decimal.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type {
  AlignmentEdge,
  Closing,
  KeyResult,
  Kpi,
  KpiMeasure,
  MaintainMeasure,
  Measure,
  MetricMeasure,
  Objective,
  ObjectivesMeasure,
  Plan,
  PlanLink,
  Policy,
  Ppm,
  Reading,
  WorkMeasure,
} from '@throughline/core/model/plan.ts';
import type { QueryAnswer, Work, WorkItem } from '@throughline/core/model/work-item.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import type { KeyResultValue, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';

/** A day that the test says exists. */
export function day(text: string): Day {
  const read = readDay(text);
  if (!read) throw new Error(`No such day: ${text}`);
  return read;
}

/** An exact decimal as a person types it. */
export function decimal(text: string | number): Decimal {
  const read = readDecimal(text);
  if (!read) throw new Error(`Not a decimal: ${text}`);
  return read;
}

export const krId = (id: string): KeyResultId => id as KeyResultId;
export const objectiveId = (id: string): ObjectiveId => id as ObjectiveId;

const dates = { start: day('2026-10-01'), end: day('2026-12-31') };
/** A third of the quarter is over: elapsed is 32/92. */
export const november = day('2026-11-01');

export const objective = (id: string, more: Partial<Objective> = {}): Objective => ({
  id: objectiveId(id),
  title: id,
  owner: null,
  project: null,
  level: 'team',
  checkInEvery: 'week',
  threshold: 1_000_000,
  kind: 'committed',
  ...dates,
  status: 'active',
  parents: [],
  override: null,
  closing: null,
  ...more,
});

export const keyResult = (
  id: string,
  of: string,
  measure: Measure,
  more: Partial<KeyResult> = {},
): KeyResult => ({
  id: krId(id),
  objective: objectiveId(of),
  title: id,
  owner: null,
  weight: null,
  ...dates,
  threshold: 1_000_000,
  kind: 'committed',
  checkInEvery: 'week',
  status: 'active',
  measure,
  readings: [],
  override: null,
  closing: null,
  ...more,
});

export const edge = (parent: string, more: Partial<AlignmentEdge> = {}): AlignmentEdge => ({
  parent: objectiveId(parent),
  contributes: true,
  weight: null,
  order: 0,
  ...more,
});

export const workMeasure = (more: Partial<WorkMeasure> = {}): WorkMeasure => ({
  kind: 'work',
  count: { unit: 'points' },
  links: [],
  query: null,
  unestimatedSize: null,
  ...more,
});

export const metricMeasure = (
  from: string,
  to: string,
  more: Partial<MetricMeasure> = {},
): MetricMeasure => ({
  kind: 'metric',
  target: { form: 'from-to', from: decimal(from), to: decimal(to) },
  unit: null,
  stretch: null,
  direction: null,
  checkpoints: [],
  curve: [],
  source: null,
  ...more,
});

export const maintainMeasure = (more: Partial<MaintainMeasure> = {}): MaintainMeasure => ({
  kind: 'maintain',
  atLeast: null,
  atMost: null,
  unit: null,
  every: 'week',
  method: 'held',
  ...more,
});

export const kpi = (id: string, more: Partial<Kpi> = {}): Kpi => ({
  id: id as KpiId,
  name: id,
  explanation: null,
  unit: null,
  every: 'week',
  target: null,
  readings: [],
  ...more,
});

export const kpiMeasure = (id: string, more: Partial<KpiMeasure> = {}): KpiMeasure => ({
  kind: 'kpi',
  kpi: id as KpiId,
  from: null,
  to: null,
  ...more,
});

export const objectivesMeasure = (
  as: ObjectivesMeasure['as'],
  more: Partial<ObjectivesMeasure> = {},
): ObjectivesMeasure => ({ kind: 'objectives', as, from: null, to: null, unit: null, ...more });

/** Closed at a value, ppm. */
export const closing = (on: string, progress: Ppm | null, more: Partial<Closing> = {}): Closing => ({
  on: day(on),
  raw: progress,
  progress,
  amount: null,
  score: null,
  reason: null,
  by: null,
  ...more,
});

export const reading = (on: string, value: string | number): Reading => ({
  on: day(on),
  value: decimal(value),
  confidence: null,
  note: null,
  by: null,
});

export const links = (...items: (WorkItem | ItemId | string)[]): PlanLink[] =>
  items.map((item) => ({
    reference: typeof item === 'string' ? item : item.id,
    weight: null,
    share: null,
  }));

export function planOf(
  objectives: readonly Objective[],
  keyResults: readonly KeyResult[],
  policy: Partial<Policy> = {},
): Plan {
  return {
    cycle: { id: '2026-Q4', ...dates },
    policy: { ...defaultPolicy, ...policy },
    kpis: [],
    objectives,
    keyResults,
  };
}

export const workOf = (
  items: readonly WorkItem[],
  queries: Readonly<Record<string, QueryAnswer>> = {},
): Work => ({ items, queries: new Map(Object.entries(queries)), readAt: null });

export const evaluateOn = (
  plan: Plan,
  items: readonly WorkItem[] = [],
  asOf: Day = november,
): FullEvaluation => evaluate({ plan, work: workOf(items), asOf });

export function keyResultIn(evaluation: Pick<FullEvaluation, 'keyResults'>, id: string): KeyResultValue {
  const found = evaluation.keyResults.find((value) => value.id === id);
  if (!found) throw new Error(`No key result ${id}`);
  return found;
}

export function objectiveIn(evaluation: Pick<FullEvaluation, 'objectives'>, id: string): ObjectiveValue {
  const found = evaluation.objectives.find((value) => value.id === id);
  if (!found) throw new Error(`No objective ${id}`);
  return found;
}

/** `CODE at` of every problem, in order. */
export const told = ({ problems }: Pick<FullEvaluation, 'problems'>): string[] =>
  problems.map(({ code, at }) => (at === null ? code : `${code} ${at}`));

/** One objective `o` with one key result `kr`: its value and what was told. */
export function valueOf(
  measure: Measure,
  {
    items = [],
    policy = {},
    asOf = november,
    ...more
  }: Partial<KeyResult> & { items?: readonly WorkItem[]; policy?: Partial<Policy>; asOf?: Day } = {},
): KeyResultValue & { readonly told: readonly string[]; readonly evaluation: FullEvaluation } {
  const plan = planOf([objective('o')], [keyResult('kr', 'o', measure, more)], policy);
  const evaluation = evaluateOn(plan, items, asOf);
  const codes = evaluation.problems.filter(({ at }) => at === 'kr').map(({ code }) => code);
  return { ...keyResultIn(evaluation, 'kr'), told: codes, evaluation };
}
