import type { ItemDocument, ItemEntry, ItemLink } from '../port/documents.ts';
import { contributionOf } from '../progress/contribution.ts';
import type { Contribution } from '../progress/sums.ts';
import type { CountedKeyResult } from './counted-work.ts';
import { isContainer, isCountable } from '../progress/levels.ts';

/** How an item is in the set of a key result (R16, R17). */
export type Place = Pick<ItemEntry, 'via' | 'weight' | 'below'> & {
  /** container: counts itself until something below it stands in its place. */
  readonly role: 'container' | 'counts' | 'covered';
};

/**
 * Where an item belongs in one key result; null = nowhere. Local: its own link and its parent's entry are enough.
 * @param above the entry of its parent in the same pass
 */
export function placeOf(
  item: ItemDocument,
  link: ItemLink | undefined,
  above: ItemEntry | undefined,
  { policy }: CountedKeyResult,
): Place | null {
  if (item.deleted) return null;
  if (policy.level === 'linked') {
    return link ? { via: item.item, weight: link.weight, below: false, role: 'counts' } : null;
  }
  const reached = above?.below === true;
  const container = isContainer(item.level, policy.level);
  const countable = isCountable(item.level, policy.level);
  if (!link && !(reached && (container || countable))) return null;
  return {
    via: link || !above ? item.item : above.via,
    // The nearest link weight that was given, its own first (R17).
    weight: link?.weight ?? (reached ? above.weight : null),
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

export const entryOf = (item: ItemDocument | null, keyResult: CountedKeyResult, pass: number) =>
  item?.entries.find((entry) => entry.keyResult === keyResult.id && entry.pass === pass);

export const linkOf = (item: ItemDocument, { id }: Pick<CountedKeyResult, 'id'>) =>
  item.links.find((link) => link.keyResult === id);

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
