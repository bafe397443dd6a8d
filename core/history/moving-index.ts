import type { ItemId } from '../model/ids.ts';
import { byText, firstPlace } from '../model/order.ts';
import type { ItemReference } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';
import { indexItems } from '../progress/item-index.ts';
import type { ItemIndex } from '../progress/item-index.ts';

/**
 * The index of `indexItems` for work that moves: after any changes it answers as one made anew from the items that are
 * there, at the cost of the change alone.
 */
export class MovingIndex implements ItemIndex {
  readonly #items = new Map<ItemId, WorkItem>();
  /** Ids of children, sorted; also of parents that are not there. */
  readonly #children = new Map<ItemId, ItemId[]>();
  /** Of each circle of parents its highest id: it counts as without a parent. */
  readonly #cut = new Set<ItemId>();
  readonly #candidates: (reference: ItemReference) => readonly ItemId[];

  /** @param ever every item that may ever be set: what a reference can name */
  constructor(ever: readonly WorkItem[]) {
    this.#candidates = candidatesAmong(ever);
  }

  get(id: ItemId): WorkItem | undefined {
    return this.#items.get(id);
  }

  find(reference: ItemReference): WorkItem | null {
    const exact = this.#items.get(reference as ItemId);
    if (exact) return exact;
    const found = this.#candidates(reference).flatMap((id) => this.#items.get(id) ?? []);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  childrenOf(id: ItemId): readonly WorkItem[] {
    return (this.#children.get(id) ?? []).flatMap((child) => this.#items.get(child) ?? []);
  }

  parentOf({ id, parent }: WorkItem): WorkItem | undefined {
    return parent === null || this.#cut.has(id) ? undefined : this.#items.get(parent);
  }

  /** The items that a reference names at one time or another. */
  candidates(reference: ItemReference): readonly ItemId[] {
    return this.#candidates(reference);
  }

  /** The item itself, where it is there, and everything above it, circles closed. */
  lineOf(id: ItemId): ReadonlySet<ItemId> {
    const line = new Set<ItemId>();
    for (let at = this.#items.get(id); at && !line.has(at.id); at = this.#above(at)) line.add(at.id);
    return line;
  }

  /** Is it above itself? Then the change that closed the circle also took away something that was below it. */
  isOnCircle(id: ItemId): boolean {
    const item = this.#items.get(id);
    return item !== undefined && this.#highestOfCircle(item) !== null;
  }

  set(item: WorkItem): void {
    const old = this.#items.get(item.id);
    if (old && old.parent === item.parent) {
      this.#items.set(item.id, item);
      return;
    }
    if (old) this.remove(item.id);
    this.#items.set(item.id, item);
    const highest = this.#highestOfCircle(item);
    if (highest) {
      this.#cut.add(highest.id);
      if (highest.id === item.id) return;
      this.#leave(highest);
    }
    this.#join(item);
  }

  remove(id: ItemId): void {
    const old = this.#items.get(id);
    if (!old) return;
    const highest = this.#highestOfCircle(old);
    if (highest) {
      this.#cut.delete(highest.id);
      this.#join(highest);
    }
    this.#leave(old);
    this.#items.delete(id);
  }

  /** Whatever was cut: what the data says is above it. */
  #above({ parent }: WorkItem): WorkItem | undefined {
    return parent === null ? undefined : this.#items.get(parent);
  }

  #highestOfCircle(item: WorkItem): WorkItem | null {
    const seen = new Set<ItemId>([item.id]);
    let highest = item;
    for (let at = this.#above(item); at; at = this.#above(at)) {
      if (at.id === item.id) return highest;
      if (seen.has(at.id)) return null;
      seen.add(at.id);
      if (byText(at.id, highest.id) > 0) highest = at;
    }
    return null;
  }

  #join({ id, parent }: WorkItem): void {
    if (parent === null) return;
    const siblings = this.#children.get(parent);
    if (siblings) siblings.splice(placeOf(siblings, id), 0, id);
    else this.#children.set(parent, [id]);
  }

  #leave({ id, parent }: WorkItem): void {
    const siblings = parent === null ? undefined : this.#children.get(parent);
    const at = siblings?.indexOf(id) ?? -1;
    if (at >= 0) siblings?.splice(at, 1);
  }
}

/** Where an id belongs in a sorted list. */
const placeOf = (sorted: readonly ItemId[], id: ItemId): number =>
  firstPlace(sorted.length, (place) => (sorted[place] ?? id) < id);

/** Several items may answer to one name without being there together: then it names the one that is. */
function candidatesAmong(ever: readonly WorkItem[]): (reference: ItemReference) => readonly ItemId[] {
  const all = indexItems(ever);
  const ends = ever.map((item) => ({
    item,
    names: [item.key, item.id.slice(item.id.indexOf('/') + 1)].map((name) => name.trim().toUpperCase()),
  }));
  const known = new Map<ItemReference, readonly ItemId[]>();
  return (reference) => {
    let found = known.get(reference);
    if (!found) {
      const only = all.find(reference);
      const text = reference.trim().toUpperCase();
      found = only
        ? [only.id]
        : ends.flatMap(({ item, names }) =>
            names.some((name) => text.endsWith(name)) && indexItems([item]).find(reference) ? [item.id] : [],
          );
      known.set(reference, found);
    }
    return found;
  };
}
