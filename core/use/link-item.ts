import type { ItemId } from '../model/ids.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { getGoing } from './get-going.ts';
import type { Changed, HierarchyPlace, KeyResultSpot } from './hierarchy-client.ts';
import { linkOnDesk, readLinkWeight } from './link-on-desk.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

/** Links any item to a key result, by who may edit the item and see the key result: as the panel beside the item does. */
export async function linkItem(
  host: Host,
  _: HierarchyPlace,
  {
    keyResult,
    shard,
    item,
    weight: typed,
  }: KeyResultSpot & { readonly item: ItemId; readonly weight: string | null },
): Promise<Answer<Changed>> {
  const weight = readLinkWeight(typed);
  if (!weight.ok) return weight;
  const link = { item, project: null, weight: weight.value };
  const linked = await withstand(
    NOTHING_CHANGED,
    () => transact(host.store, (desk) => linkOnDesk(host, desk, { keyResult, shard }, link)),
    RELOAD,
  );
  if (!linked.ok) return linked;
  await getGoing(host, linked.value.started);
  const now = linked.value.shard;
  return good({ node: { id: keyResult, shard: now }, shards: [now], change: null, notices: [] });
}
