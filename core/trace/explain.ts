import type { KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import type { KeyResult, Objective, Plan } from '../model/plan.ts';
import type { Work } from '../model/work-item.ts';
import { evaluate } from '../progress/evaluate.ts';
import type { FullEvaluation } from '../progress/evaluate.ts';
import { contributingEdges } from '../progress/contributing-edges.ts';
import { indexItems } from '../progress/item-index.ts';
import { traceKeyResult } from './trace-key-result.ts';
import { traceKpi } from './trace-kpi.ts';
import { traceObjective } from './trace-objective.ts';
import type { Trace } from './trace.ts';
import type { Tracing } from './tracing.ts';
import { countingItems } from './work-rows.ts';

/**
 * One number of an evaluation, opened (R38): its parts, which add up to it to the ppm, what was left out and why, and
 * where the data came from. Every item of its set is in it exactly once, as a part or as left out.
 * @param evaluation of this plan and this work
 * @returns null where the plan has no objective, key result or KPI of that id
 */
export function explain(plan: Plan, evaluation: FullEvaluation, id: string, work: Work): Trace | null {
  return explainer(plan, evaluation, work)(id);
}

/** The same for many numbers of one evaluation: what they have in common is looked up once. */
export function explainer(plan: Plan, evaluation: FullEvaluation, work: Work): (id: string) => Trace | null {
  const nodes = new Map<string, Objective | KeyResult>(
    [...plan.objectives, ...plan.keyResults].map((node) => [node.id, node]),
  );
  const common: Omit<Tracing, 'bare'> = {
    plan,
    work,
    evaluation,
    edges: contributingEdges(plan.objectives, plan.keyResults).edges,
    index: indexItems(work.items),
    counting: countingItems(evaluation.items),
  };
  return (id) => {
    const node = nodes.get(id);
    const covered = node && (node.override || node.closing);
    const tracing = { ...common, bare: covered ? withoutCover(plan, node, work, evaluation) : evaluation };
    return (
      traceObjective(tracing, id as ObjectiveId) ??
      traceKeyResult(tracing, id as KeyResultId) ??
      traceKpi(tracing, id as KpiId)
    );
  };
}

function withoutCover(
  plan: Plan,
  node: Objective | KeyResult,
  work: Work,
  { asOf }: FullEvaluation,
): FullEvaluation {
  const bared = <Node extends Objective | KeyResult>(one: Node): Node =>
    one.id === node.id ? { ...one, override: null, closing: null } : one;
  return evaluate({
    plan: { ...plan, objectives: plan.objectives.map(bared), keyResults: plan.keyResults.map(bared) },
    work,
    asOf,
  });
}
