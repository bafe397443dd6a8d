import type { ObjectiveId } from '../model/ids.ts';
import { childParts } from './child-parts.ts';
import { tracedValue } from './tracing.ts';
import type { Tracing } from './tracing.ts';
import { meanWords } from './formula.ts';
import { nodeRules } from './rules.ts';
import { totalsBelow } from './totals.ts';
import type { Trace } from './trace.ts';

/** null = there is no such objective. */
export function traceObjective(tracing: Tracing, id: ObjectiveId): Trace | null {
  const { plan, evaluation, bare } = tracing;
  const objective = plan.objectives.find((one) => one.id === id);
  const value = evaluation.objectives.find((one) => one.id === id);
  const own = bare.objectives.find((one) => one.id === id);
  if (!objective || !value || !own) return null;
  const problems = evaluation.problems.filter(({ at }) => at === id);
  return {
    id,
    node: 'objective',
    kind: 'objective',
    title: objective.title,
    asOf: evaluation.asOf,
    rules: nodeRules(value, problems, ['R24', 'R25', ...(own.raw === null ? ['R26'] : [])], own.children),
    formula: { words: meanWords, terms: {} },
    value: tracedValue(value, own),
    override: value.override,
    frozen: value.origin === 'frozen' ? objective.closing : null,
    amount: { kind: 'none' },
    parts: childParts(tracing, id, own.children, own.raw),
    leftOut: [],
    merged: [],
    inputs: { readAt: null, count: null, query: null },
    totals: totalsBelow(tracing, id),
    kpi: null,
    problems,
  };
}
