import { useLayoutEffect, useRef } from 'preact/hooks';
import { useHierarchyWords } from '../words-context.ts';

interface LeaveQuestionProps {
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Before anything typed is thrown away. Staying has the focus, and Escape stays as well. */
export function LeaveQuestion({ stay, leave }: LeaveQuestionProps) {
  const { editor: say } = useHierarchyWords();
  const keep = useRef<HTMLButtonElement>(null);
  // Before the next key can come.
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <div class="tl-ed-leave" role="alertdialog" aria-label={say.unsaved}>
      <p>{say.unsaved}</p>
      <div class="tl-actions">
        <button type="button" class="tl-button tl-button-main" ref={keep} onClick={stay}>
          {say.keepWriting}
        </button>
        <button type="button" class="tl-button tl-button-bad" onClick={leave}>
          {say.discard}
        </button>
      </div>
    </div>
  );
}
