import { dayOf } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { Milestone, Policy, Ppm } from '../model/plan.ts';
import type { ShardDocument, ShardKeyResult } from '../port/documents.ts';
import { evaluateTree } from '../progress/evaluate-tree.ts';
import type { Evaluation, KeyResultFacts } from '../progress/evaluation.ts';
import { noFacts } from '../progress/no-facts.ts';
import type { Tree } from '../progress/tree.ts';
import { valueOfWork } from '../progress/work-value.ts';
import { shownPart } from './shown-part.ts';

/**
 * The values of a shard, from what is stored: the same function that values a plan from files, on the same facts.
 * @param stale the tracker could not be asked what changed: the numbers are the last good ones (R22)
 * @param shown objectives or key results: only their values are asked for, and only they are right
 */
export function evaluateShard(
  shard: ShardDocument,
  now: Instant,
  { stale = false, shown }: { stale?: boolean; shown?: ReadonlySet<string> } = {},
): Evaluation {
  return evaluateTree(treeOf(shard, now, { stale, shown }));
}

/**
 * Where a node should be at the end of any day, by what is defined now (R32); null = the shard has no such node. From its
 * start to its end a line of its own, of what is closed up to the close.
 */
export function expectedLine(shard: ShardDocument, now: Instant, id: string): ((day: Day) => Ppm) | null {
  let line: ((day: Day) => Ppm) | null = null;
  evaluateTree(treeOf(shard, now, { stale: false, shown: new Set([id]) }), (node, lineOn) => {
    if (node === id) line = lineOn;
  });
  return line;
}

function treeOf(
  shard: ShardDocument,
  now: Instant,
  { stale, shown }: { stale: boolean; shown: ReadonlySet<string> | undefined },
): Tree {
  const { cycle, policy, kpis, objectives, keyResults } = shown ? shownPart(shard, shown) : shard;
  const readAt = lastRead(shard);
  const facts = new Map(
    keyResults.map((keyResult) => [keyResult.id, factsOf(keyResult, readAt, stale, policy)]),
  );
  return {
    cycle,
    policy,
    kpis,
    objectives,
    keyResults,
    facts: (id: KeyResultId) => facts.get(id),
    asOf: dayOf(now, policy.timeZone),
    now,
  };
}

/**
 * When the work of a shard was last read (R32). Where changes are asked for, at the last asking. Where they come by
 * events, at the last event or count of any of its key results: it shows that events still come.
 */
export const lastRead = ({ watermark, keyResults }: ShardDocument): Instant | null =>
  watermark ??
  keyResults.reduce<Instant | null>((last, { work }) => {
    const at = work?.countedAt ?? null;
    return at !== null && (last === null || at > last) ? at : last;
  }, null);

/** A metric that no query measures, and milestones that are typed, have none. */
function factsOf(
  { work, id, measure }: ShardKeyResult,
  readAt: Instant | null,
  stale: boolean,
  policy: Policy,
): KeyResultFacts {
  if (!work) return { ...noFacts, problems: [] };
  const { sums, parts, query, unestimatedSize, countedAt } = work;
  const problems = new Map(work.problems.map((problem) => [problem.code, problem]));
  const counted = <Value>(value: Value): Value | null => (countedAt === null ? null : value);
  // What a query finds is as old as its answer, whatever became since of the items that it found.
  const answeredAt = query ? query.answeredAt : readAt;
  const milestone = ({ done }: Milestone, at: number): Ppm | null => {
    const own = parts?.[at];
    if (done !== null || !own) return null;
    const value = valueOfWork(own, { unit: 'issues' }, null, policy);
    for (const found of value.problems) problems.set(found.code, { at: id, ...found });
    return value.raw;
  };
  return {
    sums: counted(sums),
    unestimatedSize,
    queryReading:
      measure.kind === 'metric' && measure.source && query?.reading && query.answeredAt !== null
        ? { value: query.reading, on: dayOf(query.answeredAt, policy.timeZone) }
        : null,
    milestones: measure.kind === 'milestones' && countedAt !== null ? measure.milestones.map(milestone) : [],
    readAt: counted(answeredAt),
    stale: stale || work.failed !== null,
    problems: [...problems.values()],
  };
}
