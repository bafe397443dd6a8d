import { countedKeyResult, putWork } from '../change/counted-work.ts';
import { isQueried, isQueryDue } from '../change/query-age.ts';
import type { ProjectId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { countAllAnew } from './count-all-anew.ts';
import type { Desk } from './desk.ts';
import { pushJobs } from './push-later.ts';
import { shardKey } from './shard-reading.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/**
 * Something happened in a project: the queries that find work there are asked again, those that were asked not long ago
 * as soon as they may. For consumers of the queue only: it asks for no rights.
 */
export const askQueries = (host: Host, project: ProjectId): Promise<Answer<null>> =>
  withstand(said`It is tried again.`, async () => {
    const taken = await takeHint(host, project);
    if (!taken.ok) return taken;
    const started = await countAllAnew(host, taken.value, (one) => isQueryDue(one, host.now(), true));
    if (!started.ok) return started;
    for (const shard of taken.value) {
      const noted = await noteHint(host, shard);
      if (!noted.ok) return noted;
    }
    await pushJobs(
      host,
      started.value.map((count): LaterJob => ({ kind: 'count', ...count })),
    );
    return good(null);
  });

// ── below ──

/** The shards that the project names, as they are now; what happens from here on is another hint. */
const takeHint = (host: Host, id: ProjectId): Promise<Answer<readonly string[]>> =>
  transact(host.store, async (desk) => {
    await desk.read([{ kind: 'project', id }]);
    const project = desk.get('project', id);
    if (!project?.queries) return good([]);
    const shards = await withQueries(desk, project.queries.shards);
    const { queries: _, ...rest } = project;
    desk.put('project', id, shards.length > 0 ? { ...rest, queries: { shards, due: null } } : rest);
    return good(shards);
  });

/** Those that still have a query, and those that a tree with one may have gone to. */
async function withQueries(desk: Desk, named: readonly string[]): Promise<readonly string[]> {
  await desk.read(named.map(shardKey));
  const moved = named.flatMap((id) => Object.values(desk.get('shard', id)?.moved ?? {}));
  const all = [...new Set([...named, ...moved.filter((id) => id !== null)])];
  await desk.read(all.map(shardKey));
  return all.filter((id) => desk.get('shard', id)?.keyResults.some(isQueried));
}

/** What rests is asked by the schedule, once it may. */
const noteHint = (host: Host, shard: string): Promise<Answer<null>> =>
  transact(host.store, async (desk) => {
    await desk.read([shardKey(shard)]);
    for (const one of desk.get('shard', shard)?.keyResults ?? []) {
      const counted = countedKeyResult(desk, shard, one.id);
      const query = counted?.counting.query === null ? undefined : counted?.work.query;
      if (!counted || !query || query.hinted || counted.work.next || one.status !== 'active') continue;
      putWork(desk, counted, { ...counted.work, query: { ...query, hinted: true } });
    }
    return good(null);
  });
