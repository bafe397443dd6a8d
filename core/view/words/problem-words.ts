import type { Problem, ProblemCode } from '../../model/problem.ts';

/** What a problem concerns, as a reader knows it. */
export interface Named {
  /** How many work items. */
  readonly count: number;
  /** Names of those that the reader may know, in order; may be fewer, or none. */
  readonly items: readonly string[];
  /** Titles or ids of other nodes. */
  readonly nodes: readonly string[];
  readonly amounts: Readonly<Record<string, number>>;
  /** The tracker's own sentence; '' = it said none. */
  readonly said: string;
}

/** At most this many names in one sentence; the rest are counted. */
export const NAMED = 8;

/** One plain sentence for every problem code. */
export type ProblemSentences = Readonly<Record<ProblemCode, (named: Named) => string>>;

/** A dictionary's way to say a problem. */
export const problemIn =
  (sentences: ProblemSentences) =>
  (problem: Problem, named: Pick<Named, 'items' | 'nodes'>): string =>
    sentences[problem.code]({
      ...named,
      count: problem.items?.length || (problem.amounts?.['items'] ?? 0),
      amounts: problem.amounts ?? {},
      said: problem.said ?? '',
    });
