import type { HierarchyNode } from './hierarchy.ts';
import { roomFor, type Chains } from './hierarchy-chains.ts';
import { edgesUp, type JoinedNodes } from './hierarchy-join.ts';

/** The edges among entries: groups, then nodes as they are shown. */
export interface TreeEdges {
  readonly edgeChild: Int32Array;
  readonly edgeContributes: Uint8Array;
  readonly chains: Chains;
  /** Places in what is shown of the nodes that stand below nothing, in no order. */
  readonly tops: readonly number[];
}

/** Where nodes stand below a heading if nothing of their own group is above them. */
export interface Grouping {
  readonly count: number;
  /** Of a node. */
  of(node: HierarchyNode): number;
}

/**
 * Finds the edges and chains them in one go. Two plain loops, backwards so that chains come out forwards: a page waits
 * for them once, cold, and each further loop over ten thousand nodes would cost it a tenth of its first picture.
 */
export function treeEdges(
  joined: JoinedNodes,
  shown: readonly HierarchyNode[],
  groups: Grouping | null,
): TreeEdges {
  const first = groups?.count ?? 0;
  const { placeOf, edges: most } = placesOf(joined, shown, groups);
  const length = first + shown.length;
  const chains = roomFor(length, most);
  const { first: firstEdge, next, isChild, children } = chains;
  const edgeChild = new Int32Array(most);
  const edgeContributes = new Uint8Array(most);
  const isPlain = joined.shownAs.size === 0 && groups === null;
  const tops: number[] = [];
  let count = 0;
  let upward = false;
  let lastId = '';
  let last: number | undefined;
  for (let at = shown.length - 1; at >= 0; at -= 1) {
    const node = shown[at]!;
    const child = first + at;
    const up = isPlain ? node.parents : edgesUp(joined, node);
    const group = groups === null ? -1 : groups.of(node);
    const before = count;
    for (let edge = up.length - 1; edge >= 0; edge -= 1) {
      const { id, contributes } = up[edge]!;
      // Key results stand beside those of the same objective.
      if (id !== lastId) {
        lastId = id;
        last = placeOf(id);
      }
      if (last === undefined || (groups !== null && groups.of(shown[last]!) !== group)) continue;
      const parent = first + last;
      edgeChild[count] = child;
      if (contributes) edgeContributes[count] = 1;
      next[count] = firstEdge[parent]!;
      firstEdge[parent] = count;
      children[parent]! += 1;
      if (child <= parent) upward = true;
      count += 1;
    }
    if (count === before) {
      if (groups === null) {
        tops.push(at);
        continue;
      }
      edgeChild[count] = child;
      edgeContributes[count] = 1;
      next[count] = firstEdge[group]!;
      firstEdge[group] = count;
      children[group]! += 1;
      count += 1;
    }
    isChild[child] = 1;
  }
  return {
    edgeChild: edgeChild.subarray(0, count),
    edgeContributes,
    chains: { ...chains, upward, tops: groups === null ? tops.length : first },
    tops,
  };
}

// ── below ──

/**
 * Most nodes are key results, and most parents are objectives: the others are looked for when one is missed.
 * @returns also how many edges there are at most
 */
function placesOf(
  { also }: JoinedNodes,
  shown: readonly HierarchyNode[],
  groups: Grouping | null,
): { readonly placeOf: (id: string) => number | undefined; readonly edges: number } {
  const places = new Map<string, number>();
  let edges = groups === null ? 0 : shown.length;
  for (let at = 0; at < shown.length; at += 1) {
    const { id, is, parents } = shown[at]!;
    edges += parents.length;
    if (is === 'objective') places.set(id, at);
  }
  for (const { parents } of also.values()) edges += parents.length;
  let all = false;
  return {
    edges,
    placeOf(id) {
      const place = places.get(id);
      if (place !== undefined || all) return place;
      all = true;
      for (let at = 0; at < shown.length; at += 1) {
        const node = shown[at]!;
        if (node.is !== 'objective') places.set(node.id, at);
      }
      return places.get(id);
    },
  };
}
