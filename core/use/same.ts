/** Are two JSON values equal? Parts that they share are not looked into: most of a changed shard is the one read. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [given(a), given(b)];
  return x.size === y.size && [...x].every(([name, value]) => y.has(name) && isSameJson(value, y.get(name)));
}

/** JSON knows no undefined: it is as if it were not there. */
const given = (object: object): Map<string, unknown> =>
  new Map(Object.entries(object).filter(([, value]) => value !== undefined));
