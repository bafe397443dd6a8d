import { nodeKind } from '@throughline/core/progress/live/source.ts';
import type { LiveSource } from '@throughline/core/progress/live/source.ts';

// Looked up once: in jest a global costs a thousand times more.
const { imul } = Math;

/** 0…below−1, the same numbers for the same seed. */
export type Next = (below: number) => number;

export function randomFrom(seed: number): Next {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const pick = <T>(next: Next, from: readonly T[]): T => from[next(from.length)] as T;

/** Base units: mostly points in thousandths, sometimes none, 0, odd. */
export const randomSize = (next: Next): number =>
  pick(next, [-1, 0, 1, 333, 1000, 2000, 3000, 5000, 8000, 13_000, 28_800, next(100_000)]);

export const randomCredit = (next: Next): number =>
  pick(next, [-1, 0, 0, 0, 1_000_000, 1_000_000, 1_000_000, 500_000, 333_333, next(1_000_001)]);

export const randomWeight = (next: Next): number =>
  pick(next, [1000, 1000, 1000, 2000, 500, 333, 0, 10_000_000]);

/** ppm; −1 = no value. */
export const randomScore = (next: Next): number => pick(next, [-1, 0, 1_000_000, next(1_000_001)]);

/** Of an edge; also not given. */
export const randomEdgeWeight = (next: Next): number =>
  pick(next, [-1, -1, 1000, 2000, 500, 0, 40_000, 60_000, 100_000, 10_000_000]);

/** A random tree: parents on top in layers, with several parents here and there, then work and given nodes. */
export function randomSource(
  next: Next,
  shape: {
    readonly parents: number;
    readonly work: number;
    readonly given: number;
    readonly items: number;
    readonly links: number;
  },
  rules: LiveSource['rules'],
): LiveSource {
  const { parents, work, given, items, links } = shape;
  const nodes = parents + work + given;
  const edges = new Map<string, readonly [number, number, number]>();
  const addEdge = (child: number, parent: number) =>
    edges.set(`${child} ${parent}`, [child, parent, randomEdgeWeight(next)]);
  for (let node = 1; node < nodes; node += 1) {
    const above = Math.min(node, parents);
    for (let times = pick(next, [0, 1, 1, 1, 1, 1, 2, 3]); times > 0; times -= 1) addEdge(node, next(above));
  }
  const pairs = new Map<string, readonly [number, number]>();
  for (let link = work > 0 ? links : 0; link > 0; link -= 1) {
    const pair = [parents + next(work), next(items)] as const;
    pairs.set(pair.join(' '), pair);
  }
  const linked = [...pairs.values()];
  const all = [...edges.values()];
  return {
    rules,
    nodes,
    items,
    kind: Uint8Array.from({ length: nodes }, (_, at) =>
      at < parents ? nodeKind.parent : at < parents + work ? nodeKind.work : nodeKind.given,
    ),
    given: Int32Array.from({ length: nodes }, () => randomScore(next)),
    override: Int32Array.from({ length: nodes }, () => (next(12) === 0 ? next(1_000_001) : -1)),
    looseSize: Float64Array.from({ length: nodes }, () => pick(next, [0, 1000, 2000, 3000])),
    edgeChild: Int32Array.from(all, ([child]) => child),
    edgeParent: Int32Array.from(all, ([, parent]) => parent),
    edgeWeight: Int32Array.from(all, ([, , weight]) => weight),
    linkNode: Int32Array.from(linked, ([node]) => node),
    linkItem: Int32Array.from(linked, ([, item]) => item),
    linkWeight: Int32Array.from(linked, () => randomWeight(next)),
    linkSize: Float64Array.from(linked, () => randomSize(next)),
    linkCredit: Int32Array.from(linked, () => randomCredit(next)),
  };
}
