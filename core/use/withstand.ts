import { said, type Said } from '../model/said.ts';
import { StoreFault } from '../port/store.ts';
import { WorkFault } from '../port/work-items.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';

/**
 * A host that fails is an answer, not a crash.
 * @param kept what the person can rely on now, as the second half of the sentence
 * @param keptByStore the same where the store failed: a commit whose reply was lost may have been kept
 */
export async function withstand<T>(
  kept: Said,
  run: () => Promise<Answer<T>>,
  keptByStore = kept,
): Promise<Answer<T>> {
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof StoreFault || thrown instanceof WorkFault)) throw thrown;
    const isTracker = thrown instanceof WorkFault;
    if (!isTracker && thrown.told !== null) return bad('unreachable', said`${thrown.told} ${kept}`);
    const who = isTracker ? said`The tracker` : said`The store of the numbers`;
    const now = isTracker ? kept : keptByStore;
    return thrown.retryAfter === null
      ? bad('unreachable', said`${who} did not answer. ${now}`)
      : bad('busy', said`${who} asks to wait. ${now}`, { retryAfter: thrown.retryAfter });
  }
}

export const NOTHING_CHANGED = said`Nothing was changed.`;
export const LOOK_AGAIN = said`Open the panel again to see whether the change was kept.`;
export const RELOAD = said`Reload the page to see whether the change was kept.`;
