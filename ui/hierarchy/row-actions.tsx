import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { Drop } from './drop.tsx';
import { useHierarchy } from './hierarchy-context.ts';
import type { Opened } from './hierarchy-model.ts';
import { mayEdit, takesWork } from './row-commands.ts';
import { titleOf } from './row-texts.ts';
import type { RowCommand } from './tree-keys.ts';
import { useHierarchyWords } from './words-context.ts';

interface RowActionsProps {
  readonly node: HierarchyNode;
  readonly opens: boolean;
  readonly open: boolean;
  /** px from the top of the frame; and the row's height. */
  readonly top: number;
  readonly height: number;
  readonly run: (command: RowCommand) => void;
  readonly fold: (fold: boolean) => void;
  readonly lookBelow: (node: string) => void;
  readonly scroll: (by: number) => void;
  /** Keeps it on its row while its menu is open. */
  readonly lock: (on: boolean) => void;
}

/**
 * What can be done with the row that the pointer is over, or that one stands on, for hands without a keyboard. Behind
 * one small button: more of them would come up under a pointer that is about to press on the name.
 */
export function RowActions(props: RowActionsProps) {
  const { node, top, height, run, opens } = props;
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const { tree } = words;
  const edits = mayEdit(node);
  const live = edits && (node.status === 'active' || node.status === 'draft');
  const objective = node.is === 'objective';
  const administers = node.may === 'administer';
  const opening = (opened: Opened) => () => open(opened);
  const all: readonly (readonly [offered: boolean, text: string, act: () => void, key?: string])[] = [
    [live && !objective, tree.checkIn, () => run('check-in'), 'C'],
    [live && takesWork(node), tree.linkWork, () => run('link'), 'L'],
    [live && objective, tree.newKeyResult, () => run('new-below'), 'N'],
    [edits, tree.edit, () => run('edit'), 'E'],
    [true, tree.open, () => run('open'), '↵'],
    [opens, props.open ? tree.foldRow : tree.unfoldRow, () => props.fold(props.open)],
    [opens, tree.lookBelow, () => props.lookBelow(node.id)],
    [live, tree.newObjectiveBelow, () => run('new-objective-below'), '⇧N'],
    [live && opens, tree.weights, opening({ kind: 'weights', id: node.id })],
    [live && administers, tree.close, opening({ kind: 'close', id: node.id })],
    [administers, tree.remove, opening({ kind: 'delete', id: node.id })],
  ];
  return (
    <div
      class="tl-row-actions"
      style={{ top: `${top}px`, height: `${height}px` }}
      onWheel={(event) => props.scroll(event.deltaY)}
    >
      <Drop text="⋯" label={tree.rowActions(titleOf(node, words))} class="tl-dots" onOpen={props.lock}>
        {(close) => (
          <ul class="tl-drop-list">
            {all
              .filter(([offered]) => offered)
              .map(([, text, act, key]) => (
                <li key={text}>
                  <button
                    type="button"
                    class="tl-button tl-menu-button"
                    onClick={() => {
                      close();
                      act();
                    }}
                  >
                    {text}
                    {/* The row's own key for it: nobody has to look for the list of keys. */}
                    {key !== undefined && (
                      <kbd class="tl-quiet" aria-hidden="true">
                        {key}
                      </kbd>
                    )}
                  </button>
                </li>
              ))}
          </ul>
        )}
      </Drop>
    </div>
  );
}
