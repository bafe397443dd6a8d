import type { ObjectiveId } from '../model/ids.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { ShardDocument, ShardKeyResult, ShardObjective } from '../port/documents.ts';
import type { Desk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { readShards } from './shard-reading.ts';

/** An objective, or a key result with its objective, where it lives. */
export interface FoundNode {
  readonly shard: string;
  readonly document: ShardDocument;
  readonly objective: ShardObjective;
  /** null = it is the objective itself. */
  readonly keyResult: ShardKeyResult | null;
}

/**
 * Looks for a node in the shards where it should be, and where it went from there; then in all that the directory knows.
 * @returns null = it is nowhere. The shard and its texts are on the desk.
 */
export async function findNode(
  desk: Desk,
  id: string,
  hints: readonly (string | null)[],
): Promise<FoundNode | null> {
  const near = [...new Set(hints.filter((hint) => hint !== null))];
  const read = (shards: readonly string[]) => readShards(desk, shards);
  await read(near);
  const here = findIn(desk, id, near);
  if (here) return here;
  const moved: string[] = [];
  for (const hint of near) moved.push(await shardNow(desk, id as ObjectiveId, hint, read));
  const found = findIn(desk, id, moved);
  if (found) return found;
  await desk.read([{ kind: 'directory', id: DIRECTORY }]);
  const others = (desk.get('directory', DIRECTORY)?.shards ?? []).map((shard) => shard.id);
  await readShards(desk, others);
  return findIn(desk, id, others);
}

// ── below ──

function findIn(desk: Desk, id: string, shards: readonly string[]): FoundNode | null {
  for (const shard of shards) {
    const document = desk.get('shard', shard);
    const keyResult = document?.keyResults.find((one) => one.id === id) ?? null;
    const objective = document?.objectives.find((one) => one.id === (keyResult?.objective ?? id));
    if (document && objective) return { shard, document, objective, keyResult };
  }
  return null;
}
