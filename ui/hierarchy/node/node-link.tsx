import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { titleOf } from './title-of.ts';

/** A title that goes to its node; plain text where the viewer may not see it. */
export function NodeLink({ node }: { node: HierarchyNode }) {
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const title = titleOf(node, words);
  if (node.title === null) return <span>{title}</span>;
  return (
    <button
      type="button"
      class="tl-text-button"
      dir="auto"
      onClick={() => open({ kind: 'details', id: node.id, tab: 'why' })}
    >
      {title}
    </button>
  );
}
