import type { CountDocument } from '../port/documents.ts';
import { lowerMedian } from '../progress/median.ts';
import type { Contribution, Sums } from '../progress/sums.ts';
import type { CountedKeyResult, Standing } from './counted-work.ts';
import type { Draft } from './draft.ts';

/** Of more different sizes than this the median is that of the first so many. */
const MOST_SIZES = 2000;

/** An item is in so many counts under way at most whose sizes are noted with it: each is one more document to write. */
export const MOST_NOTED = 8;

/** Does a count of it learn a median? Where issues are counted there are no sizes; one that is fixed stays (R21). */
export const learnsSizes = ({ count, work }: CountedKeyResult): boolean =>
  work.next !== null && count.unit !== 'issues' && work.unestimatedSize === null;

/**
 * Tells a count under way that a contribution to it became another one, whoever brought it in: the count itself, another
 * that reads the same items, or an event. @param draft holds the count's document
 */
export function noteSizes(
  draft: Draft,
  keyResult: CountedKeyResult,
  standing: Standing,
  before: Contribution | null,
  after: Contribution | null,
): void {
  if (standing !== 'coming' || !learnsSizes(keyResult)) return;
  const count = draft.get('count', keyResult.id);
  const [was, is] = [sizeOf(before), sizeOf(after)];
  if (!count || was === is) return;
  let sizes = own.get(count.sizes);
  if (!sizes) {
    sizes = { ...count.sizes };
    own.set(sizes, sizes);
    draft.put('count', keyResult.id, { ...count, sizes });
  }
  tally(sizes, was, -1);
  tally(sizes, is, 1);
}

/**
 * What an item without an estimate counts from now on: the lower median of what was met (R21). Where nothing was noted
 * of what came in (MOST_NOTED, or an estimate that came by an event meanwhile): the mean, rounded down.
 * @returns in base units; null = nothing has an estimate
 */
export function sizeToFix({ sizes }: CountDocument, { plain, items, loose }: Sums): number | null {
  const estimated = items.total - loose.total;
  return lowerMedian(sizes) ?? (estimated > 0 ? Math.floor(plain.total / estimated) : null);
}

// ── below ──

const sizeOf = (contribution: Contribution | null): number | null =>
  contribution === null || contribution.credit === null ? null : contribution.size;

/** Copies that noteSizes made, changed in their place from then on: a page does it a hundred times. */
const own = new WeakMap<CountDocument['sizes'], Record<string, number>>();

function tally(sizes: Record<string, number>, size: number | null, change: 1 | -1): void {
  if (size === null) return;
  const many = sizes[size] ?? 0;
  if (many > 0 || (change > 0 && Object.keys(sizes).length < MOST_SIZES)) sizes[size] = many + change;
}
