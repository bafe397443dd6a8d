import type { HierarchyNode } from './hierarchy.ts';

/** The nodes as they are shown: what is one node with one number stands there once (R27). */
export interface JoinedNodes {
  /** Those that have a row of their own. */
  readonly nodes: readonly HierarchyNode[];
  readonly byId: ReadonlyMap<string, HierarchyNode>;
  /** By the id of what is shown: the other half of it. */
  readonly also: ReadonlyMap<string, HierarchyNode>;
  /** By the id of a half that has no row: what is shown in its place. */
  readonly shownAs: ReadonlyMap<string, string>;
}

export interface Edge {
  readonly id: string;
  readonly contributes: boolean;
}

/**
 * A key result that is a child objective by identity is shown as that objective (R27); where the viewer may see the key
 * result and not the objective, as the key result. A half whose other half is not here stays as it is.
 */
export function joinNodes(
  all: readonly HierarchyNode[],
  every: ReadonlyMap<string, HierarchyNode> = nodesById(all),
): JoinedNodes {
  const also = new Map<string, HierarchyNode>();
  const shownAs = new Map<string, string>();
  for (let at = 0; at < all.length; at += 1) {
    const node = all[at]!;
    if (node.same === null || node.is !== 'keyResult') continue;
    const objective = every.get(node.same);
    if (objective === undefined || also.has(objective.id)) continue;
    const asKeyResult = objective.title === null && node.title !== null;
    const [shown, hidden] = asKeyResult ? [node, objective] : [objective, node];
    also.set(shown.id, hidden);
    shownAs.set(hidden.id, shown.id);
  }
  if (shownAs.size === 0) return { nodes: all, byId: every, also, shownAs };
  return { nodes: all.filter(({ id }) => !shownAs.has(id)), byId: every, also, shownAs };
}

/** Made when it is first looked into: the first rows of ten thousand nodes need it not. */
export const nodesById = (nodes: readonly HierarchyNode[]): ReadonlyMap<string, HierarchyNode> =>
  new LateMap(() => {
    const found = new Map<string, HierarchyNode>();
    for (const node of nodes) found.set(node.id, node);
    return found;
  });

/** What a shown node stands below, each once, by the ids of what is shown; also what is not here. */
export function edgesUp({ also, shownAs }: JoinedNodes, node: HierarchyNode): readonly Edge[] {
  const half = also.get(node.id);
  if (half === undefined && shownAs.size === 0) return node.parents;
  const edges = new Map<string, Edge>();
  // The key result first: its objective is where the number counts.
  const halves = half === undefined ? [node] : node.is === 'keyResult' ? [node, half] : [half, node];
  for (const { parents } of halves) {
    for (const { id: parent, contributes } of parents) {
      const id = shownAs.get(parent) ?? parent;
      if (id !== node.id && !edges.has(id)) edges.set(id, { id, contributes });
    }
  }
  return [...edges.values()];
}

/** The half of a shown node that is a key result, with what it says of weight and measure; the node itself elsewhere. */
export function countingHalf({ also }: JoinedNodes, node: HierarchyNode): HierarchyNode {
  const half = also.get(node.id);
  return half?.is === 'keyResult' ? half : node;
}

// ── below ──

class LateMap<K, V> implements ReadonlyMap<K, V> {
  private made: ReadonlyMap<K, V> | undefined;
  private readonly make: () => ReadonlyMap<K, V>;

  constructor(make: () => ReadonlyMap<K, V>) {
    this.make = make;
  }

  private map(): ReadonlyMap<K, V> {
    return (this.made ??= this.make());
  }
  get size(): number {
    return this.map().size;
  }
  get(key: K): V | undefined {
    return this.map().get(key);
  }
  has(key: K): boolean {
    return this.map().has(key);
  }
  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.map().forEach(callback);
  }
  entries(): MapIterator<[K, V]> {
    return this.map().entries();
  }
  keys(): MapIterator<K> {
    return this.map().keys();
  }
  values(): MapIterator<V> {
    return this.map().values();
  }
  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.map()[Symbol.iterator]();
  }
}
