import { grown, roomFor } from './columns.ts';
import type { NodeTable } from './node-table.ts';
import type { LiveSource } from './source.ts';

/**
 * Contributing edges, chained by child (upwards) and by parent (downwards); −1 ends a chain.
 *
 * `facts[4 · edge + …]`: 0 parent, 1 weight as it counts (see reweigh), 2 the next edge up from the same child, 3 child.
 * The first edge up of a node stands in the node's record too: most nodes have no other.
 */
export class EdgeTable {
  facts: Int32Array;
  /** As given: thousandths, −1 = not given. */
  given: Int32Array;
  /** Per edge: the next one down from the same parent. Of edges taken out: the next of those. */
  private down: Int32Array;
  private free = -1;
  private end = 0;
  /** Per node. */
  private firstUp: Int32Array;
  private firstDown: Int32Array;
  private readonly nodes: NodeTable;

  constructor({ edgeChild, edgeParent, edgeWeight }: LiveSource, nodes: NodeTable) {
    this.nodes = nodes;
    const room = edgeChild.length;
    this.facts = new Int32Array(4 * room);
    this.given = new Int32Array(room);
    this.down = new Int32Array(room);
    this.firstUp = new Int32Array(nodes.count).fill(-1);
    this.firstDown = new Int32Array(nodes.count).fill(-1);
    for (const [at, child] of edgeChild.entries()) this.add(child, edgeParent[at]!, edgeWeight[at]!);
  }

  /** It counts nothing until its parent is weighed anew. */
  add(child: number, parent: number, weight: number): void {
    const edge = this.slot();
    this.facts[4 * edge] = parent;
    this.facts[4 * edge + 1] = 0;
    this.facts[4 * edge + 2] = this.firstUp[child]!;
    this.facts[4 * edge + 3] = child;
    this.given[edge] = weight;
    this.down[edge] = this.firstDown[parent]!;
    this.firstDown[parent] = edge;
    this.firstUp[child] = edge;
    this.mirror(child);
  }

  remove(edge: number): void {
    const child = this.childOf(edge);
    const parent = this.parentOf(edge);
    const before = this.upFrom(child).find((other) => this.facts[4 * other + 2] === edge);
    if (before === undefined) this.firstUp[child] = this.facts[4 * edge + 2]!;
    else this.facts[4 * before + 2] = this.facts[4 * edge + 2]!;
    this.mirror(child);
    const above = this.downFrom(parent).find((other) => this.down[other] === edge);
    if (above === undefined) this.firstDown[parent] = this.down[edge]!;
    else this.down[above] = this.down[edge]!;
    this.down[edge] = this.free;
    this.free = edge;
  }

  /** @param weight as it counts */
  weigh(edge: number, weight: number): void {
    this.facts[4 * edge + 1] = weight;
    this.mirror(this.childOf(edge));
  }

  /** −1 = there is none. */
  find(child: number, parent: number): number {
    return this.upFrom(child).find((edge) => this.parentOf(edge) === parent) ?? -1;
  }

  upFrom(child: number): number[] {
    const edges: number[] = [];
    for (let edge = this.firstUp[child]!; edge >= 0; edge = this.facts[4 * edge + 2]!) edges.push(edge);
    return edges;
  }

  downFrom(parent: number): number[] {
    const edges: number[] = [];
    for (let edge = this.firstDown[parent]!; edge >= 0; edge = this.down[edge]!) edges.push(edge);
    return edges;
  }

  childOf(edge: number): number {
    return this.facts[4 * edge + 3]!;
  }

  parentOf(edge: number): number {
    return this.facts[4 * edge]!;
  }

  reserve(nodes: number): void {
    const room = roomFor(nodes, this.firstUp.length);
    if (room === this.firstUp.length) return;
    this.firstUp = grown(this.firstUp, room, -1);
    this.firstDown = grown(this.firstDown, room, -1);
  }

  private mirror(child: number): void {
    const { ints } = this.nodes.records;
    const edge = this.firstUp[child]!;
    ints[16 * child + 6] = edge < 0 ? -1 : this.facts[4 * edge]!;
    ints[16 * child + 7] = edge < 0 ? 0 : this.facts[4 * edge + 1]!;
    ints[16 * child + 8] = edge < 0 ? -1 : this.facts[4 * edge + 2]!;
  }

  private slot(): number {
    const edge = this.free;
    if (edge >= 0) {
      this.free = this.down[edge]!;
      return edge;
    }
    this.end += 1;
    const room = roomFor(this.end, this.given.length);
    if (room > this.given.length) {
      this.facts = grown(this.facts, 4 * room);
      this.given = grown(this.given, room);
      this.down = grown(this.down, room);
    }
    return this.end - 1;
  }
}
