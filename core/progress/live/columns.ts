/** The same column with room for `length` entries; what is new is `fill`. */
export function grown(column: Int32Array, length: number, fill = 0): Int32Array {
  const next = new Int32Array(length);
  next.set(column);
  if (fill !== 0) next.fill(fill, column.length);
  return next;
}

/** The same for numbers beyond 32 bits. */
export function grownReals(column: Float64Array, length: number): Float64Array {
  const next = new Float64Array(length);
  next.set(column);
  return next;
}

/** Room for as many as are wanted, and for what comes after: growing costs a copy of everything, so it is rare. */
export const roomFor = (wanted: number, room: number): number =>
  wanted <= room ? room : Math.max(wanted, room + (room >> 1) + 8);

/**
 * Records of integers and of numbers beyond 32 bits, side by side: whatever one event needs of a record lies in one
 * cache line. Both views are of the same bytes; a position in `reals` is two in `ints`.
 */
export class Records {
  ints: Int32Array;
  reals: Float64Array;

  constructor(bytes: number) {
    const buffer = new ArrayBuffer(bytes);
    this.ints = new Int32Array(buffer);
    this.reals = new Float64Array(buffer);
  }

  grow(bytes: number): void {
    const { ints } = new Records(bytes);
    ints.set(this.ints);
    this.ints = ints;
    this.reals = new Float64Array(ints.buffer);
  }
}
