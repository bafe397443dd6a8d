import type { Instant } from '../../model/day.ts';
import type { ItemId, ProjectId } from '../../model/ids.ts';
import { unmoved } from '../../model/item-history.ts';
import type { ItemChange, ItemHistory } from '../../model/item-history.ts';
import type { ItemReference } from '../../model/plan.ts';
import type { WorkItem } from '../../model/work-item.ts';
import { QueryRefused } from '../work-items.ts';
import type { Changes, ItemPage, PointsField, Reader, WorkItems } from '../work-items.ts';
import { familyTree } from './family-tree.ts';
import { matches } from './references.ts';

export interface MemoryTrackerOptions {
  readonly items?: readonly WorkItem[];
  /** Items a page of children holds. */
  readonly pageSize?: number;
  /** Fields that could hold points, by project. */
  readonly pointsFields?: Readonly<Record<string, readonly PointsField[]>>;
  /** Project ids by the names that plan files use for them. */
  readonly projects?: Readonly<Record<string, ProjectId>>;
  /** The tracker's own clock; without one it counts its changes. */
  readonly now?: () => Instant;
  /** Which number field holds a project's points; without it an item's `sizes.points` stand as they are. */
  readonly pointsField?: (project: ProjectId) => Promise<string | null>;
}

/** A tracker in memory: WorkItems for a use case, and what people do in a tracker for everyone else. */
export interface MemoryTracker extends WorkItems {
  /** Create an item as given; its revision becomes the tracker's time. */
  add(item: WorkItem): WorkItem;
  /** @throws RangeError when it does not exist. */
  change(id: ItemId, patch: Partial<Omit<WorkItem, 'id' | 'revision'>>): WorkItem;
  /** Its children lose their parent, as in both hosts. @throws RangeError when it does not exist. */
  remove(id: ItemId): void;
  /** The user may not see it; the app may. */
  hide(id: ItemId): void;
  /** Every call fails with this until it is null again. */
  breakDown(fault: Error | null): void;
  all(): readonly WorkItem[];
  /** How each came to be as it is, those that are gone as well: oldest change first. */
  histories(): readonly ItemHistory[];
  /** Its key, as the user may see it; the app sees all. */
  mayRead(id: ItemId, as: Reader): boolean;
  /** When the last change was made. */
  time(): Instant;
}

export function memoryWorkItems(options: MemoryTrackerOptions = {}): MemoryTracker {
  const items = new Map<ItemId, WorkItem>();
  const family = familyTree();
  const hidden = new Set<ItemId>();
  const changedAt = new Map<ItemId, Instant>();
  const pasts = new Map<ItemId, ItemHistory>();
  const arrivals = new Map<ItemId, number>();
  const pageSize = options.pageSize ?? 100;
  let fault: Error | null = null;
  let time: Instant = 0;

  const answer = (): void => {
    if (fault) throw fault;
  };
  const exists = (id: ItemId): WorkItem => {
    const item = items.get(id);
    if (!item) throw new RangeError(`no item ${id}`);
    return item;
  };
  const keep = (item: WorkItem): WorkItem => {
    time = Math.max(time + 1, options.now?.() ?? 0);
    const kept = { ...item, revision: time };
    const before = items.get(item.id);
    const past = pasts.get(item.id) ?? unmoved(kept, time);
    pasts.set(item.id, {
      ...past,
      item: kept,
      changes: before ? [...past.changes, ...difference(time, before, kept)] : past.changes,
    });
    items.set(item.id, kept);
    if (!arrivals.has(item.id)) arrivals.set(item.id, arrivals.size + 1);
    family.place(item.id, item.parent);
    changedAt.set(item.id, time);
    return kept;
  };
  const shown = async (item: WorkItem): Promise<WorkItem> => {
    if (!options.pointsField) return item;
    const field = await options.pointsField(item.project);
    const points = field === null ? null : (item.sizes.fields[field] ?? null);
    return { ...item, sizes: { ...item.sizes, points } };
  };
  const readable = (id: ItemId, as: Reader): WorkItem[] => {
    const item = items.get(id);
    return item && (as === 'app' || !hidden.has(id)) ? [item] : [];
  };

  for (const item of options.items ?? []) keep(item);

  return {
    read: async (ids, as) => {
      answer();
      return Promise.all([...new Set(ids)].flatMap((id) => readable(id, as)).map(shown));
    },
    childrenOf: async (containers, cursor, as): Promise<ItemPage> => {
      answer();
      const { ids, next } = family.page(containers, cursor, pageSize);
      return { items: await Promise.all(ids.flatMap((id) => readable(id, as)).map(shown)), next };
    },
    resolve: async (references, as) => {
      answer();
      const found = new Map<ItemReference, ItemId>();
      for (const reference of references) {
        for (const item of items.values()) {
          if (matches(item, reference) && readable(item.id, as).length > 0) found.set(reference, item.id);
        }
      }
      return found;
    },
    changedSince: async (projects, since): Promise<Changes> => {
      answer();
      // A deleted item has no project any more: it is reported to whoever asks.
      const ids = [...changedAt].filter(([, at]) => at > since).map(([id]) => id);
      return {
        changed: ids.filter((id) => projects.includes(items.get(id)?.project as ProjectId)),
        deleted: ids.filter((id) => !items.has(id)),
        upTo: Math.max(time, since),
      };
    },
    pointsFields: async (project) => {
      answer();
      return options.pointsFields?.[project] ?? [];
    },
    projectNames: async (ids) => {
      answer();
      const names = new Map(Object.entries(options.projects ?? {}).map(([name, id]) => [id, name]));
      return new Map(ids.map((id) => [id, names.get(id) ?? id]));
    },
    find: async (question, limit) => {
      answer();
      const seen = [...items.values()].filter(({ id }) => !hidden.has(id));
      const fitting =
        question.by === 'query' ? asked(question.query, seen) : seen.filter((item) => says(item, question));
      return {
        items: await Promise.all(fitting.slice(0, limit).map(shown)),
        more: fitting.length > limit,
      };
    },
    count: async (query) => {
      answer();
      const seen = [...items.values()].filter(({ id }) => !hidden.has(id));
      return { count: asked(query, seen).length, exact: true };
    },
    search: async (query, cursor, as): Promise<ItemPage> => {
      answer();
      const seen = [...items.values()].filter(({ id }) => as === 'app' || !hidden.has(id));
      const after = Number(cursor ?? 0);
      // In the order of arrival, so that pages stay whole while the tracker changes.
      const placeOf = ({ id }: WorkItem) => arrivals.get(id) ?? 0;
      const rest = asked(query, seen)
        .filter((item) => placeOf(item) > after)
        .sort((a, b) => placeOf(a) - placeOf(b));
      const page = rest.slice(0, pageSize);
      return {
        items: await Promise.all(page.map(shown)),
        next: rest.length > pageSize ? String(arrivals.get(page.at(-1)?.id as ItemId)) : null,
      };
    },
    findProjects: async (names) => {
      answer();
      return new Map(names.map((name) => [name, options.projects?.[name] ?? (name as ProjectId)]));
    },

    add: keep,
    change: (id, patch) => keep({ ...exists(id), ...patch }),
    remove: (id) => {
      exists(id);
      for (const child of family.childrenOf(id)) keep({ ...exists(child), parent: null });
      items.delete(id);
      family.remove(id);
      time += 1;
      changedAt.set(id, time);
      const past = pasts.get(id);
      if (past) pasts.set(id, { ...past, deleted: time });
    },
    hide: (id) => void hidden.add(id),
    breakDown: (next) => {
      fault = next;
    },
    all: () => [...items.values()],
    histories: () => [...pasts.values()],
    mayRead: (id, as) => readable(id, as).length > 0,
    time: () => time,
  };
}

// ── below ──

const fields = ['parent', 'level', 'state', 'sizes', 'logged', 'remaining', 'sprints'] as const;

/** What a change was, as a tracker's changelog has it. */
function difference(at: Instant, before: WorkItem, after: WorkItem): readonly ItemChange[] {
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const picked = (from: WorkItem) => Object.fromEntries(changed.map((field) => [field, from[field]]));
  return changed.length > 0 ? [{ at, before: picked(before), after: picked(after) }] : [];
}

/** The one query language of this tracker: `type = Bug`, a field of the item and its value. */
function asked(query: string, items: readonly WorkItem[]): readonly WorkItem[] {
  const [, field, value] = /^\s*(type|project|title)\s*=\s*(.+?)\s*$/.exec(query) ?? [];
  if (!field) throw new QueryRefused(`"${query}" is no query of this tracker.`);
  return items.filter((item) => item[field as 'type' | 'project' | 'title'] === value);
}

/** Every word is in the title, or it is the key. */
function says(
  item: WorkItem,
  { text, projects }: { readonly text: string; readonly projects: readonly ProjectId[] },
): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const title = item.title.toLowerCase();
  const named = item.key.toLowerCase() === text.trim().toLowerCase();
  return projects.includes(item.project) && (named || words.every((word) => title.includes(word)));
}
