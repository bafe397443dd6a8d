import { grown, Records, roomFor } from './columns.ts';
import { nodeKind } from './source.ts';
import type { LiveSource } from './source.ts';

/** Bits of a node's flags above its kind: an override stands; its value needs the exact slow path. */
export const flag = { kind: 3, held: 4, careful: 8 } as const;

/** In place of the next node that waits: this one does not. */
const notWaiting = -2;

/**
 * The nodes. A node's record has 64 bytes, the size of a cache line; what runs for every event writes these positions
 * out, because a name would be looked up each time. What an event needs of every node on its way lies in the first 48
 * bytes: large buffers begin 16 bytes into a cache line, and the last 16 of a record are in the next one.
 *
 * `records.reals[8 · node + …]`, of a work node / of a parent:
 * 0 done: Σ of its links / num: Σ w·score over the children with a value
 * 1 total: Σ of its links / known: Σ w over the children with a value
 * 2 rest: millionths of a unit beside `done`, not carried / all: Σ w
 * 7 what an unestimated item counts, Infinity = it blocks / –
 *
 * `records.ints[16 · node + …]`:
 * 6, 7, 8 its first edge up: the parent (−1 = none), the weight as it counts, the edge after it (−1 = none)
 * 9 kind and flags
 * 10 its score
 * 11 the next node that waits to be settled; −1 = the last one
 * 12 height: above all its children, 0 = without
 */
export class NodeTable {
  count: number;
  readonly records: Records;
  /** ppm after override; −1 = no value. As long as there are nodes. */
  scores: Int32Array;
  given: Int32Array;
  override: Int32Array;
  private room: Int32Array;

  constructor({ nodes, kind, given, override }: LiveSource) {
    this.count = nodes;
    this.records = new Records(64 * nodes);
    this.room = this.scores = new Int32Array(nodes).fill(-1);
    this.given = given.slice();
    this.override = override.slice();
    for (let node = 0; node < nodes; node += 1) this.init(node, kind[node]!);
  }

  /** A node without links and edges, and without a value. */
  private init(node: number, kind: number): void {
    const at = 16 * node;
    const { ints } = this.records;
    ints.fill(0, at, at + 16);
    ints[at + 6] = -1;
    ints[at + 8] = -1;
    ints[at + 11] = notWaiting;
    ints[at + 9] = kind | (this.override[node]! >= 0 ? flag.held : 0);
    ints[at + 10] = -1;
  }

  add(kind: number): number {
    const node = this.count;
    const room = roomFor(node + 1, this.room.length);
    if (room > this.room.length) {
      this.records.grow(64 * room);
      this.room = grown(this.room, room, -1);
      this.given = grown(this.given, room, -1);
      this.override = grown(this.override, room, -1);
    }
    this.count = node + 1;
    this.scores = this.room.subarray(0, this.count);
    this.init(node, kind);
    return node;
  }

  kindOf(node: number): number {
    return this.records.ints[16 * node + 9]! & flag.kind;
  }

  heightOf(node: number): number {
    return this.records.ints[16 * node + 12]!;
  }

  setHeight(node: number, height: number): void {
    this.records.ints[16 * node + 12] = height;
  }

  setFlag(node: number, bit: number, on: boolean): void {
    const { ints } = this.records;
    const at = 16 * node + 9;
    ints[at] = on ? ints[at]! | bit : ints[at]! & ~bit;
  }

  /** Makes a node without links and edges one that has no value and never will. */
  retire(node: number): void {
    this.given[node] = -1;
    this.override[node] = -1;
    this.records.ints[16 * node + 9] = nodeKind.given;
  }
}
