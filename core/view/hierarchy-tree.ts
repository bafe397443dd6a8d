import { byText } from '../model/order.ts';
import type { Health } from '../progress/evaluation.ts';
import type { HierarchyNode } from './hierarchy.ts';
import { ownerOf, type Filtered } from './hierarchy-filter.ts';
import { edgesUp, type JoinedNodes } from './hierarchy-join.ts';
import { orderOf, type SortBy } from './hierarchy-order.ts';
import type { TreeRow } from './hierarchy-fold.ts';
import { hierarchyRows, type Hierarchy } from './hierarchy-rows.ts';

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
  readonly rows: readonly TreeRow[];
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
  const edges = edgesOf(joined, shown, groups);
  const order = orderOf(wish.sort, wish.compare);
  const numbers = numbered(shown, edges.isChild, groups, order);
  const { entries } = numbers;
  const rows = hierarchyRows({
    // What a row says is its node's to say.
    shown: new Int32Array(entries.length).fill(-1),
    health: Array<Health>(entries.length).fill('none'),
    ...inFamilies(shown, edges, numbers, order),
  });
  return { rows, entries };
}

// ── below ──

type Order = ReturnType<typeof orderOf>;

/** In columns, an entry an edge; nodes by their places in what is shown. Plain loops: a page waits for them once, cold. */
interface Edges {
  /** A node's place; −1 − a group's. */
  readonly above: readonly number[];
  readonly child: readonly number[];
  readonly contributes: readonly boolean[];
  /** Per node, 1 = yes: it stands below something. */
  readonly isChild: Uint8Array;
}

function edgesOf(joined: JoinedNodes, shown: readonly HierarchyNode[], groups: Groups | null): Edges {
  const places = new Map<string, number>();
  for (let at = 0; at < shown.length; at += 1) places.set(shown[at]!.id, at);
  const above: number[] = [];
  const child: number[] = [];
  const contributes: boolean[] = [];
  const isChild = new Uint8Array(shown.length);
  for (let at = 0; at < shown.length; at += 1) {
    const edges = edgesUp(joined, shown[at]!);
    const group = groups === null ? -1 : groups.of(shown[at]!);
    for (let edge = 0; edge < edges.length; edge += 1) {
      const place = places.get(edges[edge]!.id);
      if (place === undefined || (groups !== null && groups.of(shown[place]!) !== group)) continue;
      above.push(place);
      child.push(at);
      contributes.push(edges[edge]!.contributes);
      isChild[at] = 1;
    }
    if (groups === null || isChild[at] === 1) continue;
    above.push(-1 - group);
    child.push(at);
    contributes.push(true);
    isChild[at] = 1;
  }
  return { above, child, contributes, isChild };
}

interface Numbered {
  /** Groups, then tops in their order, then all others: rows begin with what nothing stands above, by number. */
  readonly entries: readonly (HierarchyNode | TreeGroup)[];
  /** By a node's place in what is shown. */
  readonly number: Int32Array;
}

function numbered(
  shown: readonly HierarchyNode[],
  isChild: Uint8Array,
  groups: Groups | null,
  order: Order,
): Numbered {
  const tops: number[] = [];
  for (let at = 0; at < shown.length; at += 1) if (isChild[at] === 0) tops.push(at);
  tops.sort((a, b) => order(shown[a]!, shown[b]!));
  const number = new Int32Array(shown.length);
  const entries: (HierarchyNode | TreeGroup)[] = groups === null ? [] : [...groups.list];
  for (let top = 0; top < tops.length; top += 1) {
    number[tops[top]!] = entries.length;
    entries.push(shown[tops[top]!]!);
  }
  for (let at = 0; at < shown.length; at += 1) {
    if (isChild[at] === 0) continue;
    number[at] = entries.length;
    entries.push(shown[at]!);
  }
  return { entries, number };
}

/** The edges by what they lead down from; only siblings are compared with each other, far fewer than all with all. */
function inFamilies(
  shown: readonly HierarchyNode[],
  { above, child, contributes }: Edges,
  { entries, number }: Numbered,
  order: Order,
): Pick<Hierarchy, 'edgeParent' | 'edgeChild' | 'edgeContributes'> {
  const { length } = above;
  const edgeParent = new Int32Array(length);
  const edgeChild = new Int32Array(length);
  const edgeContributes = new Uint8Array(length);
  // Per entry where its edges begin; then, while they are laid, where the next one goes.
  const next = new Int32Array(entries.length + 1);
  const from = new Int32Array(length);
  for (let edge = 0; edge < length; edge += 1) {
    const place = above[edge]!;
    from[edge] = place < 0 ? -1 - place : number[place]!;
    next[from[edge]! + 1]! += 1;
  }
  for (let at = 0; at < entries.length; at += 1) next[at + 1]! += next[at]!;
  const sorted = new Int32Array(length);
  for (let edge = 0; edge < length; edge += 1) {
    const at = next[from[edge]!]!;
    sorted[at] = edge;
    next[from[edge]!] = at + 1;
  }
  const compare = (a: number, b: number): number => order(shown[child[a]!]!, shown[child[b]!]!);
  let begin = 0;
  for (let parent = 0; begin < length; parent += 1) {
    const end = next[parent]!;
    if (end - begin > 1) sorted.subarray(begin, end).sort(compare);
    for (; begin < end; begin += 1) {
      const edge = sorted[begin]!;
      edgeParent[begin] = parent;
      edgeChild[begin] = number[child[edge]!]!;
      edgeContributes[begin] = contributes[edge] ? 1 : 0;
    }
  }
  return { edgeParent, edgeChild, edgeContributes };
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
