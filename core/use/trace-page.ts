import { stepOf } from '../change/count-step.ts';
import { countedKeyResult } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import type { CountLink } from '../change/counting.ts';
import { rootedIn } from '../change/place.ts';
import { addTo } from '../model/groups.ts';
import type { ItemId } from '../model/ids.ts';
import { weightOne } from '../model/weight.ts';
import type { WorkItem } from '../model/work-item.ts';
import { foundPage } from '../port/documents.ts';
import type { CountDocument, ItemDocument, ItemEntry } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import { sizeOf } from '../progress/contribution.ts';
import { isContainer } from '../progress/levels.ts';
import type { TraceRow, WorkTraceView } from '../view/trace.ts';
import { traceRow } from '../view/trace-view.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { startOf } from './count-spot.ts';
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
  const counting: ItemId[] = [];
  for (let steps = 0; steps < mostSteps && rows.length < enough; steps += 1) {
    const step = await traceStep(host, desk, spot, place);
    if (!step.ok) return step;
    rows.push(...step.value.rows);
    restricted += step.value.restricted;
    listed += step.value.rows.filter(isInSums).length;
    counting.push(...step.value.counting);
    if (step.value.next === null) {
      return good({
        rows,
        restricted: restricted + unseen(host, desk, spot, listed),
        next: null,
        whole: isWhole(desk, spot, counting.length) ? [...new Set(counting)] : null,
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

/** Has every item been looked at that the sums were made of? An item of several milestones counts in each. */
function isWhole(desk: Desk, { keyResult: id, shard }: CountSpot, counting: number): boolean {
  const work = countedKeyResult(desk, shard, id)?.work;
  return work !== undefined && work.sums.items.total + work.sums.dropped === counting;
}

interface TraceStep extends Pick<TracePage, 'restricted'> {
  readonly rows: readonly TraceRow[];
  /** Those that add to the sums, also where the viewer may not see them; once for each milestone. */
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
  if (!keyResult || keyResult.work.countedAt === null) return nothing;
  const { links, query } = startOf(desk, keyResult);
  const pages = keyResult.work.query?.pages ?? 0;
  const start = { links, query: pages > 0 ? query : null };
  const goOn = (next: CountDocument) => (stepOf(next, start).kind === 'through' ? null : next);
  const step = stepOf(place, start);
  switch (step.kind) {
    case 'through':
    case 'late':
      return nothing;
    case 'links': {
      const page = await rowsOf(host, desk, keyResult, linkedEntries(step.links));
      return good({ ...page, next: goOn(step.after(withFresh(place, page.containers))) });
    }
    case 'query': {
      // What was found is known: the tracker is not asked the query again.
      const found = await readFound(desk, keyResult, step.page);
      const page =
        keyResult.counting.what === 'reading'
          ? await readingRows(host, keyResult, found)
          : await rowsOf(host, desk, keyResult, foundEntries(found, links));
      const after = { next: step.page + 1 < pages ? 'more' : null, found: found.length, late: false };
      return good({ ...page, next: goOn(step.after(withFresh(place, page.containers), after)) });
    }
    case 'children': {
      // The cursor comes from the page: only containers of this very set are opened.
      await desk.read(step.containers.map(itemKey));
      const own = step.containers.filter((container) => entriesIn(desk, container, keyResult).length > 0);
      const { items, next } = await host.work.childrenOf(own, step.cursor, 'app');
      const page = await rowsOf(host, desk, keyResult, reachedEntries(items, links, keyResult));
      return good({ ...page, next: goOn(step.after(withFresh(place, page.containers), next)) });
    }
  }
}

/** Items that may be in the set, and which of their entries are listed with them. */
interface Candidates {
  readonly ids: readonly ItemId[];
  readonly isListed: (item: ItemDocument, entry: ItemEntry) => boolean;
}

function linkedEntries(links: readonly CountLink[]): Candidates {
  const parts = new Map<ItemId, (number | undefined)[]>();
  for (const { item, part } of links) addTo(parts, item, part);
  return {
    ids: [...parts.keys()],
    isListed: ({ item }, { part }) => parts.get(item)?.includes(part) === true,
  };
}

/** What is linked as well was listed with the links. */
function foundEntries(found: readonly ItemId[], links: readonly CountLink[]): Candidates {
  const linked = new Set(links.map(({ item }) => item));
  return { ids: found.filter((id) => !linked.has(id)), isListed: () => true };
}

/** What is in the set by itself was listed before. */
function reachedEntries(
  items: readonly WorkItem[],
  links: readonly CountLink[],
  keyResult: CountedKeyResult,
): Candidates {
  const isMilestones = keyResult.counting.what === 'milestones';
  const linked = new Set(isMilestones ? [] : links.map(({ item }) => item));
  return {
    ids: items.map(({ id }) => id).filter((id) => !linked.has(id)),
    isListed: (item, { part }) => rootedIn(item, keyResult, keyResult.work.pass, part) === undefined,
  };
}

async function rowsOf(
  host: Host,
  desk: Desk,
  keyResult: CountedKeyResult,
  { ids, isListed }: Candidates,
): Promise<Omit<TraceStep, 'next'> & { containers: readonly ItemId[] }> {
  await desk.read(ids.map(itemKey));
  const inSet = ids.flatMap((id) => {
    const item = desk.get('item', id);
    return entriesIn(desk, id, keyResult).flatMap((entry) =>
      item && isListed(item, entry) ? { item, entry } : [],
    );
  });
  const named = inSet.flatMap(({ item, entry }) => [item.item, entry.via]);
  // A container that the viewer may not see is not named beside what lies below it either.
  const read = named.length > 0 ? await host.work.read([...new Set(named)], 'user') : [];
  const seen = new Map(read.map((item): [ItemId, WorkItem] => [item.id, item]));
  const keyOf = (via: ItemId) => seen.get(via)?.key ?? null;
  const spot = { keyResult: keyResult.id, shard: keyResult.shard };
  const titles = milestonesOf(desk, spot);
  const rows = inSet.flatMap(({ item: stored, entry }): TraceRow[] => {
    const item = seen.get(stored.item);
    if (!item) return [];
    const shared = entry.contribution ? alsoCountedIn(desk, stored, spot).length : 0;
    const row = traceRow(item, stored, entry, { ...keyResult, keyOf, shared });
    return [entry.part === undefined ? row : { ...row, milestone: titles[entry.part] ?? '' }];
  });
  const containers = inSet.filter(
    ({ item, entry }) => isContainer(item.level, keyResult.policy.level) || entry.descendants > 0,
  );
  return {
    rows,
    restricted: inSet.length - rows.length,
    counting: inSet.flatMap(({ item, entry }) => (entry.contribution ? [item.item] : [])),
    containers: [...new Set(containers.map(({ item }) => item.item))],
  };
}

/** What the query of a metric found: items that keep no entry, as the tracker has them now. */
async function readingRows(host: Host, keyResult: CountedKeyResult, found: readonly ItemId[]) {
  const items = found.length > 0 ? await host.work.read(found, 'user') : [];
  const { count } = keyResult;
  const rows = items.map((item) => {
    const contribution = { weight: weightOne, size: sizeOf(item.sizes, count), credit: 0, unknown: false };
    const entry = { contribution, via: item.id, weight: null, below: false, descendants: 0 };
    return traceRow(item, item, entry, { ...keyResult, keyOf: () => null, shared: 0 });
  });
  return { rows, restricted: found.length - rows.length, counting: [], containers: [] };
}

/** A page of what the query found in the count that is shown. */
async function readFound(
  desk: Desk,
  { id, work }: CountedKeyResult,
  page: number,
): Promise<readonly ItemId[]> {
  const key = { kind: 'found', id: foundPage(id, work.query?.slot ?? 0, page) } as const;
  await desk.read([key]);
  const found = desk.get('found', key.id);
  return found && found.pass === work.pass ? found.items : [];
}

function milestonesOf(desk: Desk, { keyResult: id, shard }: CountSpot): readonly string[] {
  const measure = desk.get('shard', shard)?.keyResults.find((one) => one.id === id)?.measure;
  return measure?.kind === 'milestones' ? measure.milestones.map(({ title }) => title) : [];
}

const entriesIn = (desk: Desk, id: ItemId, { id: keyResult, work }: CountedKeyResult): readonly ItemEntry[] =>
  desk
    .get('item', id)
    ?.entries.filter((entry) => entry.keyResult === keyResult && entry.pass === work.pass) ?? [];

const withFresh = (place: CountDocument, containers: readonly ItemId[]): CountDocument => ({
  ...place,
  fresh: [...(place.fresh ?? []), ...containers],
});

const itemKey = (id: ItemId): Key => ({ kind: 'item', id });
