import { grown, grownReals, Records, roomFor } from './columns.ts';
import type { LiveSource } from './source.ts';

/**
 * Links: one slot each, in one segment a node, with room to grow; and one record each, found from the item. Most items
 * have one link, so an item's record holds its first link: an event then has to wait for one place in memory.
 *
 * An item's record, `items.reals[4 · item + …]`: 0 the revision that its links are as of, 1 size in base units (−1 =
 * unestimated); `items.ints[8 · item + …]`: 4 node (−1 = no link), 5 weight in thousandths, 6 slot, or ~slot where other
 * links of the item follow, 7 credit in ppm (−1 = dropped). Its other links are chained from `more`; a record in `others`
 * is the same, except `others.ints[8 · other + …]`: 0 the next (−1 = none), 1 item; 6 is never ~slot.
 */
export class LinkTable {
  readonly items: Records;
  readonly others: Records;
  /** Per item: the first of its other links; −1 = none. */
  more: Int32Array;
  /** Two a slot: done and total, what the link adds to its node. They alone are read in a pass over all. */
  amounts: Float64Array;
  /** Per slot: millionths of a unit that belong to `done`. All 0 as long as `hasRests` is false. */
  rests: Int32Array;
  /** Some link has a rest that is not 0, or had. */
  hasRests = false;
  /** Per slot: the item in whose record the link is; ~other where it is one of its others. */
  private places: Int32Array;
  /** The first record of `others` that is free, chained like those in use; −1 = none. */
  private free = -1;
  private othersEnd = 0;
  /** Three a node: where its segment starts, how many links it has, how many it has room for. */
  private segments: Int32Array;
  /** Where the next segment would start. */
  private end = 0;

  constructor({ nodes, items, itemRevision, ...source }: LiveSource) {
    const { linkNode, linkItem, linkWeight, linkSize, linkCredit } = source;
    this.items = new Records(32 * items);
    this.others = new Records(0);
    this.more = new Int32Array(items).fill(-1);
    this.initItems(0, items);
    if (itemRevision)
      for (let item = 0; item < items; item += 1) this.items.reals[4 * item] = itemRevision[item]!;
    this.segments = new Int32Array(3 * nodes);
    for (const node of linkNode) this.segments[3 * node + 2]! += 1;
    for (let at = 0; at < 3 * nodes; at += 3) {
      const count = this.segments[at + 2]!;
      const room = count === 0 ? 0 : count + (count >> 3) + 1;
      this.segments[at] = this.end;
      this.segments[at + 2] = room;
      this.end += room;
    }
    this.amounts = new Float64Array(2 * this.end);
    this.rests = new Int32Array(this.end);
    this.places = new Int32Array(this.end);
    for (let link = 0; link < linkNode.length; link += 1) {
      const slot = this.add(linkNode[link]!, linkItem[link]!);
      const { ints, reals } = this.recordsOf(slot);
      const at = this.indexOf(slot);
      ints[8 * at + 5] = linkWeight[link]!;
      ints[8 * at + 7] = linkCredit[link]!;
      reals[4 * at + 1] = linkSize[link]!;
    }
  }

  /** Where a slot's link has its record; `indexOf` is its number there. */
  recordsOf(slot: number): Records {
    return this.places[slot]! < 0 ? this.others : this.items;
  }

  indexOf(slot: number): number {
    const place = this.places[slot]!;
    return place < 0 ? ~place : place;
  }

  /** A place for one more link, which adds nothing yet: dropped, of weight 0. It may move the node's other links. */
  add(node: number, item: number): number {
    const at = 3 * node;
    if (this.segments[at + 1]! >= this.segments[at + 2]!) this.move(node);
    const slot = this.segments[at]! + this.segments[at + 1]!;
    this.segments[at + 1]! += 1;
    this.amounts[2 * slot] = 0;
    this.amounts[2 * slot + 1] = 0;
    this.rests[slot] = 0;
    this.places[slot] = this.items.ints[8 * item + 4]! < 0 ? item : ~this.addOther(item);
    const { ints, reals } = this.recordsOf(slot);
    const record = 8 * this.indexOf(slot);
    reals[record / 2 + 1] = 0;
    ints[record + 4] = node;
    ints[record + 5] = 0;
    ints[record + 6] = slot;
    ints[record + 7] = -1;
    return slot;
  }

  /** Takes a link out; the last one of its segment takes its place. */
  remove(slot: number): void {
    const node = this.recordsOf(slot).ints[8 * this.indexOf(slot) + 4]!;
    const place = this.places[slot]!;
    if (place < 0) this.removeOther(~place);
    else this.removeFirst(place);
    const [, end] = this.segmentOf(node);
    if (end - 1 !== slot) this.shift(end - 1, slot);
    this.segments[3 * node + 1]! -= 1;
  }

  /** From the first slot to the one after the last. */
  segmentOf(node: number): readonly [number, number] {
    const start = this.segments[3 * node]!;
    return [start, start + this.segments[3 * node + 1]!];
  }

  /** Its slot; −1 = there is none. */
  find(node: number, item: number): number {
    const slot = this.items.ints[8 * item + 6] ?? 0;
    if (this.items.ints[8 * item + 4] === node) return slot < 0 ? ~slot : slot;
    const { ints } = this.others;
    let other = this.more[item] ?? -1;
    while (other >= 0 && ints[8 * other + 4] !== node) other = ints[8 * other]!;
    return other < 0 ? -1 : ints[8 * other + 6]!;
  }

  /** Room for nodes and items up to these. */
  reserve(nodes: number, items: number): void {
    if (3 * nodes > this.segments.length) {
      this.segments = grown(this.segments, 3 * roomFor(nodes, this.segments.length / 3));
    }
    const has = this.more.length;
    if (items > has) {
      const room = roomFor(items, has);
      this.items.grow(32 * room);
      this.more = grown(this.more, room, -1);
      this.initItems(has, room);
    }
  }

  private initItems(from: number, to: number): void {
    for (let item = from; item < to; item += 1) {
      this.items.reals[4 * item] = -Infinity;
      this.items.ints[8 * item + 4] = -1;
    }
  }

  /** The node's segment to the end, with twice the room. What all leave behind is at most as large as what is in use. */
  private move(node: number): void {
    const [start, end] = this.segmentOf(node);
    const room = 2 * (end - start) + 2;
    const has = this.places.length;
    const slots = roomFor(this.end + room, has);
    if (slots > has) {
      this.amounts = grownReals(this.amounts, 2 * slots);
      this.rests = grown(this.rests, slots);
      this.places = grown(this.places, slots);
    }
    for (let slot = start; slot < end; slot += 1) this.shift(slot, this.end + slot - start);
    this.segments[3 * node] = this.end;
    this.segments[3 * node + 2] = room;
    this.end += room;
  }

  private shift(from: number, to: number): void {
    this.amounts.copyWithin(2 * to, 2 * from, 2 * from + 2);
    this.rests[to] = this.rests[from]!;
    this.places[to] = this.places[from]!;
    const { ints } = this.recordsOf(to);
    const at = 8 * this.indexOf(to) + 6;
    ints[at] = ints[at]! < 0 ? ~to : to;
  }

  /** One more record in an item's chain. */
  private addOther(item: number): number {
    let other = this.free;
    if (other >= 0) this.free = this.others.ints[8 * other]!;
    else {
      other = this.othersEnd;
      this.othersEnd += 1;
      const has = this.others.reals.length / 4;
      if (other >= has) this.others.grow(32 * roomFor(other + 1, has));
    }
    const { ints } = this.others;
    ints[8 * other] = this.more[item]!;
    ints[8 * other + 1] = item;
    this.follow(item, other);
    return other;
  }

  private removeOther(other: number): void {
    const { ints } = this.others;
    const item = ints[8 * other + 1]!;
    const next = ints[8 * other]!;
    let before = this.more[item]!;
    if (before === other) this.follow(item, next);
    else {
      while (ints[8 * before] !== other) before = ints[8 * before]!;
      ints[8 * before] = next;
    }
    ints[8 * other] = this.free;
    this.free = other;
  }

  /** Another link of the item moves into the item's record. */
  private removeFirst(item: number): void {
    const { ints, reals } = this.items;
    const other = this.more[item]!;
    if (other < 0) {
      ints[8 * item + 4] = -1;
      return;
    }
    reals[4 * item + 1] = this.others.reals[4 * other + 1]!;
    for (let at = 4; at < 8; at += 1) ints[8 * item + at] = this.others.ints[8 * other + at]!;
    this.places[ints[8 * item + 6]!] = item;
    this.removeOther(other);
  }

  /** What an item's other links begin with; its record says whether there are any. */
  private follow(item: number, other: number): void {
    this.more[item] = other;
    const { ints } = this.items;
    const slot = ints[8 * item + 6]!;
    if (slot < 0 !== other >= 0) ints[8 * item + 6] = ~slot;
  }
}
