import { addTo } from '../model/groups.ts';
import { readItemId } from '../model/ids.ts';
import type { ItemId } from '../model/ids.ts';
import { byId, byText } from '../model/order.ts';
import type { ItemReference } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';

/** The work items of one evaluation, each once, found by id, by reference and by family. */
export interface ItemIndex {
  get(id: ItemId): WorkItem | undefined;
  /** What a person wrote, or null when it matches nothing or several things (R16). */
  find(reference: ItemReference): WorkItem | null;
  /** By id. */
  childrenOf(id: ItemId): readonly WorkItem[];
  /** Where it is among the input and on no circle of parents. */
  parentOf(item: WorkItem): WorkItem | undefined;
}

/**
 * Of two copies of one item the later revision counts, whatever the order of the input. A circle of parents (broken
 * data) is cut at its highest id.
 */
export function indexItems(items: readonly WorkItem[]): ItemIndex {
  const known = new Map<ItemId, WorkItem>();
  for (const item of items) {
    const other = known.get(item.id);
    if (!other || isLater(item, other)) known.set(item.id, item);
  }
  const sorted = [...known.values()].sort(byId);
  const cut = cutCircles(sorted, known);
  const children = new Map<ItemId, WorkItem[]>();
  for (const item of sorted) {
    if (item.parent === null || cut.has(item.id)) continue;
    addTo(children, item.parent, item);
  }
  let names: Names | null = null;
  return {
    get: (id) => known.get(id),
    find(reference) {
      const exact = known.get(reference as ItemId);
      if (exact) return exact;
      names ??= namesOf(sorted);
      return findByName(names, reference);
    },
    childrenOf: (id) => children.get(id) ?? [],
    parentOf: ({ id, parent }) => (parent === null || cut.has(id) ? undefined : known.get(parent)),
  };
}

function isLater(a: WorkItem, b: WorkItem): boolean {
  if (a.revision !== b.revision) return a.revision > b.revision;
  // Two different copies of one revision: either will do, but always the same one (R1).
  return JSON.stringify(a) > JSON.stringify(b);
}

function cutCircles(sorted: readonly WorkItem[], known: ReadonlyMap<ItemId, WorkItem>): ReadonlySet<ItemId> {
  const seen = new Set<ItemId>();
  const cut = new Set<ItemId>();
  for (const start of sorted) {
    const walk = new Set<ItemId>();
    let at: WorkItem | undefined = start;
    while (at && !seen.has(at.id)) {
      seen.add(at.id);
      walk.add(at.id);
      at = at.parent === null ? undefined : known.get(at.parent);
    }
    if (!at || !walk.has(at.id)) continue;
    const path = [...walk];
    const circle = path.slice(path.indexOf(at.id));
    cut.add(circle.reduce((a, b) => (byText(a, b) > 0 ? a : b)));
  }
  return cut;
}

/** By name the one item that has it, or the several. */
type Names = ReadonlyMap<string, WorkItem | readonly WorkItem[]>;

/** Items by key and by local id. Digits are an id, in Jira too, so an Azure DevOps key adds nothing. */
function namesOf(items: readonly WorkItem[]): Names {
  const names = new Map<string, WorkItem | readonly WorkItem[]>();
  for (const item of items) {
    const local = plain(item.id.slice(item.id.indexOf('/') + 1));
    const key = plain(item.key);
    for (const name of key === local || /^\d+$/.test(key) ? [local] : [local, key]) {
      const same = names.get(name);
      names.set(name, same ? [same, item].flat() : item);
    }
  }
  return names;
}

/** The one item that a reference names; two of one name (two hosts, two sites) make it name neither. */
function findByName(names: Names, reference: string): WorkItem | null {
  const [, host, site, name] = /^(?:(JIRA|ADO):)?(?:([^/]*)\/)?(.+)$/.exec(plain(reference)) ?? [];
  const found = [names.get(name ?? '') ?? []].flat().filter(({ id }) => {
    const parts = readItemId(id);
    const sameHost = host === undefined || plain(parts?.host ?? '') === host;
    return sameHost && (site === undefined || plain(parts?.site ?? '') === site);
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const plain = (reference: string): string => reference.trim().toUpperCase();
