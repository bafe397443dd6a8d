import type { Instant } from '../model/day.ts';
import type { ItemId, UserId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { CountDocument, CountedWork, QueryState } from '../port/documents.ts';
import { emptySums } from '../progress/apply-contribution.ts';
import { readingOfSums } from '../progress/query-reading.ts';
import { learnsSizes, sizeToFix } from './count-sizes.ts';
import { begun } from './count-step.ts';
import { putWork } from './counted-work.ts';
import type { CountedKeyResult } from './counted-work.ts';
import { missingIn } from './counting.ts';
import type { Counting } from './counting.ts';
import type { Draft } from './draft.ts';

/** What is counted of a key result that was just made: nothing linked, nothing counted. */
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

/** The same where something else is counted now: sums of another unit or query are no last good value of this one. */
export const restartedWork = (
  { pass, next, subtasks, projects }: CountedWork,
  { size, links }: { readonly size: number | null; readonly links: number },
): CountedWork => ({
  ...uncountedWork(size),
  links,
  subtasks,
  projects,
  pass: Math.max(pass, next?.pass ?? 0) + 1,
});

/**
 * Count a key result anew, from nothing; a count under way is given up. What is shown stays until the new one ends
 * (R22). With neither link nor query there is nothing to read: it ends at once.
 * @param links how many items its set starts from
 * @param missing references of a plan file that nothing was found for
 */
export function startCount(
  draft: Draft,
  keyResult: CountedKeyResult,
  { now, by, links, missing = [] }: { now: Instant; by: UserId; links: number; missing?: readonly string[] },
): void {
  const { id, shard, counting } = keyResult;
  const { query: state, ...before } = keyResult.work;
  const work: CountedWork = {
    ...before,
    links,
    problems: before.problems.filter(isNoReason),
    ...(counting.query !== null && { query: asked(state, now) }),
  };
  const pass = Math.max(work.pass, work.next?.pass ?? 0) + 1;
  const named = [...missing, ...missingIn(counting)].sort(byText) as ItemId[];
  const problems: readonly Problem[] =
    named.length > 0 ? [{ code: 'D_MISSING', at: id, items: [...new Set(named)] }] : [];
  const nothing = { sums: emptySums, ...emptyParts(counting) };
  if (links === 0 && counting.query === null) {
    const none = { ...nothing, subtasks: 0, projects: [], problems };
    putWork(draft, keyResult, { ...work, ...none, pass, countedAt: now, next: null, failed: null });
    draft.put('count', id, null);
    return;
  }
  putWork(draft, keyResult, { ...work, next: { pass, ...nothing, items: 0, since: now }, failed: null });
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
  const { work, counting } = keyResult;
  if (!work.next) return;
  const { pass, sums, parts } = work.next;
  const { found, pages } = count.query ?? begun;
  putWork(draft, keyResult, {
    ...work,
    pass,
    sums,
    ...(parts && { parts }),
    ...(work.query && {
      query: {
        ...work.query,
        answeredAt: count.startedAt,
        found,
        pages,
        slot: comingSlot(work),
        ...(counting.what === 'reading' && { reading: readingOfSums(counting.source, sums) }),
      },
    }),
    unestimatedSize: learnsSizes(keyResult) ? sizeToFix(count, sums) : work.unestimatedSize,
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

/** A count that cannot go on, for a reason that only a person can mend: what was last good stays, and says so (R22). */
export function giveUpCount(
  draft: Draft,
  keyResult: CountedKeyResult,
  problem: Problem,
  failed: string,
): void {
  const { work, id } = keyResult;
  const problems = [...work.problems.filter(isNoReason), problem];
  putWork(draft, keyResult, { ...work, next: null, failed, problems });
  draft.put('count', id, null);
}

/** Where the pages of what the query finds are kept during a count: not where those are that are shown. */
export const comingSlot = ({ query }: Pick<CountedWork, 'query'>): QueryState['slot'] =>
  query && query.answeredAt !== null && query.slot === 0 ? 1 : 0;

// ── below ──

/** Says it nothing of why a count was given up? */
const isNoReason = ({ code }: Problem): boolean => code !== 'D_QUERY_FAILED' && code !== 'E_TOO_LARGE';

const asked = (state: QueryState | undefined, now: Instant): QueryState => ({
  answeredAt: null,
  found: 0,
  pages: 0,
  slot: 0,
  ...state,
  askedAt: now,
  hinted: false,
});

const emptyParts = (counting: Counting): Pick<CountedWork, 'parts'> =>
  counting.what === 'milestones' ? { parts: counting.milestones.map(() => emptySums) } : {};
