import { DataRefusal } from './extension-data.ts';
import {
  listOf,
  member,
  ok,
  refused,
  type RestHost,
  type RestReply,
  type RestRequest,
} from './rest-reply.ts';

/**
 * `_apis/ExtensionManagement/InstalledExtensions/{publisher}/{extension}/…`: what the host's own data service calls.
 * null = not one of its routes.
 */
export function answerExtensionData(
  host: RestHost,
  request: RestRequest,
  [publisher, extension, ...rest]: readonly string[],
): RestReply | null {
  if (!publisher || !extension) return null;
  try {
    return answer(host, request, rest);
  } catch (error) {
    if (error instanceof DataRefusal) return refused(error.status, error.typeKey, error.message);
    throw error;
  }
}

function answer({ data }: RestHost, request: RestRequest, rest: readonly string[]): RestReply | null {
  const document = typeof request.body === 'object' && request.body !== null ? request.body : {};
  if (rest[0] === 'ExtensionDataCollectionQuery' && request.method === 'POST') {
    const asked = member(request.body, 'collections');
    const names = (Array.isArray(asked) ? asked : []).map((one) => String(member(one, 'collectionName')));
    return listOf(data.query(names));
  }
  const [, scopes, , , collections, collection, documents, id] = rest;
  if (scopes !== 'Scopes' || collections !== 'Collections' || documents !== 'Documents' || !collection)
    return null;
  switch (`${request.method} ${id === undefined ? 'all' : 'one'}`) {
    case 'GET all':
      return listOf(data.list(collection));
    case 'GET one':
      return ok(data.get(collection, id ?? ''));
    case 'POST all':
      return ok(data.create(collection, document));
    case 'PATCH all':
      return ok(data.update(collection, document));
    case 'PUT all':
      return ok(data.set(collection, document));
    case 'DELETE one':
      data.remove(collection, id ?? '');
      return { status: 204 };
    default:
      return null;
  }
}
