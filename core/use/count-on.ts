import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { HierarchyPatch } from '../view/hierarchy.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';
import { countPage } from './count-page.ts';
import { openDesk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import type { HierarchyPlace, KeyResultSpot } from './hierarchy-client.ts';
import { hierarchyPatch } from './hierarchy-patch.ts';
import { projectOf } from './shard-reading.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** One page of a count under way, then its shard. Whoever may see the key result may lend a hand. */
export async function countOn(
  host: Host,
  { project }: HierarchyPlace,
  request: KeyResultSpot,
): Promise<Answer<HierarchyPatch>> {
  let name = request.shard;
  const counted = await withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    name = await shardNow(desk, request.keyResult, request.shard);
    const shard = desk.get('shard', name);
    const keyResult = shard?.keyResults.find(({ id }) => id === request.keyResult);
    const objective = shard?.objectives.find(({ id }) => id === keyResult?.objective);
    if (!shard || !objective) {
      return bad('not-found', said`There is no such key result any more. ${NOTHING_CHANGED}`);
    }
    const of = projectOf(objective, shard);
    const rights = await host.rights({ item: null, projects: [of] });
    return rights.see.has(of)
      ? countPage(host, { ...request, shard: name })
      : bad('forbidden', said`You may not see this key result. ${NOTHING_CHANGED}`);
  });
  if (!counted.ok) return counted;
  return hierarchyPatch(host, [...new Set([request.shard, name])], project);
}
