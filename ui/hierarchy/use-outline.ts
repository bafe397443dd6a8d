import { useMemo } from 'preact/hooks';
import { filterNodes, type Filtered } from '@throughline/core/view/hierarchy-filter.ts';
import { joinNodes, type JoinedNodes } from '@throughline/core/view/hierarchy-join.ts';
import { hierarchyTree, type HierarchyTree } from '@throughline/core/view/hierarchy-tree.ts';
import { textOrder, type CompareTexts } from '@throughline/core/view/text-order.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyState } from './hierarchy-model.ts';
import type { Look } from './look.ts';

/** The nodes of a view as a look wants them. */
export interface Outline {
  readonly joined: JoinedNodes;
  readonly filtered: Filtered;
  readonly tree: HierarchyTree;
  /** Of two texts as the reader's language orders them. */
  readonly compare: CompareTexts;
}

export function useOutline(
  view: HierarchyView,
  nodes: HierarchyState['nodes'],
  look: Look,
  locale: string,
): Outline {
  const { filter, sort, group } = look;
  const compare = useMemo(() => textOrder(locale), [locale]);
  const joined = useMemo(() => joinNodes(view.nodes, nodes), [view.nodes, nodes]);
  const filtered = useMemo(() => filterNodes(joined, filter), [joined, filter]);
  const tree = useMemo(() => {
    const names = new Map<string, string>(view.projects.map(({ id, name }) => [id, name]));
    return hierarchyTree(joined, filtered, {
      sort,
      group,
      compare,
      nameOf: (value) => (group === 'project' ? (names.get(value) ?? value) : value),
    });
  }, [joined, filtered, sort, group, compare, view.projects]);
  return useMemo(() => ({ joined, filtered, tree, compare }), [joined, filtered, tree, compare]);
}
