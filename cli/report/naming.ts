import type { ItemId, KeyResultId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { problemSentence } from '@throughline/core/view/words/problem-sentence.ts';

/** From ids to what people call things. */
export interface Naming {
  keyResult(id: KeyResultId): KeyResult | undefined;
  objective(id: string): Objective | undefined;
  /** An item's key; null when it is none of the input (what is missing is named as the plan names it). */
  itemKey(id: ItemId): string | null;
  sentence(problem: Problem): string;
}

export function namingOf(plan: Plan, items: readonly WorkItem[]): Naming {
  const keyResults = new Map(plan.keyResults.map((one) => [one.id, one]));
  const objectives = new Map<string, Objective>(plan.objectives.map((one) => [one.id, one]));
  const keys = new Map(items.map((item) => [item.id, item.key]));
  const itemKey = (id: ItemId) => keys.get(id) ?? null;
  return {
    keyResult: (id) => keyResults.get(id),
    objective: (id) => objectives.get(id),
    itemKey,
    // Nodes stand under their ids, which are what a person types next (`explain ID`).
    sentence: (problem) => problemSentence(problem, { item: itemKey }),
  };
}
