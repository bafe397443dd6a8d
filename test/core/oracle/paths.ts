import type { KeyResultValue, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';

export type Nodes = readonly (ObjectiveValue | KeyResultValue)[];

export const childrenOf = (id: string, nodes: Nodes) => nodes.find((one) => one.id === id)?.children ?? [];

export const isBelow = (node: string, top: string, nodes: Nodes): boolean =>
  node === top || childrenOf(top, nodes).some((child) => isBelow(node, child.id, nodes));

/** R23: a node's part of another above it, ppm: by weights along every path, each step floored. */
export function partOf(node: string, top: string, nodes: Nodes): number {
  if (node === top) return 1_000_000;
  const children = childrenOf(top, nodes).filter(({ counted }) => counted);
  const weight = children.reduce((sum, child) => sum + child.weight, 0);
  return children
    .filter((child) => weight > 0 && isBelow(node, child.id, nodes))
    .map((child) => floored(partOf(node, child.id, nodes), floored(child.weight, 1_000_000, weight)))
    .reduce((a, b) => a + b, 0);
}

const floored = (a: number, b: number, of = 1_000_000) => Number((BigInt(a) * BigInt(b)) / BigInt(of));
