import type { Sums, Tally } from '../../progress/sums.ts';
import { lazy } from './lazy.ts';
import { readNumbers, writeNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';

/** One Tally a row. */
export interface TallyColumns {
  readonly total: Float64Array;
  readonly done: Float64Array;
  readonly rest: Float64Array;
}

/** One Sums a row (progress/sums). */
export interface SumsColumns {
  readonly weighted: TallyColumns;
  readonly plain: TallyColumns;
  readonly weights: TallyColumns;
  readonly items: TallyColumns;
  readonly looseWeights: TallyColumns;
  readonly loose: TallyColumns;
  readonly finished: {
    readonly plain: Float64Array;
    readonly loose: Float64Array;
    readonly items: Float64Array;
  };
  readonly dropped: Float64Array;
  readonly unknown: Float64Array;
  readonly openZero: Float64Array;
}

/**
 * 24 columns. What follows from another one as long as every link weighs 1 and nothing counts in part is written as
 * the difference from it, which is then nothing; false before it = it could not be, and stands as it is.
 */
export type StoredSums = readonly (NumberColumn | readonly [false, NumberColumn])[];

export function writeSums(sums: readonly Sums[]): StoredSums {
  const columns: (NumberColumn | readonly [false, NumberColumn])[] = [];
  const put = (of: (sums: Sums) => number): void => {
    columns.push(writeNumbers(sums.map(of)));
  };
  const putBeside = (of: (sums: Sums) => number, guess: (sums: Sums) => number): void => {
    const differences = sums.map((one) => of(one) - guess(one));
    const isExact = sums.every((one) => isSmall(of(one)) && isSmall(guess(one)));
    columns.push(isExact ? writeNumbers(differences) : [false, writeNumbers(sums.map(of))]);
  };
  for (const [plain, weighted] of pairs) {
    for (const part of parts) put((one) => one[plain][part]);
    for (const part of parts) {
      putBeside(
        (one) => one[weighted][part],
        ({ [plain]: { total, done, rest } }) => timesThousand(total, done, rest, part),
      );
    }
  }
  for (const part of finishedParts) {
    putBeside(
      (one) => one.finished[part],
      (one) => one[part].done,
    );
  }
  for (const part of counts) put((one) => one[part]);
  return columns;
}

/** Columns are read when they are first looked at: a score takes a few of them, and all are most of a shard. */
export function readSums(stored: StoredSums, rows: number): SumsColumns {
  let at = 0;
  const next = (): Lazy => {
    const column = stored[at++] as NumberColumn;
    return lazy(() => readNumbers(column, rows));
  };
  const nextBeside = (guess: (numbers: Float64Array) => void): Lazy => {
    const column = stored[at++] as StoredSums[number];
    return lazy(() => readBeside(column, guess, rows));
  };
  const nextTally = (): TallyColumns => tally(next(), next(), next());
  const nextWeighted = (plain: TallyColumns): TallyColumns =>
    tally(
      nextBeside((numbers) => addThousandTimes(numbers, plain, 'total')),
      nextBeside((numbers) => addThousandTimes(numbers, plain, 'done')),
      nextBeside((numbers) => addThousandTimes(numbers, plain, 'rest')),
    );
  const plain = nextTally();
  const weighted = nextWeighted(plain);
  const items = nextTally();
  const weights = nextWeighted(items);
  const loose = nextTally();
  const looseWeights = nextWeighted(loose);
  const finished = [plain, loose, items].map((of) => nextBeside((numbers) => addTo(numbers, of.done))) as [
    Lazy,
    Lazy,
    Lazy,
  ];
  const [dropped, unknown, openZero] = [next(), next(), next()];
  return {
    weighted,
    plain,
    weights,
    items,
    looseWeights,
    loose,
    finished: {
      get plain() {
        return finished[0]();
      },
      get loose() {
        return finished[1]();
      },
      get items() {
        return finished[2]();
      },
    },
    get dropped() {
      return dropped();
    },
    get unknown() {
      return unknown();
    },
    get openZero() {
      return openZero();
    },
  };
}

/** The sums of each row, as objects; every column is read at once. */
export function sumsOf(columns: SumsColumns): (row: number) => Sums {
  const weighted = plainTally(columns.weighted);
  const plain = plainTally(columns.plain);
  const weights = plainTally(columns.weights);
  const items = plainTally(columns.items);
  const looseWeights = plainTally(columns.looseWeights);
  const loose = plainTally(columns.loose);
  const finished = { ...columns.finished };
  const { dropped, unknown, openZero } = columns;
  return (row) => ({
    weighted: tallyOf(weighted, row),
    plain: tallyOf(plain, row),
    weights: tallyOf(weights, row),
    items: tallyOf(items, row),
    looseWeights: tallyOf(looseWeights, row),
    loose: tallyOf(loose, row),
    finished: {
      plain: finished.plain[row] ?? 0,
      loose: finished.loose[row] ?? 0,
      items: finished.items[row] ?? 0,
    },
    dropped: dropped[row] ?? 0,
    unknown: unknown[row] ?? 0,
    openZero: openZero[row] ?? 0,
  });
}

// ── below ──

const pairs = [
  ['plain', 'weighted'],
  ['items', 'weights'],
  ['loose', 'looseWeights'],
] as const;
const parts = ['total', 'done', 'rest'] as const;
const finishedParts = ['plain', 'loose', 'items'] as const;
const counts = ['dropped', 'unknown', 'openZero'] as const;

type Lazy = () => Float64Array;

const tally = (total: Lazy, done: Lazy, rest: Lazy): TallyColumns => ({
  get total() {
    return total();
  },
  get done() {
    return done();
  },
  get rest() {
    return rest();
  },
});

/** @param guess adds what was taken away when the column was written */
function readBeside(
  column: StoredSums[number],
  guess: (numbers: Float64Array) => void,
  rows: number,
): Float64Array {
  if (typeof column !== 'string' && column[0] === false) return readNumbers(column[1] as NumberColumn, rows);
  const numbers = readNumbers(column as NumberColumn, rows);
  guess(numbers);
  return numbers;
}

/** Without getters: what is looked at for each row. */
const plainTally = ({ total, done, rest }: TallyColumns): TallyColumns => ({ total, done, rest });

const tallyOf = ({ total, done, rest }: TallyColumns, row: number): Tally => ({
  total: total[row] ?? 0,
  done: done[row] ?? 0,
  rest: rest[row] ?? 0,
});

/** What the same items add up to when each weighs 1: thousandths, with the millionths below the unit carried over. */
function timesThousand(total: number, done: number, rest: number, part: keyof Tally): number {
  if (part === 'total') return total * 1000;
  if (rest === 0) return part === 'rest' ? 0 : done * 1000;
  return part === 'rest' ? (rest % 1000) * 1000 : done * 1000 + Math.floor(rest / 1000);
}

function addThousandTimes(
  numbers: Float64Array,
  { total, done, rest }: TallyColumns,
  part: keyof Tally,
): void {
  for (let row = 0; row < numbers.length; row += 1) {
    numbers[row]! += timesThousand(total[row]!, done[row]!, rest[row]!, part);
  }
}

function addTo(numbers: Float64Array, others: Float64Array): void {
  for (let row = 0; row < numbers.length; row += 1) numbers[row]! += others[row]!;
}

/** Differences of two such are exact. */
const isSmall = (number: number): boolean => Math.abs(number) < 2 ** 51;
