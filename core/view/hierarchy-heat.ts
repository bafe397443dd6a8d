import { byId, byText } from '../model/order.ts';
import type { Health } from '../progress/evaluation.ts';
import type { HierarchyNode } from './hierarchy.ts';
import { type Filtered } from './hierarchy-filter.ts';
import { ownerOf } from './hierarchy-owner.ts';
import { edgesUp, type JoinedNodes } from './hierarchy-join.ts';
import { healthOrder, orderOf } from './hierarchy-order.ts';

/** Teams × top objectives: who works for what, and where it is worst. Nothing is averaged (R33). */
export interface HierarchyHeat {
  /** Objectives that nothing stands above, those of the highest level first. */
  readonly columns: readonly HierarchyNode[];
  readonly rows: readonly {
    /** '' = nobody owns it; null = the viewer may not see it. */
    readonly owner: string | null;
    /** One a column; null = nothing of this owner stands there. */
    readonly cells: readonly (HeatCell | null)[];
  }[];
}

export interface HeatCell {
  /** This owner's objectives at or below the column's, and their key results. */
  readonly objectives: number;
  readonly keyResults: number;
  /** The worst among all of these, and how many have it. */
  readonly worst: Health;
  readonly ofWorst: number;
  /** The owner's objective that stands nearest below the column's (of several the one with the least progress): its number is shown. */
  readonly node: HierarchyNode;
}

/** An objective belongs to its owner; a key result counts with its objective, whoever owns it. */
export function hierarchyHeat(
  joined: JoinedNodes,
  { matches }: Pick<Filtered, 'matches'>,
  compare?: (a: string, b: string) => number,
): HierarchyHeat {
  const down = new Map<string, HierarchyNode[]>();
  const columns: HierarchyNode[] = [];
  for (const node of [...joined.nodes].sort(byId)) {
    const parents = edgesUp(joined, node).filter(({ id }) => joined.byId.has(id));
    if (parents.length === 0 && node.is === 'objective') columns.push(node);
    for (const { id } of parents) {
      const children = down.get(id);
      if (children === undefined) down.set(id, [node]);
      else children.push(node);
    }
  }
  columns.sort(orderOf('aligned', compare));
  const byOwner = new Map<string | null, (Gathered | undefined)[]>();
  const used = columns.filter((top, column) => {
    let any = false;
    for (const [node, depth] of nearestFirst(top, down)) {
      if (matches !== null && !matches.has(node.id)) continue;
      any = true;
      const owner = ownerOf(joined, objectiveOf(joined, node));
      let cells = byOwner.get(owner);
      if (cells === undefined) byOwner.set(owner, (cells = []));
      cells[column] = gathered(cells[column], node, depth);
    }
    return any;
  });
  const places = used.map((top) => columns.indexOf(top));
  const last = (owner: string | null): number => Number(owner === '') + 2 * Number(owner === null);
  const owners = [...byOwner.keys()].sort(
    (a, b) => last(a) - last(b) || (compare ?? byText)(a ?? '', b ?? ''),
  );
  return {
    columns: used,
    rows: owners.map((owner) => ({
      owner,
      cells: places.map((place) => cellOf(byOwner.get(owner)?.[place])),
    })),
  };
}

// ── below ──

interface Gathered extends Omit<HeatCell, 'node'> {
  readonly node: HierarchyNode;
  readonly depth: number;
}

function gathered(so: Gathered | undefined, node: HierarchyNode, depth: number): Gathered {
  const own = { objectives: Number(node.is === 'objective'), keyResults: Number(node.is === 'keyResult') };
  if (so === undefined) return { ...own, worst: node.health, ofWorst: 1, node, depth };
  const difference = healthOrder.indexOf(node.health) - healthOrder.indexOf(so.worst);
  return {
    objectives: so.objectives + own.objectives,
    keyResults: so.keyResults + own.keyResults,
    worst: difference < 0 ? node.health : so.worst,
    ofWorst: difference < 0 ? 1 : so.ofWorst + Number(difference === 0),
    ...(isNearer(node, depth, so) ? { node, depth } : { node: so.node, depth: so.depth }),
  };
}

/** An objective before a key result, the nearer before the farther, of equals the one with the least progress. */
function isNearer(node: HierarchyNode, depth: number, so: Gathered): boolean {
  if (node.is !== so.node.is) return node.is === 'objective';
  if (depth !== so.depth) return depth < so.depth;
  return (node.progress ?? -1) < (so.node.progress ?? -1);
}

const cellOf = (cell: Gathered | undefined): HeatCell | null =>
  cell === undefined
    ? null
    : {
        objectives: cell.objectives,
        keyResults: cell.keyResults,
        worst: cell.worst,
        ofWorst: cell.ofWorst,
        node: cell.node,
      };

function* nearestFirst(
  top: HierarchyNode,
  down: ReadonlyMap<string, readonly HierarchyNode[]>,
): Generator<readonly [node: HierarchyNode, depth: number]> {
  const seen = new Set<string>([top.id]);
  const open: [HierarchyNode, number][] = [[top, 0]];
  for (const [node, depth] of open) {
    yield [node, depth];
    for (const child of down.get(node.id) ?? []) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      open.push([child, depth + 1]);
    }
  }
}

function objectiveOf({ byId: all }: JoinedNodes, node: HierarchyNode): HierarchyNode {
  const parent = node.is === 'keyResult' ? node.parents[0] : undefined;
  return (parent === undefined ? undefined : all.get(parent.id)) ?? node;
}
