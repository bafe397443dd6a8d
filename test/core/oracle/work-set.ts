import type { ItemId } from '@throughline/core/model/ids.ts';
import type { PlanLink, Policy } from '@throughline/core/model/plan.ts';
import type { Stage, Work, WorkItem } from '@throughline/core/model/work-item.ts';

/** R16–R18, said once more and as plainly as can be: one look at all items for every question. */
export interface Row {
  readonly item: WorkItem;
  readonly role: 'counts' | 'expanded' | 'covered';
  readonly weight: number;
  readonly via: string;
}

export interface OracleSet {
  readonly rows: readonly Row[];
  readonly missing: readonly string[];
  readonly overlap: readonly ItemId[];
  readonly negative: readonly ItemId[];
  readonly allDropped: readonly ItemId[];
  readonly doneOverOpen: readonly ItemId[];
}

/** Each item once, the last revision, and no circle of parents. */
export function distinctItems(items: readonly WorkItem[]): readonly WorkItem[] {
  const last = items.filter((item) =>
    items.every(
      (other) =>
        other.id !== item.id ||
        other.revision < item.revision ||
        (other.revision === item.revision && JSON.stringify(other) <= JSON.stringify(item)),
    ),
  );
  const once = last.filter((item, at) => last.findIndex(({ id }) => id === item.id) === at);
  const circleOf = (item: WorkItem): ItemId[] => {
    const path = [item.id];
    for (let at = item; ;) {
      const above = once.find(({ id }) => id === at.parent);
      if (!above) return [];
      if (above.id === item.id) return path;
      if (path.includes(above.id)) return [];
      path.push(above.id);
      at = above;
    }
  };
  return once.map((item) =>
    circleOf(item).toSorted().at(-1) === item.id ? { ...item, parent: null } : item,
  );
}

export function stageIn({ state }: WorkItem, policy: Policy): Stage {
  const plain = (name: string) => name.toLowerCase().replaceAll(/['’]/g, '').replace('canceled', 'cancelled');
  const named = (name: string) => policy.droppedResolutions.some((dropped) => plain(dropped) === plain(name));
  if (state.category === 'removed') return 'dropped';
  if (state.category === 'resolved') return policy.resolved;
  if (state.category !== 'done') return state.category;
  return named(state.name) || (state.resolution && named(state.resolution.name)) ? 'dropped' : 'done';
}

export function oracleSet(
  { links, query }: { readonly links: readonly PlanLink[]; readonly query: string | null },
  items: readonly WorkItem[],
  queries: Work['queries'],
  policy: Policy,
): OracleSet {
  const found = links.map((link) => ({ link, item: named(link.reference, items) }));
  const answer = query === null ? undefined : queries.get(query);
  const queried = answer?.ok ? answer.items : [];
  const isLinked = (id: ItemId) => found.some(({ item }) => item?.id === id);
  const inSet = (id: ItemId) => isLinked(id) || queried.includes(id);
  const given = (id: ItemId): number | null => {
    const weights = found.flatMap(({ link, item }) =>
      item?.id === id && link.weight !== null && link.weight >= 0 ? [link.weight] : [],
    );
    return weights.length > 0 ? Math.max(...weights) : null;
  };

  const parentOf = (item: WorkItem) => items.find(({ id }) => id === item.parent);
  const above = (item: WorkItem): WorkItem[] => {
    const parent = parentOf(item);
    return parent ? [parent, ...above(parent)] : [];
  };
  const below = (item: WorkItem) => items.filter((other) => above(other).includes(item));
  const isContainer = ({ level }: WorkItem) =>
    policy.level === 'standard' ? level === 'container' : policy.level === 'subtask' && level !== 'subtask';
  const isCountable = ({ level }: WorkItem) =>
    policy.level === 'standard' ? level === 'standard' : policy.level !== 'subtask' || level === 'subtask';
  const expandedAbove = (item: WorkItem) =>
    policy.level === 'linked' ? [] : above(item).filter((other) => isContainer(other) && inSet(other.id));

  const roleOf = (item: WorkItem): Row['role'] | null => {
    const reached = expandedAbove(item).length > 0;
    if (!reached && !inSet(item.id)) return null;
    if (isCountable(item)) return 'counts';
    // Anything below that is countable counts; so does a container of which nothing below is.
    if (isContainer(item))
      return below(item).some((other) => isCountable(other) || isContainer(other)) ? 'expanded' : 'counts';
    return reached || above(item).some(({ id }) => inSet(id)) ? 'covered' : 'counts';
  };
  /** The item and what is above it, up to the highest container that brings it in. */
  const chainOf = (item: WorkItem) => {
    const chain = [item, ...above(item)];
    const top = expandedAbove(item).at(-1);
    return top ? chain.slice(0, chain.indexOf(top) + 1) : [item];
  };
  const rows = items.flatMap((item): Row[] => {
    const role = roleOf(item);
    if (!role) return [];
    const chain = chainOf(item);
    const weight = chain.map(({ id }) => given(id)).find((w) => w !== null) ?? 1000;
    const via = isLinked(item.id)
      ? 'link'
      : queried.includes(item.id)
        ? 'query'
        : (chain.find(({ id }) => inSet(id))?.id ?? '');
    return [{ item, role, weight, via }];
  });

  const stage = (item: WorkItem) => stageIn(item, policy);
  const countingBelow = (item: WorkItem) =>
    rows.filter((row) => row.role === 'counts' && above(row.item).includes(item)).map((row) => row.item);
  const expanded = rows.filter(({ role }) => role === 'expanded').map(({ item }) => item);
  return {
    rows: rows.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1)),
    missing: [
      ...found.flatMap(({ link, item }) => (item ? [] : [link.reference])),
      ...queried.filter((id) => !items.some((item) => item.id === id)),
    ],
    overlap: rows
      .filter(
        ({ item, role }) =>
          isLinked(item.id) &&
          (role === 'covered' ||
            expandedAbove(item).length > 0 ||
            found.filter((other) => other.item?.id === item.id).length > 1),
      )
      .map(({ item }) => item.id),
    negative: found.flatMap(({ link, item }) => (item && (link.weight ?? 0) < 0 ? [item.id] : [])),
    allDropped:
      policy.dropped === 'exclude'
        ? expanded
            .filter(
              (item) => inSet(item.id) && countingBelow(item).every((other) => stage(other) === 'dropped'),
            )
            .map(({ id }) => id)
        : [],
    doneOverOpen: expanded
      .filter(
        (item) =>
          stage(item) === 'done' &&
          countingBelow(item).some((other) => !['done', 'dropped'].includes(stage(other))),
      )
      .map(({ id }) => id),
  };
}

/** All spellings of an item; a reference that fits several items fits none. */
function named(reference: string, items: readonly WorkItem[]): WorkItem | null {
  const fitting = items.filter(({ id, key }) => {
    const local = id.slice(id.indexOf('/') + 1);
    const host = id.slice(0, id.indexOf(':'));
    const site = id.slice(id.indexOf(':') + 1, id.indexOf('/'));
    const names = /^\d+$/.test(key) ? [local] : [local, key];
    return names.flatMap((name) => [name, `${host}:${name}`, `${host}:${site}/${name}`]).includes(reference);
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
