/**
 * A plan file as written, before any meaning: plain values that remember where they stand. Aliases share the node of
 * their anchor, so that nothing is ever expanded.
 */
export interface SourceNode {
  /** Text, number, true/false, null, or the same inside null-prototype objects and arrays. */
  readonly value: unknown;
  /** Into the text, UTF-16 units. */
  readonly offset: number;
  /** Of a mapping. */
  readonly fields: ReadonlyMap<string, SourceField> | null;
  /** Of a list. */
  readonly items: readonly SourceNode[] | null;
  /** How many nodes it has with all aliases written out; may be huge, never infinite. */
  readonly size: number;
}

export interface SourceField {
  readonly keyOffset: number;
  readonly node: SourceNode;
}

/** The value of a node that was already refused: nothing more is said about it. */
export const unreadable: unique symbol = Symbol('unreadable');

/** A node together with its path; `node` is null where the file has nothing. */
export interface Spot {
  readonly node: SourceNode | null;
  readonly offset: number;
  readonly path: string;
}

export const rootSpot = (node: SourceNode): Spot => ({ node, offset: node.offset, path: '' });

/** The value under a key; where there is none, the place of the mapping that lacks it. */
export function under(spot: Spot, key: string): Spot {
  const field = spot.node?.fields?.get(key);
  return {
    node: field?.node ?? null,
    offset: field?.node.offset ?? spot.offset,
    path: keyPath(spot.path, key),
  };
}

/** The key itself, for what is wrong with the name and not with the value. */
export function keyUnder(spot: Spot, key: string): Spot {
  const at = under(spot, key);
  return { ...at, offset: spot.node?.fields?.get(key)?.keyOffset ?? at.offset };
}

export function itemOf(spot: Spot, index: number): Spot {
  const node = spot.node?.items?.[index] ?? null;
  return { node, offset: node?.offset ?? spot.offset, path: itemPath(spot.path, index) };
}

export const itemPath = (path: string, index: number): string => `${path}[${index}]`;

/** Down a path of keys and indexes. */
export function follow(spot: Spot, path: readonly PropertyKey[]): Spot {
  let at = spot;
  for (const step of path) at = typeof step === 'number' ? itemOf(at, step) : under(at, String(step));
  return at;
}

export const has = (spot: Spot, key: string): boolean => spot.node?.fields?.has(key) === true;

export function keyPath(path: string, key: string): string {
  const shown = /^[\w-]{1,60}$/.test(key)
    ? key
    : JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key);
  return path === '' ? shown : shown === key ? `${path}.${key}` : `${path}[${shown}]`;
}
