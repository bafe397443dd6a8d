import { BitStream, folded, riceLow, unfolded } from './bit-stream.ts';
import { ChangeLog } from './change-log.ts';
import type { Live } from './live.ts';
import { commonDivisor, floorPpm } from './ratio.ts';

/** Events of items as columns, sorted by day. */
export interface ItemEvents {
  /** From 0 = the first day of the series; what is earlier counts on that day too, what is later does not. */
  readonly day: Int32Array;
  readonly item: Int32Array;
  /** Base units; −1 = unestimated. */
  readonly size: Float64Array;
  /** ppm; −1 = dropped. */
  readonly credit: Int32Array;
}

/**
 * Every node's score at the end of each of some days. Kept are the changes alone: of a work node those of done and
 * total in the largest unit that divides them all, for these are small numbers where scores are not.
 */
class DaySeries {
  readonly days: number;
  private readonly stream = new BitStream();
  /** Per node: the bit at which it begins. */
  private readonly starts: Uint32Array;

  constructor(days: number, nodes: number, log: ChangeLog) {
    this.days = days;
    this.starts = new Uint32Array(nodes);
    const { order, starts } = log.byNode(nodes);
    const scratch: Scratch = {
      gaps: new Int32Array(days),
      parts: new Int32Array(days),
      alls: new Int32Array(days),
    };
    for (let node = 0; node < nodes; node += 1) {
      this.starts[node] = this.stream.at;
      this.write(log, order.subarray(starts[node], starts[node + 1]), scratch);
    }
    this.stream.close();
  }

  /** All that is kept. */
  get bytes(): number {
    return this.stream.bytes + this.starts.byteLength;
  }

  /** A node's score at the end of each day; −1 = no value. */
  ofNode(node: number): Int32Array {
    const scores = new Int32Array(this.days);
    this.read(node, this.days - 1, (score, from) => scores.fill(score, from));
    return scores;
  }

  /** Every node's score at the end of a day, 0…days−1. */
  onDay(day: number): Int32Array {
    const scores = new Int32Array(this.starts.length);
    for (let node = 0; node < scores.length; node += 1) {
      this.read(node, day, (score) => (scores[node] = score));
    }
    return scores;
  }

  /** @param entries of one node in the log; the first is of day 0 */
  private write(log: ChangeLog, entries: Int32Array, scratch: Scratch): void {
    const { stream } = this;
    const { gaps, parts, alls } = scratch;
    const unit = unitOf(log, entries);
    const sums = { gap: 0, part: 0, all: 0, moves: 0 };
    const count = entries.length - 1;
    const first = entries[0]!;
    let part = unit > 0 ? log.done[first]! / unit : log.score[first]! + 1;
    let all = unit > 0 ? log.total[first]! / unit : 0;
    stream.write(unit > 0 ? 1 : 0, 1);
    stream.writeAny(part);
    if (unit > 0) stream.writeAny(all);
    let day = 0;
    for (let n = 0; n < count; n += 1) {
      const at = entries[n + 1]!;
      const nextPart = unit > 0 ? log.done[at]! / unit : log.score[at]! + 1;
      const nextAll = unit > 0 ? log.total[at]! / unit : 0;
      sums.gap += gaps[n] = log.day[at]! - day - 1;
      sums.part += parts[n] = folded(nextPart - part);
      alls[n] = folded(nextAll - all);
      if (nextAll !== all) {
        sums.all += alls[n]! - 1;
        sums.moves += 1;
      }
      day = log.day[at]!;
      part = nextPart;
      all = nextAll;
    }
    const gapLow = riceLow(count, sums.gap);
    const partLow = riceLow(count, sums.part);
    const allLow = riceLow(sums.moves, sums.all);
    stream.write(gapLow, 5);
    stream.write(partLow, 5);
    stream.write(sums.moves > 0 ? 1 : 0, 1);
    if (sums.moves > 0) stream.write(allLow, 5);
    for (let n = 0; n < count; n += 1) {
      stream.writeRice(gaps[n]!, gapLow);
      stream.writeRice(parts[n]!, partLow);
      if (sums.moves === 0) continue;
      stream.write(alls[n]! > 0 ? 1 : 0, 1);
      if (alls[n]! > 0) stream.writeRice(alls[n]! - 1, allLow);
    }
    stream.writeRice(this.days - 1 - day, gapLow);
  }

  /** Tells each score and its first day, up to a day. */
  private read(node: number, last: number, tell: (score: number, from: number) => void): void {
    const { stream } = this;
    stream.at = this.starts[node]!;
    const isFraction = stream.read(1) === 1;
    let part = stream.readAny();
    let all = isFraction ? stream.readAny() : 0;
    const gapLow = stream.read(5);
    const partLow = stream.read(5);
    const moves = stream.read(1) === 1;
    const allLow = moves ? stream.read(5) : 0;
    for (let day = 0; day <= last;) {
      tell(isFraction ? floorPpm(part, 0, all) : part - 1, day);
      day += stream.readRice(gapLow) + 1;
      if (day > last) break;
      part += unfolded(stream.readRice(partLow));
      if (moves && stream.read(1) === 1) all += unfolded(stream.readRice(allLow) + 1);
    }
  }
}

interface Scratch {
  readonly gaps: Int32Array;
  readonly parts: Int32Array;
  readonly alls: Int32Array;
}

/** What divides done and total of all entries; 0 = they are to be kept as scores. */
function unitOf({ done, total }: ChangeLog, entries: Int32Array): number {
  let unit = 0;
  let most = 0;
  for (const at of entries) {
    if (total[at]! < 0) return 0;
    unit = commonDivisor(done[at]!, commonDivisor(total[at]!, unit));
    most = Math.max(most, total[at]!);
  }
  return most / unit < 2 ** 30 ? unit : 0;
}

/**
 * Follows the events day by day. The tree is that of `live`, which afterwards stands at the end of the last day;
 * revisions are not looked at.
 */
export function daySeries(live: Live, days: number, events: ItemEvents): DaySeries {
  const log = new ChangeLog();
  const nodes = live.scores.length;
  const note = (node: number, day: number) =>
    log.add(node, day, live.scores[node]!, live.doneOf(node), live.totalOf(node));
  let at = 0;
  for (let day = 0; day < days; day += 1) {
    for (; at < events.day.length && events.day[at]! <= day; at += 1) {
      live.place(events.item[at]!, events.size[at]!, events.credit[at]!);
    }
    live.settle();
    if (day === 0) for (let node = 0; node < nodes; node += 1) note(node, 0);
    else for (let n = 0; n < live.changedCount; n += 1) note(live.changed[n]!, day);
  }
  return new DaySeries(days, nodes, log);
}

export type { DaySeries };
