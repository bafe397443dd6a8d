import type { ItemDocument, ItemEntry, ItemLink, ItemRoot } from '../port/documents.ts';
import { contributionOf } from '../progress/contribution.ts';
import type { Contribution } from '../progress/sums.ts';
import type { CountedKeyResult } from './counted-work.ts';
import { isContainer, isCountable } from '../progress/levels.ts';

/** How an item is in the set of a key result (R16, R17). */
export type Place = Pick<ItemEntry, 'via' | 'weight' | 'below'> & {
  /** container: counts itself until something below it stands in its place. */
  readonly role: 'container' | 'counts' | 'covered';
};

/** That an item is in the set by itself: linked by a person, named by a milestone, or found by the query. */
export interface Rooted {
  readonly weight: ItemLink['weight'];
  /** A person named it; of what a query finds nothing is missing, and nothing comes in twice. */
  readonly named: boolean;
}

/**
 * Where an item belongs in one key result, of milestones in one of them; null = nowhere. Local: whether it is in by
 * itself, and its parent's entry, are enough.
 * @param above the entry of its parent in the same pass
 */
export function placeOf(
  item: ItemDocument,
  root: Rooted | undefined,
  above: ItemEntry | undefined,
  { policy }: CountedKeyResult,
): Place | null {
  if (item.deleted) return null;
  if (policy.level === 'linked') {
    return root ? { via: item.item, weight: root.weight, below: false, role: 'counts' } : null;
  }
  const reached = above?.below === true;
  const container = isContainer(item.level, policy.level);
  const countable = isCountable(item.level, policy.level);
  if (!root && !(reached && (container || countable))) return null;
  return {
    via: root || !above ? item.item : above.via,
    // The nearest link weight that was given, its own first (R17).
    weight: root?.weight ?? (reached ? above.weight : null),
    below: container || reached,
    // A sub-task alone counts as itself, beside its story it does not.
    role: container ? 'container' : countable || !above ? 'counts' : 'covered',
  };
}

/** What an entry adds to the sums, from the item's present facts. */
export function contributionAt(
  item: ItemDocument,
  place: Pick<Place, 'role' | 'weight'>,
  standIns: number,
  { count, policy }: CountedKeyResult,
): Contribution | null {
  if (place.role === 'covered' || (place.role === 'container' && standIns > 0)) return null;
  return contributionOf(item, place.weight, count, policy);
}

/** @param part of milestones, which */
export const entryOf = (
  item: ItemDocument | null,
  { id }: Pick<CountedKeyResult, 'id'>,
  pass: number,
  part?: number,
): ItemEntry | undefined =>
  item?.entries.find((entry) => entry.keyResult === id && entry.pass === pass && entry.part === part);

/** A link of its own first; undefined = it may be in by its parent only. */
export function rootedIn(
  item: ItemDocument,
  { id, counting }: Pick<CountedKeyResult, 'id' | 'counting'>,
  pass: number,
  part?: number,
): Rooted | undefined {
  const link = counting.what === 'work' ? item.links.find((one) => one.keyResult === id) : undefined;
  if (link) return { weight: link.weight, named: true };
  const root = item.roots?.find((one) => one.keyResult === id && one.pass === pass && one.part === part);
  return root && { weight: root.weight ?? null, named: root.part !== undefined };
}

/** The document with these roots beside those that it has in the same pass, each once. */
export function withRoots(item: ItemDocument, roots: readonly ItemRoot[]): ItemDocument {
  const isSameRoot = (a: ItemRoot, b: ItemRoot) =>
    a.keyResult === b.keyResult && a.pass === b.pass && a.part === b.part;
  const others = (item.roots ?? []).filter((one) => !roots.some((root) => isSameRoot(one, root)));
  return { ...item, roots: [...others, ...roots] };
}

/** The document with one entry replaced, added (`before` undefined) or removed (`after` null). */
export function withEntry(
  item: ItemDocument,
  before: ItemEntry | undefined,
  after: ItemEntry | null,
): ItemDocument {
  const others = item.entries.filter((entry) => entry !== before);
  return { ...item, entries: after ? [...others, after] : others };
}

export const isSame = (a: Contribution | null, b: Contribution | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.weight === b.weight &&
    a.size === b.size &&
    a.credit === b.credit &&
    a.unknown === b.unknown);
