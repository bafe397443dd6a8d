import { countedKeyResult, putWork } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import { finishCount } from '../change/count.ts';
import { positionOf, stepOf } from '../change/count-step.ts';
import { afterEnd, afterReading } from '../change/item-facts.ts';
import { withItemProblems } from '../change/item-problems.ts';
import { withItemLink } from '../change/link.ts';
import { entryOf } from '../change/place.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { CountDocument, ItemDocument } from '../port/documents.ts';
import type { Host, LaterJob } from '../port/host.ts';
import type { Contribution } from '../progress/sums.ts';
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
  let done = 0;
  for (;;) {
    const later: LaterJob[] = [];
    const answer = await transact<Progress>(host.store, async (desk) => {
      later.length = 0;
      const standing = await readCount(desk, spot);
      if (!standing || positionOf(standing.count) !== positionOf(begun))
        return good({ took: 0, more: true, over: true });
      if (standing.keyResult.work.failed !== null) {
        putWork(desk, standing.keyResult, { ...standing.keyResult.work, failed: null });
      }
      const batch = arrivals.slice(done, done + Math.max(desk.room - 5, 1));
      await readFamilies(desk, batch);
      const took = await settleBatch(host, desk, spot, batch, page, later);
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
  page: CountedPage,
  later: LaterJob[],
): Promise<number> {
  const links = new Map(page.links.map((link) => [link.item, link]));
  const sizes = new Map<number, number>();
  const projects = new Set<ProjectId>();
  let took = 0;
  for (const arrival of batch) {
    // One place is kept for the position.
    if (took > 0 && desk.changes() + costOf(desk, arrival) + 1 > desk.room) break;
    took += 1;
    const before = desk.get('item', arrival.id);
    const present = readCounted(desk, spot);
    if (!present) break;
    const next = nextDocument(host, spot, before, arrival, links.get(arrival.id), present);
    if (!next) {
      noteMissing(desk, spot, arrival.id);
      continue;
    }
    const family = arrival.parent === null ? [arrival.id] : [arrival.id, arrival.parent];
    const contributions = family.map((id) => comingContribution(desk, spot, id));
    // An item of very many shards: this one now, the others in commits of their own.
    const part = costOf(desk, arrival) + 2 > desk.room && {
      shards: new Set([spot.shard]),
      formerParent: next.parent,
    };
    const started = await settleOnDesk(host, desk, next, part || undefined);
    later.push(...started.map((count): LaterJob => ({ kind: 'count', ...count })));
    if (part) later.push({ kind: 'settle', item: next.item });
    family.forEach((id, at) => {
      tally(sizes, sizeOf(contributions[at] ?? null), -1);
      tally(sizes, sizeOf(comingContribution(desk, spot, id)), 1);
    });
    projects.add(next.project);
  }
  noteSeen(desk, spot, sizes, projects);
  return took;
}

function nextDocument(
  host: Host,
  { keyResult, shard }: CountSpot,
  before: ItemDocument | null,
  { item }: Arrival,
  link: CountedPage['links'][number] | undefined,
  { objective }: CountedKeyResult,
): ItemDocument | null {
  // What is gone, or may not be read any more, is left out until it is read again.
  const next = item
    ? afterReading(before, item)
    : before && afterEnd(before, { item: before.item, at: before.revision });
  if (!next || !link) return next;
  const own = next.links.find((other) => other.keyResult === keyResult);
  if (own && own.weight === link.weight && own.share === link.share && own.shard === shard) return next;
  // A link of a plan file is made known to its item here.
  return withItemLink(next, {
    keyResult,
    objective,
    shard,
    weight: link.weight,
    share: link.share,
    by: own?.by ?? host.user.id,
    at: own?.at ?? host.now(),
  });
}

const readCounted = (desk: Desk, { shard, keyResult }: CountSpot) => countedKeyResult(desk, shard, keyResult);

function comingContribution(desk: Desk, spot: CountSpot, item: ItemId): Contribution | null {
  const keyResult = readCounted(desk, spot);
  const pass = keyResult?.work.next?.pass;
  if (!keyResult || pass === undefined) return null;
  return entryOf(desk.get('item', item), keyResult, pass)?.contribution ?? null;
}

/** Of more different sizes than this the median is that of the first so many: it is fixed once and any will do (R21). */
const MOST_SIZES = 2000;

/** What the end of the count needs: sizes for the median, and where the work is. */
function noteSeen(
  desk: Desk,
  { keyResult: id }: CountSpot,
  changes: ReadonlyMap<number, number>,
  seen: ReadonlySet<ProjectId>,
): void {
  const count = desk.get('count', id);
  if (!count) return;
  const sizes: Record<string, number> = { ...count.sizes };
  for (const [size, change] of changes) {
    const many = sizes[size] ?? 0;
    if (change !== 0 && (many > 0 || Object.keys(sizes).length < MOST_SIZES))
      sizes[size] = Math.max(many + change, 0);
  }
  const projects = [...new Set([...(count.projects ?? []), ...seen])];
  desk.put('count', id, { ...count, sizes, projects });
}

function tally(sizes: Map<number, number>, size: number | null, change: 1 | -1): void {
  if (size !== null) sizes.set(size, (sizes.get(size) ?? 0) + change);
}

const sizeOf = (contribution: Contribution | null) =>
  contribution === null || contribution.credit === null ? null : contribution.size;

function noteMissing(desk: Desk, { keyResult: id }: CountSpot, item: ItemId): void {
  const count = desk.get('count', id);
  if (!count) return;
  desk.put('count', id, {
    ...count,
    problems: withItemProblems(count.problems, id, item, ['D_MISSING'], ['D_MISSING']),
  });
}

/** The position moves on, and where nothing is left the count ends in the same commit. */
function markDone(host: Host, desk: Desk, spot: CountSpot, page: CountedPage): boolean {
  const present = desk.get('count', spot.keyResult);
  const keyResult = readCounted(desk, spot);
  if (!present || !keyResult?.work.next) return false;
  const count = page.after(present);
  if (stepOf(count, page.links).kind === 'through') {
    finishCount(desk, keyResult, count, host.now());
    return false;
  }
  desk.put('count', spot.keyResult, count);
  return true;
}
