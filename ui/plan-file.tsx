import { useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import { FailureNote } from './epic-panel/failure-note.tsx';
import { useWords } from './words-context.ts';

/** Bytes; a plan is text that people write, so more is a mistake in choosing the file. */
const LARGEST = 2 * 1024 * 1024;

interface PlanFileProps {
  readonly label: string;
  /** It is what this place is for. */
  readonly main?: boolean;
  readonly send: (file: { readonly fileName: string; readonly text: string }) => Promise<Failure | null>;
  /** It was taken; the button may be gone by now, with the view that it stood in. */
  readonly done: () => void;
}

/** A button that chooses a plan file and sends it; all that is wrong with the file stands below. */
export function PlanFile({ label, main = false, send, done }: PlanFileProps) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    // The same file, corrected, must be noticed when it is chosen again.
    input.value = '';
    if (file === undefined) return;
    setBusy(true);
    const failed = await read(file);
    setBusy(false);
    setFailure(failed);
    if (failed === null) done();
  };
  const read = async (file: File): Promise<Failure | null> => {
    if (file.size > LARGEST) return { code: 'bad-input', message: words.fileTooLarge };
    const text = await file.text().catch(() => null);
    if (text === null) return { code: 'bad-input', message: words.fileUnreadable };
    return send({ fileName: file.name, text });
  };

  return (
    <>
      <button
        type="button"
        class={main ? 'tl-button tl-button-main' : 'tl-button tl-add'}
        disabled={busy}
        onClick={() => chooser.current?.click()}
      >
        {busy ? words.importing : label}
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
    </>
  );
}
