import { closeNodes } from '../history/close.ts';
import type { FinalScore } from '../history/close.ts';
import { dayOf } from '../model/day.ts';
import type { Instant } from '../model/day.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { Closing } from '../model/plan.ts';
import type { ShardDocument, ShardKeyResult, ShardObjective } from '../port/documents.ts';
import type { Evaluation } from '../progress/evaluation.ts';

type NodeId = ObjectiveId | KeyResultId;
type Node = ShardObjective | ShardKeyResult;

/** A shard after a close or a reopening, and the nodes that it changed. */
export interface ClosedShard {
  readonly shard: ShardDocument;
  readonly changed: readonly { readonly before: Node; readonly after: Node }[];
}

/**
 * A node closed at its present value, an objective with its key results that are active (R36).
 * @param score of the node itself, where a person changed it (R31)
 */
export function closedShard(
  shard: ShardDocument,
  evaluation: Evaluation,
  id: NodeId,
  { now, by, score }: { readonly now: Instant; readonly by: string; readonly score: FinalScore | null },
): ClosedShard {
  const on = dayOf(now, shard.policy.timeZone);
  const words = { title: '', owner: null };
  const plan = {
    ...shard,
    kpis: [],
    objectives: shard.objectives.map((one) => ({ ...one, ...words })),
    keyResults: shard.keyResults.map((one) => ({ ...one, ...words })),
  };
  const scores = new Map(score ? [[id, score]] : []);
  const after = closeNodes(plan, evaluation, [id], on, by, { scores });
  const closings = new Map<NodeId, Closing | null>();
  for (const one of [...after.objectives, ...after.keyResults]) closings.set(one.id, one.closing);
  return changedShard(shard, (node) => {
    const closing = closings.get(node.id) ?? null;
    return node.status === 'active' && closing ? { ...node, status: 'closed', closing } : node;
  });
}

/** A closed node active again; an objective with the key results that were closed with it. */
export function reopenedShard(shard: ShardDocument, id: NodeId): ClosedShard {
  const day = shard.objectives.find((one) => one.id === id)?.closing?.on ?? null;
  return changedShard(shard, (node) => {
    const isBelow = 'objective' in node && node.objective === id && (node.closing?.on ?? null) === day;
    if (node.status !== 'closed' || (node.id !== id && !isBelow)) return node;
    return { ...node, status: 'active', closing: null };
  });
}

// ── below ──

function changedShard(shard: ShardDocument, change: <N extends Node>(node: N) => N): ClosedShard {
  const objectives = shard.objectives.map((one) => change(one));
  const keyResults = shard.keyResults.map((one) => change(one));
  const before: readonly Node[] = [...shard.objectives, ...shard.keyResults];
  const changed = [...objectives, ...keyResults].flatMap((after, at) => {
    const was = before[at];
    return was && was !== after ? [{ before: was, after }] : [];
  });
  return { shard: { ...shard, objectives, keyResults }, changed };
}
