import { countedKeyResult } from '../change/counted-work.ts';
import type { ShardKeyResult } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { countAnew } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { shardKey } from './shard-reading.ts';
import { transact } from './transact.ts';

/**
 * Starts a count of every key result of these shards that is asked for, one commit each: one that cannot be written
 * leaves those before it started.
 */
export async function countAllAnew(
  host: Host,
  shards: readonly string[],
  asked: (keyResult: ShardKeyResult) => boolean,
): Promise<Answer<readonly StartedCount[]>> {
  const desk = openDesk(host.store);
  await desk.read(shards.map(shardKey));
  const all = shards.flatMap((shard) =>
    (desk.get('shard', shard)?.keyResults.filter(asked) ?? []).map(({ id }) => ({ shard, id })),
  );
  const started: StartedCount[] = [];
  for (const { shard, id } of all) {
    const answer = await transact<StartedCount | null>(host.store, async (desk) => {
      const keyResult = countedKeyResult(desk, await shardNow(desk, id, shard), id);
      return good(keyResult && (await countAnew(host, desk, keyResult)));
    });
    if (!answer.ok) return answer;
    if (answer.value) started.push(answer.value);
  }
  return good(started);
}
