import { useRef } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { Dialog } from '../../dialog.tsx';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useEscapeKey } from '../editor/use-escape-key.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { CheckInForm } from './check-in-form.tsx';
import { mayCheckIn } from './may-check-in.ts';
import { Standing } from './standing.tsx';
import { useNodeDetails } from './use-node-details.ts';

interface CheckInProps {
  readonly opened: Extract<Opened, { kind: 'check-in' }>;
  readonly close: () => void;
}

/** A check-in on one key result, over the rows. */
export function CheckIn({ opened, close }: CheckInProps) {
  const words = useHierarchyWords();
  const { state } = useHierarchy();
  const node = state.nodes.get(opened.id);
  if (node && mayCheckIn(node)) return <CheckInHere node={node} close={close} />;
  return (
    <Dialog title={node?.title ?? words.details.checkIn} close={close}>
      <div class="tl-node">
        <p>{node ? words.checkIns.notPossible : words.details.gone}</p>
        <div class="tl-actions">
          <button type="button" class="tl-button" onClick={close}>
            {words.details.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** The form does not wait for what was said before: that comes beside it. */
function CheckInHere({ node, close }: { node: HierarchyNode; close: () => void }) {
  const { checkIns: words } = useHierarchyWords();
  const details = useNodeDetails(node);
  const leave = useRef(close);
  useEscapeKey(() => leave.current());
  return (
    <Dialog title={words.dialog(node.title ?? '')} close={() => leave.current()}>
      <div class="tl-node">
        <Standing node={node} details={details.value} />
        {details.failure !== null && <FailureNote failure={details.failure} again={details.again} />}
        <CheckInForm
          node={node}
          details={details.value}
          correcting={null}
          close={close}
          onLeave={(ask) => {
            leave.current = ask;
          }}
        />
      </div>
    </Dialog>
  );
}
