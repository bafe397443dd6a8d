import type { ItemId } from '../model/ids.ts';
import { unmoved } from '../model/item-history.ts';
import type { ItemHistory } from '../model/item-history.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { ItemDocument, ItemEntry } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Desk } from './desk.ts';

/**
 * The part of the work that moved, so closed that whatever is not in it counted the same all the time: what is above it,
 * what is below a container that changed its place, and a stand-in below each container that has children elsewhere.
 */
export interface GatheredWork {
  readonly histories: readonly ItemHistory[];
  /** The same items as the stored sums know them; those that the sums do not know yet are absent. */
  readonly counted: readonly WorkItem[];
  /** The documents of those that have one. */
  readonly documents: ReadonlyMap<ItemId, ItemDocument>;
}

/** So many pages of children are read at most. */
const MOST_PAGES = 200;

/**
 * Reads item documents in batches, level by level upwards; the tracker only below what changed its place.
 * @param moved items with their changes since
 * @param relinked items that a person linked or unlinked since
 * @param isLive is an entry in the sums that are shown? Those of counts that are over are left behind in documents
 * @returns null = below what changed its place there is more than can be looked at
 */
export async function gatherWork(
  host: Host,
  desk: Desk,
  moved: readonly ItemHistory[],
  relinked: readonly ItemId[],
  isLive: (entry: ItemEntry) => boolean,
): Promise<GatheredWork | null> {
  const histories = new Map(moved.map((past) => [past.item.id, past]));
  const lines = await readLines(desk, moved, relinked);
  const replaced = [...histories.values()]
    .filter(({ changes }) => changes.some(isPlace))
    .map(({ item }) => item.id);
  const below = await readBelow(host, desk, [...new Set([...replaced, ...relinked])], histories);
  if (!below) return null;
  const linesBelow = await readLines(desk, below, []);
  for (const past of below) histories.set(past.item.id, past);

  const documents = new Map<ItemId, ItemDocument>();
  for (const id of [...lines, ...linesBelow]) {
    const document = desk.get('item', id);
    if (document) documents.set(id, document);
  }
  for (const document of documents.values()) {
    const { item } = document;
    if (!histories.has(item) && !document.deleted) histories.set(item, unmoved(itemOf(document)));
  }
  const children = childrenAmong([...documents.values()]);
  const standIns = [...documents.values()].filter((one) => hasOthers(one, children, isLive)).map(standIn);
  const known = [...documents.values()]
    .filter(({ deleted }) => !deleted)
    .map((one) => countedAs(one, histories));
  return {
    histories: [...histories.values(), ...standIns.map(unmoved)],
    counted: [...known, ...standIns],
    documents,
  };
}

// ── below ──

const isPlace = ({ before }: ItemHistory['changes'][number]): boolean =>
  'parent' in before || 'level' in before;

/**
 * Documents of these items and of everything that is or was above them.
 * @returns all of them, on the desk
 */
async function readLines(
  desk: Desk,
  pasts: readonly ItemHistory[],
  others: readonly ItemId[],
): Promise<ReadonlySet<ItemId>> {
  const byId = new Map(pasts.map((past) => [past.item.id, past]));
  const seen = new Set<ItemId>();
  let wanted: readonly ItemId[] = [...byId.keys(), ...others];
  while (wanted.length > 0) {
    await desk.read(wanted.map((id) => ({ kind: 'item', id })));
    for (const id of wanted) seen.add(id);
    const above = wanted.flatMap((id) => parentsOf(desk, id, byId.get(id)));
    wanted = [...new Set(above)].filter((id) => !seen.has(id));
  }
  return seen;
}

/** What an item was below of, at one time or another. */
function parentsOf(desk: Desk, id: ItemId, past: ItemHistory | undefined): readonly ItemId[] {
  const parents = [
    desk.get('item', id)?.parent,
    past?.item.parent,
    ...(past?.changes ?? []).flatMap(({ before, after }) => [before.parent, after.parent]),
  ];
  return parents.filter((parent) => parent !== null && parent !== undefined);
}

/** Everything below, as it is now; null = too much. What is known to have moved is left as it is known. */
async function readBelow(
  host: Host,
  desk: Desk,
  roots: readonly ItemId[],
  known: ReadonlyMap<ItemId, ItemHistory>,
): Promise<readonly ItemHistory[] | null> {
  const found = new Map<ItemId, ItemHistory>();
  let pages = 0;
  let open = roots.filter((id) => mayHaveBelow(host, desk, id, known.get(id)?.item));
  while (open.length > 0) {
    const next: ItemId[] = [];
    let cursor: string | null = null;
    do {
      pages += 1;
      if (pages > MOST_PAGES) return null;
      const page = await host.work.childrenOf(open, cursor, 'app');
      for (const item of page.items) {
        if (found.has(item.id)) continue;
        if (!known.has(item.id)) found.set(item.id, unmoved(item));
        next.push(item.id);
      }
      cursor = page.next;
    } while (cursor !== null);
    await desk.read(next.map((id) => ({ kind: 'item', id })));
    open = next.filter((id) => !roots.includes(id) && mayHaveBelow(host, desk, id, found.get(id)?.item));
  }
  return [...found.values()];
}

/** Sub-tasks below a story count at their own level, or are bared when it goes (R16). */
function mayHaveBelow(host: Host, desk: Desk, id: ItemId, item: WorkItem | undefined): boolean {
  const level = item?.level ?? desk.get('item', id)?.level;
  return level !== undefined && (level !== 'subtask' || host.capabilities.nesting === true);
}

/** Where in the sums an item's children stand; an item stands below another only once in a part. */
const placeBelow = (item: ItemId, { keyResult, pass, part }: ItemEntry): string =>
  JSON.stringify([item, keyResult, pass, part]);

/** How many of these stand in each place. */
function childrenAmong(documents: readonly ItemDocument[]): ReadonlyMap<string, number> {
  const children = new Map<string, number>();
  for (const entry of documents.flatMap(({ entries }) => entries)) {
    if (entry.under === null) continue;
    const place = placeBelow(entry.under, entry);
    children.set(place, (children.get(place) ?? 0) + 1);
  }
  return children;
}

/** Does a container stand for children that are not among these? Then it is expanded, whatever becomes of the others. */
function hasOthers(
  { item, entries }: ItemDocument,
  children: ReadonlyMap<string, number>,
  isLive: (entry: ItemEntry) => boolean,
): boolean {
  return entries
    .filter(isLive)
    .some((entry) => (children.get(placeBelow(item, entry)) ?? 0) < entry.descendants);
}

/** A child that never moves: what it adds is in the part and is taken out of the rest again. */
const standIn = ({ item, project }: ItemDocument): WorkItem => ({
  id: `${item}~` as ItemId,
  key: `${item}~`,
  title: '',
  url: null,
  project,
  type: '',
  level: 'standard',
  parent: item,
  state: { name: '', category: 'todo', resolution: null, id: null },
  sizes: { points: 0, seconds: 0, fields: {} },
  logged: null,
  remaining: null,
  assignee: null,
  revision: 0,
});

/** As the sums have it: number fields that only the sums' own measures name are in both. */
const countedAs = (document: ItemDocument, histories: ReadonlyMap<ItemId, ItemHistory>): WorkItem => {
  const present = histories.get(document.item)?.item;
  return { ...(present ?? itemOf(document)), ...factsOf(document) };
};

const factsOf = ({ parent, level, state, sizes, logged, remaining, revision }: ItemDocument) => ({
  parent,
  level,
  state,
  sizes,
  logged,
  remaining,
  revision,
});

const itemOf = (document: ItemDocument): WorkItem => ({
  id: document.item,
  key: document.key,
  title: document.key,
  url: null,
  project: document.project,
  type: '',
  assignee: null,
  ...factsOf(document),
});
