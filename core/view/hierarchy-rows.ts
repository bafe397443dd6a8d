import { whole } from '../model/ppm.ts';
import type { Evaluation, Health, NodeValue } from '../progress/evaluation.ts';
import { percentText } from '../progress/percent.ts';
import type { TreeObjective } from '../progress/tree.ts';
import { chains, circles, type Chains } from './hierarchy-chains.ts';

/** A hierarchy in columns: nodes are numbered, an entry a node or an edge. */
export interface Hierarchy {
  /** What the label says, ppm: progress, or the raw value beyond 100 % (R2); −1 = no value. */
  readonly shown: Int32Array;
  readonly health: readonly Health[];
  /** Edges down, in the order in which the children of a node are to stand. */
  readonly edgeParent: Int32Array;
  readonly edgeChild: Int32Array;
  /** 0 = drawn, not counted (R27). */
  readonly edgeContributes: Uint8Array;
}

/** One line of it. Its texts are looked up by its node where it is drawn. */
export interface HierarchyRow {
  readonly node: number;
  /** 0 = nothing above it. */
  readonly depth: number;
  /** False where its edge to what it stands below is drawn, not counted. */
  readonly contributes: boolean;
  /** For the label; null = no value, shown "–" (R4). */
  readonly percent: string | null;
  readonly health: Health;
  readonly hasChildren: boolean;
  /** How many of the rows after it belong to it, whatever their depth. */
  readonly below: number;
  /** It stands in an earlier row already, below another of its parents; what is below it is not repeated. */
  readonly again: boolean;
}

/** Rows that are made as far as they are asked for: a screen shows thirty, and there may be ten thousand. */
export interface RowWalk {
  /** How many there are in all. */
  readonly count: number;
  /** How many are made. */
  made(): number;
  /** The first so many at least. `below` of a row holds once the row behind what belongs to it is made. */
  upTo(count: number): readonly HierarchyRow[];
  /** Per row that is made: the row that it stands below, −1 = it is a top; its place below that one, from 1. */
  readonly above: Int32Array;
  readonly place: Int32Array;
  /** How many stand below the same row as this one. */
  size(row: number): number;
}

/** Where the edges of a hierarchy are in no order yet: what stands below a node is ordered when its rows are made. */
export interface RowOrder {
  /** Nodes that no edge leads up from, in their order. */
  readonly tops: readonly number[];
  /** Of two edges down from one node. */
  readonly compare: (a: number, b: number) => number;
}

/**
 * The whole hierarchy as flat rows, parents before children. What has several parents stands below each of them, and
 * is opened once (R28). Nothing is left out or folded: a screen folds a row by skipping the `below` rows after it.
 * Linear in nodes and edges, also where edges close a circle.
 */
export function hierarchyRows(hierarchy: Hierarchy): readonly HierarchyRow[] {
  const walk = walkRows(hierarchy, chains(hierarchy));
  return walk.upTo(walk.count);
}

/** What a walk needs of a hierarchy whose edges are chained. */
export type ChainedHierarchy = Omit<Hierarchy, 'edgeParent'>;

/** The same rows, made when they are asked for. */
export function walkRows(
  hierarchy: ChainedHierarchy,
  chained: Chains,
  order: RowOrder | null = null,
): RowWalk {
  // An edge is a row, a top is one, and in each circle somebody has to begin.
  const firsts = chained.tops + (chained.upward ? circles(hierarchy, chained) : 0);
  const count = hierarchy.edgeChild.length + firsts;
  const walk: Walk = {
    hierarchy,
    order,
    ...chained,
    rows: [],
    above: new Int32Array(count),
    place: new Int32Array(count),
    top: 0,
    node: -1,
    contributes: true,
    depth: 0,
    count: 0,
  };
  // Room for all at once: a list that grows is copied a dozen times.
  walk.rows.length = count;
  return {
    count,
    made: () => walk.count,
    upTo(wanted) {
      if (walk.count < wanted) advance(walk, wanted);
      return walk.rows;
    },
    above: walk.above,
    place: walk.place,
    size(row) {
      const above = walk.above[row]!;
      return above < 0 ? firsts : chained.children[walk.rows[above]!.node]!;
    },
  };
}

/**
 * The hierarchy of what was valued: objectives are numbered as in `values`, key results follow; of what stands below
 * a node key results come first, then objectives, each by id.
 * @param definitions of the objectives: their edges
 */
export function hierarchyOf(
  definitions: readonly Pick<TreeObjective, 'id' | 'parents'>[],
  { objectives, keyResults }: Pick<Evaluation, 'objectives' | 'keyResults'>,
): Hierarchy {
  const values: readonly (NodeValue & { readonly id: string })[] = [...objectives, ...keyResults];
  const numbers = new Map(values.map(({ id }, node) => [id, node]));
  const parentsOf = new Map(definitions.map(({ id, parents }) => [id, parents]));
  const edges = [
    ...keyResults.map(({ id, objective }) => ({ child: id, parent: objective, contributes: true })),
    ...objectives.flatMap(({ id }) => (parentsOf.get(id) ?? []).map((edge) => ({ child: id, ...edge }))),
  ].filter(({ parent }) => numbers.has(parent));
  return {
    shown: Int32Array.from(values, shownOf),
    health: values.map(({ health }) => health),
    edgeParent: Int32Array.from(edges, ({ parent }) => numbers.get(parent)!),
    edgeChild: Int32Array.from(edges, ({ child }) => numbers.get(child)!),
    edgeContributes: Uint8Array.from(edges, ({ contributes }) => (contributes ? 1 : 0)),
  };
}

const shownOf = ({ raw, progress }: NodeValue): number =>
  raw !== null && raw > whole ? raw : (progress ?? -1);

type Row = { -readonly [K in keyof HierarchyRow]: HierarchyRow[K] };

/** Where a walk stands. */
interface Walk extends Chains {
  readonly hierarchy: ChainedHierarchy;
  readonly order: RowOrder | null;
  readonly rows: Row[];
  readonly above: Int32Array;
  readonly place: Int32Array;
  /** How many places were tried for a row that nothing stands above. */
  top: number;
  /** What has the next row, −1 = a top, yet to be found; whether its edge counts; how deep. */
  node: number;
  contributes: boolean;
  depth: number;
  count: number;
}

/** Makes rows until there are so many. One loop and no objects beside the rows: this is what a screen waits for. */
function advance(walk: Walk, until: number): void {
  const { order, rows, first, next, placed, openRow, openEdge, opened, above, place } = walk;
  const { shown, health, edgeChild, edgeContributes } = walk.hierarchy;
  let { node, contributes, depth, count } = walk;
  while (count < until) {
    if (node < 0) {
      node = nextTop(walk);
      if (node < 0) break;
      contributes = true;
    }
    const ppm = shown[node]!;
    const below = first[node]!;
    const again = placed[node] === 1;
    placed[node] = 1;
    rows[count] = {
      node,
      depth,
      contributes,
      percent: ppm < 0 ? null : percentText(ppm),
      health: health[node]!,
      hasChildren: below >= 0,
      below: 0,
      again,
    };
    above[count] = depth === 0 ? -1 : openRow[depth - 1]!;
    place[count] = opened[depth]! += 1;
    if (below >= 0 && !again) {
      openRow[depth] = count;
      openEdge[depth] = order === null || next[below]! < 0 ? below : ordered(below, next, order.compare);
      depth += 1;
      opened[depth] = 0;
    }
    count += 1;
    node = -1;
    while (depth > 0) {
      const edge = openEdge[depth - 1]!;
      if (edge >= 0) {
        openEdge[depth - 1] = next[edge]!;
        node = edgeChild[edge]!;
        contributes = edgeContributes[edge] === 1;
        break;
      }
      depth -= 1;
      const row = openRow[depth]!;
      rows[row]!.below = count - row - 1;
    }
  }
  walk.node = node;
  walk.contributes = contributes;
  walk.depth = depth;
  walk.count = count;
}

/** The next node to begin with; −1 = all have a row. In a circle nobody is on top; who is in it is shown all the same. */
function nextTop(walk: Walk): number {
  const { order, isChild, placed } = walk;
  const nodes = walk.hierarchy.shown.length;
  const tops = order === null ? nodes : order.tops.length;
  while (walk.top < tops) {
    const node = order === null ? walk.top : order.tops[walk.top]!;
    walk.top += 1;
    if (isChild[node] === 0) return node;
  }
  while (walk.top < tops + nodes) {
    const node = walk.top - tops;
    walk.top += 1;
    if (placed[node] === 0) return node;
  }
  return -1;
}

/** Chains the edges of one node in their order. @returns the first of them */
function ordered(edge: number, next: Int32Array, compare: (a: number, b: number) => number): number {
  const edges: number[] = [];
  for (let at = edge; at >= 0; at = next[at]!) edges.push(at);
  edges.sort(compare);
  for (let at = 0; at < edges.length; at += 1) next[edges[at]!] = at + 1 < edges.length ? edges[at + 1]! : -1;
  return edges[0]!;
}
