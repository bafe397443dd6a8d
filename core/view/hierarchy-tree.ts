import { byText } from '../model/order.ts';
import type { HierarchyNode } from './hierarchy.ts';
import { ownerOf, type Filtered } from './hierarchy-filter.ts';
import { edgesUp, type JoinedNodes } from './hierarchy-join.ts';
import { orderOf, type SortBy } from './hierarchy-order.ts';
import { walkRows, type Hierarchy, type RowWalk } from './hierarchy-rows.ts';

export type GroupBy = 'none' | 'owner' | 'project';
export const groupings: readonly GroupBy[] = ['none', 'owner', 'project'];

export interface TreeWish {
  readonly sort: SortBy;
  readonly group: GroupBy;
  /** Of two texts as the reader's language orders them. */
  readonly compare?: (a: string, b: string) => number;
  /** What a group is called; its value where it is not given. */
  readonly nameOf?: (value: string) => string;
}

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
  const entries = groups === null ? shown : [...groups.list, ...shown];
  const first = entries.length - shown.length;
  const { isChild, ...edges } = edgesOf(joined, shown, groups, first);
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
    {
      // Grouped, everything stands below a heading; these are in their order.
      tops: groups === null ? topsOf(shown, isChild, order) : groups.list.map((_, group) => group),
      compare: (a, b) => order(nodeAt(edgeChild[a]!), nodeAt(edgeChild[b]!)),
    },
  );
  return { rows, entries };
}

// ── below ──

type Order = ReturnType<typeof orderOf>;

interface Edges extends Pick<Hierarchy, 'edgeParent' | 'edgeChild' | 'edgeContributes'> {
  /** By a node's place in what is shown, 1 = yes: it stands below something. */
  readonly isChild: Uint8Array;
}

/**
 * By entries: groups, then nodes as they are shown. Plain loops: a page waits for them once, cold.
 * @param first the entry of the first node
 */
function edgesOf(
  joined: JoinedNodes,
  shown: readonly HierarchyNode[],
  groups: Groups | null,
  first: number,
): Edges {
  const placeOf = placesOf(shown);
  const above: number[] = [];
  const child: number[] = [];
  const contributes: number[] = [];
  const isChild = new Uint8Array(shown.length);
  for (let at = 0; at < shown.length; at += 1) {
    const edges = edgesUp(joined, shown[at]!);
    const group = groups === null ? -1 : groups.of(shown[at]!);
    for (let edge = 0; edge < edges.length; edge += 1) {
      const place = placeOf(edges[edge]!.id);
      if (place === undefined || (groups !== null && groups.of(shown[place]!) !== group)) continue;
      above.push(first + place);
      child.push(first + at);
      contributes.push(edges[edge]!.contributes ? 1 : 0);
      isChild[at] = 1;
    }
    if (groups === null || isChild[at] === 1) continue;
    above.push(group);
    child.push(first + at);
    contributes.push(1);
    isChild[at] = 1;
  }
  return {
    edgeParent: new Int32Array(above),
    edgeChild: new Int32Array(child),
    edgeContributes: new Uint8Array(contributes),
    isChild,
  };
}

/** Most nodes are key results, and most parents are objectives: the others are looked for when one is missed. */
function placesOf(shown: readonly HierarchyNode[]): (id: string) => number | undefined {
  const places = new Map<string, number>();
  const add = (objectives: boolean): void => {
    for (let at = 0; at < shown.length; at += 1) {
      const { id, is } = shown[at]!;
      if ((is === 'objective') === objectives) places.set(id, at);
    }
  };
  add(true);
  let all = false;
  return (id) => {
    const place = places.get(id);
    if (place !== undefined || all) return place;
    all = true;
    add(false);
    return places.get(id);
  };
}

function topsOf(shown: readonly HierarchyNode[], isChild: Uint8Array, order: Order): readonly number[] {
  const tops: number[] = [];
  for (let at = 0; at < shown.length; at += 1) if (isChild[at] === 0) tops.push(at);
  return tops.sort((a, b) => order(shown[a]!, shown[b]!));
}

interface Groups {
  /** By name. */
  readonly list: readonly TreeGroup[];
  /** The place in `list` of a node's group. */
  of(node: HierarchyNode): number;
}

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
    of: (node) => places.get(valueOf(node))!,
  };
}

/** Of a key result its objective, where that is here. */
function objectiveOf({ byId }: JoinedNodes, node: HierarchyNode): HierarchyNode {
  const parent = node.is === 'keyResult' ? node.parents[0] : undefined;
  return (parent === undefined ? undefined : byId.get(parent.id)) ?? node;
}
