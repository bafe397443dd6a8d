import { useMemo } from 'preact/hooks';
import { filterNodes } from '@throughline/core/view/filter-nodes.ts';
import { joinNodes } from '@throughline/core/view/hierarchy-join.ts';
import { hierarchyTree } from '@throughline/core/view/hierarchy-tree.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { textOrder } from '@throughline/core/view/text-order.ts';
import type { HierarchyState } from './hierarchy-model.ts';
import type { Look } from './look.ts';
import { isWhole, type Outline } from './outline.ts';

/** @param first what the first picture made of its view, which is not made again; null = there was none */
export function useOutline(
  view: HierarchyView,
  nodes: HierarchyState['nodes'],
  look: Look,
  locale: string,
  first: { readonly view: HierarchyView; readonly outline: Outline } | null,
): Outline {
  const { filter, sort, group } = look;
  const compare = useMemo(() => textOrder(locale), [locale]);
  const joined = useMemo(
    () => (first?.view === view ? first.outline.joined : joinNodes(view.nodes, nodes)),
    [view.nodes, nodes],
  );
  const filtered = useMemo(() => filterNodes(joined, filter), [joined, filter]);
  const tree = useMemo(() => {
    if (first?.outline.joined === joined && isWhole({ filter, sort, group })) return first.outline.tree;
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
