import type { Field } from '@throughline/core/view/node-details.ts';

/** Two values say the same, whatever the order of their keys; an absent key is one that is undefined. */
export function sameField(a: Field | undefined, b: Field | undefined): boolean {
  return spelled(a ?? null) === spelled(b ?? null);
}

// ── below ──

function spelled(field: Field): string {
  if (Array.isArray(field)) return `[${(field as readonly Field[]).map(spelled).join()}]`;
  if (typeof field !== 'object' || field === null) return JSON.stringify(field);
  const group = field as { readonly [key: string]: Field | undefined };
  const keys = Object.keys(group)
    .filter((key) => group[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${spelled(group[key] ?? null)}`).join()}}`;
}
