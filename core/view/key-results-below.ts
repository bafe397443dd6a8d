import { addTo } from '../model/groups.ts';
import type { HierarchyNode } from './hierarchy.ts';

/** The key results that contribute to an objective, at any depth, each once, as far as the viewer may see them. */
export function keyResultsBelow(nodes: readonly HierarchyNode[], id: string): readonly HierarchyNode[] {
  const children = new Map<string, HierarchyNode[]>();
  for (const node of nodes) {
    for (const parent of node.parents) if (parent.contributes) addTo(children, parent.id, node);
  }
  const below = new Map<string, HierarchyNode>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const child of children.get(at) ?? []) {
      if (below.has(child.id)) continue;
      below.set(child.id, child);
      open.push(child.id);
    }
  }
  return [...below.values()].filter((node) => node.is === 'keyResult' && node.may !== 'none');
}
