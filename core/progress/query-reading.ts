import type { Day } from '../model/day.ts';
import { nearestDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { CountOf, QuerySource } from '../model/plan.ts';
import { unitScale } from '../model/count-unit.ts';
import type { WorkItem } from '../model/work-item.ts';
import { sizeOf } from './contribution.ts';

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
  const count = fieldOf(source.field ?? '');
  const sum = items.reduce((all, { sizes }) => all + BigInt(sizeOf(sizes, count) ?? 0), 0n);
  return { value: nearestDecimal(sum, unitScale(count)), on: asOf };
}

/** `points` and `estimate` as in a work measure; anything else is the host's id of a number field. */
function fieldOf(field: string): CountOf {
  if (field === 'points') return { unit: 'points' };
  if (field === 'estimate') return { unit: 'seconds' };
  return { unit: 'field', field };
}
