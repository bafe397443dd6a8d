import { countedKeyResult } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import { stepOf } from '../change/count-step.ts';
import { isContainer } from '../progress/levels.ts';
import { entryOf } from '../change/place.ts';
import type { ItemId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { CountDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import type { TraceRow, WorkTraceView } from '../view/trace.ts';
import { traceRow } from '../view/trace-view.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { alsoCountedIn } from './shared-in-trace.ts';
import { readCursor, writeCursor } from './trace-cursor.ts';

interface TracePage extends Pick<WorkTraceView, 'rows' | 'restricted' | 'next'> {
  /** All items in the sums, where this page holds the whole set; else null. */
  readonly whole: readonly ItemId[] | null;
}

/** A reader wants a screenful; the tracker answers by link and by container, which may be one row each. */
const enough = 20;
/** Steps of one page at most: each reads the tracker. */
const mostSteps = 6;

/** A page of the items that made a key result, in the order in which a count reads them. */
export async function tracePage(
  host: Host,
  desk: Desk,
  spot: CountSpot,
  cursor: string | null,
): Promise<Answer<TracePage>> {
  const rows: TraceRow[] = [];
  let { place, listed } = readCursor(cursor, spot);
  let restricted = 0;
  const counting = new Set<ItemId>();
  for (let steps = 0; steps < mostSteps && rows.length < enough; steps += 1) {
    const step = await traceStep(host, desk, spot, place);
    if (!step.ok) return step;
    rows.push(...step.value.rows);
    restricted += step.value.restricted;
    listed += step.value.rows.filter(isInSums).length;
    for (const item of step.value.counting) counting.add(item);
    if (step.value.next === null) {
      return good({
        rows,
        restricted: restricted + unseen(host, desk, spot, listed),
        next: null,
        whole: isWhole(desk, spot, counting.size) ? [...counting] : null,
      });
    }
    place = step.value.next;
  }
  return good({ rows, restricted, next: writeCursor(place, listed), whole: null });
}

const isInSums = ({ why }: TraceRow): boolean => why !== 'expanded' && why !== 'covered';

/**
 * Where the tracker is read with the viewer's eyes only, what they may not see is in no list: it is what the sums hold
 * and the pages did not show (R19).
 */
function unseen(host: Host, desk: Desk, { keyResult: id, shard }: CountSpot, listed: number): number {
  const work = countedKeyResult(desk, shard, id)?.work;
  if (!work || !host.capabilities.changes) return 0;
  return Math.max(0, work.sums.items.total + work.sums.dropped - listed);
}

/** Has every item been looked at that the sums were made of? */
function isWhole(desk: Desk, { keyResult: id, shard }: CountSpot, counting: number): boolean {
  const work = countedKeyResult(desk, shard, id)?.work;
  return work !== undefined && work.sums.items.total + work.sums.dropped === counting;
}

interface TraceStep extends Pick<TracePage, 'restricted'> {
  readonly rows: TraceRow[];
  /** Those that add to the sums, also where the viewer may not see them. */
  readonly counting: readonly ItemId[];
  readonly next: CountDocument | null;
}

async function traceStep(
  host: Host,
  desk: Desk,
  { keyResult: id, shard }: CountSpot,
  place: CountDocument,
): Promise<Answer<TraceStep>> {
  const nothing = good({ rows: [], restricted: 0, counting: [], next: null });
  await desk.read([{ kind: 'keyResult', id }]);
  const keyResult = countedKeyResult(desk, shard, id);
  const links = desk.get('keyResult', id)?.links ?? [];
  if (!keyResult || keyResult.work.countedAt === null || links.length === 0) return nothing;
  const step = stepOf(place, links);
  if (step.kind === 'through') return nothing;

  if (step.kind === 'links') {
    const ids = step.links.map(({ item }) => item);
    const page = await rowsOf(host, desk, keyResult, ids);
    return good({ ...page, next: goOn(step.after(withFresh(place, page.containers)), links) });
  }
  // The cursor comes from the page: only containers of this very set are opened.
  await desk.read(step.containers.map(itemKey));
  const own = step.containers.filter((container) => liveEntry(desk, container, keyResult));
  const { items, next } = await host.work.childrenOf(own, step.cursor, 'app');
  const linked = new Set(links.map(({ item }) => item));
  const ids = items.map((item) => item.id).filter((item) => !linked.has(item));
  const page = await rowsOf(host, desk, keyResult, ids);
  return good({ ...page, next: goOn(step.after(withFresh(place, page.containers), next), links) });
}

async function rowsOf(
  host: Host,
  desk: Desk,
  keyResult: CountedKeyResult,
  ids: readonly ItemId[],
): Promise<Omit<TraceStep, 'next'> & { containers: readonly ItemId[] }> {
  await desk.read(ids.map(itemKey));
  const inSet = ids.filter((id) => liveEntry(desk, id, keyResult));
  const vias = inSet.flatMap((id) => liveEntry(desk, id, keyResult)?.via ?? []);
  // A container that the viewer may not see is not named beside what lies below it either.
  const seen = new Map(
    (await host.work.read([...new Set([...inSet, ...vias])], 'user')).map((item): [ItemId, WorkItem] => [
      item.id,
      item,
    ]),
  );
  const rows = inSet.flatMap((id): TraceRow[] => {
    const item = seen.get(id);
    const stored = desk.get('item', id);
    const entry = liveEntry(desk, id, keyResult);
    const keyOf = (via: ItemId) => seen.get(via)?.key ?? null;
    if (!item || !stored || !entry) return [];
    const spot = { keyResult: keyResult.id, shard: keyResult.shard };
    const shared = entry.contribution ? alsoCountedIn(desk, stored, spot).length : 0;
    return [traceRow(item, stored, entry, { ...keyResult, keyOf, shared })];
  });
  const containers = inSet.filter((id) => {
    const stored = desk.get('item', id);
    const standIns = liveEntry(desk, id, keyResult)?.descendants ?? 0;
    return stored && (isContainer(stored.level, keyResult.policy.level) || standIns > 0);
  });
  const counting = inSet.filter((id) => liveEntry(desk, id, keyResult)?.contribution);
  return { rows, restricted: inSet.length - rows.length, counting, containers };
}

const liveEntry = (desk: Desk, id: ItemId, keyResult: CountedKeyResult) =>
  entryOf(desk.get('item', id), keyResult, keyResult.work.pass);

const withFresh = (place: CountDocument, containers: readonly ItemId[]): CountDocument => ({
  ...place,
  fresh: [...(place.fresh ?? []), ...containers],
});

const goOn = (place: CountDocument, links: Parameters<typeof stepOf>[1]): CountDocument | null =>
  stepOf(place, links).kind === 'through' ? null : place;

const itemKey = (id: ItemId): Key => ({ kind: 'item', id });
