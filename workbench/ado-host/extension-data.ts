/** A document as it is kept: whatever the extension wrote, under the etag that the host counts. */
export interface KeptDocument {
  readonly id: string;
  readonly __etag: number;
  readonly [member: string]: unknown;
}

/** Collection → document id → document. Plain data, to keep it between runs. */
export type KeptCollections = Readonly<Record<string, Readonly<Record<string, KeptDocument>>>>;

/** Refused, as the host refuses it: the name of its exception is what tells one refusal from another. */
export class DataRefusal extends Error {
  readonly status: number;
  readonly typeKey: string;
  constructor(status: number, typeKey: string, message: string) {
    super(message);
    this.status = status;
    this.typeKey = typeKey;
  }
}

/**
 * Azure DevOps' extension data, as far as it is known from its clients and from what people saw of it: no access
 * control, no filter, no paging; one counter a document.
 */
export interface ExtensionData {
  /** A collection that was never written is in the answer, without documents. */
  query(
    collections: readonly string[],
  ): readonly { collectionName: string; documents: readonly KeptDocument[] }[];
  /** @throws DataRefusal as all of the following do */
  list(collection: string): readonly KeptDocument[];
  get(collection: string, id: string): KeptDocument;
  create(collection: string, document: object): KeptDocument;
  update(collection: string, document: object): KeptDocument;
  /** Creates or updates; without an etag it acts as one with etag 1. */
  set(collection: string, document: object): KeptDocument;
  remove(collection: string, id: string): void;
  data(): KeptCollections;
}

/** @param onChange called after each write */
export function extensionData(start: KeptCollections = {}, onChange: () => void = () => {}): ExtensionData {
  const collections = new Map(
    Object.entries(start).map(([name, documents]) => [name, new Map(Object.entries(documents))] as const),
  );
  let made = 0;

  const documentsOf = (name: string): Map<string, KeptDocument> => {
    const found = collections.get(name.toLowerCase());
    if (!found) {
      throw new DataRefusal(
        404,
        'DocumentCollectionDoesNotExistException',
        '%error="1660002";%:The collection does not exist',
      );
    }
    return found;
  };
  const get = (collection: string, id: string): KeptDocument => {
    const found = documentsOf(collection).get(id);
    if (!found) {
      throw new DataRefusal(404, 'DocumentDoesNotExistException', `TF1590005: Document ${id} does not exist`);
    }
    return found;
  };
  const keep = (collection: string, document: object, id: string, etag: number): KeptDocument => {
    const kept = { ...document, id, __etag: etag };
    const name = collection.toLowerCase();
    collections.set(name, new Map([...(collections.get(name) ?? []), [id, kept]]));
    onChange();
    return kept;
  };
  const create = (collection: string, document: object): KeptDocument => {
    const id = idOf(document) ?? `document-${++made}`;
    if (collections.get(collection.toLowerCase())?.has(id)) {
      throw new DataRefusal(409, 'DocumentExistsException', `TF1590006: Document ${id} already exists`);
    }
    return keep(collection, document, id, 1);
  };
  const update = (collection: string, document: object): KeptDocument => {
    const id = idOf(document) ?? '';
    const before = get(collection, id);
    const { __etag: given = 1 } = document as { __etag?: number };
    if (given !== before.__etag) {
      throw new DataRefusal(
        400,
        'InvalidDocumentVersionException',
        `TF1590014: The version of document ${id} does not match`,
      );
    }
    return keep(collection, document, id, before.__etag + 1);
  };

  return {
    query: (names) =>
      names.map((name) => ({
        collectionName: name,
        documents: [...(collections.get(name.toLowerCase())?.values() ?? [])],
      })),
    list: (collection) => [...documentsOf(collection).values()],
    get,
    create,
    update,
    set: (collection, document) =>
      collections.get(collection.toLowerCase())?.has(idOf(document) ?? '')
        ? update(collection, document)
        : create(collection, document),
    remove: (collection, id) => {
      get(collection, id);
      documentsOf(collection).delete(id);
      onChange();
    },
    data: () =>
      Object.fromEntries([...collections].map(([name, documents]) => [name, Object.fromEntries(documents)])),
  };
}

function idOf(document: object): string | undefined {
  const { id } = document as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
