import { idText, list, record, text, type Json } from '@throughline/core/tracker/json.ts';

/** What a JSON document turns out to hold. */
export type Found =
  | {
      readonly kind: 'jira-issue';
      readonly json: Json;
      readonly names: Json | null;
      readonly schema: Json | null;
    }
  | { readonly kind: 'ado-item'; readonly json: Json }
  | { readonly kind: 'ado-update'; readonly json: Json }
  /** A part of a longer list: which part of how many. */
  | { readonly kind: 'page'; readonly startAt: number; readonly count: number; readonly total: number }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Found => ({ kind: 'refused', reason });

/** Sorts out one document by its content, never by the file's name: an item, or a list or page of them. */
export function* foundIn(json: unknown): Generator<Found> {
  if (Array.isArray(json)) {
    if (isFieldList(json)) yield refused('It is a list of Jira fields. Pass it with --fields.');
    else if (isStateList(json)) yield refused('It is a list of states. Pass it with --states.');
    else yield* foundInList(json, null);
    return;
  }
  const held = record(json);
  if (!held)
    yield refused(
      `It holds ${json === null ? 'nothing' : `just a ${typeof json}`}: no issues, no work items.`,
    );
  else if (Array.isArray(held['issues'])) yield* foundInSearch(held, held['issues']);
  else if (Array.isArray(held['workItems']) || Array.isArray(held['workItemRelations'])) {
    yield refused(
      'It is the answer of a query, which has ids only. Read those work items (workitemsbatch) and pass them.',
    );
  } else if (record(held['fields']) || isUpdate(held)) yield foundItem(held, null);
  else if (Array.isArray(held['value']) || Array.isArray(held['values'])) yield* foundInValues(held);
  else yield refused(whatElse(held));
}

function* foundInSearch(page: Json, issues: readonly unknown[]): Generator<Found> {
  if (page['isLast'] === false || text(page['nextPageToken'])) {
    yield refused(
      'It is one page of a search that has more pages (isLast, nextPageToken). Export all of them.',
    );
    return;
  }
  const total = page['total'];
  if (typeof total === 'number' && total > issues.length) {
    const startAt = page['startAt'];
    yield { kind: 'page', startAt: typeof startAt === 'number' ? startAt : 0, count: issues.length, total };
  }
  yield* foundInList(issues, page);
}

function* foundInValues(page: Json): Generator<Found> {
  const values = list(page['value'] ?? page['values']);
  if (isStateList(values)) yield refused('It is a list of states. Pass it with --states.');
  else if (isFieldList(values)) yield refused('It is a list of Jira fields. Pass it with --fields.');
  else if (page['isLastBatch'] === false || page['isLast'] === false || text(page['nextLink'])) {
    yield refused(
      'It is one part of a list that has more parts (isLastBatch, isLast, nextLink). Export all of them.',
    );
  } else yield* foundInList(values, page);
}

function* foundInList(values: readonly unknown[], page: Json | null): Generator<Found> {
  for (const [index, value] of values.entries()) {
    // A batch that was asked to omit what cannot be read answers null in its place.
    if (value === null) continue;
    const one = record(value);
    const nested = page === null && one && !record(one['fields']) && !isUpdate(one);
    for (const found of nested ? foundIn(value) : [one ? foundItem(one, page) : refused('it is no object')]) {
      if (found.kind !== 'refused') yield found;
      else {
        yield refused(
          `Entry ${index + 1} of ${values.length} is no issue and no work item: ${lowered(found.reason)}`,
        );
        return;
      }
    }
  }
}

function foundItem(one: Json, page: Json | null): Found {
  if (isUpdate(one)) return { kind: 'ado-update', json: one };
  const fields = record(one['fields']);
  if (!fields) {
    const key = text(one['key']) ?? idText(one['id']);
    return refused(key ? `${key} has an id but no fields. Ask for the fields too.` : whatElse(one));
  }
  if (text(one['key'])) {
    return {
      kind: 'jira-issue',
      json: one,
      names: record(one['names']) ?? record(page?.['names']),
      schema: record(one['schema']) ?? record(page?.['schema']),
    };
  }
  const names = Object.keys(fields);
  if (typeof one['rev'] === 'number' || names.some((name) => name.startsWith('System.'))) {
    return { kind: 'ado-item', json: one };
  }
  return refused(whatElse(one));
}

/** An update that changes links only has no fields. */
function isUpdate(held: Json): boolean {
  return typeof held['workItemId'] === 'number' && typeof held['rev'] === 'number';
}

function whatElse(held: Json): string {
  const messages = list(held['errorMessages']).flatMap((one) => text(one) ?? []);
  if (Array.isArray(held['errorMessages']))
    return `It is an error answer of Jira: ${messages.join(' ') || 'no reason given'}`;
  if (text(held['typeKey']))
    return `It is an error answer of Azure DevOps: ${text(held['message']) ?? text(held['typeKey'])}`;
  if (held['throughline'] !== undefined) return 'It is a plan. Pass it with --plan.';
  if (held['webhookEvent'] !== undefined || held['eventType'] !== undefined)
    return 'It is a webhook message, not an export.';
  return 'It holds neither Jira issues nor Azure DevOps work items.';
}

function isFieldList(values: readonly unknown[]): boolean {
  const first = record(values[0]);
  return record(first?.['schema']) !== null && text(first?.['name']) !== null && !record(first?.['fields']);
}

function isStateList(values: readonly unknown[]): boolean {
  const first = record(values[0]);
  return (
    (text(first?.['category']) !== null && text(first?.['name']) !== null) ||
    (Array.isArray(first?.['states']) && text(first['name']) !== null)
  );
}

function lowered(sentence: string): string {
  return sentence.startsWith('It ') ? `i${sentence.slice(1)}` : sentence;
}
