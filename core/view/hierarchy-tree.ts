import { byText } from '../model/order.ts';
import type { HierarchyNode } from './hierarchy.ts';
import type { Filtered } from './hierarchy-filter.ts';
import type { JoinedNodes } from './hierarchy-join.ts';
import type { GroupBy } from './hierarchy-order.ts';
import { ownerOf } from './hierarchy-owner.ts';
import { treeOf, type Groups, type HierarchyTree, type Sorted } from './tree-rows.ts';

export interface TreeWish extends Sorted {
  readonly group: GroupBy;
  /** What a group is called; its value where it is not given. */
  readonly nameOf?: (value: string) => string;
}

/**
 * The nodes as rows. Grouped, a node stands below those of its parents that are of its own group, or below the group's
 * heading; a key result is always of its objective's group.
 */
export function hierarchyTree(
  joined: JoinedNodes,
  { kept }: Pick<Filtered, 'kept'>,
  wish: TreeWish,
): HierarchyTree {
  const shown = kept === null ? joined.nodes : joined.nodes.filter(({ id }) => kept.has(id));
  const groups = wish.group === 'none' ? null : groupsOf(joined, shown, wish.group, wish);
  return treeOf(joined, shown, groups, wish);
}

// ── below ──

function groupsOf(
  joined: JoinedNodes,
  shown: readonly HierarchyNode[],
  by: 'owner' | 'project',
  { compare = byText, nameOf = (value) => value }: TreeWish,
): Groups {
  const valueOf = (node: HierarchyNode): string | null => {
    const objective = objectiveOf(joined, node);
    return by === 'project' ? objective.project : ownerOf(joined, objective);
  };
  const counts = new Map<string | null, number>();
  for (const node of shown) {
    const value = valueOf(node);
    counts.set(value, (counts.get(value) ?? 0) + Number(node.is === 'objective'));
  }
  // What nobody owns comes last, and then what may not be seen.
  const last = (value: string | null): number => Number(value === '') + 2 * Number(value === null);
  const names = [...counts.keys()].sort(
    (a, b) => last(a) - last(b) || compare(nameOf(a ?? ''), nameOf(b ?? '')),
  );
  const places = new Map(names.map((value, at) => [value, at]));
  return {
    list: names.map((value) => ({ by, value, objectives: counts.get(value)! })),
    count: names.length,
    of: (node) => places.get(valueOf(node))!,
  };
}

/** Of a key result its objective, where that is here. */
function objectiveOf({ byId }: JoinedNodes, node: HierarchyNode): HierarchyNode {
  const parent = node.is === 'keyResult' ? node.parents[0] : undefined;
  return (parent === undefined ? undefined : byId.get(parent.id)) ?? node;
}
