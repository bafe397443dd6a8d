import { grown, grownReals } from './columns.ts';

/** Scores as they changed from day to day, in the order in which they came. */
export class ChangeLog {
  count = 0;
  node: Int32Array = new Int32Array(0);
  day: Int32Array = new Int32Array(0);
  score: Int32Array = new Int32Array(0);
  /** See Live.doneOf and Live.totalOf. */
  done: Float64Array = new Float64Array(0);
  total: Float64Array = new Float64Array(0);

  add(node: number, day: number, score: number, done: number, total: number): void {
    const at = this.count;
    if (at === this.node.length) this.grow(2 * at + 1024);
    this.node[at] = node;
    this.day[at] = day;
    this.score[at] = score;
    this.done[at] = done;
    this.total[at] = total;
    this.count = at + 1;
  }

  /** The entries of each node one after another, oldest first; where each node's begin, and the end. */
  byNode(nodes: number): { readonly order: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(nodes + 1);
    for (let at = 0; at < this.count; at += 1) starts[this.node[at]! + 1]! += 1;
    for (let node = 0; node < nodes; node += 1) starts[node + 1]! += starts[node]!;
    const next = starts.slice();
    const order = new Int32Array(this.count);
    for (let at = 0; at < this.count; at += 1) {
      const node = this.node[at]!;
      order[next[node]!] = at;
      next[node]! += 1;
    }
    return { order, starts };
  }

  private grow(room: number): void {
    this.node = grown(this.node, room);
    this.day = grown(this.day, room);
    this.score = grown(this.score, room);
    this.done = grownReals(this.done, room);
    this.total = grownReals(this.total, room);
  }
}
