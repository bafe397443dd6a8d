import type { ItemId } from '../../model/ids.ts';
import { firstPlace } from '../../model/order.ts';

/** Who is whose child, in the order of arrival, so that pages stay whole while a tree changes. */
export interface FamilyTree {
  place(id: ItemId, parent: ItemId | null): void;
  remove(id: ItemId): void;
  childrenOf(parent: ItemId): readonly ItemId[];
  /** Children of several parents, parent by parent. `cursor` is `<index of parent>:<arrival of the last child>`. */
  page(
    parents: readonly ItemId[],
    cursor: string | null,
    size: number,
  ): { ids: ItemId[]; next: string | null };
}

interface Child {
  readonly id: ItemId;
  readonly arrival: number;
}

export function familyTree(): FamilyTree {
  const parentOf = new Map<ItemId, ItemId>();
  const children = new Map<ItemId, Child[]>();
  let arrivals = 0;

  const remove = (id: ItemId): void => {
    const parent = parentOf.get(id);
    if (parent === undefined) return;
    const siblings = children.get(parent) ?? [];
    siblings.splice(
      siblings.findIndex((child) => child.id === id),
      1,
    );
    parentOf.delete(id);
  };

  return {
    remove,
    place: (id, parent) => {
      if ((parentOf.get(id) ?? null) === parent) return;
      remove(id);
      if (parent === null) return;
      parentOf.set(id, parent);
      const siblings = children.get(parent) ?? [];
      siblings.push({ id, arrival: ++arrivals });
      children.set(parent, siblings);
    },
    childrenOf: (parent) => (children.get(parent) ?? []).map((child) => child.id),
    page: (parents, cursor, size) => {
      const ids: ItemId[] = [];
      let [index = 0, after = 0] = (cursor ?? '0:0').split(':').map(Number);
      for (; index < parents.length; index += 1, after = 0) {
        const siblings = children.get(parents[index] as ItemId) ?? [];
        for (let at = firstAfter(siblings, after); at < siblings.length; at += 1) {
          if (ids.length === size) return { ids, next: `${index}:${after}` };
          const child = siblings[at] as Child;
          ids.push(child.id);
          after = child.arrival;
        }
      }
      return { ids, next: null };
    },
  };
}

/** Arrivals only grow along the list. */
const firstAfter = (siblings: readonly Child[], arrival: number): number =>
  firstPlace(siblings.length, (place) => (siblings[place] as Child).arrival <= arrival);
