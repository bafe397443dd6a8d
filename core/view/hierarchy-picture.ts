import type { HierarchyNode } from './hierarchy.ts';
import type { Filtered } from './hierarchy-filter.ts';
import { edgesUp, type JoinedNodes } from './hierarchy-join.ts';
import { orderOf } from './hierarchy-order.ts';

/** Beyond this a picture is no longer looked at but searched. */
const PICTURE_LIMIT = 300;

/** Who serves whom, in layers: what serves stands to the right of what it serves. */
export interface HierarchyPicture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  readonly layers: number;
  /** The lowest place that is taken, in steps of one node; with its own height. */
  readonly height: number;
  /** How many would have been shown; more than `nodes` where the limit cut. */
  readonly wanted: number;
}

export interface PictureNode {
  readonly node: HierarchyNode;
  /** From 0. */
  readonly layer: number;
  /** In steps of one node's height, whole or not; no two of a layer are closer than 1. */
  readonly y: number;
}

export interface PictureEdge {
  /** Places in `nodes`. */
  readonly parent: number;
  readonly child: number;
  readonly contributes: boolean;
}

/**
 * Layers by the longest way from a top, so that every edge leads to the right; inside a layer by the mean place of what
 * a node serves and is served by. Edges that close a circle are drawn and do not count for the layers.
 */
export function hierarchyPicture(
  joined: JoinedNodes,
  { kept }: Pick<Filtered, 'kept'>,
  limit: number = PICTURE_LIMIT,
): HierarchyPicture {
  const wanted = (kept === null ? [...joined.nodes] : joined.nodes.filter(({ id }) => kept.has(id))).sort(
    orderOf('aligned'),
  );
  const shown = wanted.length <= limit ? wanted : highest(joined, wanted, limit);
  const numbers = new Map(shown.map(({ id }, at) => [id as string, at]));
  const edges = shown.flatMap((node, child) =>
    edgesUp(joined, node).flatMap(({ id, contributes }): PictureEdge[] => {
      const parent = numbers.get(id);
      return parent === undefined ? [] : [{ parent, child, contributes }];
    }),
  );
  const graph = neighbours(shown.length, edges);
  const layerOf = layersOf(graph);
  const layers = rows(layerOf);
  const places = heights(layers, graph);
  return {
    nodes: shown.map((node, at) => ({ node, layer: layerOf[at]!, y: places[at]! })),
    edges,
    layers: layers.length,
    height: places.reduce((most, y) => Math.max(most, y + 1), 0),
    wanted: wanted.length,
  };
}

// ── below ──

interface Graph {
  readonly up: readonly (readonly number[])[];
  readonly down: readonly (readonly number[])[];
}

/** From the tops down, layer by layer, as many as the limit has room for. */
function highest(
  joined: JoinedNodes,
  wanted: readonly HierarchyNode[],
  limit: number,
): readonly HierarchyNode[] {
  const here = new Set<string>(wanted.map(({ id }) => id));
  const down = new Map<string, HierarchyNode[]>();
  const open: HierarchyNode[] = [];
  for (const node of wanted) {
    const parents = edgesUp(joined, node).filter(({ id }) => here.has(id));
    if (parents.length === 0) open.push(node);
    for (const { id } of parents) {
      const children = down.get(id);
      if (children === undefined) down.set(id, [node]);
      else children.push(node);
    }
  }
  const taken = new Set<HierarchyNode>();
  for (const node of open) {
    if (taken.size === limit) break;
    if (taken.has(node)) continue;
    taken.add(node);
    open.push(...(down.get(node.id) ?? []));
  }
  return [...taken];
}

function neighbours(count: number, edges: readonly PictureEdge[]): Graph {
  const up: number[][] = Array.from({ length: count }, () => []);
  const down: number[][] = Array.from({ length: count }, () => []);
  for (const { parent, child } of edges) {
    up[child]!.push(parent);
    down[parent]!.push(child);
  }
  return { up, down };
}

/** The longest way from a top. What lies in a circle is entered where the order of the nodes comes to it first. */
function layersOf({ up, down }: Graph): Int32Array {
  const layer = new Int32Array(up.length);
  const waiting = Int32Array.from(up, ({ length }) => length);
  const done = new Uint8Array(up.length);
  const open: number[] = [];
  const enter = (node: number): void => {
    done[node] = 1;
    open.push(node);
  };
  waiting.forEach((parents, node) => parents === 0 && enter(node));
  for (let at = 0, next = 0; at < up.length; at += 1) {
    if (at === open.length) {
      while (done[next] === 1) next += 1;
      enter(next);
    }
    const node = open[at]!;
    for (const child of down[node]!) {
      if (done[child] === 1) continue;
      layer[child] = Math.max(layer[child]!, layer[node]! + 1);
      waiting[child]! -= 1;
      if (waiting[child] === 0) enter(child);
    }
  }
  return layer;
}

function rows(layerOf: Int32Array): number[][] {
  const layers: number[][] = [];
  layerOf.forEach((layer, node) => (layers[layer] ??= []).push(node));
  return Array.from(layers, (layer) => layer ?? []);
}

/** Orders each layer and gives every node its place; reorders `layers` on the way. */
function heights(layers: number[][], { up, down }: Graph): Float64Array {
  const y = new Float64Array(up.length);
  for (const layer of layers) layer.forEach((node, at) => (y[node] = at));
  const mean = (of: readonly number[], or: number): number =>
    of.length === 0 ? or : of.reduce((sum, node) => sum + y[node]!, 0) / of.length;
  for (let sweep = 0; sweep < 4; sweep += 1) {
    for (const layer of layers) arrange(layer, (node) => mean(up[node]!, y[node]!), y);
    for (const layer of layers.toReversed()) arrange(layer, (node) => mean(down[node]!, y[node]!), y);
  }
  const least = y.reduce((least, at) => Math.min(least, at), Infinity);
  return y.map((at) => at - least);
}

/** As near to where each wants to be as the others allow: in that order, at least a step apart, the layer kept in balance. */
function arrange(layer: number[], wish: (node: number) => number, y: Float64Array): void {
  const wishes = new Map(layer.map((node) => [node, wish(node)]));
  layer.sort((a, b) => wishes.get(a)! - wishes.get(b)! || y[a]! - y[b]! || a - b);
  // Runs of nodes that touch: each stands where the mean of its wishes is, and swallows the run before it that is in its way.
  const runs: { first: number; count: number; sum: number }[] = [];
  layer.forEach((node, at) => {
    let run = { first: at, count: 1, sum: wishes.get(node)! };
    for (let before = runs.at(-1); before; before = runs.at(-1)) {
      if (before.sum / before.count + before.count <= run.sum / run.count) break;
      runs.pop();
      // Told as the wish of the run's first node: those behind it stand a step further each.
      run = {
        first: before.first,
        count: before.count + run.count,
        sum: before.sum + run.sum - run.count * before.count,
      };
    }
    runs.push(run);
  });
  let least = 0;
  for (const { first, count, sum } of runs) {
    const start = Math.max(least, sum / count);
    for (let at = 0; at < count; at += 1) y[layer[first + at]!] = start + at;
    least = start + count;
  }
}
