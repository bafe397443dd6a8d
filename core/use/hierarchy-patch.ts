import type { ProjectId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { Host, Rights } from '../port/host.ts';
import type { HierarchyPatch } from '../view/hierarchy.ts';
import { hierarchyNodes } from '../view/hierarchy-nodes.ts';
import type { NodesFor } from '../view/hierarchy-nodes.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { rightOn } from './okr-rights.ts';
import { projectsOf, readShards, valuedShards } from './shard-reading.ts';
import { withstand } from './withstand.ts';

/**
 * All nodes of these shards as they are now: what a page lays over the ones that it has. A shard that is gone has none.
 * @param project the page's: only trees in which it has an objective; null = all
 * @param stale the tracker could not be asked what changed (R22)
 */
export function hierarchyPatch(
  host: Host,
  shards: readonly string[],
  project: ProjectId | null = null,
  stale = false,
): Promise<Answer<HierarchyPatch>> {
  return withstand(said`Open the page again for the present numbers.`, async () => {
    const desk = openDesk(host.store);
    await readShards(desk, shards);
    const rights = await host.rights({ item: null, projects: projectsOf(desk, shards) });
    const valued = valuedShards(host, desk, shards, rights, null, stale);
    return good({ now: host.now(), shards, ...hierarchyNodes(valued, nodesFor(rights, project)) });
  });
}

/** Of the page of a project (null = of all): what these rights let the viewer see and do. */
export const nodesFor = (rights: Rights, project: ProjectId | null): NodesFor => ({
  project,
  rightOn: (of, level) => rightOn(rights, of, level),
});
