import type { Said } from '../model/said.ts';
import type { Documents, DocumentKind } from './documents.ts';

/** One document's name: its kind and an id unique within the kind. */
export interface Key<K extends DocumentKind = DocumentKind> {
  readonly kind: K;
  readonly id: string;
}

/** A revision as the store counts them; opaque, compared for equality only. null = never written. */
export type Revision = string | null;

export interface Stored<K extends DocumentKind = DocumentKind> {
  readonly key: Key<K>;
  /** null = unwritten (or deleted). A failed read is never reported so: it throws StoreFault. */
  readonly value: Documents[K] | null;
  readonly revision: Revision;
}

export interface Write<K extends DocumentKind = DocumentKind> {
  readonly key: Key<K>;
  /** null deletes. */
  readonly value: Documents[K] | null;
  /** The revision that the writer read; null = it read "unwritten". Anything else now stored is a conflict. */
  readonly expected: Revision;
}

export type Committed = { readonly ok: true } | { readonly ok: false; readonly conflict: true };

/**
 * Where facts are kept. One contract suite (test/contract/store.ts) runs on every adapter.
 * @throws StoreFault from either method when the host does not answer as it should; nothing is then known to be
 * written, and nothing is half written: a later read shows all of a commit or none of it.
 */
export interface Store {
  /** One platform call for up to `limits.keys` keys. Answers in the order of the keys. Strict: sees every earlier commit. */
  get<K extends DocumentKind>(keys: readonly Key<K>[]): Promise<readonly Stored<K>[]>;
  /** All or nothing, up to `limits.writes` writes. A conflict writes nothing. */
  commit(writes: readonly Write[]): Promise<Committed>;
  readonly limits: { readonly keys: number; readonly writes: number };
}

/** The store could not be read or written. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  /** Seconds, where the host said when to come back. */
  readonly retryAfter: number | null;
  /** What a person should be told instead of "did not answer": a plain sentence. */
  readonly told: Said | null;
  constructor(
    message: string,
    options: { cause?: unknown; retryAfter?: number | null; told?: Said | null } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? null;
    this.told = options.told ?? null;
  }
}
