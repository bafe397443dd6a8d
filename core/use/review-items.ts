import type { Instant } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import { unmoved } from '../model/item-history.ts';
import type { ItemHistory } from '../model/item-history.ts';
import type { Team } from '../model/sprint.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Host } from '../port/host.ts';
import type { ItemPage } from '../port/work-items.ts';
import type { RecordGap, ReviewSpan } from '../review/review.ts';
import { edgesOf } from '../review/sprint-span.ts';
import type { Desk } from './desk.ts';

/** What is in a span now, as the tracker tells it, and what may have been in it. */
export interface SpanMembers {
  /** In the sprint now; of a period, what moved on the team's board since it began. */
  readonly items: readonly WorkItem[];
  /** Were in it at its start or its end, or were taken out of it by what events told. */
  readonly were: readonly ItemId[];
  /** The tracker itself says who was in it: nobody else needs to be looked at. */
  readonly isTold: boolean;
  readonly gaps: readonly RecordGap[];
}

/** All that are or may have been in it; one may come twice. */
export const idsOf = ({ items, were }: SpanMembers): readonly ItemId[] => [
  ...items.map(({ id }) => id),
  ...were,
];

/** More changed items than this are not looked at: a review must fit into one request. */
const MOST_CHANGED = 10_000;

/** Pages of the tracker with the app's eyes, and one document. */
export async function readMembers(
  host: Host,
  desk: Desk,
  span: Pick<ReviewSpan, 'sprint' | 'from' | 'to'>,
  team: Team,
  timeZone: string,
): Promise<SpanMembers> {
  const { sprint, from, to } = span;
  if (!sprint) {
    const items = await allPages((cursor) => host.sprints.itemsOf(team.id, from.at, cursor, 'app'));
    return { items, were: [], isTold: true, gaps: [] };
  }
  const items = await allPages((cursor) => host.sprints.itemsIn(sprint.id, cursor, 'app', team.id));
  const edges = edgesOf(span, timeZone);
  const instants = [from.at, edges.settled, Math.min(edges.kept, to.at), to.at].filter(
    (at) => at < host.now(),
  );
  const told: (readonly ItemId[] | null)[] = [];
  for (const at of new Set(instants)) told.push(await host.sprints.wereIn(sprint.id, at, 'app', team.id));
  await desk.read([{ kind: 'sprint', id: sprint.id }]);
  const { left, more } = desk.get('sprint', sprint.id) ?? { left: [], more: false };
  return {
    items,
    were: [...new Set([...told.flatMap((were) => were ?? []), ...left.map(({ item }) => item)])],
    isTold: told.every((were) => were !== null),
    gaps: more ? [{ what: 'left', count: null }] : [],
  };
}

export interface ReadHistories {
  readonly histories: readonly ItemHistory[];
  readonly gaps: readonly RecordGap[];
}

/**
 * How the members, and whatever else moved in these projects, came to be as they are: the tracker is asked for the past of
 * what changed since, and of nothing else.
 * @returns null = more changed than can be looked at
 */
export async function readHistories(
  host: Host,
  desk: Desk,
  members: SpanMembers,
  projects: readonly ProjectId[],
  since: Instant,
): Promise<ReadHistories | null> {
  const { items, were, isTold } = members;
  const { changed, deleted } = await host.work.changedSince(projects, since);
  if (changed.length > MOST_CHANGED) return null;
  const own = new Set(idsOf(members));
  await desk.read([...changed, ...deleted].map((id) => ({ kind: 'item', id })));
  const isCounted = (id: ItemId) => desk.get('item', id) !== null;
  // Where the tracker cannot say who was in a sprint, whatever changed may have been.
  const asked = [...new Set([...changed, ...were])].filter((id) => own.has(id) || !isTold || isCounted(id));
  const { histories, cut } =
    asked.length > 0 ? await host.sprints.historiesOf(asked, since, 'app') : { histories: [], cut: [] };
  const known = new Set(histories.map(({ item }) => item.id));
  const quiet = items.filter(({ id }) => !known.has(id)).map((item) => unmoved(item));
  const gone = deleted.filter(isCounted).length;
  return {
    histories: [...histories, ...quiet],
    gaps: [
      ...(cut.length > 0 ? [{ what: 'cut' as const, count: cut.length }] : []),
      ...(gone > 0 ? [{ what: 'deleted' as const, count: gone }] : []),
    ],
  };
}

// ── below ──

async function allPages(read: (cursor: string | null) => Promise<ItemPage>): Promise<readonly WorkItem[]> {
  const items = new Map<ItemId, WorkItem>();
  let cursor: string | null = null;
  do {
    const page = await read(cursor);
    for (const item of page.items) items.set(item.id, item);
    cursor = page.next;
  } while (cursor !== null);
  return [...items.values()];
}
