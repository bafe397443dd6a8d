import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { HealthWord } from '../../epic-panel/health-word.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { NodeLink } from './node-link.tsx';

interface BelowListProps {
  readonly node: HierarchyNode;
  /** True: what counts in it; false: what only supports it. */
  readonly contributing: boolean;
}

/** The objectives right below a node, as its rows know them. */
export function BelowList({ node, contributing }: BelowListProps) {
  const words = useHierarchyWords();
  const { state } = useHierarchy();
  const below = [...state.nodes.values()].filter(
    (one) =>
      one.is === 'objective' &&
      one.parents.some(({ id, contributes }) => id === node.id && contributes === contributing),
  );
  if (below.length === 0) return null;
  return (
    <section class="tl-below">
      <h4>{contributing ? words.details.below : words.details.supporting}</h4>
      <ul>
        {below.map((one) => (
          <li key={one.id} class="tl-below-row">
            <NodeLink node={one} />
            <span class="tl-number">{words.percent(one.percent)}</span>
            <HealthWord health={one.health} />
          </li>
        ))}
      </ul>
    </section>
  );
}
