import type { ReviewFate } from '../review/review.ts';

/** What became of work, in the order in which it is told and drawn. */
export const fates: readonly ReviewFate[] = ['completed', 'open', 'dropped', 'left'];
