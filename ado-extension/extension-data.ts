import { StoreFault } from '@throughline/core/port/store.ts';

/**
 * What the store uses of Azure DevOps' extension data manager (azure-devops-extension-api's IExtensionDataManager).
 * Everything that comes back crossed a frame by message: nulls are gone, errors are plain objects.
 */
export interface DataManager {
  queryCollectionsByName(names: string[]): Promise<unknown>;
  getDocument(collection: string, id: string): Promise<unknown>;
  /** Refused when the document exists. */
  createDocument(collection: string, document: DataDocument): Promise<unknown>;
  /** Refused when `__etag` is not the stored one. */
  updateDocument(collection: string, document: DataDocument): Promise<unknown>;
}

/** As it is stored. `v` is JSON in a string: an object of the same size takes sixteen times as long to cross. */
export interface DataDocument {
  readonly id: string;
  /** Counted up by the host with every write; absent in a new one. */
  readonly __etag?: number;
  /** The number of the commit that wrote it. */
  readonly s: number;
  readonly v: string;
}

/** What a refused call says about the document; null = the call failed for another reason. */
export type Refusal = 'unwritten' | 'exists' | 'stale';

/**
 * A status alone proves nothing about a document: a 404 is also what a broken address gives. Only the host's own
 * name for the error does (a stale etag has been seen with 400 and with 409).
 */
export function refusalIn(error: unknown): Refusal | null {
  switch (typeKeyOf(error)) {
    case 'DocumentCollectionDoesNotExistException':
    case 'DocumentDoesNotExistException':
      return 'unwritten';
    case 'DocumentExistsException':
      return 'exists';
    case 'InvalidDocumentVersionException':
      return 'stale';
    default:
      return null;
  }
}

/** Any other failure, for the caller of the store. */
export function storeFault(doing: string, error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  const { status, retryAfter, message } = partsOf(error);
  const reason = status === null ? message : `${status} ${message}`.trim();
  return new StoreFault(`Azure DevOps did not ${doing}${reason ? `: ${reason}` : ''}.`, {
    cause: error,
    retryAfter,
  });
}

/** The document in an answer, or null where there is none; anything of another shape is a fault, never "nothing". */
export function readDocument(answer: unknown): DataDocument | null {
  if (answer === null || answer === undefined) return null;
  if (typeof answer === 'object') {
    const { id, __etag, s, v } = answer as Partial<Record<keyof DataDocument, unknown>>;
    if (
      typeof id === 'string' &&
      typeof __etag === 'number' &&
      typeof s === 'number' &&
      typeof v === 'string'
    ) {
      return { id, __etag, s, v };
    }
  }
  throw new StoreFault('Azure DevOps returned a document that Throughline did not write.');
}

/** Collection name in lower case (the host does not tell cases apart) → its documents. */
export function readCollections(answer: unknown): ReadonlyMap<string, readonly unknown[]> {
  if (!Array.isArray(answer)) throw new StoreFault('Azure DevOps returned no list of collections.');
  const found = new Map<string, readonly unknown[]>();
  for (const entry of answer as readonly unknown[]) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { collectionName, documents } = entry as { collectionName?: unknown; documents?: unknown };
    if (typeof collectionName !== 'string') continue;
    found.set(collectionName.toLowerCase(), Array.isArray(documents) ? (documents as unknown[]) : []);
  }
  return found;
}

function typeKeyOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { serverError, typeKey } = error as { serverError?: { typeKey?: unknown } | null; typeKey?: unknown };
  const found = serverError?.typeKey ?? typeKey;
  return typeof found === 'string' ? found : null;
}

function partsOf(error: unknown): { status: number | null; retryAfter: number | null; message: string } {
  if (typeof error !== 'object' || error === null) {
    return { status: null, retryAfter: null, message: typeof error === 'string' ? error : '' };
  }
  const { status, retryAfter, message } = error as Record<string, unknown>;
  return {
    status: typeof status === 'number' ? status : null,
    retryAfter: typeof retryAfter === 'number' ? retryAfter : null,
    message: typeof message === 'string' ? message.replace(/\.$/, '') : '',
  };
}
