import type { Instant } from '../model/day.ts';
import type { ItemId, UserId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { CountDocument, CountedWork } from '../port/documents.ts';
import { emptySums } from '../progress/apply-contribution.ts';
import { lowerMedian } from '../progress/median.ts';
import { putWork } from './counted-work.ts';
import type { CountedKeyResult } from './counted-work.ts';
import type { Draft } from './draft.ts';

/** The work of a key result that was just made: nothing linked, nothing counted. */
export const uncountedWork = (unestimatedSize: number | null): CountedWork => ({
  pass: 0,
  sums: emptySums,
  unestimatedSize,
  countedAt: null,
  links: 0,
  subtasks: 0,
  projects: [],
  problems: [],
  next: null,
  failed: null,
});

/**
 * Count a key result anew, from nothing; a count under way is given up. What is shown stays until the new one ends
 * (R22). Without a link there is nothing to read: it ends at once.
 * @param missing references of a plan file that nothing was found for
 */
export function startCount(
  draft: Draft,
  keyResult: CountedKeyResult,
  { now, by, missing = [] }: { now: Instant; by: UserId; missing?: readonly string[] },
): void {
  const { id, shard, work } = keyResult;
  const pass = Math.max(work.pass, work.next?.pass ?? 0) + 1;
  const problems: readonly Problem[] =
    missing.length > 0 ? [{ code: 'D_MISSING', at: id, items: [...missing].sort(byText) as ItemId[] }] : [];
  if (work.links === 0) {
    const nothing = { sums: emptySums, subtasks: 0, projects: [], problems };
    putWork(draft, keyResult, { ...work, ...nothing, pass, countedAt: now, next: null, failed: null });
    draft.put('count', id, null);
    return;
  }
  putWork(draft, keyResult, {
    ...work,
    next: { pass, sums: emptySums, items: 0, since: now },
    failed: null,
  });
  draft.put('count', id, {
    v: 1,
    keyResult: id,
    shard,
    pass,
    startedAt: now,
    startedBy: by,
    nextLink: 0,
    open: [],
    sizes: {},
    problems,
  });
}

/** The count is through: its sums are the ones shown now. */
export function finishCount(
  draft: Draft,
  keyResult: CountedKeyResult,
  count: CountDocument,
  now: Instant,
): void {
  const { work } = keyResult;
  if (!work.next) return;
  putWork(draft, keyResult, {
    ...work,
    pass: work.next.pass,
    sums: work.next.sums,
    unestimatedSize:
      work.unestimatedSize ?? (keyResult.count.unit === 'issues' ? null : lowerMedian(count.sizes)),
    countedAt: now,
    subtasks: count.subtasks ?? 0,
    // What came in beside the count may be of a project that it did not meet.
    projects: [...new Set([...work.projects, ...(count.projects ?? [])])],
    problems: count.problems,
    next: null,
    failed: null,
  });
  draft.put('count', keyResult.id, null);
}
