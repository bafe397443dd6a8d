import { copy, object, reply } from './json.ts';
import { KvsRefusal, checkEntity, checkKey, checkMany, checkValue, kvsLimits } from './kvs-rules.ts';
import type { EntityRules } from './kvs-rules.ts';
import { holds } from './kvs-conditions.ts';

export interface KvsEntry {
  readonly value: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** All that is stored, by `<entity>/<key>`; `/` before the first key means "no entity". */
export type KvsContent = ReadonlyMap<string, KvsEntry>;

export interface Kvs {
  /** One request of `@forge/kvs`: POST of `body` to `path`. */
  handle(path: string, body: unknown): Response;
  readonly content: KvsContent;
  clear(): void;
}

/**
 * Forge's key-value store as its SDK speaks to it: strict reads, conditional transactions, the documented limits and
 * error codes. Index queries are not built, since the app reads by key alone.
 */
export function createKvs(options: {
  readonly entities: EntityRules;
  readonly now: () => number;
  readonly start?: KvsContent;
  /** After every change, with everything. */
  readonly changed?: (content: KvsContent) => void;
}): Kvs {
  const { entities, now } = options;
  const content = new Map(options.start);

  const routes: Readonly<Record<string, (body: unknown) => Response>> = {
    '/api/v1/get': one,
    '/api/v1/entity/get': one,
    '/api/v1/set': setOne,
    '/api/v1/entity/set': setOne,
    '/api/v1/delete': deleteOne,
    '/api/v1/entity/delete': deleteOne,
    '/api/v1/batch/get': batchGet,
    '/api/v1/transaction': transaction,
  };

  return {
    content,
    clear: () => content.clear(),
    handle(path, body) {
      const route = routes[path];
      try {
        if (!route) throw new KvsRefusal(404, 'NOT_BUILT', `This store does not know ${path}.`);
        return route(body);
      } catch (cause) {
        if (!(cause instanceof KvsRefusal)) throw cause;
        return reply(cause.status, { code: cause.code, message: cause.message });
      }
    },
  };

  function one(body: unknown): Response {
    const name = nameOf(body);
    const entry = content.get(name);
    if (!entry) throw new KvsRefusal(404, 'KEY_NOT_FOUND', 'The specified key does not exist.');
    return reply(200, { key: object(body)?.['key'], ...entry });
  }

  function setOne(body: unknown): Response {
    apply([{ kind: 'set', ...operation(body) }]);
    return reply(200);
  }

  function deleteOne(body: unknown): Response {
    if (!content.has(nameOf(body)))
      throw new KvsRefusal(404, 'KEY_NOT_FOUND', 'The specified key does not exist.');
    apply([{ kind: 'delete', ...operation(body) }]);
    return reply(200);
  }

  function batchGet(body: unknown): Response {
    const items = Array.isArray(body) ? body.map((item) => object(item) ?? {}) : [];
    checkMany(items.map(nameOf));
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    for (const item of items) {
      const named = { key: item['key'], ...(item['entityName'] ? { entityName: item['entityName'] } : {}) };
      const entry = content.get(nameOf(item));
      // Copied by the answer, which is written at once.
      if (entry) successfulKeys.push({ ...named, ...entry });
      else
        failedKeys.push({ ...named, error: { code: 'KEY_NOT_FOUND', message: 'The key does not exist.' } });
    }
    return reply(200, { successfulKeys, failedKeys });
  }

  function transaction(body: unknown): Response {
    const given = object(body) ?? {};
    if (Buffer.byteLength(JSON.stringify(given)) > kvsLimits.transaction) {
      throw new KvsRefusal(400, 'MAX_SIZE', 'The transaction has exceeded its maximum size.');
    }
    const operations = (['set', 'delete', 'check'] as const).flatMap((kind) => {
      const some = given[kind];
      return Array.isArray(some) ? some.map((each) => ({ kind, ...operation(each) })) : [];
    });
    checkMany(operations.map(({ name }) => name));
    for (const { name, conditions } of operations) {
      if (conditions && !holds(conditions, object(content.get(name)?.value))) {
        throw new KvsRefusal(
          400,
          'CONDITIONAL_CHECK_FAILED',
          'A condition of the transaction does not hold.',
        );
      }
    }
    apply(operations);
    return reply(200);
  }

  function apply(operations: readonly (Operation & { readonly kind: 'set' | 'delete' | 'check' })[]): void {
    for (const { kind, entity, value } of operations) {
      if (kind === 'set') checkValue(value, entity === '' ? null : (entities.get(entity) ?? null));
    }
    for (const { kind, name, value } of operations) {
      const at = now();
      if (kind === 'set') {
        content.set(name, {
          value: copy(value),
          createdAt: content.get(name)?.createdAt ?? at,
          updatedAt: at,
        });
      } else if (kind === 'delete') content.delete(name);
    }
    if (operations.some(({ kind }) => kind !== 'check')) options.changed?.(content);
  }

  function operation(body: unknown): Operation {
    const given = object(body) ?? {};
    return {
      name: nameOf(given),
      entity: given['entityName'] === undefined ? '' : checkEntity(given['entityName'], entities),
      value: given['value'],
      conditions: object(given['conditions']),
    };
  }

  function nameOf(body: unknown): string {
    const given = object(body) ?? {};
    const entity = given['entityName'] === undefined ? '' : checkEntity(given['entityName'], entities);
    return `${entity}/${checkKey(given['key'])}`;
  }
}

// ── below ──

interface Operation {
  readonly name: string;
  readonly entity: string;
  readonly value: unknown;
  readonly conditions: ReturnType<typeof object>;
}
