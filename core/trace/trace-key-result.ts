import type { KeyResultId } from '../model/ids.ts';
import { boundTrace } from './bound-trace.ts';
import { maintainTrace } from './maintain-trace.ts';
import { kpiReadingTrace, metricTrace } from './metric-trace.ts';
import { milestonesTrace } from './milestones-trace.ts';
import { nodeRules } from './rules.ts';
import type { Trace } from './trace.ts';
import { tracedValue } from './tracing.ts';
import type { MeasureTrace, Opened, Tracing } from './tracing.ts';
import { workTrace } from './work-trace.ts';

/** null = there is no such key result. */
export function traceKeyResult(tracing: Tracing, id: KeyResultId): Trace | null {
  const { plan, evaluation, bare, work } = tracing;
  const keyResult = plan.keyResults.find((one) => one.id === id);
  const value = evaluation.keyResults.find((one) => one.id === id);
  const own = bare.keyResults.find((one) => one.id === id);
  if (!keyResult || !value || !own) return null;
  const problems = evaluation.problems.filter(({ at }) => at === id);
  const measure = measureTrace(tracing, { keyResult, value: own });
  const query = measure.query ?? null;
  const answer = query === null ? undefined : work.queries.get(query);
  return {
    id,
    node: 'keyResult',
    kind: keyResult.measure.kind,
    title: keyResult.title,
    asOf: evaluation.asOf,
    rules: nodeRules(value, problems, measure.rules),
    formula: measure.formula,
    value: tracedValue(value, own),
    override: value.override,
    frozen: value.origin === 'frozen' ? keyResult.closing : null,
    amount: own.amount,
    parts: measure.parts,
    leftOut: measure.leftOut ?? [],
    merged: measure.merged ?? [],
    inputs: {
      readAt: measure.count || query !== null ? work.readAt : null,
      count: measure.count ?? null,
      query: query === null ? null : { text: query, found: answer?.ok ? new Set(answer.items).size : null },
    },
    totals: measure.totals ?? null,
    kpi: null,
    problems,
  };
}

function measureTrace(tracing: Tracing, opened: Opened): MeasureTrace {
  const { measure } = opened.keyResult;
  switch (measure.kind) {
    case 'work':
      return workTrace(tracing, opened, measure);
    case 'milestones':
      return milestonesTrace(tracing, opened, measure);
    case 'metric':
      return metricTrace(tracing, opened, measure);
    case 'kpi':
      return kpiReadingTrace(tracing, opened, measure);
    case 'maintain':
      return maintainTrace(tracing, opened, measure);
    case 'objectives':
      return boundTrace(tracing, opened, measure);
    case 'yesNo':
      return {
        rules: ['R11'],
        formula: { words: 'yes = 100 %, no = 0 %', terms: {} },
        parts: [{ kind: 'answer', done: measure.done, ppm: opened.value.raw ?? 0 }],
      };
  }
}
