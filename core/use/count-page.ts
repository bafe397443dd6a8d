import { countedKeyResult, putWork } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import { finishCount, giveUpCount } from '../change/count.ts';
import { stepOf } from '../change/count-step.ts';
import type { Problem } from '../model/problem.ts';
import { said } from '../model/said.ts';
import type { CountDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { QueryRefused, WorkFault } from '../port/work-items.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { commitPage } from './commit-page.ts';
import { readCount, startOf } from './count-spot.ts';
import type { CountSpot } from './count-spot.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { nameQuery } from './name-query.ts';
import { readPage } from './read-page.ts';
import { countAnew } from './settle-on-desk.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/** More is no set that people look after; and a key result takes only so much of what all of the tracker's guests share. */
const MOST_FOUND = 20_000;
/** Of the tracker's sentence: it stands in the shard. */
const LONGEST_REASON = 500;
/** Milliseconds after which a tracker may not know any more where a search stood. */
const OLD = 3_600_000;

const NO_ANSWER = said`The tracker did not answer.`;
const REFUSED = said`The tracker does not take the query.`;
const TOO_MANY = said`The query finds more than 20,000 work items.`;
const KEPT = said`The last good numbers stay, and the count can go on from where it stopped.`;

/**
 * One page of a count: links, what a query finds, or children of these, read from the tracker and put into the sums to
 * come. Anyone may call it, at any time and at once with others: a page that another worker did meanwhile is left alone
 * (R22).
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
    const counted = await nextPage(host, desk, spot, standing);
    const isQuery = standing.keyResult.counting.query !== null;
    if (isQuery && counted.ok && !counted.value.more) await nameQuery(host, spot);
    return counted;
  });
}

// ── below ──

async function nextPage(
  host: Host,
  desk: Desk,
  spot: CountSpot,
  { keyResult, count }: { readonly keyResult: CountedKeyResult; readonly count: CountDocument },
): Promise<Answer<{ more: boolean }>> {
  const start = startOf(desk, keyResult);
  const step = stepOf(count, start);
  if (step.kind === 'through') return finish(host, spot);
  try {
    const page = await readPage(host, desk, step, keyResult, count);
    const { found = 0 } = page.after(count).query ?? {};
    return found > MOST_FOUND
      ? await giveUp(
          host,
          spot,
          { code: 'E_TOO_LARGE', at: spot.keyResult, amounts: { most: MOST_FOUND } },
          TOO_MANY.template,
        )
      : await commitPage(host, spot, count, { ...page, start });
  } catch (thrown) {
    if (thrown instanceof QueryRefused) return refused(host, spot, count, thrown.reason);
    if (thrown instanceof WorkFault) await noteFailure(host, spot);
    throw thrown;
  }
}

/** The host's own sentence stays with the key result: a person has to mend the query (R22). */
async function refused(
  host: Host,
  spot: CountSpot,
  count: CountDocument,
  reason: string,
): Promise<Answer<{ more: boolean }>> {
  // In the middle of a count that nobody went on with for long: the place where it stood has grown old.
  if (count.query && host.now() - count.startedAt > OLD) return beginAgain(host, spot);
  const said = reason === '' ? {} : { said: reason.slice(0, LONGEST_REASON) };
  return giveUp(host, spot, { code: 'D_QUERY_FAILED', at: spot.keyResult, ...said }, REFUSED.template);
}

const giveUp = (host: Host, spot: CountSpot, problem: Problem, failed: string) =>
  transact<{ more: boolean }>(host.store, async (desk) => {
    const standing = await readCount(desk, spot);
    if (standing) giveUpCount(desk, standing.keyResult, problem, failed);
    return good({ more: false });
  });

const beginAgain = (host: Host, spot: CountSpot) =>
  transact<{ more: boolean }>(host.store, async (desk) => {
    const standing = await readCount(desk, spot);
    if (standing) await countAnew(host, desk, standing.keyResult);
    return good({ more: standing !== null });
  });

async function finish(host: Host, spot: CountSpot): Promise<Answer<{ more: boolean }>> {
  return transact<{ more: boolean }>(host.store, async (desk) => {
    const standing = await readCount(desk, spot);
    if (!standing) return good({ more: false });
    // A worker that came later may have found more to do.
    const start = startOf(desk, standing.keyResult);
    if (stepOf(standing.count, start).kind !== 'through') return good({ more: true });
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
        // Stored, so a text: a sentence without values is its own template.
        failed: NO_ANSWER.template,
      });
    }
    return good(null);
  });
}
