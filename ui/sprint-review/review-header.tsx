import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { CloseIcon, NoteIcon, RecountIcon, StaleIcon } from '../icons.tsx';
import { FullScreenIcon, SettingsIcon } from './icons.tsx';
import { useReview } from './review-context.ts';
import type { ReviewState } from './review-model.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useReviewWords } from './words-context.ts';

/** Whose sprint it is, when it was, what is odd about it, how old the numbers are, and what can be done. */
export function ReviewHeader({ state, again }: { state: ReviewState; again: () => void }) {
  const { review: words } = useReviewWords();
  const { view, page } = useReview();
  const place = useRef<HTMLDivElement>(null);
  const fullScreen = useFullScreen(place);
  const { span } = view.review;
  const name = span.kind === 'period' ? words.period : (span.sprint?.name ?? null);
  return (
    <div class="tl-review-header" ref={place}>
      <h2 dir="auto">{words.titleOf(span.team?.name ?? null, name)}</h2>
      <p class="tl-quiet">
        <span>{words.span(span, view.timeZone)}</span>
        {' · '}
        {state.failure !== null ? (
          <span class="tl-review-stale">
            <StaleIcon />
            {words.staleAt(view.now)}
          </span>
        ) : (
          <span>{state.reading ? words.refreshing : words.readAt(view.now)}</span>
        )}
      </p>
      <div class="tl-review-tools">
        <IconButton name={words.refresh} act={again}>
          <RecountIcon />
        </IconButton>
        {fullScreen !== null && (
          <IconButton name={fullScreen.on ? words.leaveFullScreen : words.fullScreen} act={fullScreen.toggle}>
            {fullScreen.on ? <CloseIcon /> : <FullScreenIcon />}
          </IconButton>
        )}
        {page.configure && (
          <IconButton name={words.configure} act={() => page.configure?.()}>
            <SettingsIcon />
          </IconButton>
        )}
      </div>
      {span.sprint?.goal && (
        <p class="tl-review-goal" dir="auto">
          {words.goal(span.sprint.goal)}
        </p>
      )}
      {span.remarks.length > 0 && (
        <ul class="tl-notes tl-review-remarks">
          {span.remarks.map((remark) => (
            <li key={remark}>
              <NoteIcon />
              <span>{words.remark(remark)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

// ── below ──

function IconButton(button: { name: string; act: () => void; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="tl-icon-button"
      aria-label={button.name}
      title={button.name}
      onClick={button.act}
    >
      {button.children}
    </button>
  );
}
