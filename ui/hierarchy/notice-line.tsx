import { useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import { FailureNote } from '../epic-panel/failure-note.tsx';
import { CloseIcon } from '../icons.tsx';
import { useHierarchy } from './hierarchy-context.ts';
import type { HierarchyState } from './hierarchy-model.ts';
import { useHierarchyWords } from './words-context.ts';

interface NoticeLineProps {
  readonly notice: NonNullable<HierarchyState['notice']>;
  readonly say: (text: string) => void;
}

/** What was just done, what there is to know of it, and the way back. */
export function NoticeLine({ notice, say }: NoticeLineProps) {
  const words = useHierarchyWords();
  const { model } = useHierarchy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = (from: EventTarget): void => {
    if (from instanceof Element) {
      from.closest('.tl-hierarchy')?.querySelector<HTMLElement>('[role=treegrid]')?.focus();
    }
  };
  const undo = async (): Promise<void> => {
    const failed = await model.undo();
    if (failed === null) say(words.tree.undone);
    else setFailure(failed);
  };
  return (
    <div class="tl-notice">
      <p>{[notice.text, ...notice.more].map(words.said).join(' ')}</p>
      {notice.saved !== null && notice.saved.change !== null && (
        <button
          type="button"
          class="tl-button"
          onClick={(event) => {
            // The button goes with what it takes back.
            rows(event.currentTarget);
            void undo();
          }}
        >
          {words.tree.undoChange}
        </button>
      )}
      <button
        type="button"
        class="tl-icon-button"
        aria-label={words.dismiss}
        onClick={(event) => {
          rows(event.currentTarget);
          model.dismiss();
        }}
      >
        <CloseIcon />
      </button>
      {failure !== null && <FailureNote failure={failure} again={() => void undo()} />}
    </div>
  );
}
