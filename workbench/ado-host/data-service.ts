/**
 * The host's extension data service as a frame sees it: a manager whose every call is one REST request, as in the real
 * host. A refusal becomes an error with `status` and `serverError`, which is all that reaches the frame of it.
 */
export interface RestPlace {
  /** Of the organisation, with a slash at its end. */
  readonly restUrl: string;
  readonly publisher: string;
  readonly extension: string;
  /** How requests are sent; absent = over the network. */
  readonly fetch?: typeof fetch;
}

export function extensionDataService(place: RestPlace): object {
  return { getExtensionDataManager: async (_extensionId: string, token: string) => manager(place, token) };
}

interface DocumentOptions {
  readonly scopeType?: string;
  readonly scopeValue?: string;
  readonly defaultValue?: unknown;
}

function manager(place: RestPlace, token: string): object {
  const send = sender(place, token);
  const documents = (collection: string, options: DocumentOptions = {}, id?: string): string => {
    const scope = [options.scopeType ?? 'Default', options.scopeValue ?? 'Current'];
    const path = ['Data', 'Scopes', ...scope, 'Collections', collection, 'Documents'];
    return [...path, ...(id === undefined ? [] : [id])].map(encodeURIComponent).join('/');
  };
  const list = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = (await send(method, path, body)) as { value?: unknown };
    return reply.value;
  };
  const query = async (collections: readonly { collectionName: string }[]): Promise<unknown> =>
    list('POST', 'ExtensionDataCollectionQuery', {
      collections: collections.map(({ collectionName }) => ({
        collectionName,
        scopeType: 'Default',
        scopeValue: 'Current',
      })),
    });
  const settings = '$settings';
  return {
    getDocument: async (collection: string, id: string, options?: DocumentOptions) =>
      send('GET', documents(collection, options, id)),
    getDocuments: async (collection: string, options?: DocumentOptions) =>
      list('GET', documents(collection, options)),
    createDocument: async (collection: string, document: unknown, options?: DocumentOptions) =>
      send('POST', documents(collection, options), document),
    updateDocument: async (collection: string, document: unknown, options?: DocumentOptions) =>
      send('PATCH', documents(collection, options), document),
    setDocument: async (collection: string, document: unknown, options?: DocumentOptions) =>
      send('PUT', documents(collection, options), document),
    deleteDocument: async (collection: string, id: string, options?: DocumentOptions) =>
      send('DELETE', documents(collection, options, id)),
    queryCollectionsByName: async (names: readonly string[]) =>
      query(names.map((collectionName) => ({ collectionName }))),
    queryCollections: query,
    getValue: async (key: string, options: DocumentOptions = {}) =>
      send('GET', documents(settings, options, key)).then(
        (found) => (found as { value?: unknown }).value,
        () => options.defaultValue,
      ),
    setValue: async (key: string, value: unknown, options?: DocumentOptions) =>
      send('PUT', documents(settings, options), { id: key, value }).then(() => value),
  };
}

function sender({ restUrl, publisher, extension, fetch: send = fetch }: RestPlace, token: string) {
  const base = `${restUrl}_apis/ExtensionManagement/InstalledExtensions/${publisher}/${extension}/`;
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await send(`${base}${path}?api-version=7.1-preview.1`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const reply: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return reply;
    const serverError = (reply ?? {}) as { message?: string };
    throw Object.assign(new Error(serverError.message ?? response.statusText), {
      status: response.status,
      responseText: text,
      serverError,
    });
  };
}
