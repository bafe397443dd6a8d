import { arrivedItem } from '../change/arrived-item.ts';
import { comingSlot, finishCount } from '../change/count.ts';
import { positionOf, stepOf } from '../change/count-step.ts';
import { countedKeyResult, putWork } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import type { CountLink } from '../change/counting.ts';
import { withItemProblems } from '../change/item-problems.ts';
import { addReading } from '../change/reading.ts';
import { addTo } from '../model/groups.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import { foundPage } from '../port/documents.ts';
import type { CountDocument } from '../port/documents.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { readCount } from './count-spot.ts';
import type { CountedPage, CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { pushJobs } from './push-later.ts';
import { costOf, readFamilies, settleOnDesk } from './settle-on-desk.ts';
import { transact } from './transact.ts';

/**
 * Writes what a page found, in as many commits as the store's limit asks for. The position moves with the last of them;
 * whatever stops between two, the page is read again and what is written already stays as it is.
 */
export async function commitPage(
  host: Host,
  spot: CountSpot,
  begun: CountDocument,
  page: CountedPage,
): Promise<Answer<{ more: boolean }>> {
  const arrivals: readonly Arrival[] = [
    ...page.items.map((item) => ({ id: item.id, parent: item.parent, item })),
    ...page.missing.map((id) => ({ id, parent: null, item: null })),
  ];
  const links = new Map<ItemId, CountLink[]>();
  for (const link of page.start.links) addTo(links, link.item, link);
  let done = 0;
  for (;;) {
    const later: LaterJob[] = [];
    const answer = await transact<Progress>(host.store, async (desk) => {
      later.length = 0;
      const standing = await readCount(desk, spot);
      if (!standing || positionOf(standing.count) !== positionOf(begun))
        return good({ took: 0, more: true, over: true });
      await readRecord(desk, standing.keyResult, page);
      if (standing.keyResult.counting.what === 'reading') {
        addReading(desk, standing.keyResult, page.items);
        noteSeen(desk, spot, placesOf(host, page.items));
        return good({ took: arrivals.length, more: markDone(host, desk, spot, page), over: true });
      }
      if (standing.keyResult.work.failed !== null) {
        putWork(desk, standing.keyResult, { ...standing.keyResult.work, failed: null });
      }
      const batch = arrivals.slice(done, done + Math.max(desk.room - 5, 1));
      await readFamilies(desk, batch);
      const took = await settleBatch(host, desk, spot, batch, { ...page, linksOf: links }, later);
      if (done + took < arrivals.length) return good({ took, more: true, over: false });
      return good({ took, more: markDone(host, desk, spot, page), over: true });
    });
    if (!answer.ok) return answer;
    await pushJobs(host, later);
    if (answer.value.over) return good({ more: answer.value.more });
    done += answer.value.took;
  }
}

interface Arrival {
  readonly id: ItemId;
  readonly parent: ItemId | null;
  /** null = it is linked and not to be had. */
  readonly item: WorkItem | null;
}

interface Progress {
  readonly took: number;
  readonly more: boolean;
  /** Nothing is left to do on this page. */
  readonly over: boolean;
}

async function settleBatch(
  host: Host,
  desk: Desk,
  spot: CountSpot,
  batch: readonly Arrival[],
  page: CountedPage & { readonly linksOf: ReadonlyMap<ItemId, readonly CountLink[]> },
  later: LaterJob[],
): Promise<number> {
  // Places are kept for the position, and for what the query found.
  const kept = page.record ? 2 : 1;
  const projects = new Set<ProjectId>();
  let took = 0;
  for (const arrival of batch) {
    if (took > 0 && desk.changes() + costOf(desk, arrival) + kept > desk.room) break;
    took += 1;
    const before = desk.get('item', arrival.id);
    const present = readCounted(desk, spot);
    if (!present) break;
    const links = page.linksOf.get(arrival.id) ?? [];
    const arrived = { item: arrival.item, links, byQuery: page.byQuery };
    const next = arrivedItem(before, arrived, present, { by: host.user.id, at: host.now() });
    if (!next) {
      noteMissing(desk, spot, arrival.id);
      continue;
    }
    // An item of very many shards: this one now, the others in commits of their own.
    const part = costOf(desk, arrival) + 1 + kept > desk.room && {
      shards: new Set([spot.shard]),
      formerParent: next.parent,
    };
    const started = await settleOnDesk(host, desk, next, part || undefined);
    later.push(...started.map((count): LaterJob => ({ kind: 'count', ...count })));
    if (part) later.push({ kind: 'settle', item: next.item });
    projects.add(next.project);
  }
  noteSeen(desk, spot, projects);
  return took;
}

const readCounted = (desk: Desk, { shard, keyResult }: CountSpot) => countedKeyResult(desk, shard, keyResult);

/** What the end of the count needs: where the work is. */
function noteSeen(desk: Desk, { keyResult: id }: CountSpot, seen: ReadonlySet<ProjectId>): void {
  const count = desk.get('count', id);
  if (!count) return;
  desk.put('count', id, { ...count, projects: [...new Set([...(count.projects ?? []), ...seen])] });
}

/** Where no event tells, changes are asked for only of what is in the sums by itself. */
const placesOf = (host: Host, items: readonly WorkItem[]): ReadonlySet<ProjectId> =>
  new Set(host.capabilities.changes ? [] : items.map(({ project }) => project));

function noteMissing(desk: Desk, { keyResult: id }: CountSpot, item: ItemId): void {
  const count = desk.get('count', id);
  if (!count) return;
  desk.put('count', id, {
    ...count,
    problems: withItemProblems(count.problems, id, item, ['D_MISSING'], ['D_MISSING']),
  });
}

async function readRecord(desk: Desk, keyResult: CountedKeyResult, { record }: CountedPage): Promise<void> {
  if (record) await desk.read([{ kind: 'found', id: recordId(keyResult, record.page) }]);
}

const recordId = ({ id, work }: CountedKeyResult, page: number): string =>
  foundPage(id, comingSlot(work), page);

/** The position moves on, and where nothing is left the count ends in the same commit. */
function markDone(host: Host, desk: Desk, spot: CountSpot, page: CountedPage): boolean {
  const present = desk.get('count', spot.keyResult);
  const keyResult = readCounted(desk, spot);
  if (!present || !keyResult?.work.next) return false;
  if (page.record) {
    const { pass } = keyResult.work.next;
    const { items } = page.record;
    desk.put('found', recordId(keyResult, page.record.page), { v: 1, keyResult: keyResult.id, pass, items });
  }
  const count = page.after(present);
  if (stepOf(count, page.start).kind === 'through') {
    finishCount(desk, keyResult, count, host.now());
    return false;
  }
  desk.put('count', spot.keyResult, count);
  return true;
}
