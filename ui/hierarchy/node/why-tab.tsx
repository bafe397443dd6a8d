import { useMemo } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import { TraceContext, type TracePlaces } from '../../trace-context.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { BelowList } from './below-list.tsx';
import { Milestones } from './milestones.tsx';
import { NodeTrace } from './node-trace.tsx';
import { useNow } from './use-now.ts';

/** Why the number is what it is (R38): the trace, and what the rows know of it beside. */
export function WhyTab({ node, details }: { node: HierarchyNode; details: NodeDetails | null }) {
  const words = useHierarchyWords();
  const { model, page } = useHierarchy();
  const now = useNow();
  const places = useMemo<TracePlaces>(
    () => ({
      explain: (request) => model.client.explain(request),
      openItem: (item) => page.openItem(item),
      now,
    }),
    [model, page, now],
  );
  const both = details?.outputAndOutcome ?? null;
  return (
    <TraceContext.Provider value={places}>
      <NodeTrace node={node} />
      {both !== null && (
        <p class={both.apart ? 'tl-output tl-output-apart' : 'tl-output'}>
          {words.details.outputAndOutcome(both.work, both.outcome)}
          {both.apart && ` ${words.details.outputApart}`}
        </p>
      )}
      {node.measure === 'milestones' && details !== null && <Milestones fields={details.fields} />}
      {node.measure === 'objectives' && <BelowList node={node} contributing />}
      <BelowList node={node} contributing={false} />
    </TraceContext.Provider>
  );
}
