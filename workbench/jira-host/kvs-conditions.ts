import { object } from './json.ts';
import type { JsonObject } from './json.ts';
import { KvsRefusal } from './kvs-rules.ts';

/** Do the conditions of a transaction hold for an entity; null = it is not stored. */
export function holds(conditions: JsonObject, entity: JsonObject | null): boolean {
  const { and, or } = conditions;
  if (Array.isArray(and) && !Array.isArray(or)) return and.every((each) => holdsOne(each, entity));
  if (Array.isArray(or) && !Array.isArray(and)) return or.some((each) => holdsOne(each, entity));
  throw new KvsRefusal(400, 'INVALID_FILTER_OPERATORS_COMBINATION', 'Either "and" or "or" is needed.');
}

// ── below ──

function holdsOne(condition: unknown, entity: JsonObject | null): boolean {
  const given = object(condition);
  const stored = entity?.[String(given?.['property'])];
  const values = given?.['values'];
  const [value] = Array.isArray(values) ? (values as readonly unknown[]) : [];
  switch (given?.['condition']) {
    case 'EXISTS':
      return stored !== undefined;
    case 'NOT_EXISTS':
      return stored === undefined;
    case 'EQUAL_TO':
      return stored === value;
    case 'NOT_EQUAL_TO':
      return stored !== value;
    default:
      throw new KvsRefusal(400, 'NOT_BUILT', 'This store does not know the condition.');
  }
}
