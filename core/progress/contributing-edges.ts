import { addTo } from '../model/groups.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { AlignmentEdge } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { TreeKeyResult, TreeObjective } from './tree.ts';

/** A contributing edge between two nodes of the tree (R27). */
export interface ContributingEdge {
  readonly child: ObjectiveId;
  readonly edge: AlignmentEdge;
  /** The objective that the edge leads into: the parent itself, or the parent key result's own. */
  readonly into: ObjectiveId;
}

export interface ContributingEdges {
  /** Oldest first; acyclic. */
  readonly edges: readonly ContributingEdge[];
  /** Every objective, children before parents. */
  readonly order: readonly ObjectiveId[];
  readonly problems: readonly Problem[];
}

/**
 * The contributing edges without cycles (R29). Edges are taken in the order in which they were made (then by the ids
 * of child and parent), and one that would close a cycle is ignored: what a refused write would have left, whatever
 * the input order. Edges to nodes that are not in the tree, and a second edge between the same two, do not count.
 */
export function contributingEdges(
  objectives: readonly TreeObjective[],
  keyResults: readonly Pick<TreeKeyResult, 'id' | 'objective'>[],
): ContributingEdges {
  const all = distinct(edgesByAge(objectives, keyResults));
  const ids = objectives.map(({ id }) => id).sort(byText);
  const settled = childrenFirst(ids, all);
  if (settled.length === ids.length) return { edges: all, order: settled, problems: [] };
  // Only what lies on or above a cycle is left over; only edges among that can close one.
  const free = new Set(settled);
  const edges: ContributingEdge[] = [];
  const problems: Problem[] = [];
  const up = new Map<ObjectiveId, ContributingEdge[]>();
  for (const edge of all) {
    const path = free.has(edge.child) ? null : pathUp(up, edge.into, edge.child);
    if (path) {
      problems.push({ code: 'D_CYCLE', at: edge.child, nodes: [edge.child, edge.edge.parent, ...path] });
      continue;
    }
    edges.push(edge);
    if (!free.has(edge.child)) addTo(up, edge.child, edge);
  }
  return { edges, order: childrenFirst(ids, edges), problems };
}

function edgesByAge(
  objectives: readonly TreeObjective[],
  keyResults: readonly Pick<TreeKeyResult, 'id' | 'objective'>[],
): ContributingEdge[] {
  const known = new Set(objectives.map(({ id }) => id));
  const home = new Map(keyResults.map(({ id, objective }) => [id, objective]));
  return objectives
    .flatMap(({ id, parents }) =>
      parents.flatMap((edge) => {
        const into = home.get(edge.parent as KeyResultId) ?? (edge.parent as ObjectiveId);
        return edge.contributes && known.has(into) ? [{ child: id, edge, into }] : [];
      }),
    )
    .sort(
      (a, b) =>
        a.edge.order - b.edge.order ||
        byText(a.child, b.child) ||
        byText(a.edge.parent, b.edge.parent) ||
        (a.edge.weight ?? -1) - (b.edge.weight ?? -1),
    );
}

function distinct(edges: readonly ContributingEdge[]): ContributingEdge[] {
  const seen = new Set<string>();
  return edges.filter(({ child, edge }) => {
    const name = `${child}\n${edge.parent}`;
    return !seen.has(name) && Boolean(seen.add(name));
  });
}

/** Kahn's order; what lies on a cycle, or above one, is missing from it. */
function childrenFirst(ids: readonly ObjectiveId[], edges: readonly ContributingEdge[]): ObjectiveId[] {
  const waiting = new Map(ids.map((id) => [id, 0]));
  const above = new Map<ObjectiveId, ObjectiveId[]>();
  for (const { child, into } of edges) {
    waiting.set(into, (waiting.get(into) ?? 0) + 1);
    addTo(above, child, into);
  }
  const order = ids.filter((id) => waiting.get(id) === 0);
  for (const id of order) {
    for (const parent of above.get(id) ?? []) {
      const left = (waiting.get(parent) ?? 0) - 1;
      waiting.set(parent, left);
      if (left === 0) order.push(parent);
    }
  }
  return order;
}

/** The nodes after `from` up to and with `to`, by the fewest and oldest edges; [] when they are the same; else null. */
function pathUp(
  up: ReadonlyMap<ObjectiveId, readonly ContributingEdge[]>,
  from: ObjectiveId,
  to: ObjectiveId,
): string[] | null {
  const cameBy = new Map<ObjectiveId, ContributingEdge | null>([[from, null]]);
  for (const node of cameBy.keys()) {
    if (node === to) break;
    for (const edge of up.get(node) ?? []) if (!cameBy.has(edge.into)) cameBy.set(edge.into, edge);
  }
  if (!cameBy.has(to)) return null;
  const path: string[] = [];
  for (let edge = cameBy.get(to); edge; edge = cameBy.get(edge.child)) path.push(edge.edge.parent);
  return path.toReversed();
}
