/* A grid of elements that come and go as one scrolls; a table would lay out all of them anew each time. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useHierarchyWords } from './words-context.ts';

/** The names of the columns; weight, score and trend stand in one cell, and so under one heading. */
export function TreeHead() {
  const { tree } = useHierarchyWords();
  return (
    <div class="tl-tree-head" role="row" aria-rowindex={1}>
      <div role="columnheader">{tree.nameColumn}</div>
      <div role="columnheader">{tree.ownerColumn}</div>
      <div
        role="columnheader"
        class="tl-tree-numbers"
        aria-label={tree.numberColumn}
        data-weight={tree.weightColumn}
        data-trend={tree.trendColumn}
      >
        <span>{tree.scoreColumn}</span>
      </div>
      <div role="columnheader">{tree.healthColumn}</div>
      <div role="columnheader">{tree.checkInColumn}</div>
    </div>
  );
}
