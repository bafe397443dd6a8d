import { isCounted } from '../change/counting.ts';
import { afterEnd, afterReading } from '../change/item-facts.ts';
import type { ItemId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { ItemDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Changes } from '../port/work-items.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { countAllAnew } from './count-all-anew.ts';
import { costOf, readFamilies, settleOnDesk } from './settle-on-desk.ts';
import { settleReading } from './settle-item.ts';
import { transact } from './transact.ts';

/** After so many changes (a long holiday) counting anew is cheaper than following each. */
const MOST_CHANGES = 1000;
const READ_AT_ONCE = 200;

/**
 * Puts changes that the tracker told of into the sums, as events would be. Safe to repeat and to do at once with others.
 * A file of its own: a page loads it only when something has changed.
 */
export async function followChanges(
  host: Host,
  shards: readonly string[],
  { changed, deleted }: Changes,
): Promise<Answer<null>> {
  if (changed.length > MOST_CHANGES) {
    const counted = await countAllAnew(host, shards, isCounted);
    if (!counted.ok) return counted;
  } else {
    for (let at = 0; at < changed.length; at += READ_AT_ONCE) {
      const ids = changed.slice(at, at + READ_AT_ONCE);
      const items = await host.work.read(ids, 'app');
      const settled = await settleAll(host, arrivals(ids, items));
      if (!settled.ok) return settled;
    }
  }
  return settleAll(host, arrivals(deleted, []));
}

interface Arrival {
  readonly id: ItemId;
  readonly parent: ItemId | null;
  /** null = gone, or not to be read any more. */
  readonly item: WorkItem | null;
}

/** Containers first: what comes in below them finds them there. */
function arrivals(ids: readonly ItemId[], items: readonly WorkItem[]): readonly Arrival[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const all = ids.map((id): Arrival => {
    const item = byId.get(id) ?? null;
    return { id, parent: item?.parent ?? null, item };
  });
  const isContainer = ({ item }: Arrival) => item?.level === 'container';
  return [...all.filter(isContainer), ...all.filter((arrival) => !isContainer(arrival))];
}

async function settleAll(host: Host, all: readonly Arrival[]): Promise<Answer<null>> {
  for (let done = 0; done < all.length;) {
    const answer = await transact<number>(host.store, async (desk) => {
      const batch = all.slice(done, done + desk.room);
      await readFamilies(desk, batch);
      let took = 0;
      for (const arrival of batch) {
        if (desk.changes() + costOf(desk, arrival) > desk.room) break;
        took += 1;
        const next = nextOf(arrival)(desk.get('item', arrival.id));
        if (next) await settleOnDesk(host, desk, next);
      }
      return good(took);
    });
    if (!answer.ok) return answer;
    done += answer.value;
    const large = answer.value === 0 ? all[done] : undefined;
    if (!large) continue;
    // In more shards than one commit takes.
    const settled = await settleReading(host, large.id, nextOf(large), large.parent);
    if (!settled.ok) return settled;
    done += 1;
  }
  return good(null);
}

const nextOf =
  ({ id, item }: Arrival) =>
  (before: ItemDocument | null) =>
    item ? afterReading(before, item) : before && afterEnd(before, { item: id, at: before.revision });
