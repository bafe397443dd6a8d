import type { HierarchyNode } from './hierarchy.ts';
import type { JoinedNodes } from './hierarchy-join.ts';

/**
 * Who a node is said to belong to: a key result that nobody owns belongs to its objective's owner. '' = nobody; null =
 * the viewer may not see it.
 */
export function ownerOf({ byId }: JoinedNodes, node: HierarchyNode): string | null {
  if (node.title === null) return null;
  if (node.owner !== null || node.is === 'objective') return node.owner ?? '';
  const parent = node.parents[0];
  return (parent === undefined ? null : byId.get(parent.id)?.owner) ?? '';
}
