import type { Amount } from '../model/amount.ts';
import type { Day } from '../model/day.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Closing, KeyResult, Objective, Plan, Ppm } from '../model/plan.ts';
import type { Evaluation, NodeValue } from '../progress/evaluation.ts';

/** A final score that a person gives in place of the progress (R31). */
export interface FinalScore {
  /** 0…1,000,000 */
  readonly score: Ppm;
  readonly reason: string;
}

/**
 * The plan with nodes closed: status `closed`, and what the evaluation says of them frozen (R36). An objective is closed
 * with its key results. What is closed already, a draft or cancelled stays as it is; ids that the plan does not have
 * close nothing.
 * @param evaluation of the plan, as of the day `on`
 * @param ids objectives and key results; null = the whole plan
 * @throws RangeError where the evaluation is of another day
 */
export function closeNodes(
  plan: Plan,
  evaluation: Pick<Evaluation, 'asOf' | 'objectives' | 'keyResults'>,
  ids: readonly (ObjectiveId | KeyResultId)[] | null,
  on: Day,
  by: string | null,
  { scores }: { readonly scores?: ReadonlyMap<ObjectiveId | KeyResultId, FinalScore> } = {},
): Plan {
  if (evaluation.asOf !== on) throw new RangeError('A close freezes the values of its own day');
  const asked = ids && new Set<ObjectiveId | KeyResultId>(ids);
  const objectives = new Map(evaluation.objectives.map((value) => [value.id, value]));
  const keyResults = new Map(evaluation.keyResults.map((value) => [value.id, value]));
  const closed = <T extends Objective | KeyResult>(
    node: T,
    value: NodeValue | undefined,
    amount: Amount | null,
  ): T => {
    if (!value || node.status !== 'active') return node;
    const given = scores?.get(node.id);
    const closing: Closing = {
      on,
      // An override hides what was computed; of that only the held value is told.
      raw: value.override ? value.computed : value.raw,
      progress: value.progress,
      amount,
      score: given?.score ?? null,
      reason: given?.reason ?? null,
      by,
    };
    return { ...node, status: 'closed', closing };
  };
  return {
    ...plan,
    objectives: plan.objectives.map((node) =>
      !asked || asked.has(node.id) ? closed(node, objectives.get(node.id), null) : node,
    ),
    keyResults: plan.keyResults.map((node) => {
      if (asked && !asked.has(node.id) && !asked.has(node.objective)) return node;
      const value = keyResults.get(node.id);
      return closed(node, value, value?.amount ?? null);
    }),
  };
}
