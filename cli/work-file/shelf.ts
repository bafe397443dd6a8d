import type { ItemId } from '@throughline/core/model/ids.ts';
import { itemId, readItemId, type SprintId } from '@throughline/core/model/ids.ts';
import type { ReadHistory } from '@throughline/core/model/item-history.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { sprintUnderSite } from '@throughline/core/tracker/history-of.ts';
import type { ReadItem } from '@throughline/core/tracker/read-item.ts';
import type { JiraFacts } from '../jql/facts.ts';
import { addTo } from '@throughline/core/model/groups.ts';

/** One reading of an item, as its file gave it. */
export interface Shelved extends Omit<Extract<ReadItem, { ok: true }>, 'ok'> {
  readonly facts: JiraFacts | null;
}

/**
 * Everything that was read, before it is one set: the same item may come several times, under its site's name or (in a
 * file that names no site) without.
 */
export class Shelf {
  readonly #byId = new Map<ItemId, Shelved>();
  readonly #pasts = new Map<ItemId, ReadHistory>();

  add(read: Shelved): void {
    const before = this.#byId.get(read.item.id);
    if (!before || isNewer(read, before)) this.#byId.set(read.item.id, read);
  }

  remember(past: ReadHistory): void {
    keepLonger(this.#pasts, past);
  }

  /** The pasts that were told, by item. */
  pasts(): ReadonlyMap<ItemId, ReadHistory> {
    const sites = this.#sites();
    const pasts = new Map<ItemId, ReadHistory>();
    for (const past of this.#pasts.values()) keepLonger(pasts, { ...past, id: placed(past.id, sites) });
    return pasts;
  }

  /** One reading an item: the newest; every item under its site; parents by id; levels as the whole set shows them. */
  settled(): readonly Shelved[] {
    const sites = this.#sites();
    const items = new Map<ItemId, Shelved>();
    for (const read of this.#byId.values()) {
      const placed = underSite(read, sites);
      const before = items.get(placed.item.id);
      if (!before || isNewer(placed, before)) items.set(placed.item.id, placed);
    }
    return withLevels(withParents([...items.values()]));
  }

  /** A sprint of a file that names no site, under the one that the others name. */
  placedSprint(id: SprintId): SprintId {
    const host = id.startsWith('ado:') ? 'ado' : 'jira';
    return sprintUnderSite(id, { id: itemId(host, this.#sites()[host], 0) });
  }

  /** The one site of each host that files name: what names none is from there. Several: it stays apart. */
  #sites(): { jira: string; ado: string } {
    const named = { jira: new Set<string>(), ado: new Set<string>() };
    for (const id of this.#byId.keys()) {
      const parts = readItemId(id);
      if (parts?.site) named[parts.host].add(parts.site);
    }
    const only = (sites: Set<string>) => (sites.size === 1 ? ([...sites][0] ?? '') : '');
    return { jira: only(named.jira), ado: only(named.ado) };
  }
}

/**
 * The newest revision wins; of two readings of one revision the one that says more (an answer may hold some fields
 * only), then the greater text, so that the order of the files never matters (R1).
 */
function isNewer(one: Shelved, other: Shelved): boolean {
  if (one.item.revision !== other.item.revision) return one.item.revision > other.item.revision;
  const [a, b] = [said(one), said(other)];
  return a === b ? JSON.stringify(one) > JSON.stringify(other) : a > b;
}

function said({ item, levelKnown, parentKey }: Shelved): number {
  const given = [
    item.parent ?? parentKey,
    item.sizes.points,
    item.sizes.seconds,
    item.logged,
    item.remaining,
    item.assignee,
    item.sprints ?? null,
  ];
  return (
    given.filter((value) => value !== null).length +
    Object.values(item.sizes.fields).filter((value) => value !== null).length +
    Number(levelKnown) +
    Number(item.state.category !== 'unknown') +
    Number(item.type !== '')
  );
}

function underSite(read: Shelved, sites: { jira: string; ado: string }): Shelved {
  const id = placed(read.item.id, sites);
  const parent = read.item.parent ? placed(read.item.parent, sites) : null;
  if (id === read.item.id && parent === read.item.parent) return read;
  const { sprints } = read.item;
  const placedSprints = sprints && { sprints: sprints.map((sprint) => sprintUnderSite(sprint, { id })) };
  return { ...read, item: { ...read.item, id, parent, ...placedSprints } };
}

/** Of one item told of in several files: the longest. */
function keepLonger(pasts: Map<ItemId, ReadHistory>, past: ReadHistory): void {
  const before = pasts.get(past.id);
  if (!before || before.changes.length < past.changes.length) pasts.set(past.id, past);
}

function placed(id: ItemId, sites: { jira: string; ado: string }): ItemId {
  const parts = readItemId(id);
  return parts && parts.site === '' ? itemId(parts.host, sites[parts.host], parts.local) : id;
}

function withParents(all: readonly Shelved[]): Shelved[] {
  const byKey = new Map<string, ItemId>();
  for (const { item } of all) byKey.set(siteKey(item, item.key), item.id);
  return all.map((read) => {
    const parent =
      read.item.parent ?? (read.parentKey ? (byKey.get(siteKey(read.item, read.parentKey)) ?? null) : null);
    return parent === read.item.parent ? read : { ...read, item: { ...read.item, parent } };
  });
}

function siteKey(item: WorkItem, key: string): string {
  const parts = readItemId(item.id);
  return `${parts?.host} ${parts?.site} ${key.toUpperCase()}`;
}

/**
 * Where an answer does not say an item's level, the set does: whatever is the parent of something above a sub-task is a
 * container. In Azure DevOps a type that no stock process has is one when an epic, a feature or a
 * requirement stands below it; a stock type keeps its own level (a bug under a user story does not make the story a
 * container).
 */
function withLevels(all: readonly Shelved[]): Shelved[] {
  const children = new Map<ItemId, Shelved[]>();
  for (const read of all) {
    if (read.item.parent) addTo(children, read.item.parent, read);
  }
  return all.map((read) => {
    if (read.levelKnown) return read;
    const below = children.get(read.item.id) ?? [];
    const ado = readItemId(read.item.id)?.host === 'ado';
    const raises = below.some(
      ({ item, levelKnown }) =>
        item.level !== 'subtask' && (!ado || (levelKnown && item.type.toLowerCase() !== 'bug')),
    );
    return raises ? { ...read, item: { ...read.item, level: 'container' as const } } : read;
  });
}
