import type { Instant } from '../model/day.ts';
import type { ReadChange, ReadFields, ReadHistory } from '../model/item-history.ts';
import { readAdoWorkItem, type AdoReading } from './ado-work-item.ts';
import { idText, list, record, text, type Json } from './json.ts';
import type { ReadItem } from './read-item.ts';

/**
 * The past of one work item from its updates (`/updates`: fields with oldValue and newValue, relations) or its
 * revisions (`/revisions`: whole work items), in any order. null = there is nothing of a work item in them.
 *
 * Each revision is read as a work item of its own, so that the past follows the same rules as the present.
 * @param options what the work item itself was read with (readAdoWorkItem)
 * @param current the work item as exported: what updates that begin late do not tell (its type, say)
 */
export function readAdoHistory(
  updates: readonly unknown[],
  options: AdoReading,
  current?: unknown,
): ReadHistory | null {
  const entries = records(updates);
  const isUpdates = entries.some((entry) => idText(entry['workItemId']) !== null);
  const { versions, complete } = isUpdates ? fromUpdates(entries, record(current)) : fromRevisions(entries);
  const read = versions.flatMap(({ at, json }) => {
    const item = readAdoWorkItem(json, options);
    return item.ok ? [{ at, ...item }] : [];
  });
  const [first] = read;
  if (!first) return null;
  const created = versions.map(({ json }) => instantOf(record(json['fields'])?.['System.CreatedDate']));
  const changes = read.slice(1).flatMap(({ at, ...after }, n): ReadChange[] => {
    const before = read[n];
    if (!before || at === null) return [];
    const sides = difference(before, after);
    return sides ? [{ at, ...sides }] : [];
  });
  return {
    id: first.item.id,
    created: created.findLast((at) => at !== null) ?? (complete ? first.at : null),
    changes,
    complete,
  };
}

/** One state of the item, and when it came to be; null = it was there before anything that is told. */
interface Version {
  readonly at: Instant | null;
  readonly json: Json;
}

function fromRevisions(entries: readonly Json[]): { versions: Version[]; complete: boolean } {
  const ordered = [...entries].sort((a, b) => number(a['rev']) - number(b['rev']));
  const versions = ordered.map((json) => ({ at: changedAt(record(json['fields'])), json }));
  return { versions, complete: number(ordered[0]?.['rev']) === 1 };
}

function fromUpdates(
  entries: readonly Json[],
  current: Json | null,
): { versions: Version[]; complete: boolean } {
  // `id` numbers the updates; several may share a revision.
  const ordered = [...entries].sort((a, b) => number(a['id']) - number(b['id']));
  const complete = number(ordered[0]?.['id']) === 1;
  const fields: Record<string, unknown> = { ...record(current?.['fields']) };
  const relations = new Map(list(current?.['relations']).map((one) => [linkOf(one), one]));
  const links = ordered.map((update) => {
    const { added, removed } = record(update['relations']) ?? {};
    return { added: list(added), removed: list(removed) };
  });
  // A link raises no revision and may change no field: where links tell the parent, the field may be that of now.
  const isParentTold = links.some(({ added, removed }) => [...added, ...removed].some(isParentLink));
  for (const [n, update] of [...ordered.entries()].toReversed()) {
    for (const [name, change] of changedFields(update)) fields[name] = change['oldValue'] ?? null;
    for (const one of links[n]?.added ?? []) relations.delete(linkOf(one));
    for (const one of links[n]?.removed ?? []) relations.set(linkOf(one), one);
  }
  const id = idText(ordered[0]?.['workItemId']);
  const jsonNow = (update: Json | undefined): Json => ({
    id: Number(id),
    rev: number(update?.['rev']),
    fields: isParentTold ? { ...fields, 'System.Parent': null } : { ...fields },
    relations: [...relations.values()],
  });
  const versions: Version[] = complete ? [] : [{ at: null, json: jsonNow(undefined) }];
  let last = -Infinity;
  for (const [n, update] of ordered.entries()) {
    for (const [name, change] of changedFields(update)) fields[name] = change['newValue'] ?? null;
    for (const one of links[n]?.removed ?? []) relations.delete(linkOf(one));
    for (const one of links[n]?.added ?? []) relations.set(linkOf(one), one);
    // `revisedDate` is when the next revision came; only an update without fields happened at it.
    const changes = record(update['fields']);
    const said = instantOf(
      changes ? record(changes['System.ChangedDate'])?.['newValue'] : update['revisedDate'],
    );
    const at = said ?? changedAt(fields);
    if (at !== null) last = Math.max(last, at);
    versions.push({ at: at === null ? null : last, json: jsonNow(update) });
  }
  return { versions, complete };
}

const isParentLink = (relation: unknown): boolean =>
  record(relation)?.['rel'] === 'System.LinkTypes.Hierarchy-Reverse';

const changedFields = (update: Json): [string, Json][] =>
  Object.entries(record(update['fields']) ?? {}).map(([name, change]) => [name, record(change) ?? {}]);

function difference(
  one: Extract<ReadItem, { ok: true }>,
  other: Extract<ReadItem, { ok: true }>,
): Pick<ReadChange, 'before' | 'after'> | null {
  const [before, after] = [fieldsOf(one), fieldsOf(other)];
  // An iteration that only one side tells is not known of the other.
  const keys = (Object.keys(before) as (keyof typeof before)[]).filter(
    (key) => key in after && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (keys.length === 0) return null;
  const picked = (from: typeof before): ReadFields => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: picked(before), after: picked(after) };
}

const fieldsOf = ({
  item: { parent, level, state, sizes, logged, remaining, sprints },
}: Extract<ReadItem, { ok: true }>) =>
  ({
    parent,
    level,
    state,
    points: sizes.points,
    seconds: sizes.seconds,
    numbers: sizes.fields,
    logged,
    remaining,
    ...(sprints ? { sprints } : {}),
  }) satisfies ReadFields;

const changedAt = (fields: Json | null): Instant | null => instantOf(fields?.['System.ChangedDate']);

/** The host writes 0001 and 9999 for "never". */
function instantOf(value: unknown): Instant | null {
  const said = text(value) ?? '';
  const at = /^(0001|9999)-/.test(said) ? NaN : Date.parse(said);
  return Number.isNaN(at) ? null : at;
}

function linkOf(relation: unknown): string {
  const one = record(relation);
  return `${text(one?.['rel']) ?? ''} ${text(one?.['url']) ?? ''}`;
}

const records = (all: readonly unknown[]): Json[] => all.map(record).filter((one) => one !== null);

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
