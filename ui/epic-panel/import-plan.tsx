import { useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { panelAround } from './panel-around.ts';
import { usePanel } from './panel-context.ts';

/** Bytes; a plan is text that people write, so more is a mistake in choosing the file. */
const LARGEST = 2 * 1024 * 1024;

export interface ImportPlanProps {
  readonly administer: boolean;
  /** There are objectives already: a changed plan is imported over them. */
  readonly again?: boolean;
}

/** An administrator imports a plan; where there is no objective yet, everybody else is told whom to ask. */
export function ImportPlan({ administer, again = false }: ImportPlanProps) {
  const words = useWords();
  const { model } = usePanel();
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    // The same file, corrected, must be noticed when it is chosen again.
    input.value = '';
    if (file === undefined) return;
    const panel = panelAround(input);
    setBusy(true);
    const failed = await importFile(file);
    setBusy(false);
    setFailure(failed);
    if (failed === null) panel?.focus();
  };
  const importFile = async (file: File): Promise<Failure | null> => {
    if (file.size > LARGEST) return { code: 'bad-input', message: words.fileTooLarge };
    const text = await file.text().catch(() => null);
    if (text === null) return { code: 'bad-input', message: words.fileUnreadable };
    return model.change((client) => client.importPlan({ fileName: file.name, text }));
  };

  if (!administer) {
    return (
      <p class="tl-empty">
        {words.noObjective} <span class="tl-quiet">{words.askAdministrator}</span>
      </p>
    );
  }
  return (
    <div class={again ? 'tl-import' : 'tl-empty'}>
      {!again && (
        <p>
          {words.noObjective} <span class="tl-quiet">{words.importHint}</span>
        </p>
      )}
      <button
        type="button"
        class={again ? 'tl-button tl-add' : 'tl-button tl-button-main'}
        disabled={busy}
        onClick={() => chooser.current?.click()}
      >
        {busy ? words.importing : again ? words.importAgain : words.importPlan}
      </button>
      <input
        type="file"
        accept=".yaml,.yml,.json"
        hidden
        ref={chooser}
        onChange={(event) => void take(event.currentTarget)}
      />
      {failure !== null && (
        <FailureNote failure={{ ...failure, message: failure.message || words.importRefused }} />
      )}
    </div>
  );
}
