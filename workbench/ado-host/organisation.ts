import { adoDashboard, type AdoDashboard } from './dashboard.ts';
import type {
  ItemData,
  IterationData,
  OrganisationData,
  ProjectData,
  TeamData,
  UserData,
} from './organisation-data.ts';
import { dataOf, itemOf, revised, type Item } from './revisions.ts';

export type { Item } from './revisions.ts';

/** What people do to work items; each is a revision, as in the host. `by` is a user id. */
export interface AdoOrganisation {
  readonly name: string;
  readonly projects: readonly ProjectData[];
  readonly users: readonly UserData[];
  readonly teams: readonly TeamData[];
  readonly iterations: readonly IterationData[];
  readonly dashboard: AdoDashboard;
  /** The organisation's clock: later than every change. */
  now(): number;
  /** Also a deleted one; undefined = never was, or was destroyed. */
  item(id: number): Item | undefined;
  /** In the order of their ids, deleted ones too. */
  items(): readonly Item[];
  project(nameOrId: string): ProjectData | undefined;
  /** False also for what does not exist. */
  maySee(user: string, item: Item | undefined): boolean;
  mayRead(user: string, project: ProjectData | undefined): boolean;
  move(id: number, state: string, by?: string): void;
  estimate(id: number, effort: number | null, by?: string): void;
  /** Into an iteration, by its path; null = out of every one. */
  plan(id: number, iteration: string | null, by?: string): void;
  create(item: Omit<ItemData, 'id' | 'revisions'> & { readonly id?: number }, by?: string): Item;
  /** To the recycle bin. */
  remove(id: number, by?: string): void;
  restore(id: number, by?: string): void;
  reparent(id: number, parent: number | null, by?: string): void;
  /** Only these users may see it; null = everybody who reads the project. */
  restrict(id: number, seenBy: readonly string[] | null): void;
  /** Any other change; counts as a revision. @throws RangeError when there is no such item */
  change(id: number, patch: Change, by?: string): Item;
  /** What one job changes: all of it at one instant. */
  together(changes: () => void): void;
  /** Called after each change; returns how to stop it. */
  onChange(listener: (item: Item) => void): () => void;
  /** The same as plain data, to keep it between runs. */
  data(): OrganisationData;
}

export type Change = Partial<
  Omit<ItemData, 'id' | 'rev' | 'changedAt' | 'changedBy' | 'seenBy' | 'revisions'>
>;

/**
 * @param clock milliseconds; the present time without one. An organisation that is to have a past is made with a clock that
 * stands in the past, and lives through it: the clock is asked with each change.
 */
export function adoOrganisation(start: OrganisationData, clock: () => number = Date.now): AdoOrganisation {
  const items = new Map<number, Item>();
  const listeners = new Set<(item: Item) => void>();
  const dashboard = adoDashboard(start.widgets ?? []);
  // A first revision is in the past, so that "changed since now" is empty at the start.
  let time = Math.max(0, ...start.items.map((item) => item.changedAt ?? 0));
  for (const item of start.items) items.set(item.id, itemOf(item, time));

  let together = false;
  const tick = (): number => (time = together ? time : Math.max(time + 1, clock()));
  const there = (id: number): Item => {
    const item = items.get(id);
    if (!item) throw new RangeError(`There is no work item ${id}.`);
    return item;
  };
  const keep = (item: Item): Item => {
    items.set(item.id, item);
    for (const listener of listeners) listener(item);
    return item;
  };
  const change = (id: number, patch: Change, by?: string): Item => {
    const before = there(id);
    return keep(
      revised(before, { ...patch, rev: before.rev + 1, changedAt: tick(), ...(by ? { changedBy: by } : {}) }),
    );
  };
  const project = (nameOrId: string): ProjectData | undefined =>
    start.projects.find(
      ({ id, name }) =>
        id.toLowerCase() === nameOrId.toLowerCase() || name.toLowerCase() === nameOrId.toLowerCase(),
    );
  const mayRead = (user: string, of: ProjectData | undefined): boolean =>
    of !== undefined && (of.readers?.includes(user) ?? true);

  return {
    name: start.name,
    projects: start.projects,
    users: start.users,
    teams: start.teams,
    iterations: start.iterations ?? [],
    dashboard,
    now: tick,
    item: (id) => items.get(id),
    items: () => [...items.values()].sort((a, b) => a.id - b.id),
    project,
    mayRead,
    maySee: (user, item) =>
      item !== undefined && mayRead(user, project(item.project)) && (item.seenBy?.includes(user) ?? true),
    move: (id, state, by) => void change(id, { state }, by),
    estimate: (id, effort, by) => void change(id, { effort }, by),
    plan: (id, iteration, by) => void change(id, { iteration }, by),
    create: (item, by) => {
      const id = item.id ?? Math.max(0, ...items.keys()) + 1;
      const changedAt = tick();
      return keep(itemOf({ ...item, id, rev: 1, changedAt, ...(by ? { changedBy: by } : {}) }, changedAt));
    },
    remove: (id, by) => void change(id, { deletedAt: tick() }, by),
    restore: (id, by) => void change(id, { deletedAt: null }, by),
    reparent: (id, parent, by) => void change(id, { parent }, by),
    restrict: (id, seenBy) => {
      // Moving an area's rights is no revision of its items.
      items.set(id, { ...there(id), seenBy });
    },
    change,
    together: (changes) => {
      tick();
      together = true;
      try {
        changes();
      } finally {
        together = false;
      }
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    data: () => ({ ...start, items: [...items.values()].map(dataOf), widgets: dashboard.widgets() }),
  };
}
