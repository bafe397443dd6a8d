import { countedKeyResult, putWork } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import { finishCount } from '../change/count.ts';
import { stepOf } from '../change/count-step.ts';
import type { CountStep } from '../change/count-step.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { CountDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { WorkFault } from '../port/work-items.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { commitPage } from './commit-page.ts';
import { readCount } from './count-spot.ts';
import type { CountedPage, CountSpot } from './count-spot.ts';
import { openDesk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { countAnew } from './settle-on-desk.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

const KEPT = 'The last good numbers stay, and the count can go on from where it stopped.';

/**
 * One page of a count: links, or children of what is linked, read from the tracker and put into the sums to come. Anyone
 * may call it, at any time and at once with others: a page that another worker did meanwhile is left alone (R22).
 * @returns whether there is more to count
 */
export async function countPage(host: Host, asked: CountSpot): Promise<Answer<{ readonly more: boolean }>> {
  return withstand(KEPT, async () => {
    const desk = openDesk(host.store);
    // A job may be older than its key result's move to another shard.
    const shard = await shardNow(desk, asked.keyResult, asked.shard);
    const spot = { ...asked, shard };
    const standing = await readCount(desk, spot);
    if (!standing) return dropLeftOver(host, spot);
    const links = desk.get('keyResult', spot.keyResult)?.links ?? [];
    const step = stepOf(standing.count, links);
    if (step.kind === 'through') return finish(host, spot);
    try {
      const page = await readPage(host, step, standing.keyResult, standing.count);
      return await commitPage(host, spot, standing.count, { ...page, links });
    } catch (thrown) {
      if (thrown instanceof WorkFault) await noteFailure(host, spot);
      throw thrown;
    }
  });
}

async function readPage(
  host: Host,
  step: Exclude<CountStep, { kind: 'through' }>,
  { policy }: CountedKeyResult,
  count: CountDocument,
): Promise<Omit<CountedPage, 'links'>> {
  if (step.kind === 'children') {
    const { items, next } = await host.work.childrenOf(step.containers, step.cursor, 'app');
    return { items, missing: [], after: (present) => step.after(present, next) };
  }
  const ids = step.links.map(({ item }) => item);
  const items = await host.work.read(ids, 'app');
  const there = new Set(items.map(({ id }) => id));
  // With sub-tasks counting for themselves there is no story to wait for.
  const isLate = ({ level }: WorkItem) => level === 'subtask' && policy.level === 'standard';
  const late = items.filter(isLate);
  // Sub-tasks come last, when it is known which stories are in.
  return step.after(count).phase === 'subtasks'
    ? { items: late, missing: [], after: (present) => step.after(present) }
    : {
        items: items.filter((item) => !isLate(item)),
        missing: ids.filter((id) => !there.has(id)),
        after: (present) => ({
          ...step.after(present),
          subtasks: (count.subtasks ?? 0) + late.length,
        }),
      };
}

async function finish(host: Host, spot: CountSpot): Promise<Answer<{ more: boolean }>> {
  return transact<{ more: boolean }>(host.store, async (desk) => {
    const standing = await readCount(desk, spot);
    if (!standing) return good({ more: false });
    // A worker that came later may have found more to do.
    const links = desk.get('keyResult', spot.keyResult)?.links ?? [];
    if (stepOf(standing.count, links).kind !== 'through') return good({ more: true });
    finishCount(desk, standing.keyResult, standing.count, host.now());
    return good({ more: false });
  });
}

/**
 * A count document that belongs to no count any more; or a count that lost its document to an import that never ended:
 * that one begins again.
 */
const dropLeftOver = (host: Host, spot: CountSpot): Promise<Answer<{ more: boolean }>> =>
  transact<{ more: boolean }>(host.store, async (desk) => {
    if (await readCount(desk, spot)) return good({ more: true });
    const keyResult = countedKeyResult(desk, spot.shard, spot.keyResult);
    if (keyResult?.work.next) {
      await countAnew(host, desk, keyResult);
      return good({ more: true });
    }
    desk.put('count', spot.keyResult, null);
    return good({ more: false });
  });

async function noteFailure(host: Host, spot: CountSpot): Promise<void> {
  await transact(host.store, async (desk) => {
    const standing = await readCount(desk, spot);
    if (standing) {
      putWork(desk, standing.keyResult, {
        ...standing.keyResult.work,
        failed: 'The tracker did not answer.',
      });
    }
    return good(null);
  });
}
