import type { Host } from '../port/host.ts';
import type { HierarchyPatch } from '../view/hierarchy.ts';
import { hierarchyNodes } from '../view/hierarchy-nodes.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { nodesFor } from './hierarchy-patch.ts';
import { refreshChanged } from './refresh-changed.ts';
import { projectOf, projectsOf, readShards, valuedShards } from './shard-reading.ts';
import { snapshotSoon } from './snapshot-soon.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * The nodes of these shards, up to date: where no event comes by itself (Azure DevOps) the tracker is asked first what
 * changed in those that the viewer may see something of. Where it does not answer, the last good numbers come, marked
 * (R22).
 */
export function refresh(
  host: Host,
  { project }: HierarchyPlace,
  { shards }: { readonly shards: readonly string[] },
): Promise<Answer<HierarchyPatch>> {
  return withstand(NOTHING_CHANGED, async () => {
    let desk = openDesk(host.store);
    await readShards(desk, shards);
    const rights = await host.rights({ item: null, projects: projectsOf(desk, shards) });
    const seen = shards.filter((id) => {
      const shard = desk.get('shard', id);
      return shard?.objectives.some((objective) => rights.see.has(projectOf(objective, shard)));
    });
    const isFresh =
      seen.length === 0 || !host.capabilities.changes || (await refreshChanged(host, seen, { ask: true })).ok;
    if (host.capabilities.changes && seen.length > 0) {
      desk = openDesk(host.store);
      await readShards(desk, shards);
    }
    // What came into a shard meanwhile is of a project that was not asked about: it is not seen yet.
    const valued = valuedShards(host, desk, shards, rights, null, !isFresh);
    if (isFresh) snapshotSoon(host, valued);
    return good({ now: host.now(), shards, ...hierarchyNodes(valued, nodesFor(rights, project)) });
  });
}
