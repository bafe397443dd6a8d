import { Dialog } from '../../dialog.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { FormEnd } from './form-end.tsx';
import { useChange } from './use-change.ts';
import { useEscapeKey } from './use-escape-key.ts';

interface DeleteNodeProps {
  readonly opened: Extract<Opened, { kind: 'delete' }>;
  readonly close: () => void;
}

/** Says what goes and what stays, and asks once. */
export function DeleteNode({ opened, close }: DeleteNodeProps) {
  const { editor: say } = useHierarchyWords();
  const { model, state } = useHierarchy();
  const node = state.nodes.get(opened.id) ?? null;
  const { busy, failure, run } = useChange();
  useEscapeKey(close);
  const below = [...state.nodes.values()].filter(({ parents }) => parents.some(({ id }) => id === opened.id));
  const keyResults = below.filter(({ is }) => is === 'keyResult');
  const gone = new Set([opened.id, ...keyResults.map(({ id }) => id)]);
  const children = [...state.nodes.values()].filter(
    ({ id, is, parents }) =>
      is === 'objective' && !gone.has(id) && parents.some((parent) => gone.has(parent.id)),
  );
  // Its number would be lost to what counts it: that is for them to let go of first.
  const feeding = children.filter(({ parents }) =>
    parents.some(({ id, contributes }) => contributes && gone.has(id)),
  );
  const remove = async (): Promise<void> => {
    if (node === null) return;
    const done = await run(() =>
      model.change(
        (client) => client.deleteNode({ id: node.id, shard: node.shard }),
        say.deleted(node.title ?? say.restricted),
      ),
    );
    if (done) close();
  };
  return (
    <Dialog title={say.deleteTitle(node?.title ?? say.restricted)} close={close}>
      <form
        class="tl-editor"
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        {node === null ? (
          <p>{say.gone}</p>
        ) : (
          <>
            {feeding.length > 0 ? (
              <>
                <p>{say.deleteNot}</p>
                <ul class="tl-ed-list">
                  {feeding.map(({ id, title }) => (
                    <li key={id}>{title ?? say.restricted}</li>
                  ))}
                </ul>
              </>
            ) : (
              <>
                <p>
                  {node.is === 'objective' ? say.deleteObjective(keyResults.length) : say.deleteKeyResult}
                </p>
                {children.length > 0 && <p>{say.deleteChildren(children.length)}</p>}
              </>
            )}
            <p class="tl-quiet">{say.deleteRather}</p>
          </>
        )}
        <FormEnd
          label={node === null || feeding.length > 0 ? null : say.deleteDo}
          bad
          busy={busy}
          failure={failure}
          again={() => void remove()}
          cancel={close}
        />
      </form>
    </Dialog>
  );
}
