import type { KeyResultFacts } from './evaluation.ts';

/** A key result of which nothing is known from work or queries. */
export const noFacts: Omit<KeyResultFacts, 'problems'> = {
  sums: null,
  unestimatedSize: null,
  queryReading: null,
  milestones: [],
  readAt: null,
  stale: false,
};
