import type { CountOf, MilliWeight, Policy, Ppm } from '../model/plan.ts';
import { mulDiv, whole } from '../model/ppm.ts';
import { weightOne } from '../model/weight.ts';
import type { ItemSizes, ItemState, Stage } from '../model/work-item.ts';
import { stageOf } from './stage.ts';
import type { Contribution } from './sums.ts';

/** What the engine needs of a work item; a WorkItem and a stored item document are both such. */
export interface ItemFacts {
  readonly state: ItemState;
  readonly sizes: ItemSizes;
  /** Seconds; null = not given. */
  readonly logged: number | null;
  readonly remaining: number | null;
}

/** In base units; null = unestimated. What is no whole number ≥ 0 is no estimate (D_BAD_SIZE, see isBadSize). */
export function sizeOf(sizes: ItemSizes, count: CountOf): number | null {
  const size = givenSize(sizes, count);
  return size !== null && Number.isSafeInteger(size) && size >= 0 ? size + 0 : null;
}

/** A size was given and cannot be counted: negative, or no safe integer. */
export const isBadSize = (sizes: ItemSizes, count: CountOf): boolean =>
  givenSize(sizes, count) !== null && sizeOf(sizes, count) === null;

/** R20, R19. null = dropped and left out. */
export function creditOf(
  stage: Stage,
  { logged, remaining }: Pick<ItemFacts, 'logged' | 'remaining'>,
  policy: Policy,
): Ppm | null {
  switch (stage) {
    case 'done':
      return whole;
    case 'todo':
      return 0;
    case 'doing':
    case 'unknown': {
      if (policy.doingCredit !== 'logged') return policy.doingCredit;
      const spent = Math.max(logged ?? 0, 0);
      const all = spent + Math.max(remaining ?? 0, 0);
      return all > 0 ? mulDiv(spent, whole, all) : 0;
    }
    case 'dropped':
      return policy.dropped === 'exclude' ? null : policy.dropped === 'done' ? whole : 0;
  }
}

/** What one item adds to one key result (R15, R18–R21). A link weight that is not given is 1. */
export function contributionOf(
  facts: ItemFacts,
  weight: MilliWeight | null,
  count: CountOf,
  policy: Policy,
): Contribution {
  const stage = stageOf(facts.state, policy);
  return {
    weight: weight ?? weightOne,
    size: sizeOf(facts.sizes, count),
    credit: creditOf(stage, facts, policy),
    unknown: stage === 'unknown',
  };
}

function givenSize(sizes: ItemSizes, count: CountOf): number | null {
  switch (count.unit) {
    case 'issues':
      return 1;
    case 'points':
      return sizes.points;
    case 'seconds':
      return sizes.seconds;
    case 'field':
      return sizes.fields[count.field] ?? null;
  }
}
