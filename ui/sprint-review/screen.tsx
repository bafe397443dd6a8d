import { useLayoutEffect, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { ReviewPage } from '@throughline/core/use/sprint-client.ts';
import { FailureNote } from '../epic-panel/failure-note.tsx';
import { NotConfigured } from './not-configured.tsx';
import { ReadReview } from './read-review.tsx';
import type { ReviewModel, ReviewState } from './review-model.ts';
import { ReviewToCome } from './review-to-come.tsx';
import { useReviewWords } from './words-context.ts';

/** The review in whatever state it is; the first read is the mount's. */
export function Screen({ model, page }: { model: ReviewModel | null; page: ReviewPage }) {
  const [state, setState] = useState(() => model?.state() ?? null);
  // Not after the next picture: an answer that is there already is drawn in this one.
  useLayoutEffect(() => {
    if (model === null) return undefined;
    const follow = (): void => setState(model.state());
    const stop = model.subscribe(follow);
    follow();
    return stop;
  }, [model]);
  return (
    <div class="tl-panel tl-review" aria-busy={state?.reading ?? false}>
      {model === null || state === null ? (
        <NotConfigured page={page} />
      ) : (
        <Read model={model} page={page} state={state} />
      )}
    </div>
  );
}

// ── below ──

/** What may be otherwise the next time: the settings are not at fault. */
const passing: ReadonlySet<Failure['code']> = new Set(['busy', 'unreachable', 'conflict']);

function Read({ model, page, state }: { model: ReviewModel; page: ReviewPage; state: ReviewState }) {
  const { review: words } = useReviewWords();
  const { view, failure } = state;
  return (
    <>
      {failure !== null && (
        <FailureNote failure={failure} kept={view !== null} again={() => void model.read()} />
      )}
      {/* What is chosen is not there, or not for this reader: another choice is the way on. */}
      {failure !== null && view === null && !passing.has(failure.code) && page.configure && (
        <button type="button" class="tl-button" onClick={() => page.configure?.()}>
          {words.changeSettings}
        </button>
      )}
      {view === null && failure === null && <ReviewToCome />}
      {view !== null && <ReadReview model={model} page={page} state={state} view={view} />}
    </>
  );
}
