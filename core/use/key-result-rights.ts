import type { ItemId } from '../model/ids.ts';
import { said, type Said } from '../model/said.ts';
import type { ShardKeyResult, ShardObjective } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { projectOf } from './shard-reading.ts';

/** A key result that the caller may see, with what it belongs to. */
export interface SeenKeyResult {
  readonly keyResult: ShardKeyResult;
  readonly objective: ShardObjective;
}

/**
 * May the caller do this to the key result, from this item? Asked of the host each time, never of the page.
 * @param need edit: the item may be edited; see: it may be seen
 */
export async function permit(
  host: Host,
  desk: Desk,
  { keyResult: id, shard: name }: CountSpot,
  item: ItemId,
  need: 'see' | 'edit',
): Promise<Answer<SeenKeyResult>> {
  await desk.read([{ kind: 'shard', id: name }]);
  const shard = desk.get('shard', name);
  const keyResult = shard?.keyResults.find((candidate) => candidate.id === id);
  const objective = shard?.objectives.find((candidate) => candidate.id === keyResult?.objective);
  const projects = shard && objective ? [projectOf(objective, shard)] : [];
  const rights = await host.rights({ item, projects });
  if (need === 'edit' ? !rights.editItem : !rights.seeItem) {
    return bad(
      'forbidden',
      need === 'see'
        ? said`You may not see this work item. Nothing was changed.`
        : said`You may not edit this work item. Nothing was changed.`,
    );
  }
  if (!keyResult || !objective)
    return bad('not-found', said`There is no such key result any more. Nothing was changed.`);
  if (!projects.every((project) => rights.see.has(project))) {
    return bad('forbidden', said`You may not see this key result. Nothing was changed.`);
  }
  return good({ keyResult, objective });
}

/** Can work be linked to it? A sentence says why not. */
export function whyNotLinkable({ keyResult, objective }: SeenKeyResult): Said | null {
  if (keyResult.measure.kind !== 'work') return said`This key result is not measured by work items.`;
  if (keyResult.status !== 'active' || objective.status !== 'active')
    return said`This key result is not active.`;
  return null;
}
