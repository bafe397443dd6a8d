import { isQueryDue, isUnbegun } from '../change/query-age.ts';
import type { Instant } from '../model/day.ts';
import type { ProjectId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { ShardDocument, ShardKeyResult } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { WorkFault } from '../port/work-items.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { projectOf, shardKey } from './shard-reading.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/** A watermark that nothing happened behind is written this seldom: a look at a panel is no reason to write. */
const REST = 10 * 60_000;

/**
 * Brings shards up to date where no event comes by itself (Azure DevOps): only what changed since their watermark is
 * read, in batches, and put into the sums as an event would be. Safe to repeat and to do at once with others.
 * @param ask begin to count what queries find that nobody asked for a while: the page goes on with it
 */
export async function refreshChanged(
  host: Host,
  shards: readonly string[],
  { ask = false }: { readonly ask?: boolean } = {},
): Promise<Answer<null>> {
  return withstand(said`The last good numbers stay.`, async () => {
    const desk = openDesk(host.store);
    await desk.read(shards.map(shardKey));
    const present = shards.flatMap((id) => desk.get('shard', id) ?? []);
    const since = Math.min(...present.map(({ watermark }) => watermark ?? host.now()));
    if (present.length === 0) return good(null);
    const places = placesOfWork(present);
    const changes = await host.work.changedSince(places, since);
    const { changed, deleted, upTo } = changes;
    const some = changed.length + deleted.length > 0;
    if (some) {
      const { followChanges } = await late(import('./follow-changes.ts'));
      const followed = await followChanges(host, shards, changes);
      if (!followed.ok) return followed;
    }
    const write = some || upTo - since > REST;
    const moved = write
      ? await moveWatermarks(host, shards, { since, upTo, places: new Set(places) })
      : good(null);
    const isDue = (one: ShardKeyResult) => isUnbegun(one) || isQueryDue(one, host.now(), true);
    if (!moved.ok || !ask || !present.some(({ keyResults }) => keyResults.some(isDue))) return moved;
    const { countAllAnew } = await late(import('./count-all-anew.ts'));
    const begun = await countAllAnew(host, shards, isDue);
    return begun.ok ? good(null) : begun;
  });
}

// ── below ──

/** A page loads them only when there is something to do. */
const late = <Part>(part: Promise<Part>): Promise<Part> =>
  part.catch((cause: unknown) => {
    throw new WorkFault('The part that follows changes could not be loaded.', { cause });
  });

/** Where the work of these shards is: in the projects of the objectives, and wherever items were counted. */
export const placesOfWork = (shards: readonly ShardDocument[]): readonly ProjectId[] => [
  ...new Set(
    shards.flatMap((shard) => [
      shard.home,
      ...shard.objectives.map((objective) => projectOf(objective, shard)),
      ...shard.keyResults.flatMap(({ work }) => work?.projects ?? []),
    ]),
  ),
];

/** What was asked for, and has been put into the sums. */
interface Followed {
  readonly since: Instant;
  readonly upTo: Instant;
  readonly places: ReadonlySet<ProjectId>;
}

/** A shard that got work of other places meanwhile, or older work, is asked for next time. */
const isCovered = (shard: ShardDocument, { since, places }: Followed): boolean =>
  (shard.watermark ?? since) >= since && placesOfWork([shard]).every((place) => places.has(place));

const moveWatermarks = (host: Host, shards: readonly string[], followed: Followed) =>
  transact<null>(host.store, async (desk) => {
    const { upTo } = followed;
    await desk.read(shards.map(shardKey));
    for (const id of shards.slice(0, desk.room)) {
      const shard = desk.get('shard', id);
      if (shard && (shard.watermark ?? 0) < upTo && isCovered(shard, followed))
        desk.put('shard', id, { ...shard, watermark: upTo });
    }
    return good(null);
  });
