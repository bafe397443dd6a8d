import { useEffect, useRef } from 'preact/hooks';
import { useHierarchyWords } from '../words-context.ts';

interface LoseQuestionProps {
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Before what was tried is lost. Going on has the focus. */
export function LoseQuestion({ stay, leave }: LoseQuestionProps) {
  const { tryOut: words } = useHierarchyWords();
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  return (
    <fieldset class="tl-question">
      <legend>{words.unsavedQuestion}</legend>
      <div class="tl-actions">
        <button type="button" class="tl-button" ref={go} onClick={stay}>
          {words.goOn}
        </button>
        <button type="button" class="tl-button tl-button-bad" onClick={leave}>
          {words.closeAnyway}
        </button>
      </div>
    </fieldset>
  );
}
