import { isCounted } from '../change/counted-work.ts';
import { dayOf } from '../model/day.ts';
import type { Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { ShardDocument, ShardKeyResult } from '../port/documents.ts';
import { evaluateTree } from '../progress/evaluate-tree.ts';
import type { Evaluation, KeyResultFacts } from '../progress/evaluation.ts';
import { noFacts } from '../progress/no-facts.ts';

/**
 * Every value of a shard, from what is stored: the same function that values a plan from files, on the same facts.
 * @param stale the tracker could not be asked what changed: the numbers are the last good ones (R22)
 */
export function evaluateShard(shard: ShardDocument, now: Instant, stale = false): Evaluation {
  const facts = new Map(
    shard.keyResults.map((keyResult) => [keyResult.id, factsOf(keyResult, shard, stale)]),
  );
  return evaluateTree({
    cycle: shard.cycle,
    policy: shard.policy,
    objectives: shard.objectives,
    keyResults: shard.keyResults.map(asBuilt),
    facts: (id: KeyResultId) => facts.get(id),
    asOf: dayOf(now, shard.policy.timeZone),
    now,
  });
}

function factsOf(keyResult: ShardKeyResult, shard: ShardDocument, stale: boolean): KeyResultFacts {
  const { work, measure, id } = keyResult;
  const known: KeyResultFacts = { ...noFacts, problems: [] };
  if (work && isCounted(keyResult)) {
    return {
      ...known,
      sums: work.countedAt === null ? null : work.sums,
      unestimatedSize: work.unestimatedSize,
      // Where changes are asked for, the sums are as fresh as the last asking, not as the last change.
      readAt: work.countedAt === null ? null : (shard.watermark ?? work.countedAt),
      stale: stale || work.failed !== null,
      problems: work.problems,
    };
  }
  const needsQuery = measure.kind === 'work' || (measure.kind === 'metric' && measure.source !== null);
  return needsQuery ? { ...known, stale: true, problems: [{ code: 'D_NOT_BUILT', at: id }] } : known;
}

/**
 * Milestones that are measured by linked items are not counted here yet: no value, for a partial one would be wrong
 * (R22).
 */
const asBuilt = (keyResult: ShardKeyResult): ShardKeyResult =>
  keyResult.measure.kind === 'milestones' && keyResult.measure.milestones.some(({ done }) => done === null)
    ? { ...keyResult, measure: { kind: 'objectives', as: 'mean' } }
    : keyResult;
