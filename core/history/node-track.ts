import { clampPpm, ppmRatio } from '../model/ppm.ts';
import type { Ppm } from '../model/plan.ts';
import type { NodeState } from './snapshot.ts';

/** The days of one node, in few bytes: an entry for each day on which it changed, with what changed. */
export interface NodeTrack {
  readonly bytes: Uint8Array;
  /** Place of the last entry in the series, and the state since; null = it is not there. */
  readonly at: number;
  readonly state: NodeState | null;
}

export const emptyTrack: NodeTrack = { bytes: new Uint8Array(), at: -1, state: null };

/**
 * An entry: varint of (days since the last entry · 8 + what follows), then sums, raw and progress where they follow.
 * What the rest already says is left out: of work the raw value, of most nodes the progress. Nothing following = the
 * node is gone.
 */
const follows = { sums: 1, raw: 2, progress: 4 } as const;

/** The track with the state on one more day, which comes after its last entry. */
export function extended(track: NodeTrack, at: number, state: NodeState | null): NodeTrack {
  if (same(track.state, state)) return track;
  const written: number[] = [];
  const put = (bits: number): void => putNumber(written, BigInt((at - track.at) * 8 + bits));
  if (!state) put(0);
  else {
    const before = track.state ?? nothing;
    const { sums, raw, progress } = state;
    const has = {
      sums: sums?.done !== before.sums?.done || sums?.total !== before.sums?.total,
      raw: raw !== saidRaw(sums, before),
      progress: progress !== saidProgress(raw),
    };
    const bits =
      (has.sums ? follows.sums : 0) + (has.raw ? follows.raw : 0) + (has.progress ? follows.progress : 0);
    put(bits || follows.progress);
    if (has.sums) {
      if (sums) {
        putNumber(written, 1n + shortened(sums.done - (before.sums?.done ?? 0n)));
        putNumber(written, shortened(sums.total - (before.sums?.total ?? 0n)));
      } else putNumber(written, 0n);
    }
    if (has.raw) putNumber(written, raw === null ? 0n : 1n + zigzag(BigInt(raw - (before.raw ?? 0))));
    if (has.progress || bits === 0) putNumber(written, progress === null ? 0n : BigInt(progress + 1));
  }
  const bytes = new Uint8Array(track.bytes.length + written.length);
  bytes.set(track.bytes);
  bytes.set(written, track.bytes.length);
  return { bytes, at, state };
}

/** The state on each of the first `days` days of the series; null where the node is not there. */
export function statesOf({ bytes }: NodeTrack, days: number): (NodeState | null)[] {
  const states: (NodeState | null)[] = [];
  let place = 0;
  const take = (): bigint => {
    let [value, shift] = [0n, 0n];
    for (;;) {
      const byte = bytes[place] ?? 0;
      place += 1;
      value += BigInt(byte % 128) << shift;
      if (byte < 128) return value;
      shift += 7n;
    }
  };
  let state: NodeState | null = null;
  let at = -1;
  while (place < bytes.length) {
    const head = Number(take());
    const bits = head % 8;
    const next: number = at + (head - bits) / 8;
    while (states.length < Math.min(next, days)) states.push(state);
    at = next;
    state = bits === 0 ? null : changed(state ?? nothing, bits, take);
  }
  while (states.length < days) states.push(state);
  return states;
}

function changed(before: NodeState, bits: number, take: () => bigint): NodeState {
  let { sums } = before;
  if ((bits & follows.sums) !== 0) {
    const done = take();
    sums =
      done === 0n
        ? null
        : {
            done: (before.sums?.done ?? 0n) + lengthened(done - 1n),
            total: (before.sums?.total ?? 0n) + lengthened(take()),
          };
  }
  let raw = saidRaw(sums, before);
  if ((bits & follows.raw) !== 0) {
    const given = take();
    raw = given === 0n ? null : (before.raw ?? 0) + Number(unzigzag(given - 1n));
  }
  let progress = saidProgress(raw);
  if ((bits & follows.progress) !== 0) {
    const given = Number(take());
    progress = given === 0 ? null : given - 1;
  }
  return { raw, progress, sums };
}

const nothing: NodeState = { raw: null, progress: null, sums: null };

/** Of work what the sums make; else what it was. */
function saidRaw(sums: NodeState['sums'], before: NodeState): Ppm | null {
  return sums && sums.total > 0n ? ppmRatio(sums.done, sums.total) : before.raw;
}

const saidProgress = (raw: Ppm | null): Ppm | null => (raw === null ? null : clampPpm(raw));

function same(a: NodeState | null, b: NodeState | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.raw === b.raw &&
    a.progress === b.progress &&
    a.sums?.done === b.sums?.done &&
    a.sums?.total === b.sums?.total
  );
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function putNumber(written: number[], value: bigint): void {
  let rest = value;
  while (rest > 127n) {
    written.push(Number(rest & 127n) + 128);
    rest >>= 7n;
  }
  written.push(Number(rest));
}

const zigzag = (value: bigint): bigint => (value < 0n ? -2n * value - 1n : 2n * value);
const unzigzag = (value: bigint): bigint => (value % 2n === 0n ? value / 2n : -(value + 1n) / 2n);

/** Sums move by whole units: the zeros behind them are counted, not written. */
function shortened(value: bigint): bigint {
  if (value === 0n) return 0n;
  let [rest, zeros] = [value, 0n];
  while (zeros < 15n && rest % 10n === 0n) {
    rest /= 10n;
    zeros += 1n;
  }
  return zigzag(rest) * 16n + zeros;
}

const lengthened = (value: bigint): bigint => unzigzag(value / 16n) * 10n ** (value % 16n);
