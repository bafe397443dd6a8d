import type { Policy } from '../../model/plan.ts';

/** What a node is to the live engine. */
export const nodeKind = {
  /** Valued from its children: an objective, or a key result bound to objectives by identity or mean. */
  parent: 0,
  /** A work key result: valued from its links. */
  work: 1,
  /** Its progress is given: every other kind. */
  given: 2,
} as const;

/**
 * What a live tree is made from: columns, one entry a node, an edge or a link. Nodes are numbered 0…nodes−1, items
 * 0…items−1, in any order. −1 stands for "not given" throughout.
 */
export interface LiveSource {
  readonly rules: {
    readonly noData: Policy['noData'];
    readonly weights: Policy['weights'];
    readonly unestimated: Policy['unestimated'];
  };
  readonly nodes: number;
  readonly items: number;
  /** Per node: one of nodeKind. */
  readonly kind: Uint8Array;
  /** Of given nodes: progress, ppm; −1 = no value. */
  readonly given: Int32Array;
  /** A standing override (or frozen progress), ppm; −1 = none. */
  readonly override: Int32Array;
  /** Of work nodes: what an unestimated item counts, base units. */
  readonly looseSize: Float64Array;
  /** Contributing edges, acyclic, in any order; a key result is a child of its objective. Weight in thousandths. */
  readonly edgeChild: Int32Array;
  readonly edgeParent: Int32Array;
  readonly edgeWeight: Int32Array;
  /** Counted items of work nodes, in any order: link weight in thousandths (never −1), size in base units (−1 = unestimated), credit in ppm (−1 = dropped, left out). */
  readonly linkNode: Int32Array;
  readonly linkItem: Int32Array;
  readonly linkWeight: Int32Array;
  readonly linkSize: Float64Array;
  readonly linkCredit: Int32Array;
  /** Per item: the revision that its links are as of; absent = any event is newer. */
  readonly itemRevision?: Float64Array;
}
