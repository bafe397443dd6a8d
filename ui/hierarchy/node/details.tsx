import { Dialog } from '../../dialog.tsx';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { ChangesTab } from './changes-tab.tsx';
import { CheckInsTab } from './check-ins-tab.tsx';
import { DetailsHeader } from './details-header.tsx';
import { NodeActions } from './node-actions.tsx';
import { Tabs, type TabName } from './tabs.tsx';
import { titleOf } from './title-of.ts';
import { TrendTab } from './trend-tab.tsx';
import { useNodeDetails } from './use-node-details.ts';
import { WhyTab } from './why-tab.tsx';

interface NodeDetailsProps {
  readonly opened: Extract<Opened, { kind: 'details' }>;
  readonly close: () => void;
}

/** One objective or key result beside the rows: what it is, why it stands where it does, and how it came there. */
export function NodeDetailsPane({ opened, close }: NodeDetailsProps) {
  const words = useHierarchyWords();
  const { state } = useHierarchy();
  const node = state.nodes.get(opened.id);
  if (node) return <Pane opened={opened} node={node} close={close} />;
  return (
    <Dialog title={words.details.objective} close={close} aside>
      <CloseButton close={close} />
      <div class="tl-node">
        {/* Before the first picture is there, nobody knows yet. */}
        <p>{state.view === null ? words.details.loading : words.details.gone}</p>
      </div>
    </Dialog>
  );
}

function Pane({ opened, node, close }: NodeDetailsProps & { readonly node: HierarchyNode }) {
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const details = useNodeDetails(node);
  const tabs: readonly TabName[] =
    node.is === 'keyResult' ? ['why', 'check-ins', 'trend', 'changes'] : ['why', 'trend', 'changes'];
  const tab = tabs.includes(opened.tab) ? opened.tab : 'why';
  return (
    <Dialog title={titleOf(node, words)} close={close} aside>
      <CloseButton close={close} />
      <div class="tl-node">
        <DetailsHeader node={node} details={details.value} />
        {node.title !== null && (
          <>
            <NodeActions node={node} />
            <Tabs tabs={tabs} chosen={tab} choose={(name) => open({ ...opened, tab: name })}>
              {tab === 'why' && <WhyTab node={node} details={details.value} />}
              {details.failure !== null && (
                <FailureNote
                  failure={details.failure}
                  kept={details.value !== null && tab !== 'why'}
                  again={details.again}
                />
              )}
              {tab !== 'why' && details.value !== null && late(tab, node, details.value)}
              {tab !== 'why' && details.value === null && details.failure === null && <Loading />}
            </Tabs>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** What can only be shown when the details are there. */
function late(tab: Exclude<TabName, 'why'>, node: HierarchyNode, details: NodeDetails) {
  switch (tab) {
    case 'check-ins':
      return <CheckInsTab node={node} details={details} />;
    case 'trend':
      return <TrendTab node={node} details={details} />;
    case 'changes':
      return <ChangesTab node={node} details={details} />;
  }
}

function CloseButton({ close }: { close: () => void }) {
  const { details } = useHierarchyWords();
  return (
    <p class="tl-node-close">
      <button type="button" class="tl-button" onClick={close}>
        {details.close}
      </button>
    </p>
  );
}

function Loading() {
  const { details } = useHierarchyWords();
  return (
    <>
      <output class="tl-unseen">{details.loading}</output>
      <svg class="tl-skeleton" width="100%" height="104" aria-hidden="true">
        {[4, 30, 56, 82].map((y, at) => (
          <rect key={y} x="0" y={y} width={at % 2 ? '55%' : '80%'} height="8" rx="2" />
        ))}
      </svg>
    </>
  );
}
