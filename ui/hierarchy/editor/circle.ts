import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import type { FormProblem } from './check-draft.ts';
import type { ParentDraft } from './node-draft.ts';

/** Every parent that cannot be saved as it is, with the circle by its titles. `child` null = new: it can close none. */
export function circleProblems(
  nodes: ReadonlyMap<string, HierarchyNode>,
  child: string | null,
  parents: readonly ParentDraft[],
  { editor: say }: HierarchyWords,
): readonly FormProblem[] {
  if (child === null) return [];
  return parents.flatMap(({ id, contributes }, at) => {
    const circle = contributes ? circleThrough(nodes, child, id) : null;
    if (circle === null) return [];
    const titles = circle.map((each) => nodes.get(each)?.title ?? say.restricted);
    return [{ field: `parent[${at}].contributes`, message: say.circle(titles) }];
  });
}

/**
 * The circle that would close if `child` contributed to `parent` (R29): the ids from the child up to the parent and back
 * to the child; null = none. Supporting edges are drawn, not counted, and close none.
 */
export function circleThrough(
  nodes: ReadonlyMap<string, HierarchyNode>,
  child: string,
  parent: string,
): readonly string[] | null {
  if (child === parent) return [child, child];
  const cameFrom = new Map<string, string | null>([[parent, null]]);
  for (const id of cameFrom.keys()) {
    for (const above of nodes.get(id)?.parents ?? []) {
      if (!above.contributes || cameFrom.has(above.id)) continue;
      cameFrom.set(above.id, id);
      if (above.id === child) return wayDown(cameFrom, child);
    }
  }
  return null;
}

// ── below ──

/** Child first, as it is read: child counts in parent, parent in …, which counts in the child. */
function wayDown(cameFrom: ReadonlyMap<string, string | null>, child: string): readonly string[] {
  const way: string[] = [];
  for (let at: string | null = child; at !== null; at = cameFrom.get(at) ?? null) way.push(at);
  return [child, ...way.toReversed()];
}
