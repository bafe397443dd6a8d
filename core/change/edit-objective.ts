import type { AlignmentEdge, KeyResult, Objective } from '../model/plan.ts';
import type { ProjectId } from '../model/ids.ts';
import type { ShardDocument, ShardKeyResult, ShardObjective } from '../port/documents.ts';

/**
 * An objective as people want it now. What they cannot write stays: its dates, how it was closed, and how old each of its
 * edges is; an edge that was made now is the newest (R29).
 * @param wanted as its fields were read
 */
export function editedObjective(
  stored: ShardObjective | null,
  wanted: Objective,
  project: ProjectId,
  shard: Pick<ShardDocument, 'cycle' | 'objectives'>,
): ShardObjective {
  const { title: _, owner: __, ...numbers } = wanted;
  const known = new Map((stored?.parents ?? []).map((edge) => [edge.parent, edge.order]));
  let newest = newestEdge(shard);
  return {
    ...numbers,
    project,
    start: stored?.start ?? shard.cycle.start,
    end: stored?.end ?? shard.cycle.end,
    closing: stored?.closing ?? null,
    parents: wanted.parents.map((edge): AlignmentEdge => ({
      ...edge,
      order: known.get(edge.parent) ?? (newest += 1),
    })),
  };
}

/**
 * The shard with this objective in place of the one of its id, else as its last. Key results that took what they had
 * from the objective take it from the new one.
 */
export function withObjective(shard: ShardDocument, objective: ShardObjective): ShardDocument {
  const at = shard.objectives.findIndex(({ id }) => id === objective.id);
  const before = shard.objectives[at];
  if (!before) return { ...shard, objectives: [...shard.objectives, objective] };
  return {
    ...shard,
    objectives: shard.objectives.with(at, objective),
    keyResults: shard.keyResults.map((one) =>
      one.objective === objective.id ? inheriting(one, before, objective) : one,
    ),
  };
}

// ── below ──

const newestEdge = ({ objectives }: Pick<ShardDocument, 'objectives'>): number =>
  objectives.reduce((most, { parents }) => parents.reduce((a, { order }) => Math.max(a, order), most), 0);

type Given = Pick<Objective, 'kind' | 'threshold' | 'checkInEvery'>;

/** What equals the objective's was not given, and follows it; what is closed stays as it was closed (R36). */
function inheriting(keyResult: ShardKeyResult, before: Given, after: Given): ShardKeyResult {
  if (keyResult.status === 'closed') return keyResult;
  const { kind, threshold, checkInEvery } = keyResult;
  const next: Pick<KeyResult, keyof Given> = {
    checkInEvery: checkInEvery === before.checkInEvery ? after.checkInEvery : checkInEvery,
    kind: kind === before.kind ? after.kind : kind,
    threshold: kind === before.kind && threshold === before.threshold ? after.threshold : threshold,
  };
  return next.kind === kind && next.threshold === threshold && next.checkInEvery === checkInEvery
    ? keyResult
    : { ...keyResult, ...next };
}
