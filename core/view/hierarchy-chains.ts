import type { Hierarchy } from './hierarchy-rows.ts';

/** The edges of a hierarchy as chains to walk along, and room to walk in. */
export interface Chains {
  /** Per node its first edge down, per edge the next one of the same parent; −1 = none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** How many nodes no edge leads up from. */
  readonly tops: number;
  /** An edge leads from a node to one before it: only then may edges close a circle. */
  readonly upward: boolean;
  /** Per node, 1 = yes: an edge leads up from it; it has a row. */
  readonly isChild: Int32Array;
  readonly placed: Int32Array;
  /** Per node, how many edges lead down from it. */
  readonly children: Int32Array;
  /** Room to walk in, per depth: the row that is open, the edge to go on with, how many rows there are already. */
  readonly openRow: Int32Array;
  readonly openEdge: Int32Array;
  readonly opened: Int32Array;
}

/** Chains without an edge yet. @param edges how many there will be at most */
export function roomFor(length: number, edges: number): Chains {
  // One piece of memory for all: several cost more than the walk.
  const room = new Int32Array(7 * length + 1 + edges);
  const part = (at: number, more = 0): Int32Array => room.subarray(at * length, (at + 1) * length + more);
  return {
    first: part(0).fill(-1),
    isChild: part(1),
    children: part(2),
    placed: part(3),
    openRow: part(4),
    openEdge: part(5),
    opened: part(6, 1),
    next: room.subarray(7 * length + 1),
    tops: length,
    upward: false,
  };
}

export function chains({ shown: { length }, edgeParent, edgeChild }: Hierarchy): Chains {
  const empty = roomFor(length, edgeParent.length);
  const { first, isChild, children, next } = empty;
  let tops = length;
  let upward = false;
  for (let edge = edgeParent.length - 1; edge >= 0; edge -= 1) {
    const parent = edgeParent[edge]!;
    next[edge] = first[parent]!;
    first[parent] = edge;
    children[parent]! += 1;
    const child = edgeChild[edge]!;
    tops -= 1 - isChild[child]!;
    isChild[child] = 1;
    if (child <= parent) upward = true;
  }
  return { ...empty, tops, upward };
}

/** How many circles are begun somewhere because no top leads to them. */
export function circles(
  { shown: { length }, edgeChild }: Pick<Hierarchy, 'shown' | 'edgeChild'>,
  { first, next, isChild }: Chains,
): number {
  const seen = new Uint8Array(length);
  const open = new Int32Array(length);
  const see = (from: number): void => {
    let count = 1;
    open[0] = from;
    seen[from] = 1;
    while (count > 0) {
      count -= 1;
      for (let edge = first[open[count]!]!; edge >= 0; edge = next[edge]!) {
        const child = edgeChild[edge]!;
        if (seen[child] === 1) continue;
        seen[child] = 1;
        open[count] = child;
        count += 1;
      }
    }
  };
  for (let node = 0; node < length; node += 1) if (isChild[node] === 0) see(node);
  let begun = 0;
  for (let node = 0; node < length; node += 1) {
    if (seen[node] === 1) continue;
    begun += 1;
    see(node);
  }
  return begun;
}
