import { isFiltering, type Filtered } from '@throughline/core/view/hierarchy-filter.ts';
import { joinNodes, type JoinedNodes } from '@throughline/core/view/hierarchy-join.ts';
import { treeOf, type HierarchyTree } from '@throughline/core/view/tree-rows.ts';
import { textOrder, type CompareTexts } from '@throughline/core/view/text-order.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { Look } from './look.ts';

/** The nodes of a view as a look wants them. */
export interface Outline {
  readonly joined: JoinedNodes;
  readonly filtered: Filtered;
  readonly tree: HierarchyTree;
  /** Of two texts as the reader's language orders them. */
  readonly compare: CompareTexts;
}

/** All rows, in the order that they have at first: no filter, no group. */
export const isWhole = ({ filter, sort, group }: Pick<Look, 'filter' | 'sort' | 'group'>): boolean =>
  !isFiltering(filter) && sort === 'aligned' && group === 'none';

/** The outline of that. */
export function wholeOutline({ nodes }: HierarchyView, locale: string): Outline {
  const compare = textOrder(locale);
  const joined = joinNodes(nodes);
  const filtered = { matches: null, kept: null };
  return {
    joined,
    filtered,
    compare,
    tree: treeOf(joined, joined.nodes, null, { sort: 'aligned', compare }),
  };
}
