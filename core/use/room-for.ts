import { isRoomy } from '../change/shard-room.ts';
import type { ProjectId } from '../model/ids.ts';
import type { Cycle, Policy } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { defaultPolicy } from '../plan-file/defaults.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { newShard } from './project-shards.ts';
import { readShards, shardKey } from './shard-reading.ts';

/** So many of the project's shards are looked at, the newest first: more are full. */
const LOOK_AT = 8;

/**
 * A shard of a project and cycle with room for one more tree, else a new one. It, its texts, the project and the
 * directory are on the desk then; a new one is put there, and is named by the directory once something lies in it.
 * @returns the shard's id; bad-input where nobody knows the cycle
 */
export async function roomFor(
  host: Host,
  desk: Desk,
  { project, cycle }: { readonly project: ProjectId; readonly cycle: string },
): Promise<Answer<string>> {
  await desk.read([
    { kind: 'project', id: project },
    { kind: 'directory', id: DIRECTORY },
  ]);
  const own = newest(desk, project);
  await readShards(desk, own);
  const known = own.flatMap((id) => desk.get('shard', id) ?? []);
  const fitting = own.filter((id) => desk.get('shard', id)?.cycle.id === cycle);
  const roomy = fitting.find((id) => {
    const shard = desk.get('shard', id);
    return shard && isRoomy(shard, desk.get('text', id)?.texts ?? {});
  });
  if (roomy !== undefined) return good(roomy);

  const found = cycleOf(desk, known, cycle);
  if (!found) {
    return bad('bad-input', said`There is no cycle "${cycle}". Nothing was changed. Make the cycle first.`);
  }
  const policy = await policyFor(desk, known, cycle);
  return good(await newShard(host, desk, { home: project, cycle: found, policy }));
}

// ── below ──

function newest(desk: Desk, project: ProjectId): readonly string[] {
  return (desk.get('project', project)?.shards ?? []).slice(-LOOK_AT).toReversed();
}

function cycleOf(desk: Desk, known: readonly ShardDocument[], id: string): Cycle | null {
  const made = desk.get('directory', DIRECTORY)?.cycles.find((cycle) => cycle.id === id);
  return made ?? known.find((shard) => shard.cycle.id === id)?.cycle ?? null;
}

/**
 * The project's own of that cycle, for only trees of one policy can be joined; else what the project used last, else
 * what others use in that cycle.
 */
async function policyFor(desk: Desk, known: readonly ShardDocument[], cycle: string): Promise<Policy> {
  const own = known.find((shard) => shard.cycle.id === cycle) ?? known[0];
  if (own) return own.policy;
  const other = desk.get('directory', DIRECTORY)?.shards.findLast((shard) => shard.cycle === cycle);
  if (!other) return defaultPolicy;
  await desk.read([shardKey(other.id)]);
  return desk.get('shard', other.id)?.policy ?? defaultPolicy;
}
