import { CarefulWork } from './careful-work.ts';
import { EdgeTable } from './edge-table.ts';
import { childrenFirst, isLevel, leadsUp, setHeights } from './heights.ts';
import { LinkTable } from './link-table.ts';
import { flag, NodeTable } from './node-table.ts';
import { reweigh } from './parent-weights.ts';
import { roomy } from './ratio.ts';
import { Settling } from './settling.ts';
import { nodeKind } from './source.ts';
import type { LiveSource } from './source.ts';
import { WorkNodes } from './work-nodes.ts';

/**
 * A tree of progress that follows its work items: one event costs its links and the nodes above them, whatever the
 * tree's size, and the scores are those of an evaluation from scratch, bit for bit, in any order of events (R3).
 * Nodes and items are numbers, as in the source. Every call tells in `changed` which scores it changed.
 */
export class Live {
  private readonly rules: LiveSource['rules'];
  private readonly nodes: NodeTable;
  private readonly links: LinkTable;
  private readonly edges: EdgeTable;
  private readonly work: WorkNodes;
  private readonly settling: Settling;
  private highest = 0;
  /** Children first; null after a change of structure. */
  private order: Int32Array | null = null;

  /** @throws RangeError where edges close a cycle, lead into a node that is no parent, or links into one without work */
  constructor(source: LiveSource) {
    const { rules, nodes, edgeParent, linkNode, kind } = source;
    if (edgeParent.some((node) => kind[node] !== nodeKind.parent)) throw new RangeError('No parent');
    if (linkNode.some((node) => kind[node] !== nodeKind.work)) throw new RangeError('No work node');
    this.rules = rules;
    this.nodes = new NodeTable(source);
    this.links = new LinkTable(source);
    this.edges = new EdgeTable(source, this.nodes);
    const careful = new CarefulWork(this.links, rules);
    this.settling = new Settling(this.nodes, this.edges, careful, rules);
    this.work = new WorkNodes(this.nodes, this.links, careful, this.settling, rules);
    this.highest = setHeights(kind.keys(), this.nodes, this.edges);
    this.settling.reserve(nodes, this.highest);
    for (let node = 0; node < nodes; node += 1) {
      if (this.nodes.kindOf(node) === nodeKind.work) this.work.setLooseSize(node, source.looseSize[node]!);
      else if (this.nodes.kindOf(node) === nodeKind.parent) reweigh(node, this.nodes, this.edges, rules);
    }
    this.settle();
    this.recompute();
  }

  /** Per node: progress in ppm after override; −1 = no value. Another array after `addNode`. */
  get scores(): Int32Array {
    return this.nodes.scores;
  }

  /** The nodes whose score the last call changed, children before parents: the first `changedCount`. */
  get changed(): Int32Array {
    return this.settling.changed;
  }

  get changedCount(): number {
    return this.settling.changedCount;
  }

  /**
   * An item's event, in all of its links.
   * @param size base units; −1 = unestimated
   * @param credit ppm; −1 = dropped
   * @returns false: its revision is not newer than what is known, and nothing changed
   */
  moveItem(item: number, revision: number, size: number, credit: number): boolean {
    const { reals } = this.links.items;
    this.settling.changedCount = 0;
    if (!(revision > reals[item << 2]!)) return false;
    reals[item << 2] = revision;
    this.work.move(item, size, credit);
    this.settling.settle();
    return true;
  }

  /** The same for many events, without a look at revisions and before any score: call `settle` to have those. */
  place(item: number, size: number, credit: number): void {
    this.work.move(item, size, credit);
  }

  /** The scores after `place`. */
  settle(): void {
    this.settling.changedCount = 0;
    this.settling.settle();
  }

  /** What a work node's score is made of: `doneOf` / `totalOf` in ppm. */
  doneOf(node: number): number {
    return this.nodes.records.reals[8 * node]!;
  }

  /**
   * −1 where the score is not just done / total: of other nodes, under an override, with part credit below a unit, and
   * where it takes the exact slow path.
   */
  totalOf(node: number): number {
    const { ints, reals } = this.nodes.records;
    const total = reals[8 * node + 1]!;
    const isPlain = ints[16 * node + 9] === nodeKind.work && reals[8 * node + 2] === 0;
    return isPlain && total > 0 && total < roomy ? total : -1;
  }

  /** Progress of a given node, ppm; −1 = no value. */
  give(node: number, ppm: number): void {
    this.nodes.given[node] = ppm;
    this.revalue(node);
  }

  /** A standing override, ppm; −1 = none. */
  override(node: number, ppm: number): void {
    this.nodes.override[node] = ppm;
    this.nodes.setFlag(node, flag.held, ppm >= 0);
    this.revalue(node);
  }

  /** What an unestimated item counts in a work node, base units. */
  setLooseSize(node: number, size: number): void {
    this.work.setLooseSize(node, size);
    this.revalue(node);
  }

  /**
   * Links an item to a work node; where it is linked already, this is what the link says from now on.
   * @throws RangeError where `node` is not valued from links
   */
  link(node: number, item: number, weight: number, size: number, credit: number): void {
    if (this.nodes.kindOf(node) !== nodeKind.work) throw new RangeError('No work node');
    this.links.reserve(this.nodes.count, item + 1);
    const found = this.links.find(node, item);
    this.work.put(found < 0 ? this.work.add(node, item) : found, weight, size, credit);
    this.settle();
  }

  /** Nothing where there is no such link. */
  unlink(node: number, item: number): void {
    const slot = this.links.find(node, item);
    if (slot >= 0) this.work.remove(slot);
    this.settle();
  }

  /** Nothing where there is no such link. Weight in thousandths. */
  reweightLink(node: number, item: number, weight: number): void {
    const slot = this.links.find(node, item);
    if (slot >= 0) {
      const { ints, reals } = this.links.recordsOf(slot);
      const at = this.links.indexOf(slot);
      this.work.put(slot, weight, reals[4 * at + 1]!, ints[8 * at + 7]!);
    }
    this.settle();
  }

  /** A new node of one of nodeKind, without a value. Its number has never been used before. */
  addNode(kind: number): number {
    const node = this.nodes.add(kind);
    this.links.reserve(this.nodes.count, 0);
    this.edges.reserve(this.nodes.count);
    this.settling.reserve(this.nodes.count, 0);
    this.order = null;
    if (kind === nodeKind.work) this.work.setLooseSize(node, -1);
    this.revalue(node);
    return node;
  }

  /** Takes a node out with its links and edges; its number stays, without a value. */
  removeNode(node: number): void {
    if (this.nodes.kindOf(node) === nodeKind.work) this.work.clear(node);
    const up = this.edges.upFrom(node);
    const parents = up.map((edge) => this.edges.parentOf(edge));
    for (const edge of [...up, ...this.edges.downFrom(node)]) this.edges.remove(edge);
    this.nodes.retire(node);
    this.restructured(node, ...parents);
    this.settle();
  }

  /**
   * A contributing edge; where it is there already, its weight.
   * @param weight thousandths; −1 = not given
   * @returns false: it would close a cycle, and nothing changed
   * @throws RangeError where `parent` is not valued from children
   */
  addEdge(child: number, parent: number, weight: number): boolean {
    this.settling.changedCount = 0;
    if (this.nodes.kindOf(parent) !== nodeKind.parent) throw new RangeError('No parent');
    if (leadsUp(parent, child, this.nodes, this.edges)) return false;
    this.putEdge(child, parent, weight);
    this.restructured(parent);
    this.settle();
    return true;
  }

  /** Nothing where there is no such edge. */
  removeEdge(child: number, parent: number): void {
    const edge = this.edges.find(child, parent);
    if (edge >= 0) {
      this.edges.remove(edge);
      this.restructured(parent);
    }
    this.settle();
  }

  /**
   * Moves an edge from one parent to another.
   * @returns false: there is no such edge, or the new one would close a cycle; nothing changed
   * @throws RangeError where `to` is not valued from children
   */
  reparent(child: number, from: number, to: number, weight: number): boolean {
    this.settling.changedCount = 0;
    if (this.nodes.kindOf(to) !== nodeKind.parent) throw new RangeError('No parent');
    const edge = this.edges.find(child, from);
    if (edge < 0 || leadsUp(to, child, this.nodes, this.edges)) return false;
    this.edges.remove(edge);
    this.putEdge(child, to, weight);
    this.restructured(from, to);
    this.settle();
    return true;
  }

  /** Nothing where there is no such edge. */
  reweightEdge(child: number, parent: number, weight: number): void {
    const edge = this.edges.find(child, parent);
    if (edge >= 0) {
      this.edges.given[edge] = weight;
      this.reweigh(parent);
    }
    this.settle();
  }

  /** Everything from scratch: one pass over the links, one over the nodes. */
  recompute(): void {
    const { nodes } = this;
    this.settling.changedCount = 0;
    for (let node = 0; node < nodes.count; node += 1) {
      if (nodes.kindOf(node) === nodeKind.work) this.work.sumUp(node);
    }
    this.order ??= childrenFirst(nodes, this.highest);
    this.settling.settleAll(this.order);
  }

  private revalue(node: number): void {
    this.settling.wait(node);
    this.settle();
  }

  private putEdge(child: number, parent: number, weight: number): void {
    const found = this.edges.find(child, parent);
    if (found >= 0) this.edges.given[found] = weight;
    else this.edges.add(child, parent, weight);
  }

  /** After any change of edges into these nodes, and before any of them waits: heights decide who waits where. */
  private restructured(...parents: readonly number[]): void {
    this.order = null;
    const starts = parents.filter((parent) => !isLevel(parent, this.nodes, this.edges));
    this.highest = Math.max(this.highest, setHeights(starts, this.nodes, this.edges));
    this.settling.reserve(this.nodes.count, this.highest);
    for (const parent of parents) this.reweigh(parent);
  }

  private reweigh(parent: number): void {
    reweigh(parent, this.nodes, this.edges, this.rules);
    this.settling.wait(parent);
  }
}
