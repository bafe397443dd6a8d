import type { HierarchyNode } from './hierarchy.ts';
import { isFiltering, type Filtered, type HierarchyFilter } from './hierarchy-filter.ts';
import { edgesUp, type JoinedNodes } from './hierarchy-join.ts';
import { ownerOf } from './hierarchy-owner.ts';

/** What fits, with everything above it so that it keeps its place. Linear in nodes and edges, also in circles. */
export function filterNodes(joined: JoinedNodes, filter: HierarchyFilter): Filtered {
  if (!isFiltering(filter)) return { matches: null, kept: null };
  const within = filter.below === null ? null : nodesBelow(joined, filter.below);
  const fits = matcher(joined, filter);
  const matches = new Set<string>();
  for (const node of joined.nodes) {
    if ((within === null || within.has(node.id)) && fits(node)) matches.add(node.id);
  }
  const kept = new Set(matches);
  const open = [...matches];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = joined.byId.get(id);
    if (node === undefined) continue;
    for (const edge of edgesUp(joined, node)) {
      if (kept.has(edge.id) || !joined.byId.has(edge.id)) continue;
      kept.add(edge.id);
      open.push(edge.id);
    }
  }
  return { matches, kept };
}

// ── below ──

function matcher(joined: JoinedNodes, filter: HierarchyFilter): (node: HierarchyNode) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const [owners, levels, healths, projects] = [
    new Set(filter.owners),
    new Set<string>(filter.levels),
    new Set<string>(filter.healths),
    new Set(filter.projects),
  ];
  return (node) => {
    if (levels.size > 0 && !levels.has(node.level)) return false;
    if (healths.size > 0 && !healths.has(node.health)) return false;
    if (projects.size > 0 && !projects.has(node.project)) return false;
    if (owners.size > 0 && !owners.has(ownerOf(joined, node) ?? '\0')) return false;
    if (words.length === 0) return true;
    if (node.title === null) return false;
    const text = `${node.title}\n${node.owner ?? ''}\n${joined.also.get(node.id)?.title ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function nodesBelow(joined: JoinedNodes, top: string): ReadonlySet<string> {
  const down = new Map<string, string[]>();
  for (const node of joined.nodes) {
    for (const { id } of edgesUp(joined, node)) {
      const children = down.get(id);
      if (children === undefined) down.set(id, [node.id]);
      else children.push(node.id);
    }
  }
  const start = joined.shownAs.get(top) ?? top;
  const found = new Set([start]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const child of down.get(id) ?? []) {
      if (found.has(child)) continue;
      found.add(child);
      open.push(child);
    }
  }
  return found;
}
