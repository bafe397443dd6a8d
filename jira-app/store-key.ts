import { createHash } from 'node:crypto';
import type { DocumentKind } from '@throughline/core/port/documents.ts';

/** Document kind → entity in manifest.yml. An entity's name has no capitals. */
export const entityOf: Readonly<Record<DocumentKind, string>> = {
  project: 'project',
  shard: 'shard',
  text: 'text',
  item: 'item',
  keyResult: 'key-result',
  count: 'count',
  found: 'found',
  directory: 'directory',
  ledger: 'ledger',
  series: 'series',
  scenarios: 'scenarios',
  sprint: 'sprint',
};

/** Forge refuses keys above 500 characters. */
const longest = 400;

/**
 * A document's id as a Forge key, which may hold letters, digits and `: . _ - #` only: any other character becomes
 * its UTF-8 bytes, each `#` and two hex digits. Different ids give different keys; a very long one ends in its hash.
 */
export function storeKey(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9:._-]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `#${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  if (plain === '') throw new RangeError('A document needs an id.');
  if (plain.length <= longest) return plain;
  // `##` cannot come from the line above, so a shortened key never meets a whole one.
  return `${plain.slice(0, longest - 66)}##${createHash('sha256').update(id).digest('hex')}`;
}
