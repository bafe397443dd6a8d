import { idText, list, record, text, type Json } from '@throughline/core/tracker/json.ts';

/** A work item rebuilt from its updates, in the form that the work item endpoint gives; or why it cannot be. */
export type Rebuilt =
  | { readonly ok: true; readonly json: Json; /** In their order. */ readonly updates: readonly Json[] }
  | { readonly ok: false; readonly id: string; readonly reason: string };

/**
 * Updates carry what changed, revision by revision: only from the first one on do they make a whole item. Each work
 * item's updates in any order, over several files.
 */
export function rebuiltFromUpdates(updates: readonly Json[]): Rebuilt[] {
  const byItem = new Map<string, Json[]>();
  for (const update of updates) {
    const id = idText(update['workItemId']) ?? '';
    byItem.set(id, [...(byItem.get(id) ?? []), update]);
  }
  return [...byItem].map(([id, own]) => rebuilt(id, own));
}

function rebuilt(id: string, updates: readonly Json[]): Rebuilt {
  // `id` numbers the updates; several may share a revision (a link changes no revision of the other item).
  const ordered = [...updates].sort((a, b) => number(a['id']) - number(b['id']));
  if (number(ordered[0]?.['id']) !== 1) {
    return {
      ok: false,
      id,
      reason: `The updates of work item ${id} begin at number ${number(ordered[0]?.['id'])}: the earlier ones are missing.`,
    };
  }
  const fields: Record<string, unknown> = {};
  const relations = new Map<string, unknown>();
  let rev = 0;
  let url: string | null = null;
  for (const update of ordered) {
    rev = Math.max(rev, number(update['rev']));
    url = text(update['url']) ?? url;
    for (const [name, change] of Object.entries(record(update['fields']) ?? {})) {
      fields[name] = record(change)?.['newValue'] ?? null;
    }
    const links = record(update['relations']);
    for (const one of list(links?.['removed'])) relations.delete(linkOf(one));
    for (const one of list(links?.['added'])) relations.set(linkOf(one), one);
  }
  return {
    ok: true,
    updates: ordered,
    json: { id: Number(id), rev, fields, relations: [...relations.values()], ...(url ? { url } : {}) },
  };
}

function linkOf(relation: unknown): string {
  const one = record(relation);
  return `${text(one?.['rel']) ?? ''} ${text(one?.['url']) ?? ''}`;
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
