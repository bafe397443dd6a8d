import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { Field, Fields } from '@throughline/core/view/node-details.ts';

/** What a check-in asks of a person: a number, yes or no, or only words, since the number comes from elsewhere. */
export type Asks =
  | { readonly kind: 'number'; readonly unit: string | null }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'words'; readonly from: 'work' | 'milestones' | 'objectives' | 'query' };

/** @param fields of the node; null = not read yet: then a metric is taken as one that people type */
export function asksFor({ measure, amount }: HierarchyNode, fields: Fields | null): Asks {
  switch (measure) {
    case 'work':
    case 'milestones':
    case 'objectives':
      return { kind: 'words', from: measure };
    case 'yesNo':
      return { kind: 'yesNo' };
    default: {
      const query = groupOf(fields?.['measure'])?.['query'];
      if (query !== undefined && query !== null) return { kind: 'words', from: 'query' };
      return { kind: 'number', unit: amount !== null && 'unit' in amount ? amount.unit : null };
    }
  }
}

/** A field that holds others (`measure`, `override`); null where it does not. */
export function groupOf(field: Field | undefined): Readonly<Record<string, Field | undefined>> | null {
  if (field === null || field === undefined || typeof field !== 'object' || Array.isArray(field)) return null;
  return field as Readonly<Record<string, Field | undefined>>;
}

/** A field that holds a text; null where it does not. */
export const textOf = (field: Field | undefined): string | null => (typeof field === 'string' ? field : null);
