import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { usePanel } from './panel-context.ts';
import { useEscape } from './use-escape.ts';

/** Asks in place before unlinking. The notice that follows offers the way back. */
export function Unlink({ keyResult, close }: { keyResult: KeyResultView; close: () => void }) {
  const words = useWords();
  const { model } = usePanel();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const region = useEscape<HTMLFieldSetElement>(close);
  useLayoutEffect(() => keep.current?.focus(), []);

  const { id, shard, title, linkWeight = null } = keyResult;
  const unlink = async (): Promise<void> => {
    setBusy(true);
    const failed = await model.change((client) => client.unlinkWorkItem({ keyResult: id, shard }), {
      kind: 'unlinked',
      title,
      keyResult: id,
      shard,
      weight: linkWeight,
    });
    setBusy(false);
    if (failed === null) close();
    else setFailure(failed);
  };

  return (
    <fieldset class="tl-question" ref={region}>
      <legend>{words.unlinkQuestion(title)}</legend>
      <div class="tl-actions">
        <button type="button" class="tl-button" ref={keep} onClick={close}>
          {words.unlinkNo}
        </button>
        <button type="button" class="tl-button tl-button-bad" disabled={busy} onClick={() => void unlink()}>
          {words.unlinkYes}
        </button>
      </div>
      {failure !== null && <FailureNote failure={failure} again={() => void unlink()} />}
    </fieldset>
  );
}
