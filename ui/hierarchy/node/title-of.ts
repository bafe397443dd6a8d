import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';

/** The title of a node; of one that the viewer may not see, that there is one. */
export function titleOf({ title, is }: Pick<HierarchyNode, 'title' | 'is'>, words: HierarchyWords): string {
  return title ?? (is === 'objective' ? words.restrictedObjective : words.details.restrictedKeyResult);
}
