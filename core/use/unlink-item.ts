import type { ItemId } from '../model/ids.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { getGoing } from './get-going.ts';
import type { Changed, HierarchyPlace, KeyResultSpot } from './hierarchy-client.ts';
import { unlinkOnDesk } from './link-on-desk.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

/** Takes any item's link away, by who may edit the item and see the key result: as the panel beside the item does. */
export async function unlinkItem(
  host: Host,
  _: HierarchyPlace,
  { keyResult, shard, item }: KeyResultSpot & { readonly item: ItemId },
): Promise<Answer<Changed>> {
  const unlinked = await withstand(
    NOTHING_CHANGED,
    () => transact(host.store, (desk) => unlinkOnDesk(host, desk, { keyResult, shard }, item)),
    RELOAD,
  );
  if (!unlinked.ok) return unlinked;
  await getGoing(host, unlinked.value.started);
  const now = unlinked.value.shard;
  return good({ node: { id: keyResult, shard: now }, shards: [now], change: null, notices: [] });
}
