import type { CarefulWork } from './careful-work.ts';
import type { Records } from './columns.ts';
import type { LinkTable } from './link-table.ts';
import { flag } from './node-table.ts';
import type { NodeTable } from './node-table.ts';
import { doneOf, restOf, roomy, totalOf } from './ratio.ts';
import type { Settling } from './settling.ts';
import type { LiveSource } from './source.ts';

/** Work nodes' sums, kept in step with their links. Positions in records are written out: see NodeTable and LinkTable. */
export class WorkNodes {
  private readonly nodes: NodeTable;
  private readonly links: LinkTable;
  private readonly careful: CarefulWork;
  private readonly settling: Settling;
  private readonly unestimated: LiveSource['rules']['unestimated'];

  constructor(
    nodes: NodeTable,
    links: LinkTable,
    careful: CarefulWork,
    settling: Settling,
    { unestimated }: LiveSource['rules'],
  ) {
    this.nodes = nodes;
    this.links = links;
    this.careful = careful;
    this.settling = settling;
    this.unestimated = unestimated;
  }

  /** What all links of an item say from now on; their nodes wait. */
  move(item: number, size: number, credit: number): void {
    const { items } = this.links;
    const at = item << 3;
    if (items.ints[at + 4]! < 0) return;
    const slot = items.ints[at + 6]!;
    this.write(items, at, slot < 0 ? ~slot : slot, items.ints[at + 5]!, size, credit);
    if (slot < 0) this.moveOthers(item, size, credit);
  }

  private moveOthers(item: number, size: number, credit: number): void {
    const { others, more } = this.links;
    for (let other = more[item]!; other >= 0; other = others.ints[other << 3]!) {
      const at = other << 3;
      this.write(others, at, others.ints[at + 6]!, others.ints[at + 5]!, size, credit);
    }
  }

  /** What a link says from now on; its node waits. */
  put(slot: number, weight: number, size: number, credit: number): void {
    this.write(this.links.recordsOf(slot), 8 * this.links.indexOf(slot), slot, weight, size, credit);
  }

  /** @param at where the link's record begins in `ints` */
  private write(
    { ints, reals }: Records,
    at: number,
    slot: number,
    weight: number,
    size: number,
    credit: number,
  ): void {
    const sums = this.nodes.records.reals;
    const node = ints[at + 4]!;
    const sum = node << 3;
    const oldWeight = ints[at + 5]!;
    const oldSize = reals[(at >> 1) + 1]!;
    const oldCredit = ints[at + 7]!;
    const careful = this.nodes.records.ints[(node << 4) + 9]! >= 8;
    if (careful) this.careful.apply(slot, -1);
    ints[at + 5] = weight;
    ints[at + 7] = credit;
    reals[(at >> 1) + 1] = size;
    if (careful) this.careful.apply(slot, 1);

    // What the link added until now is worked out anew: to read it would be one more wait for memory.
    const oldTotal = this.totalIn(node, oldWeight, oldSize, oldCredit);
    const oldDone = doneOf(oldTotal, oldCredit);
    const total = this.totalIn(node, weight, size, credit);
    const done = doneOf(total, credit);
    const { amounts } = this.links;
    amounts[2 * slot] = done;
    amounts[2 * slot + 1] = total;
    const rest = restOf(total, credit, done);
    const moreRest = rest - restOf(oldTotal, oldCredit, oldDone);
    if (moreRest !== 0) {
      sums[sum + 2] = sums[sum + 2]! + moreRest;
      this.links.rests[slot] = rest;
      if (rest !== 0) this.links.hasRests = true;
    }
    sums[sum] = sums[sum]! + (done - oldDone);
    const all = sums[sum + 1]! + (total - oldTotal);
    sums[sum + 1] = all;
    if (!(all < roomy)) this.nodes.setFlag(node, flag.careful, true);
    this.settling.wait(node);
  }

  /** What a link adds to its node's total. */
  private totalIn(node: number, weight: number, size: number, credit: number): number {
    if (credit < 0) return 0;
    return totalOf(weight, size < 0 ? this.nodes.records.reals[(node << 3) + 7]! : size);
  }

  /** A new link, which adds nothing until `put`: dropped, of weight 0. */
  add(node: number, item: number): number {
    const slot = this.links.add(node, item);
    this.careful.apply(slot, 1);
    return slot;
  }

  remove(slot: number): void {
    this.put(slot, 0, 0, -1);
    this.careful.apply(slot, -1);
    this.links.remove(slot);
  }

  /** All of a node's links. */
  clear(node: number): void {
    for (let [start, end] = this.links.segmentOf(node); end > start; end -= 1) this.remove(end - 1);
    this.sumUp(node);
  }

  /** What an unestimated item counts, base units (R21); −1 = one base unit. Its links are looked at anew. */
  setLooseSize(node: number, size: number): void {
    const stored = size < 0 ? 1 : size;
    this.nodes.records.reals[8 * node + 7] =
      this.unestimated === 'block' ? Infinity : this.unestimated === 'stored' ? stored : 0;
    const { amounts, rests } = this.links;
    const [start, end] = this.links.segmentOf(node);
    for (let slot = start; slot < end; slot += 1) {
      const { ints, reals } = this.links.recordsOf(slot);
      const at = this.links.indexOf(slot);
      const credit = ints[8 * at + 7]!;
      const total = this.totalIn(node, ints[8 * at + 5]!, reals[4 * at + 1]!, credit);
      const done = doneOf(total, credit);
      amounts[2 * slot] = done;
      amounts[2 * slot + 1] = total;
      rests[slot] = restOf(total, credit, done);
      if (rests[slot] !== 0) this.links.hasRests = true;
    }
    this.sumUp(node);
    this.settling.wait(node);
  }

  /** Sums from the links' amounts, from scratch. */
  sumUp(node: number): void {
    const { amounts } = this.links;
    const [start, end] = this.links.segmentOf(node);
    let done = 0;
    let total = 0;
    for (let at = 2 * start; at < 2 * end; at += 2) {
      done += amounts[at]!;
      total += amounts[at + 1]!;
    }
    let rest = 0;
    if (this.links.hasRests) {
      const { rests } = this.links;
      for (let slot = start; slot < end; slot += 1) rest += rests[slot]!;
    }
    const { reals } = this.nodes.records;
    reals[8 * node] = done;
    reals[8 * node + 1] = total;
    reals[8 * node + 2] = rest;
    this.nodes.setFlag(node, flag.careful, !(total < roomy));
    this.careful.forget(node);
  }
}
