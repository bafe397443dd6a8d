import type { Day } from '../model/day.ts';
import { nearestDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { QuerySource } from '../model/plan.ts';
import { unitScale } from '../model/count-unit.ts';
import type { WorkItem } from '../model/work-item.ts';
import { sizeOf } from './contribution.ts';
import { countOfSource } from './source-count.ts';
import type { Sums } from './sums.ts';

/**
 * The reading of a metric that a query counts, or sums a field of (R15, form two). An item without the field adds
 * nothing. Every item found counts, whatever its level and stage: the query says what is meant.
 * @throws RangeError where the sum is no safe integer
 */
export function queryReading(
  source: QuerySource,
  items: readonly WorkItem[],
  asOf: Day,
): { value: Decimal; on: Day } {
  if (source.of === 'count') return { value: { digits: items.length, scale: 0 }, on: asOf };
  const count = countOfSource(source);
  const sum = items.reduce((all, { sizes }) => all + BigInt(sizeOf(sizes, count) ?? 0), 0n);
  return { value: nearestDecimal(sum, unitScale(count)), on: asOf };
}

/** The same from running sums, in which every item found stands with its size. */
export const readingOfSums = (
  source: Pick<QuerySource, 'of' | 'field'>,
  { items, plain }: Pick<Sums, 'items' | 'plain'>,
): Decimal =>
  source.of === 'count'
    ? { digits: items.total, scale: 0 }
    : nearestDecimal(BigInt(plain.total), unitScale(countOfSource(source)));
