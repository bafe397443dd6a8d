import type { ItemData, OrganisationData, ProjectData, TeamData, UserData } from './organisation-data.ts';

export type Item = Required<Omit<ItemData, 'fields' | 'seenBy'>> & {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly seenBy: readonly string[] | null;
  /** What the state was, and since when: oldest first. */
  readonly history: readonly { readonly rev: number; readonly at: number; readonly state: string }[];
};

/** What people do to work items; each is a revision, as in the host. */
export interface AdoOrganisation {
  readonly name: string;
  readonly projects: readonly ProjectData[];
  readonly users: readonly UserData[];
  readonly teams: readonly TeamData[];
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
  move(id: number, state: string): void;
  estimate(id: number, effort: number | null): void;
  create(item: Omit<ItemData, 'id'> & { readonly id?: number }): Item;
  /** To the recycle bin. */
  remove(id: number): void;
  restore(id: number): void;
  reparent(id: number, parent: number | null): void;
  /** Only these users may see it; null = everybody who reads the project. */
  restrict(id: number, seenBy: readonly string[] | null): void;
  /** Any other change; counts as a revision. @throws RangeError when there is no such item */
  change(id: number, patch: Partial<Omit<ItemData, 'id'>>): Item;
  /** Called after each change; returns how to stop it. */
  onChange(listener: (item: Item) => void): () => void;
  /** The same as plain data, to keep it between runs. */
  data(): OrganisationData;
}

/** @param clock milliseconds; the present time without one */
export function adoOrganisation(start: OrganisationData, clock: () => number = Date.now): AdoOrganisation {
  const items = new Map<number, Item>();
  const listeners = new Set<(item: Item) => void>();
  // A first revision is in the past, so that "changed since now" is empty at the start.
  let time = Math.max(0, ...start.items.map((item) => item.changedAt ?? 0));
  for (const item of start.items) items.set(item.id, whole(item, item.changedAt ?? time));

  const tick = (): number => (time = Math.max(time + 1, clock()));
  const there = (id: number): Item => {
    const item = items.get(id);
    if (!item) throw new RangeError(`There is no work item ${id}.`);
    return item;
  };
  const change = (id: number, patch: Partial<Omit<ItemData, 'id'>>): Item => {
    const before = there(id);
    const at = tick();
    const rev = before.rev + 1;
    const next: Item = {
      ...before,
      ...(Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined),
      ) as Partial<Item>),
      rev,
      changedAt: at,
      history:
        patch.state !== undefined && patch.state !== before.state
          ? [...before.history, { rev, at, state: patch.state }]
          : before.history,
    };
    items.set(id, next);
    for (const listener of listeners) listener(next);
    return next;
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
    now: tick,
    item: (id) => items.get(id),
    items: () => [...items.values()].sort((a, b) => a.id - b.id),
    project,
    mayRead,
    maySee: (user, item) =>
      item !== undefined && mayRead(user, project(item.project)) && (item.seenBy?.includes(user) ?? true),
    move: (id, state) => void change(id, { state }),
    estimate: (id, effort) => void change(id, { effort }),
    create: (item) => {
      const id = item.id ?? Math.max(0, ...items.keys()) + 1;
      const made = whole({ ...item, id, rev: 1 }, tick());
      items.set(id, made);
      for (const listener of listeners) listener(made);
      return made;
    },
    remove: (id) => void change(id, { deletedAt: tick() }),
    restore: (id) => void change(id, { deletedAt: null }),
    reparent: (id, parent) => void change(id, { parent }),
    restrict: (id, seenBy) => {
      // Moving an area's rights is no revision of its items.
      items.set(id, { ...there(id), seenBy });
    },
    change,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    data: () => ({ ...start, items: [...items.values()].map(withoutHistory) }),
  };
}

/** It is made anew at the next start. */
function withoutHistory(item: Item): ItemData {
  const kept: Partial<Item> = { ...item };
  delete (kept as { history?: unknown }).history;
  return kept as ItemData;
}

function whole(item: ItemData, at: number): Item {
  return {
    id: item.id,
    project: item.project,
    type: item.type,
    title: item.title,
    state: item.state,
    parent: item.parent ?? null,
    effort: item.effort ?? null,
    estimate: item.estimate ?? null,
    completed: item.completed ?? null,
    remaining: item.remaining ?? null,
    assignee: item.assignee ?? null,
    fields: item.fields ?? {},
    seenBy: item.seenBy ?? null,
    rev: item.rev ?? 1,
    changedAt: item.changedAt ?? at,
    deletedAt: item.deletedAt ?? null,
    history: [{ rev: item.rev ?? 1, at, state: item.state }],
  };
}
