import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { RecountIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';
import { isCountable } from './countable.ts';
import { FailureNote } from './failure-note.tsx';
import { usePanel } from './panel-context.ts';
import { Unlink } from './unlink.tsx';

/** Count this key result anew; take the epic off it. */
export function KeyResultActions({ keyResult }: { keyResult: KeyResultView }) {
  const words = useWords();
  const { model } = usePanel();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [unlinking, setUnlinking] = useState(false);
  const unlink = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    // Back to the button that opened the question, once it is there again.
    if (asked.current && !unlinking) unlink.current?.focus();
    asked.current = unlinking;
  }, [unlinking]);

  const { id, shard, title, linked, counting, failed: stopped } = keyResult;
  const countable = isCountable(keyResult);
  const recount = async (): Promise<void> => {
    setFailure(await model.change((client) => client.recount({ keyResult: id, shard })));
  };
  if (!countable && !linked) return null;
  if (unlinking) return <Unlink keyResult={keyResult} close={() => setUnlinking(false)} />;
  return (
    <>
      <div class="tl-actions">
        {countable && (
          <button
            type="button"
            class="tl-button"
            aria-label={words.recountOf(title)}
            disabled={counting !== null && stopped === null}
            onClick={() => void recount()}
          >
            <RecountIcon />
            {words.recount}
          </button>
        )}
        {linked && (
          <button type="button" class="tl-button" ref={unlink} onClick={() => setUnlinking(true)}>
            {words.unlink}
          </button>
        )}
      </div>
      {failure !== null && <FailureNote failure={failure} again={() => void recount()} />}
    </>
  );
}
