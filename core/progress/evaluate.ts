import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Work } from '../model/work-item.ts';
import { climber } from './climb.ts';
import type { NodeId } from './climb.ts';
import { diamonds } from './diamonds.ts';
import { doubleMetrics } from './double-metrics.ts';
import { evaluateTree } from './evaluate-tree.ts';
import type { CountedItem, Evaluation } from './evaluation.ts';
import { withOpenItems } from './open-items.ts';
import { mergeProblems } from './problems.ts';
import type { Settling } from './settle-set.ts';
import { settleWork } from './settle-work.ts';
import { sharedItems } from './shared-items.ts';

export interface FullEvaluation extends Evaluation {
  /** Every item of each key result that rests on work, by item id, with why it counts or not (R38). */
  readonly items: ReadonlyMap<KeyResultId, readonly CountedItem[]>;
}

/**
 * One pure evaluation of a plan over work items (R1): no clock, locale, network or randomness; the same input in any
 * order gives the same bytes.
 * @param input.rest where `work` is a part of the work only
 * @param input.onLine takes where each node should be at the end of any day (R32)
 * @param input.now for the age of work that was read (R32); without it nothing is stale by age
 */
export function evaluate(input: {
  readonly plan: Plan;
  readonly work: Work;
  readonly asOf: Day;
  readonly now?: Instant;
  readonly rest?: Pick<Settling, 'withRest'>;
  readonly onLine?: Parameters<typeof evaluateTree>[1];
}): FullEvaluation {
  const { plan, work, asOf } = input;
  const settled = settleWork(plan, work, asOf, input.rest);
  const values = evaluateTree({ ...plan, facts: settled.facts, asOf, now: input.now ?? null }, input.onLine);
  const problems = values.problems.map((problem) =>
    withOpenItems(problem, settled.items.get(problem.at as KeyResultId) ?? []),
  );
  const climb = climber(values);
  const objectives = new Set<NodeId>(values.objectives.map(({ id }) => id));
  return {
    ...values,
    problems: mergeProblems(problems, [
      ...sharedItems(objectives, climb, settled.shared, settled.resting),
      ...diamonds(values, climb),
      ...doubleMetrics(plan.keyResults),
    ]),
    items: settled.items,
  };
}
