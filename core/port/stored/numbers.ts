import { StoreFault } from '../store.ts';

/**
 * A column of whole numbers as text: the variable-length digits of source maps (32 signs end a number, 32 go on),
 * most significant first. Its head says how the rest is to be read: a base, a common divisor, differences, repeats.
 * A list where the numbers lie too far apart for that.
 */
export type NumberColumn = string | readonly (number | null)[];

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGIT = 32;
/** Of base and spread: so far every step below stays a safe integer. */
const FAR = 2 ** 50;

/** Bits of the head. */
const asDifferences = 1;
const asRepeats = 2;

/** As a head it says: numbers as they are, neither differences nor repeats. */
const zero = 'A';
const BAD = 255;
const valueOf = new Uint8Array(128).fill(BAD);
for (let at = 0; at < SIGNS.length; at += 1) valueOf[SIGNS.charCodeAt(at)] = at;

/** @param numbers whole, or null */
export function writeNumbers(numbers: readonly (number | null)[]): NumberColumn {
  let [base, most, given] = [Infinity, -Infinity, 0];
  for (const number of numbers) {
    if (number === null) continue;
    given += 1;
    if (number < base) base = number;
    if (number > most) most = number;
  }
  if (most === -Infinity) [base, most] = [0, 0];
  if (most - base > FAR || Math.abs(base) > FAR) return [...numbers];
  const head = (mode: number, divisor = 1) => digits(mode) + digits(signed(base)) + digits(divisor);
  const isOneNumber = most === base && given === numbers.length && given > 0;
  if (isOneNumber) return head(asRepeats) + digits(given) + digits(1);
  const divisor = most === base ? 1 : commonDivisorOf(numbers, base);
  const codes = numbers.map((number) => (number === null ? 0 : (number - base) / divisor + 1));
  const steps = codes.map((code, at) => signed(code - (codes[at - 1] ?? 0)));
  const ways = [
    { mode: 0, codes, size: sizeOf(codes) },
    { mode: asRepeats, codes, size: sizeOfRepeats(codes) },
    { mode: asDifferences, codes: steps, size: sizeOf(steps) },
    { mode: asDifferences + asRepeats, codes: steps, size: sizeOfRepeats(steps) },
  ];
  const best = ways.reduce((shortest, way) => (way.size < shortest.size ? way : shortest));
  return (
    head(best.mode, divisor) +
    (best.mode >= asRepeats ? repeats(best.codes) : best.codes.map(digits).join(''))
  );
}

/**
 * NaN stands for null. One pass over the signs, and no function for each number: a cold load reads thousands.
 * @throws StoreFault when it is no such column of so many numbers
 */
export function readNumbers(column: NumberColumn, count: number): Float64Array {
  if (typeof column !== 'string') return readList(column, count);
  const numbers = new Float64Array(count);
  let mode = 0;
  let base = 0;
  let divisor = 0;
  /** How many numbers of the head have been read. */
  let known = 0;
  let isRunNext = false;
  let row = 0;
  let end = 1;
  let code = 0;
  let high = 0;
  let value = BAD;
  for (let at = 0; at < column.length; at += 1) {
    value = valueOf[column.charCodeAt(at)] ?? BAD;
    if (value >= DIGIT) {
      if (value === BAD) throw unreadable();
      high = (high + value - DIGIT) * DIGIT;
      continue;
    }
    const read = high + value;
    high = 0;
    if (known < 3) {
      if (known === 0) mode = read;
      else if (known === 1) base = unsigned(read);
      else divisor = read;
      known += 1;
      isRunNext = mode >= asRepeats;
    } else if (isRunNext) {
      end = row + read;
      isRunNext = false;
    } else {
      if (end > count || end === row) throw unreadable();
      if (mode % 2 === asDifferences) {
        const step = unsigned(read);
        for (; row < end; row += 1) {
          code += step;
          numbers[row] = code === 0 ? NaN : base + (code - 1) * divisor;
        }
      } else {
        const number = read === 0 ? NaN : base + (read - 1) * divisor;
        for (; row < end; row += 1) numbers[row] = number;
      }
      if (mode >= asRepeats) isRunNext = true;
      else end = row + 1;
    }
  }
  const isWhole = known === 3 && value < DIGIT && isRunNext === mode >= asRepeats;
  if (!isWhole || row !== count) throw unreadable();
  return numbers;
}

/**
 * Does a column surely have a number in every row? It is looked for, not read: a null is the sign of 0 by itself. Of
 * columns of other kinds, and now and then, false says nothing.
 */
export function isFull(column: NumberColumn): boolean {
  if (typeof column !== 'string' || !column.startsWith(zero)) return false;
  for (let at = column.indexOf(zero, 1); at > 0; at = column.indexOf(zero, at + 1)) {
    if ((valueOf[column.charCodeAt(at - 1)] ?? BAD) < DIGIT) return false;
  }
  return true;
}

/** What a column says where it has nothing to say. */
export const orNull = (number: number | undefined): number | null =>
  number === undefined || Number.isNaN(number) ? null : number;

export const unreadable = (cause?: unknown): StoreFault =>
  new StoreFault('A stored shard is not in the form that this app writes.', { cause });

/** @throws StoreFault whatever it is that could not be read */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof StoreFault ? cause : unreadable(cause);
  }
}

// ── below ──

function readList(column: readonly (number | null)[], count: number): Float64Array {
  if (!Array.isArray(column) || column.length !== count) throw unreadable();
  return Float64Array.from(column, (number) => number ?? NaN);
}

function digits(number: number): string {
  let text = SIGNS[number % DIGIT] ?? '';
  for (let rest = Math.floor(number / DIGIT); rest > 0; rest = Math.floor(rest / DIGIT)) {
    text = (SIGNS[DIGIT + (rest % DIGIT)] ?? '') + text;
  }
  return text;
}

function repeats(codes: readonly number[]): string {
  let text = '';
  forRuns(codes, (many, code) => {
    text += digits(many) + digits(code);
  });
  return text;
}

function sizeOf(codes: readonly number[]): number {
  let size = 0;
  for (const code of codes) size += widthOf(code);
  return size;
}

function sizeOfRepeats(codes: readonly number[]): number {
  let size = 0;
  forRuns(codes, (many, code) => {
    size += widthOf(many) + widthOf(code);
  });
  return size;
}

function forRuns(codes: readonly number[], take: (many: number, code: number) => void): void {
  for (let at = 0; at < codes.length;) {
    const begin = at;
    const code = codes[at] ?? 0;
    while (at < codes.length && codes[at] === code) at += 1;
    take(at - begin, code);
  }
}

function widthOf(number: number): number {
  let width = 1;
  for (let least = DIGIT; number >= least; least *= DIGIT) width += 1;
  return width;
}

const signed = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number);

/** Without `%`, which of numbers beyond 32 bits is a call. */
function unsigned(code: number): number {
  const half = code / 2;
  return Math.floor(half) === half ? half : -(code + 1) / 2;
}

/** Of the numbers' distances from the base, which are not all 0. */
function commonDivisorOf(numbers: readonly (number | null)[], base: number): number {
  let divisor = 0;
  for (const number of numbers) {
    if (number === null) continue;
    if (divisor === 1) break;
    for (let rest = number - base; rest !== 0;) [divisor, rest] = [rest, divisor % rest];
  }
  return divisor;
}
