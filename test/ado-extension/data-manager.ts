import type { DataManager } from '@throughline/ado-extension/extension-data.ts';
import { DataRefusal, type ExtensionData } from '@throughline/workbench/ado-host/extension-data.ts';

/** What a query answers for a collection that was never written: nobody outside Microsoft knows, so all are tried. */
export type Unwritten = 'empty' | 'absent' | 'refused' | 'null';

export interface ManagerOptions {
  readonly unwritten?: Unwritten;
  /** Called before each call; throws to make it fail, `after` true = the host has done it already. */
  readonly before?: (call: string, writes: boolean) => Promise<void> | void;
  readonly after?: (call: string, writes: boolean) => Promise<void> | void;
}

/** The host's manager without frames between: everything that crosses is turned into JSON and back. */
export function dataManager(data: ExtensionData, options: ManagerOptions = {}): DataManager {
  const { unwritten = 'empty' } = options;
  const call = async (name: string, writes: boolean, run: () => unknown): Promise<unknown> => {
    await options.before?.(name, writes);
    const answer = crossed(run);
    await options.after?.(name, writes);
    return answer;
  };
  return {
    queryCollectionsByName: (names) =>
      call('query', false, () => {
        const found = data.query(names);
        if (unwritten === 'refused') for (const { collectionName } of found) data.list(collectionName);
        if (unwritten === 'absent') return found.filter(({ documents }) => documents.length > 0);
        if (unwritten === 'null') {
          return found.map((one) => (one.documents.length > 0 ? one : { ...one, documents: null }));
        }
        return found;
      }),
    getDocument: (collection, id) => call('get', false, () => data.get(collection, id)),
    createDocument: (collection, document) => call('create', true, () => data.create(collection, document)),
    updateDocument: (collection, document) => call('update', true, () => data.update(collection, document)),
  };
}

/** As it comes out of a message to a frame: nulls are gone, an error is a plain object. */
function crossed(run: () => unknown): unknown {
  try {
    return withoutNulls(JSON.parse(JSON.stringify(run())));
  } catch (error) {
    if (!(error instanceof DataRefusal)) throw error;
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw {
      name: 'Error',
      message: error.message,
      status: error.status,
      serverError: { typeKey: error.typeKey },
    };
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
