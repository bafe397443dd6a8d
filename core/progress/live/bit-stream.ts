/** Whole numbers ≥ 0 below 2^31, one after another, in as few bits as they need. */
export class BitStream {
  private words = new Uint32Array(1024);
  /** Where the next bit is written or read. */
  at = 0;

  get bytes(): number {
    return this.words.byteLength;
  }

  /** Gives back the room that was not needed. */
  close(): void {
    this.words = this.words.slice(0, (this.at + 63) >>> 5);
  }

  /** @param width 0…30 */
  write(value: number, width: number): void {
    const word = this.at >>> 5;
    if (word + 2 > this.words.length) {
      const more = new Uint32Array(2 * this.words.length);
      more.set(this.words);
      this.words = more;
    }
    const from = this.at & 31;
    this.words[word]! |= value << from;
    if (from + width > 32) this.words[word + 1]! |= value >>> (32 - from);
    this.at += width;
  }

  read(width: number): number {
    const word = this.at >>> 5;
    const from = this.at & 31;
    let value = this.words[word]! >>> from;
    if (from + width > 32) value |= this.words[word + 1]! << (32 - from);
    this.at += width;
    return value & ((1 << width) - 1);
  }

  /** Its width, then itself: for numbers below 2^30 of which nothing more is known. */
  writeAny(value: number): void {
    const width = 32 - Math.clz32(value);
    this.write(width, 5);
    this.write(value, width);
  }

  readAny(): number {
    return this.read(this.read(5));
  }

  /** Rice's code: the part above 2^low as so many ones and a zero, the part below in `low` bits. */
  writeRice(value: number, low: number): void {
    let high = value >>> low;
    for (; high >= 30; high -= 30) this.write((1 << 30) - 1, 30);
    // The ones and the zero after them in one go.
    this.write((1 << high) - 1, high);
    this.write(0, 1);
    this.write(value & ((1 << low) - 1), low);
  }

  readRice(low: number): number {
    let high = 0;
    for (;;) {
      const word = this.at >>> 5;
      const from = this.at & 31;
      // Beyond what is left of the word there is a zero: then the next word goes on.
      const ends = ~(this.words[word]! >>> from);
      // A word of nothing but ones has no end: −1 zeros, were it not for the case of its own.
      const ones = ends === 0 ? 32 : Math.min(31 - Math.clz32(ends & -ends), 32 - from);
      high += ones;
      this.at += ones;
      if (ones < 32 - from) break;
    }
    this.at += 1;
    return (high << low) + this.read(low);
  }
}

/** The `low` that makes Rice's code of these numbers short. */
export function riceLow(count: number, sum: number): number {
  return count === 0 ? 0 : Math.max(0, 31 - Math.clz32(Math.floor((sum / count) * Math.LN2)));
}

/** 0, −1, 1, −2, 2 … as 0, 1, 2, 3, 4 …, for |n| < 2^30. */
export const folded = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);

export const unfolded = (n: number): number => ((n & 1) === 0 ? n >>> 1 : -(n >>> 1) - 1);
