import { holdsKeyResult } from '../change/counted-work.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { ItemEntry, ItemLink, ItemRoot, ShardDocument } from '../port/documents.ts';
import type { Desk } from './desk.ts';
import { shardKey } from './shard-reading.ts';

/*
 * A tree that goes to another shard takes its sums along and leaves the documents of its work items alone, for there may
 * be thousands. They go on naming the shard where it lay, which holds a note of where it is now. Whoever reads an item
 * to change a sum, or to say what it serves, follows the note; whatever is written then names the new shard.
 */

type Read = (shards: readonly string[]) => Promise<void>;

/**
 * The items on the desk as if they had always named the shards where their key results are now; those are on the desk
 * too then. What they say of deleted key results is left out. Costs a read only where a note is followed.
 * @param desk holds the items, and the shards that they name
 */
export async function followMoves(
  desk: Desk,
  items: readonly ItemId[],
  read: Read = readOnly(desk),
): Promise<void> {
  for (const id of items) {
    const item = desk.get('item', id);
    const mayBe = ({ shard }: { shard: string }) => desk.get('shard', shard)?.moved !== undefined;
    const { entries = [], links = [], roots = [] } = item ?? {};
    if (!item || !(entries.some(mayBe) || links.some(mayBe) || roots.some(mayBe))) continue;
    desk.amend('item', id, {
      ...item,
      entries: await named(desk, entries, read),
      links: await named(desk, links, read),
      ...(item.roots && { roots: await named(desk, roots, read) }),
    });
  }
}

/**
 * Where an objective or key result is now that an open page, a job or a document finds in this shard; the same shard
 * where nobody knows better. The answer is on the desk.
 */
export async function shardNow(
  desk: Desk,
  id: ObjectiveId | KeyResultId,
  shard: string,
  read: Read = readOnly(desk),
): Promise<string> {
  return (await follow(desk, shard, id, holdsNode, read)) ?? shard;
}

// ── below ──

const readOnly =
  (desk: Desk): Read =>
  (shards) =>
    desk.read(shards.map(shardKey));

async function named<Named extends ItemEntry | ItemLink | ItemRoot>(
  desk: Desk,
  all: readonly Named[],
  read: Read,
): Promise<readonly Named[]> {
  const known: Named[] = [];
  for (const one of all) {
    const shard = await follow(desk, one.shard, one.keyResult, holdsKeyResult, read);
    if (shard !== null) known.push(shard === one.shard ? one : { ...one, shard });
  }
  return known;
}

/** The last shard on the way; null = deleted there. */
async function follow<Id extends string>(
  desk: Desk,
  from: string,
  id: Id,
  holds: (shard: ShardDocument, id: Id) => boolean,
  read: Read,
): Promise<string | null> {
  const passed = new Set<string>();
  for (let at = from; ;) {
    await read([at]);
    const shard = desk.get('shard', at);
    const note = shard?.moved && !holds(shard, id) && Object.hasOwn(shard.moved, id) && shard.moved[id];
    if (note === null) return null;
    if (!note) return at;
    passed.add(at);
    // It came back while this was read.
    if (passed.has(note)) {
      desk.outdate();
      return at;
    }
    at = note;
  }
}

const holdsNode = ({ objectives, keyResults }: ShardDocument, id: string): boolean =>
  objectives.some((one) => one.id === id) || keyResults.some((one) => one.id === id);
