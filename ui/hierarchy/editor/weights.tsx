import { useRef, useState } from 'preact/hooks';
import { Dialog } from '../../dialog.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { FormEnd } from './form-end.tsx';
import { childrenOf } from './weight-rows.ts';
import { WeightsForm } from './weights-form.tsx';

interface WeightsEditorProps {
  readonly opened: Extract<Opened, { kind: 'weights' }>;
  readonly close: () => void;
}

/** The weights of everything that counts in a node, side by side. */
export function WeightsEditor({ opened, close }: WeightsEditorProps) {
  const { editor: say } = useHierarchyWords();
  const { state } = useHierarchy();
  const leave = useRef(close);
  const node = state.nodes.get(opened.id) ?? null;
  // As they were when it was opened: what others change meanwhile is a conflict to be told, not a form that moves.
  const [children] = useState(() => childrenOf(state.nodes, opened.id));
  return (
    <Dialog title={say.weights(node?.title ?? say.restricted)} close={() => leave.current()}>
      {node !== null && children.length > 0 ? (
        <WeightsForm
          node={node}
          rows={children}
          close={close}
          onLeave={(ask) => {
            leave.current = ask;
          }}
        />
      ) : (
        <div class="tl-editor">
          <p>{node === null ? say.gone : say.noChildren}</p>
          <FormEnd label={null} busy={false} failure={null} again={close} cancel={close} />
        </div>
      )}
    </Dialog>
  );
}
