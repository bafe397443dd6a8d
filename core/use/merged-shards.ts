import type { Moved } from '../history/moved.ts';
import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byId } from '../model/order.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { defaultPolicy } from '../plan-file/defaults.ts';
import type { Evaluation } from '../progress/evaluation.ts';
import { mergeProblems } from '../progress/problems.ts';
import type { ReviewInput } from '../review/review-input.ts';
import type { ReviewSpan } from '../review/review.ts';
import type { ShardReview } from './review-shard.ts';

/** Shards have no node in common, so that what is known of them stands side by side; policy and cycle are the first's. */
export function mergedShards(
  shards: readonly ShardReview[],
  { from, to }: Pick<ReviewSpan, 'from' | 'to'>,
): Pick<
  ReviewInput,
  'plan' | 'planBefore' | 'moved' | 'values' | 'lineOn' | 'serving' | 'trendOf' | 'shardOf'
> {
  const shardOf = new Map(
    shards.flatMap((shard) => nodesIn([shard.planBefore, shard.plan]).map((id) => [id, shard] as const)),
  );
  const serving = new Map<ItemId, readonly KeyResultId[]>();
  for (const shard of shards) {
    for (const [item, own] of shard.serving) serving.set(item, [...(serving.get(item) ?? []), ...own]);
  }
  return {
    plan: mergedPlan(
      shards.map(({ plan }) => plan),
      from.day,
      to.day,
    ),
    planBefore: mergedPlan(
      shards.map(({ planBefore }) => planBefore),
      from.day,
      to.day,
    ),
    moved: mergedMoves(shards.map(({ moved }) => moved)),
    values: mergedValues(
      shards.map(({ values }) => values),
      to.day,
    ),
    lineOn: (node, day) => shardOf.get(node)?.lineOn(node, day) ?? 0,
    serving,
    trendOf: (node) => shardOf.get(node)?.trendOf(node) ?? [],
    shardOf: (node) => shardOf.get(node)?.id ?? null,
  };
}

// ── below ──

const nodesIn = (plans: readonly Plan[]): readonly string[] =>
  plans.flatMap(({ objectives, keyResults }) => [...objectives, ...keyResults].map(({ id }) => id));

function mergedPlan(plans: readonly Plan[], start: Day, end: Day): Plan {
  const [first] = plans;
  return {
    cycle: first?.cycle ?? { id: '', start, end },
    policy: first?.policy ?? defaultPolicy,
    kpis: plans.flatMap(({ kpis }) => kpis),
    objectives: plans.flatMap(({ objectives }) => objectives),
    keyResults: plans.flatMap(({ keyResults }) => keyResults),
  };
}

const merged = (all: readonly Problem[], { problems }: { readonly problems: readonly Problem[] }) =>
  mergeProblems(all, problems);

const mergedMoves = (moves: readonly Moved[]): Pick<Moved, 'nodes' | 'problems'> => ({
  nodes: moves.flatMap(({ nodes }) => nodes).sort(byId),
  problems: moves.reduce(merged, []),
});

const mergedValues = (values: readonly Evaluation[], asOf: Day): Evaluation => ({
  asOf,
  objectives: values.flatMap(({ objectives }) => objectives).sort(byId),
  keyResults: values.flatMap(({ keyResults }) => keyResults).sort(byId),
  kpis: values.flatMap(({ kpis }) => kpis).sort(byId),
  problems: values.reduce(merged, []),
});
