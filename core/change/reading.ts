import type { WorkItem } from '../model/work-item.ts';
import { applyContribution } from '../progress/apply-contribution.ts';
import { sizeOf } from '../progress/contribution.ts';
import { stageOf } from '../progress/stage.ts';
import { whole } from '../model/ppm.ts';
import { giveUpCount } from './count.ts';
import { countedKeyResult, putWork } from './counted-work.ts';
import type { CountedKeyResult } from './counted-work.ts';
import type { Draft } from './draft.ts';

/**
 * A page of what the query of a metric found: every item counts, whatever its level and stage, with its size (R15, form
 * two). What is finished stands in the sums for the reader only. Items keep no entry: what becomes of them later is seen
 * by the next count.
 */
export function addReading(draft: Draft, keyResult: CountedKeyResult, items: readonly WorkItem[]): void {
  const { work, count, policy, shard, id } = keyResult;
  if (!work.next) return;
  try {
    const sums = items.reduce((all, { sizes, state }) => {
      const credit = stageOf(state, policy) === 'done' ? whole : 0;
      // Without a weight no sum but those that are needed can outgrow the integers.
      return applyContribution(all, { weight: 0, size: sizeOf(sizes, count), credit, unknown: false }, 1);
    }, work.next.sums);
    const next = { ...work.next, sums, items: work.next.items + items.length };
    putWork(draft, keyResult, { ...work, next });
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    const present = countedKeyResult(draft, shard, id) ?? keyResult;
    giveUpCount(draft, present, { code: 'E_TOO_LARGE', at: id }, TOO_LARGE);
  }
}

// ── below ──

const TOO_LARGE = 'The sizes of its work items add up to more than can be counted exactly.';
