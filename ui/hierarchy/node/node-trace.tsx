import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { KeyResultWhy } from '../../epic-panel/key-result-why.tsx';
import { ObjectiveWhy, type ObjectivePart } from '../../epic-panel/objective-why.tsx';
import { useTrace } from '../../epic-panel/use-trace.ts';
import { useTracePlaces } from '../../trace-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { PartRows } from './part-rows.tsx';

/** Given to the parts, which open to traces again: they cannot import what imports them. */
const traceOf = (node: Traced): VNode => <NodeTrace node={node} />;

type Traced = Pick<HierarchyNode, 'id' | 'shard' | 'percent'>;

/** One number opened: a sentence, the parts, each to be opened further, and the work items. */
export function NodeTrace({ node }: { node: Traced }) {
  const words = useHierarchyWords();
  const { now } = useTracePlaces();
  const trace = useTrace(node.id, node.shard, JSON.stringify({ ...node, counting: null }));
  const { head } = trace;
  const counted = head?.kind === 'keyResult' ? (head.work?.countedAt ?? null) : null;
  const partRows = useCallback(
    (part: ObjectivePart) => <PartRows key={part.id} part={part} trace={traceOf} />,
    [],
  );
  return (
    <section class="tl-why tl-node-why" aria-label={words.why(node.percent)} aria-busy={trace.reading}>
      {head === null && trace.failure === null && (
        <>
          <output class="tl-unseen">{words.loadingWhy}</output>
          <svg class="tl-skeleton" width="100%" height="44" aria-hidden="true">
            <rect x="0" y="4" width="80%" height="8" rx="2" />
            <rect x="0" y="30" width="55%" height="8" rx="2" />
          </svg>
        </>
      )}
      {head?.kind === 'objective' && <ObjectiveWhy objective={head.value} partRows={partRows} />}
      {head?.kind === 'keyResult' && <KeyResultWhy trace={trace} head={head} />}
      {trace.failure !== null && (
        <FailureNote failure={trace.failure} kept={head !== null} again={trace.more} />
      )}
      {head !== null && (
        <p class="tl-quiet">
          {[
            words.rule(head.rule),
            ...(head.value.origin === 'none' ? [] : [words.origin(head.value.origin)]),
            ...(counted === null ? [] : [words.countedAgo(counted, now)]),
          ].join(' · ')}
        </p>
      )}
    </section>
  );
}
