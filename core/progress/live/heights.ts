import type { EdgeTable } from './edge-table.ts';
import type { NodeTable } from './node-table.ts';

/**
 * Gives nodes their height, one more than their highest child's, so that settling from low to high settles each node
 * once.
 * @param starts nodes whose height may be wrong; what is above them is looked at too, and nothing else
 * @returns the greatest height given
 * @throws RangeError where the edges close a cycle
 */
export function setHeights(starts: Iterable<number>, nodes: NodeTable, edges: EdgeTable): number {
  // How many of its children are to be looked at first.
  const waiting = new Map<number, number>();
  for (const node of starts) waiting.set(node, 0);
  for (const node of waiting.keys()) {
    for (const parent of parentsOf(node, edges)) waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  }
  const ready = [...waiting.keys()].filter((node) => waiting.get(node) === 0);
  let highest = 0;
  for (const node of ready) {
    const height = heightAbove(node, nodes, edges);
    nodes.setHeight(node, height);
    highest = Math.max(highest, height);
    for (const parent of parentsOf(node, edges)) {
      const left = (waiting.get(parent) ?? 0) - 1;
      waiting.set(parent, left);
      if (left === 0) ready.push(parent);
    }
  }
  if (ready.length < waiting.size) throw new RangeError('Edges close a cycle');
  return highest;
}

/** Has the node the height that its children ask for? */
export const isLevel = (node: number, nodes: NodeTable, edges: EdgeTable): boolean =>
  heightAbove(node, nodes, edges) === nodes.heightOf(node);

/** Does a way up from `from` lead to `to`? Only nodes lower than `to` can be on it. */
export function leadsUp(from: number, to: number, nodes: NodeTable, edges: EdgeTable): boolean {
  const seen = new Set([from]);
  for (const node of seen) {
    if (node === to) return true;
    if (nodes.heightOf(node) < nodes.heightOf(to)) {
      for (const parent of parentsOf(node, edges)) seen.add(parent);
    }
  }
  return false;
}

/** Every node, children before parents. */
export function childrenFirst(nodes: NodeTable, highest: number): Int32Array {
  const starts = new Int32Array(highest + 2);
  for (let node = 0; node < nodes.count; node += 1) starts[nodes.heightOf(node) + 1]! += 1;
  for (let height = 0; height <= highest; height += 1) starts[height + 1]! += starts[height]!;
  const order = new Int32Array(nodes.count);
  for (let node = 0; node < nodes.count; node += 1) {
    const height = nodes.heightOf(node);
    order[starts[height]!] = node;
    starts[height]! += 1;
  }
  return order;
}

const heightAbove = (node: number, nodes: NodeTable, edges: EdgeTable): number =>
  edges.downFrom(node).reduce((most, edge) => Math.max(most, nodes.heightOf(edges.childOf(edge)) + 1), 0);

const parentsOf = (node: number, edges: EdgeTable): number[] =>
  edges.upFrom(node).map((edge) => edges.parentOf(edge));
