import type { Instant } from '../model/day.ts';
import type { ItemDocument, ItemEntry } from '../port/documents.ts';
import { isBadSize } from '../progress/contribution.ts';
import { countedKeyResult, exchange, isAstray, putWork, standingOf } from './counted-work.ts';
import type { CountedKeyResult } from './counted-work.ts';
import type { Draft } from './draft.ts';
import { withItemProblems } from './item-problems.ts';
import { contributionAt, isSame } from './place.ts';

/**
 * New facts of an item that keeps its place: each of its entries gets the contribution that follows from them, and the
 * sums with it. Entries of earlier counts are dropped. Absolute values: doing it twice is harmless.
 */
export function recontribute(draft: Draft, item: ItemDocument, now: Instant): void {
  const entries: ItemEntry[] = [];
  for (const entry of item.entries) {
    const keyResult = countedKeyResult(draft, entry.shard, entry.keyResult);
    const standing = keyResult ? standingOf(entry, keyResult) : null;
    if (isAstray(draft, entry)) entries.push(entry);
    if (!keyResult || !standing) continue;
    const after =
      entry.contribution && contributionAt(item, { role: 'counts', weight: entry.weight }, 0, keyResult);
    if (!isSame(entry.contribution, after)) {
      exchange(draft, keyResult, standing, { before: entry.contribution, after, part: entry.part }, now);
      if (standing === 'live') noteSize(draft, item, keyResult);
    }
    entries.push({ ...entry, contribution: after });
  }
  draft.put('item', item.item, { ...item, entries });
}

function noteSize(draft: Draft, item: ItemDocument, { shard, id, count }: CountedKeyResult): void {
  const keyResult = countedKeyResult(draft, shard, id);
  if (!keyResult) return;
  const { work } = keyResult;
  const now = isBadSize(item.sizes, count) ? (['D_BAD_SIZE'] as const) : [];
  const had = work.problems.some(({ code }) => code === 'D_BAD_SIZE');
  if (!had && now.length === 0) return;
  const problems = withItemProblems(work.problems, id, item.item, ['D_BAD_SIZE'], now);
  putWork(draft, keyResult, { ...work, problems });
}
