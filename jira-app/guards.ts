/*
 * Reads what a page sent: a payload that anybody can have written. A guard gives the value and nothing besides, or
 * undefined; null is a value. Every length is held, so that nothing large reaches the store.
 */
export type Guard<T> = (value: unknown) => T | undefined;

export const text =
  (longest: number): Guard<string> =>
  (value) =>
    typeof value === 'string' && value.length <= longest ? value : undefined;

/** What an id, a key or a shard's name can be. */
export function named<T extends string = string>(): Guard<T> {
  return (value) =>
    typeof value === 'string' && value !== '' && value.length <= 300 ? (value as T) : undefined;
}

/** `2026-11-01`; whether there is such a day is for the rules to say. */
export function day<T extends string>(): Guard<T> {
  return (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? (value as T) : undefined);
}

/** A whole number within bounds, both included. */
export const whole =
  (least: number, most: number): Guard<number> =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? value
      : undefined;

export const yesOrNo: Guard<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Guard<T> =>
  (value) =>
    choices.find((choice) => choice === value);

export const orNull =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value) =>
    value === null ? null : guard(value);

export const listOf =
  <T>(guard: Guard<T>, longest: number): Guard<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > longest) return undefined;
    const found: T[] = [];
    for (const one of value) {
      const read = guard(one);
      if (read === undefined) return undefined;
      found.push(read);
    }
    return found;
  };

/** These members, each as its guard says, and no others. */
export function shape<T extends object>(guards: { readonly [Name in keyof T]: Guard<T[Name]> }): Guard<T> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const found: Partial<T> = {};
    for (const name of Object.keys(guards) as (keyof T)[]) {
      const read = Object.hasOwn(value, name)
        ? guards[name]((value as Readonly<Record<keyof T, unknown>>)[name])
        : undefined;
      if (read === undefined) return undefined;
      found[name] = read;
    }
    return found as T;
  };
}

/** Any JSON that is not deep and, all told, not large: the rules of plan files read what it means. */
export function json<T>(longest: number, deepest: number): Guard<T> {
  return (value) => {
    const left = sizeLeft(value, longest, deepest);
    return left >= 0 ? (value as T) : undefined;
  };
}

// ── below ──

/** How much of `budget` (characters, and one for each value) is left; below 0 = too large, too deep, or no JSON. */
function sizeLeft(value: unknown, budget: number, depth: number): number {
  if (budget < 0 || depth < 0) return -1;
  switch (typeof value) {
    case 'string':
      return budget - 1 - value.length;
    case 'number':
      return Number.isFinite(value) ? budget - 1 : -1;
    case 'boolean':
      return budget - 1;
    case 'object':
      break;
    default:
      return -1;
  }
  let left = budget - 1;
  for (const [name, one] of Object.entries(value ?? {})) {
    // A member of this name would change what the object is, not what it holds.
    if (name === '__proto__') return -1;
    left = sizeLeft(one, left - name.length, depth - 1);
    if (left < 0) return -1;
  }
  return left;
}
