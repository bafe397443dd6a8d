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

/** What can be done with the row that the pointer is over, or that one stands on: for hands without a keyboard. */
export function RowActions(props: RowActionsProps) {
  const { node, top, height, run } = props;
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const { tree } = words;
  const live = mayEdit(node) && (node.status === 'active' || node.status === 'draft');
  const objective = node.is === 'objective';
  const parts: readonly (readonly [text: string, act: () => void])[] = [
    ...(live && !objective ? [[tree.checkIn, () => run('check-in')] as const] : []),
    ...(live && takesWork(node) ? [[tree.linkWork, () => run('link')] as const] : []),
    ...(live && objective ? [[tree.newKeyResult, () => run('new-below')] as const] : []),
    ...(mayEdit(node) ? [[tree.edit, () => run('edit')] as const] : []),
  ];
  const opening = (opened: Opened) => () => open(opened);
  const more: readonly (readonly [text: string, act: () => void])[] = [
    [tree.open, () => run('open')],
    ...(props.opens
      ? [[props.open ? tree.foldRow : tree.unfoldRow, () => props.fold(props.open)] as const]
      : []),
    ...(props.opens ? [[tree.lookBelow, () => props.lookBelow(node.id)] as const] : []),
    ...(live ? [[tree.newObjectiveBelow, () => run('new-objective-below')] as const] : []),
    ...(live && props.opens ? [[tree.weights, opening({ kind: 'weights', id: node.id })] as const] : []),
    ...(live && node.may === 'administer'
      ? [[tree.close, opening({ kind: 'close', id: node.id })] as const]
      : []),
    ...(node.may === 'administer' ? [[tree.remove, opening({ kind: 'delete', id: node.id })] as const] : []),
  ];
  return (
    <fieldset
      class="tl-row-actions"
      aria-label={tree.rowActions(titleOf(node, words))}
      style={{ top: `${top}px`, height: `${height}px` }}
      onWheel={(event) => props.scroll(event.deltaY)}
    >
      {parts.map(([text, act]) => (
        <button key={text} type="button" class="tl-button" onClick={act}>
          {text}
        </button>
      ))}
      <Drop text={tree.more} label={tree.rowActions(titleOf(node, words))} onOpen={props.lock}>
        {(close) => (
          <ul class="tl-drop-list">
            {more.map(([text, act]) => (
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
                </button>
              </li>
            ))}
          </ul>
        )}
      </Drop>
    </fieldset>
  );
}
