import type { CarefulWork } from './careful-work.ts';
import { grown } from './columns.ts';
import type { EdgeTable } from './edge-table.ts';
import { flag } from './node-table.ts';
import type { NodeTable } from './node-table.ts';
import { carefulMean } from './parent-weights.ts';
import { floorPpm, roomy } from './ratio.ts';
import { nodeKind } from './source.ts';
import type { LiveSource } from './source.ts';

/**
 * Settles nodes from low to high: each that waits is valued once, after everything below it, and only a changed score
 * wakes its parents. Positions in records are written out: see NodeTable and EdgeTable.
 */
export class Settling {
  /** The nodes whose score changed, children before parents; the first `changedCount`. */
  changed: Int32Array;
  changedCount = 0;
  /** Per height: the first node that waits there; −1 = none. */
  private heads: Int32Array;
  private waiting = 0;
  /** No node below this height waits. */
  private lowest = 0;
  private readonly nodes: NodeTable;
  private readonly edges: EdgeTable;
  private readonly work: CarefulWork;
  private readonly rules: LiveSource['rules'];

  constructor(nodes: NodeTable, edges: EdgeTable, work: CarefulWork, rules: LiveSource['rules']) {
    this.nodes = nodes;
    this.edges = edges;
    this.work = work;
    this.rules = rules;
    this.changed = new Int32Array(nodes.count);
    this.heads = new Int32Array(1).fill(-1);
  }

  /** Room for this many nodes, and heights up to this. */
  reserve(nodes: number, highest: number): void {
    if (nodes > this.changed.length) this.changed = grown(this.changed, nodes + (nodes >> 1));
    if (highest >= this.heads.length) this.heads = grown(this.heads, highest + 1, -1);
  }

  /** The node is to be valued anew. */
  wait(node: number): void {
    const { ints } = this.nodes.records;
    const at = node << 4;
    if (ints[at + 11] !== -2) return;
    const height = ints[at + 12]!;
    ints[at + 11] = this.heads[height]!;
    this.heads[height] = node;
    if (this.waiting === 0 || height < this.lowest) this.lowest = height;
    this.waiting += 1;
  }

  /** Values everything that waits, and whatever follows from it. Allocates nothing. */
  settle(): void {
    const { ints, reals } = this.nodes.records;
    const { scores } = this.nodes;
    const edges = this.edges.facts;
    const { heads, changed } = this;
    const zero = this.rules.noData === 'zero';
    let { waiting, changedCount } = this;
    for (let height = this.lowest; waiting > 0; height += 1) {
      let node = heads[height]!;
      heads[height] = -1;
      while (node >= 0) {
        const following = ints[(node << 4) + 11]!;
        ints[(node << 4) + 11] = -2;
        waiting -= 1;
        // As long as nothing else waits, the way up needs no queue.
        for (;;) {
          const at = node << 4;
          const score = this.valueOf(node, zero);
          const old = ints[at + 10]!;
          if (score === old) break;
          ints[at + 10] = score;
          scores[node] = score;
          changed[changedCount] = node;
          changedCount += 1;
          let parent = ints[at + 6]!;
          if (parent < 0) break;
          let weight = ints[at + 7]!;
          let edge = ints[at + 8]!;
          const alone = edge < 0 && waiting === 0;
          for (;;) {
            if (weight !== 0) {
              const sum = parent << 3;
              if (old >= 0 && score >= 0) reals[sum] = reals[sum]! + weight * (score - old);
              else {
                // No value is 0 in `num`; what it is worth in the mean is said by `known` and `all` (R9).
                reals[sum] = reals[sum]! + weight * (old < 0 ? score : -old);
                reals[sum + 1] = reals[sum + 1]! + (old < 0 ? weight : -weight);
              }
              const above = parent << 4;
              if (!alone && ints[above + 11] === -2) {
                const level = ints[above + 12]!;
                ints[above + 11] = heads[level]!;
                heads[level] = parent;
                waiting += 1;
              }
            }
            if (edge < 0) break;
            parent = edges[edge << 2]!;
            weight = edges[(edge << 2) + 1]!;
            edge = edges[(edge << 2) + 2]!;
          }
          if (!alone || weight === 0) break;
          node = parent;
        }
        node = following;
      }
    }
    this.waiting = 0;
    this.changedCount = changedCount;
  }

  /** Every node from its own sums; a parent's are added up on the way. `order`: children before parents. */
  settleAll(order: Int32Array): void {
    const { nodes } = this;
    const { ints, reals } = nodes.records;
    const edges = this.edges.facts;
    const zero = this.rules.noData === 'zero';
    for (let node = 0; node < nodes.count; node += 1) {
      if (nodes.kindOf(node) === nodeKind.parent) reals.fill(0, 8 * node, 8 * node + 2);
    }
    for (const node of order) {
      const at = node << 4;
      const score = this.valueOf(node, zero);
      if (score !== ints[at + 10]) {
        ints[at + 10] = score;
        nodes.scores[node] = score;
        this.changed[this.changedCount] = node;
        this.changedCount += 1;
      }
      let parent = ints[at + 6]!;
      let weight = ints[at + 7]!;
      let edge = ints[at + 8]!;
      if (score < 0) continue;
      while (parent >= 0) {
        const sum = parent << 3;
        reals[sum] = reals[sum]! + weight * score;
        reals[sum + 1] = reals[sum + 1]! + weight;
        if (edge < 0) break;
        parent = edges[edge << 2]!;
        weight = edges[(edge << 2) + 1]!;
        edge = edges[(edge << 2) + 2]!;
      }
    }
  }

  private valueOf(node: number, zero: boolean): number {
    const { ints, reals } = this.nodes.records;
    const at = node << 3;
    const flags = ints[(node << 4) + 9]!;
    if (flags === 0) {
      const known = reals[at + 1]!;
      return known > 0 ? (reals[at]! / (zero ? reals[at + 2]! : known)) | 0 : -1;
    }
    if (flags === 1) {
      const total = reals[at + 1]!;
      if (total > 0 && total < roomy) return floorPpm(reals[at]!, reals[at + 2]!, total);
    }
    return this.slowValueOf(node, flags);
  }

  private slowValueOf(node: number, flags: number): number {
    const { nodes, edges, rules } = this;
    if ((flags & flag.held) !== 0) return nodes.override[node]!;
    switch (flags & flag.kind) {
      case nodeKind.parent:
        return carefulMean(node, nodes, edges, rules);
      case nodeKind.work:
        nodes.setFlag(node, flag.careful, true);
        return this.work.valueOf(node, nodes.records.reals[8 * node + 7]!);
      default:
        return nodes.given[node]!;
    }
  }
}
