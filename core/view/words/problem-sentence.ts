import type { ItemId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { wordsFor, type Words } from './words.ts';

/** How a reader knows what a problem names by id. Without a function the ids stand for themselves. */
export interface ProblemNames {
  /** A work item's key; null = it is counted in the sentence, but not named (the reader may not see it). */
  readonly item?: (id: ItemId) => string | null;
  /** A title of an objective or key result; null = its id. */
  readonly node?: (id: string) => string | null;
}

/** A problem as one plain sentence, in the dictionary of `locale` (or in the words given). */
export function problemSentence(
  problem: Problem,
  names: ProblemNames = {},
  words: string | Words = 'en',
): string {
  const dictionary = typeof words === 'string' ? wordsFor(words) : words;
  // What was not found has no key; it is named as the plan names it.
  const unnamed = (id: ItemId): string | [] => (problem.code === 'D_MISSING' ? id : []);
  return dictionary.problem(problem, {
    items: (problem.items ?? []).flatMap((id) => (names.item ? (names.item(id) ?? unnamed(id)) : id)),
    nodes: (problem.nodes ?? []).map((id) => names.node?.(id) ?? id),
  });
}
