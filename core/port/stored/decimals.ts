import type { Decimal } from '../../model/decimal.ts';
import { readNumbers, unreadable, writeNumbers } from './numbers.ts';
import type { NumberColumn } from './numbers.ts';

/** Exact decimals, one behind the other: how many, their digits, and how many of these stand behind the point. */
export type DecimalColumn = readonly [many: number, digits: NumberColumn, scale: NumberColumn];

export const writeDecimals = (decimals: readonly Decimal[]): DecimalColumn => [
  decimals.length,
  writeNumbers(decimals.map(({ digits }) => digits)),
  writeNumbers(decimals.map(({ scale }) => scale)),
];

/** Gives the next one with each call. */
export function readDecimals([many, ...columns]: DecimalColumn): () => Decimal {
  const [digits, scale] = columns.map((column) => readNumbers(column, many));
  let row = 0;
  return () => {
    const decimal = { digits: digits?.[row], scale: scale?.[row] };
    row += 1;
    if (decimal.digits === undefined || decimal.scale === undefined) throw unreadable();
    return { digits: decimal.digits, scale: decimal.scale };
  };
}
