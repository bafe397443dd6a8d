import type { TreeGroup } from '@throughline/core/view/tree-rows.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';

/** What a group's heading says: an owner's name, or a project's. */
export function groupName({ by, value }: TreeGroup, view: HierarchyView, words: HierarchyWords): string {
  if (by === 'owner') return ownerName(value, words);
  return view.projects.find(({ id }) => id === value)?.name ?? value ?? '';
}

/** @param owner '' = nobody; null = the viewer may not see it */
export const ownerName = (owner: string | null, words: HierarchyWords): string =>
  owner === null ? words.tree.hiddenOwner : owner || words.tree.nobody;
