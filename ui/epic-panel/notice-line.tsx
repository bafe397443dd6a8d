import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import { CloseIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { panelAround } from './panel-around.ts';
import { usePanel } from './panel-context.ts';
import type { Notice } from './panel-state.ts';

/** What was just done, with the way back. It also gives the focus a place: the button that was pressed is gone. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const words = useWords();
  const { model } = usePanel();
  const [failure, setFailure] = useState<Failure | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const { kind, title, keyResult } = notice;
  useLayoutEffect(() => {
    const number = line.current
      ?.closest('.tl-panel')
      ?.querySelector<HTMLElement>(`[data-node="${CSS.escape(keyResult)}"]`);
    const undo = line.current?.querySelector<HTMLElement>('.tl-undo');
    (kind === 'linked' ? number : undo)?.focus();
  }, [kind, keyResult]);

  const relink = async (): Promise<void> => {
    const { shard, weight } = notice;
    setFailure(
      await model.change((client) => client.linkWorkItem({ keyResult, shard, weight }), {
        ...notice,
        kind: 'linked',
      }),
    );
  };
  const dismiss = (): void => {
    panelAround(line.current)?.focus();
    model.dismiss();
  };

  return (
    <div class="tl-notice" ref={line}>
      <p>{kind === 'linked' ? words.linked(title) : words.unlinked(title)}</p>
      {kind === 'unlinked' && (
        <button type="button" class="tl-button tl-undo" onClick={() => void relink()}>
          {words.undo}
        </button>
      )}
      <button type="button" class="tl-icon-button" aria-label={words.dismiss} onClick={dismiss}>
        <CloseIcon />
      </button>
      {failure !== null && <FailureNote failure={failure} again={() => void relink()} />}
    </div>
  );
}
