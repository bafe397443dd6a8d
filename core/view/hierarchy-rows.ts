import { whole } from '../model/ppm.ts';
import type { Evaluation, Health, NodeValue } from '../progress/evaluation.ts';
import { percentText } from '../progress/percent.ts';
import type { TreeObjective } from '../progress/tree.ts';

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

/**
 * The whole hierarchy as flat rows, parents before children. What has several parents stands below each of them, and
 * is opened once (R28). Nothing is left out or folded: a screen folds a row by skipping the `below` rows after it.
 * Linear in nodes and edges, also where edges close a circle.
 */
export function hierarchyRows(hierarchy: Hierarchy): readonly HierarchyRow[] {
  const nodes = hierarchy.shown.length;
  const chained = chains(hierarchy);
  // An edge is a row, and a top is one. Room for all at once: a list that grows is copied a dozen times.
  const rows: Row[] = [];
  rows.length = hierarchy.edgeChild.length + chained.tops;
  let count = 0;
  for (let node = 0; node < nodes; node += 1) {
    if (chained.isChild[node] === 0) count = placeFrom(node, hierarchy, chained, rows, count);
  }
  // In a circle nobody is on top; who is in it is shown all the same.
  for (let node = 0; node < nodes; node += 1) {
    if (chained.placed[node] === 0) count = placeFrom(node, hierarchy, chained, rows, count);
  }
  return rows;
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

/**
 * A top row with all below it. One loop and no objects beside the rows: this is what a screen waits for.
 * @param from how many rows there are already
 * @returns how many there are now
 */
function placeFrom(
  top: number,
  { shown, health, edgeChild, edgeContributes }: Hierarchy,
  { first, next, placed, openRow, openEdge }: Chains,
  rows: Row[],
  from: number,
): number {
  let node = top;
  let contributes = true;
  let depth = 0;
  let count = from;
  for (;;) {
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
    if (below >= 0 && !again) {
      openRow[depth] = count;
      openEdge[depth] = below;
      depth += 1;
    }
    count += 1;
    if (depth === 0) return count;
    let edge = openEdge[depth - 1]!;
    while (edge < 0) {
      depth -= 1;
      const row = openRow[depth]!;
      rows[row]!.below = count - row - 1;
      if (depth === 0) return count;
      edge = openEdge[depth - 1]!;
    }
    openEdge[depth - 1] = next[edge]!;
    node = edgeChild[edge]!;
    contributes = edgeContributes[edge] === 1;
  }
}

interface Chains {
  /** Per node its first edge down, per edge the next one of the same parent; −1 = none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** How many nodes no edge leads up from. */
  readonly tops: number;
  /** Per node, 1 = yes: an edge leads up from it; it has a row. */
  readonly isChild: Int32Array;
  readonly placed: Int32Array;
  /** Room to walk in, per depth: the row that is open, and the edge to go on with. */
  readonly openRow: Int32Array;
  readonly openEdge: Int32Array;
}

function chains({ shown: { length }, edgeParent, edgeChild }: Hierarchy): Chains {
  // One piece of memory for all: several cost more than the walk.
  const room = new Int32Array(5 * length + edgeParent.length);
  const part = (at: number): Int32Array => room.subarray(at * length, (at + 1) * length);
  const first = part(0).fill(-1);
  const isChild = part(1);
  const next = room.subarray(5 * length);
  let tops = length;
  for (let edge = edgeParent.length - 1; edge >= 0; edge -= 1) {
    const parent = edgeParent[edge]!;
    next[edge] = first[parent]!;
    first[parent] = edge;
    const child = edgeChild[edge]!;
    tops -= 1 - isChild[child]!;
    isChild[child] = 1;
  }
  return { first, next, tops, isChild, placed: part(2), openRow: part(3), openEdge: part(4) };
}
