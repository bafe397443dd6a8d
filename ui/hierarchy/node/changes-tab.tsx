import { useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { ChangeView, NodeDetails } from '@throughline/core/view/node-details.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { mayEdit } from './may-check-in.ts';

/** What people changed, newest first, a sentence each; with a way back where there still is one. */
export function ChangesTab({ node, details }: { node: HierarchyNode; details: NodeDetails }) {
  const { changeLog: words } = useHierarchyWords();
  if (details.changes.length === 0) return <p class="tl-quiet">{words.none}</p>;
  return (
    <ol class="tl-changes" aria-label={words.list}>
      {details.changes.map((change) => (
        <Change key={change.id} node={node} change={change} />
      ))}
    </ol>
  );
}

function Change({ node, change }: { node: HierarchyNode; change: ChangeView }) {
  const { changeLog: words } = useHierarchyWords();
  const { model, state } = useHierarchy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { sentence, lines } = words.change(change, (id) => state.nodes.get(id)?.title ?? null);
  const undo = async (): Promise<void> => {
    setBusy(true);
    const spot = { id: node.id, shard: node.shard, change: change.id };
    setFailure(await model.change((client) => client.undo(spot), words.undone));
    setBusy(false);
  };
  return (
    <li class="tl-change">
      <p dir="auto">{sentence}</p>
      <p class="tl-quiet">{words.at(change.at)}</p>
      {change.undoable && mayEdit(node.may) && (
        <button
          type="button"
          class="tl-button"
          aria-label={words.undoOf(sentence)}
          disabled={busy}
          onClick={() => void undo()}
        >
          {words.undo}
        </button>
      )}
      {lines.length > 0 && (
        <ul class="tl-change-lines">
          {lines.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
      {failure !== null && <FailureNote failure={failure} again={() => void undo()} />}
    </li>
  );
}
