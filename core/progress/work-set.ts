import type { ItemId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { MilliWeight, Policy } from '../model/plan.ts';
import { weightOne } from '../model/weight.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { ItemIndex } from './item-index.ts';
import { isContainer, isCountable } from './levels.ts';
import { stageOf } from './stage.ts';

/** An item that a person or a query put into a set. */
export interface LinkedItem {
  readonly item: WorkItem;
  /** null = not given: its container's, else 1. */
  readonly weight: MilliWeight | null;
  readonly by: 'link' | 'query';
}

/** An item of a set, and what becomes of it. */
export interface SetItem {
  readonly item: WorkItem;
  readonly weight: MilliWeight;
  readonly via: 'link' | 'query' | ItemId;
  readonly role: 'counts' | 'expanded' | 'covered';
}

export interface WorkSet {
  /** By item id; each item once. */
  readonly items: readonly SetItem[];
  /** Linked by a person, and already there by a container or a story (R16, R17). */
  readonly overlap: readonly ItemId[];
  /** Linked containers whose descendants are all dropped (R16). */
  readonly allDropped: readonly ItemId[];
  /** Expanded containers that are done while a descendant is open (R17). */
  readonly doneOverOpen: readonly ItemId[];
}

/**
 * The set of one key result: the linked items, containers replaced by what counts below them (R16, R17).
 * A container below a container is treated alike, so that linking it as well, with its container's weight, changes
 * nothing (R40).
 */
export function workSet(linked: ReadonlyMap<ItemId, LinkedItem>, index: ItemIndex, policy: Policy): WorkSet {
  const { level } = policy;
  const items = new Map<ItemId, SetItem>();
  const overlap: ItemId[] = [];
  const allDropped: ItemId[] = [];
  const doneOverOpen: ItemId[] = [];

  for (const link of linked.values()) {
    const { item, by } = link;
    if (level === 'linked') {
      items.set(item.id, { item, weight: link.weight ?? weightOne, via: by, role: 'counts' });
      continue;
    }
    const above = linkedAbove(item, linked, index);
    // Reached from the container above.
    if (above.some(({ item: other }) => isContainer(other.level, level))) continue;
    if (isContainer(item.level, level)) {
      expand(link);
    } else {
      const covered = !isCountable(item.level, level) && above.length > 0;
      if (covered && by === 'link') overlap.push(item.id);
      const role = covered ? 'covered' : 'counts';
      items.set(item.id, { item, weight: link.weight ?? weightOne, via: by, role });
    }
  }

  function expand(top: LinkedItem): void {
    const rows = below(top, linked, index);
    for (const row of rows.toReversed()) {
      const { item, link, parent } = row;
      const container = isContainer(item.level, level);
      const counts = isCountable(item.level, level) || (container && row.counting === 0);
      const stage = stageOf(item.state, policy);
      if (counts) {
        row.counting += 1;
        if (stage !== 'dropped') row.alive += 1;
        if (stage !== 'dropped' && stage !== 'done') row.open += 1;
      } else if (container) {
        if (stage === 'done' && row.open > 0) doneOverOpen.push(item.id);
        if (link && row.alive === 0) allDropped.push(item.id);
      }
      if (parent) {
        parent.counting += row.counting;
        parent.alive += row.alive;
        parent.open += row.open;
      }
      if (link?.by === 'link' && parent) overlap.push(item.id);
      const role = counts ? 'counts' : container ? 'expanded' : 'covered';
      items.set(item.id, { item, weight: row.weight ?? weightOne, via: link?.by ?? row.via, role });
    }
  }

  return {
    items: [...items.values()].sort((a, b) => byText(a.item.id, b.item.id)),
    overlap: overlap.sort(byText),
    allDropped: allDropped.sort(byText),
    doneOverOpen: doneOverOpen.sort(byText),
  };
}

/** One item below a linked container. */
interface Row {
  readonly item: WorkItem;
  readonly link: LinkedItem | undefined;
  readonly parent: Row | null;
  /** Given on the nearest linked item at or above it; null = on none. */
  readonly weight: MilliWeight | null;
  /** That is, the nearest linked item above it. */
  readonly via: ItemId;
  counting: number;
  alive: number;
  open: number;
}

/** The container and everything below it, parents before children. */
function below(top: LinkedItem, linked: ReadonlyMap<ItemId, LinkedItem>, index: ItemIndex): Row[] {
  const none = { counting: 0, alive: 0, open: 0 };
  const rows: Row[] = [
    { item: top.item, link: top, parent: null, weight: top.weight, via: top.item.id, ...none },
  ];
  for (const parent of rows) {
    const via = parent.link ? parent.item.id : parent.via;
    for (const item of index.childrenOf(parent.item.id)) {
      const link = linked.get(item.id);
      rows.push({ item, link, parent, weight: link?.weight ?? parent.weight, via, ...none });
    }
  }
  return rows;
}

function linkedAbove(
  item: WorkItem,
  linked: ReadonlyMap<ItemId, LinkedItem>,
  index: ItemIndex,
): readonly LinkedItem[] {
  const above: LinkedItem[] = [];
  for (let at = index.parentOf(item); at; at = index.parentOf(at)) {
    const link = linked.get(at.id);
    if (link) above.push(link);
  }
  return above;
}
