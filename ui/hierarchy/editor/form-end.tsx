import type { ComponentChildren } from 'preact';
import type { Failure } from '@throughline/core/use/answer.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useHierarchyWords } from '../words-context.ts';

interface FormEndProps {
  /** What the main button does; null = there is none now. */
  readonly label: string | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly again: () => void;
  readonly cancel: () => void;
  /** It takes something away. */
  readonly bad?: boolean;
  readonly children?: ComponentChildren;
}

/** The end of a dialog's form: what went wrong, the way on and the way out. */
export function FormEnd({ label, busy, failure, again, cancel, bad = false, children }: FormEndProps) {
  const { editor: say } = useHierarchyWords();
  return (
    <div class="tl-editor-end">
      {failure !== null && <FailureNote failure={failure} again={again} />}
      <div class="tl-actions tl-editor-actions">
        {label !== null && (
          <button
            type="submit"
            class={bad ? 'tl-button tl-button-bad' : 'tl-button tl-button-main'}
            disabled={busy}
          >
            {busy ? say.saving : label}
          </button>
        )}
        {children}
        <button type="button" class="tl-button" onClick={cancel}>
          {label === null ? say.close : say.cancel}
        </button>
      </div>
    </div>
  );
}
