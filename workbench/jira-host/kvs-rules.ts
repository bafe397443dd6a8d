import { object } from './json.ts';

/** What Forge's key-value store refuses, with its own codes. */
export class KvsRefusal extends Error {
  override readonly name = 'KvsRefusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Documented limits: keys a batch, operations and bytes a transaction, bytes and nesting of one value. */
export const kvsLimits = { operations: 25, transaction: 4_000_000, value: 240 * 1024, depth: 32, key: 500 };

/** An entity of the manifest: attribute → its type. */
export type EntityRules = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw new KvsRefusal(400, 'EMPTY_KEY', 'Key cannot be empty.');
  if (key.length > kvsLimits.key)
    throw new KvsRefusal(400, 'KEY_TOO_LONG', 'The key is above 500 characters.');
  if (!/^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/.test(key)) {
    throw new KvsRefusal(400, 'INVALID_KEY', 'The key has a character that is not allowed.');
  }
  return key;
}

export function checkEntity(name: unknown, rules: EntityRules): string {
  if (typeof name !== 'string' || !rules.has(name)) {
    throw new KvsRefusal(400, 'INVALID_ENTITY_TYPE', 'The manifest declares no such entity.');
  }
  return name;
}

export function checkValue(value: unknown, attributes: ReadonlyMap<string, string> | null): void {
  const json = JSON.stringify(value);
  if (json === undefined) throw new KvsRefusal(400, 'INVALID_VALUE', 'There is no value.');
  if (Buffer.byteLength(json) > kvsLimits.value) {
    throw new KvsRefusal(400, 'MAX_SIZE', 'The value has exceeded the maximum size.');
  }
  if (depthOf(value) > kvsLimits.depth) {
    throw new KvsRefusal(400, 'MAX_DEPTH', 'The value has exceeded the maximum object depth.');
  }
  if (attributes) checkAttributes(value, attributes);
}

/** A batch or a transaction: not empty, not above its limit, no key twice. */
export function checkMany(names: readonly string[]): void {
  if (names.length === 0) throw new KvsRefusal(400, 'EMPTY_REQUEST', 'There is nothing to do.');
  if (names.length > kvsLimits.operations) {
    throw new KvsRefusal(400, 'TOO_MANY_OPERATIONS', 'At most 25 operations at once.');
  }
  if (new Set(names).size < names.length) {
    throw new KvsRefusal(400, 'DUPLICATE_KEY', 'One key is named twice.');
  }
}

// ── below ──

function checkAttributes(value: unknown, attributes: ReadonlyMap<string, string>): void {
  for (const [attribute, given] of Object.entries(object(value) ?? { '': value })) {
    const type = attributes.get(attribute);
    const fits = type === 'any' || (type === 'integer' ? Number.isInteger(given) : typeof given === type);
    if (!type || !fits) {
      throw new KvsRefusal(
        400,
        'INVALID_ENTITY_VALUE',
        `The attribute "${attribute}" does not fit the entity.`,
      );
    }
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
