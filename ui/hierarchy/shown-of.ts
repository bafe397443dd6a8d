import { shownRows, type ShownRows } from '@throughline/core/view/hierarchy-fold.ts';
import { entryId, type HierarchyTree } from '@throughline/core/view/tree-rows.ts';
import { isFolded, type Folds } from './kept-here.ts';

/** The rows of a tree that are not folded away. */
export const shownOf = ({ rows, entries }: HierarchyTree, folds: Folds): ShownRows =>
  shownRows(
    rows,
    folds.all || folds.except.size > 0 ? ({ node }) => isFolded(folds, entryId(entries[node]!)) : null,
  );
