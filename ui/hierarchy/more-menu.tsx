import { useState } from 'preact/hooks';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { Dialog } from '../dialog.tsx';
import { Drop } from './drop.tsx';
import { useHierarchy } from './hierarchy-context.ts';
import type { Opened } from './hierarchy-model.ts';
import type { Look } from './look.ts';
import { lookText } from './look-text.ts';
import { useHierarchyWords } from './words-context.ts';

interface MoreMenuProps {
  readonly view: HierarchyView;
  readonly look: Look;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
  readonly showKeys: () => void;
  readonly say: (text: string) => void;
}

/** What is wanted now and then. */
export function MoreMenu({ view, look, dense, setDense, showKeys, say }: MoreMenuProps) {
  const words = useHierarchyWords();
  const { model, page, open } = useHierarchy();
  const [link, setLink] = useState<string | null>(null);
  const { may, cycle } = view;
  const address = page.address.link(lookText(look));

  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(words.tree.linkCopied);
    } catch {
      // A frame without the permission: the reader copies it themselves.
      setLink(text);
    }
  };
  return (
    <>
      <Drop text={words.tree.more} label={words.tree.more} class="tl-more-menu">
        {(close) => {
          const entry = (text: string, act: () => void) => (
            <li>
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
          );
          const opening = (text: string, kind: Extract<Opened['kind'], 'what-if' | 'import' | 'levels'>) =>
            entry(text, () => open({ kind }));
          return (
            <ul class="tl-drop-list">
              {cycle !== null && opening(words.tree.whatIf, 'what-if')}
              {may.administer && opening(words.tree.importHere, 'import')}
              {may.organisation && opening(words.tree.levelNames, 'levels')}
              {address !== null && entry(words.tree.copyLink, () => void copy(address))}
              {entry(words.tree.readAgain, () => void model.read())}
              {entry(words.tree.showKeys, showKeys)}
              <li>
                <label class="tl-choice">
                  <input
                    type="checkbox"
                    checked={dense}
                    onChange={(event) => setDense(event.currentTarget.checked)}
                  />
                  {words.tree.dense}
                </label>
              </li>
            </ul>
          );
        }}
      </Drop>
      {link !== null && (
        <Dialog title={words.tree.copyLink} close={() => setLink(null)}>
          <label class="tl-link-field">
            <span>{words.tree.linkToCopy}</span>
            <input class="tl-input" readOnly value={link} ref={(input) => input?.select()} />
          </label>
          <button type="button" class="tl-button" onClick={() => setLink(null)}>
            {words.tree.done}
          </button>
        </Dialog>
      )}
    </>
  );
}
