import { treeEdges, type Grouping } from './hierarchy-edges.ts';
import type { HierarchyNode } from './hierarchy.ts';
import type { JoinedNodes } from './hierarchy-join.ts';
import { orderOf, type SortBy } from './hierarchy-order.ts';
import { walkRows, type RowWalk } from './hierarchy-rows.ts';

/** A heading over the nodes of one team or project. */
export interface TreeGroup {
  readonly by: 'owner' | 'project';
  /** An owner, '' = nobody, null = not to be seen by the viewer; or a project's id. */
  readonly value: string | null;
  /** How many objectives stand below it. */
  readonly objectives: number;
}

export interface HierarchyTree {
  /** Made as far as they are asked for. */
  readonly rows: RowWalk;
  /** By a row's `node`: what it stands for. */
  readonly entries: readonly (HierarchyNode | TreeGroup)[];
}

export const isGroup = (entry: HierarchyNode | TreeGroup): entry is TreeGroup => 'by' in entry;

/** Names an entry for ever: a node's id, or a group's own. */
export const entryId = (entry: HierarchyNode | TreeGroup): string =>
  isGroup(entry) ? `${entry.by}:${entry.value}` : entry.id;

/** A node's place among them is `of`. */
export interface Groups extends Grouping {
  /** By name. */
  readonly list: readonly TreeGroup[];
}

export interface Sorted {
  readonly sort: SortBy;
  /** Of two texts as the reader's language orders them. */
  readonly compare?: (a: string, b: string) => number;
}

/** Nodes as rows, below headings where there are groups. */
export function treeOf(
  joined: JoinedNodes,
  shown: readonly HierarchyNode[],
  groups: Groups | null,
  wish: Sorted,
): HierarchyTree {
  const entries = groups === null ? shown : [...groups.list, ...shown];
  const first = entries.length - shown.length;
  const { tops, chains, ...edges } = treeEdges(joined, shown, groups);
  const { edgeChild } = edges;
  const order = orderOf(wish.sort, wish.compare);
  const nodeAt = (entry: number): HierarchyNode => shown[entry - first]!;
  const rows = walkRows(
    {
      // What a row says is its node's to say.
      shown: new Int32Array(entries.length).fill(-1),
      health: [],
      ...edges,
    },
    chains,
    {
      // Grouped, everything stands below a heading; these are in their order.
      tops:
        groups === null
          ? tops.toSorted((a, b) => order(shown[a]!, shown[b]!))
          : groups.list.map((_, group) => group),
      compare: (a, b) => order(nodeAt(edgeChild[a]!), nodeAt(edgeChild[b]!)),
    },
  );
  return { rows, entries };
}
