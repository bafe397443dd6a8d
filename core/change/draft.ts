import type { DocumentKind, Documents } from '../port/documents.ts';

/**
 * Documents being changed together: read before, written in one commit after. What changes them is pure; reading and
 * committing is the use case's part.
 */
export interface Draft {
  /** As read, or as put since; null = unwritten. @throws RangeError when it was not read: nothing is known of it. */
  get<K extends DocumentKind>(kind: K, id: string): Documents[K] | null;
  /** null deletes. */
  put<K extends DocumentKind>(kind: K, id: string, value: Documents[K] | null): void;
}
