import type { Failure } from '@throughline/core/use/answer.ts';
import { useWords } from '../words-context.ts';

interface FailureNoteProps {
  readonly failure: Failure;
  /** Absent where trying again cannot help. */
  readonly again?: () => void;
  /** True when older content still stands below. */
  readonly kept?: boolean;
}

/** What happened, what was kept, everything that is wrong, and a way on. */
export function FailureNote({ failure, again, kept = false }: FailureNoteProps) {
  const words = useWords();
  const details = failure.details ?? [];
  const useless = failure.code === 'forbidden' || failure.code === 'bad-input';
  return (
    <div class="tl-failure" role="alert">
      <p>
        {words.said(failure.message) || words.failure(failure.code)}
        {kept && ` ${words.kept}`}
        {failure.retryAfter !== undefined && ` ${words.waitFor(failure.retryAfter)}`}
      </p>
      {details.length > 0 && (
        // The list may be long and scroll by itself: then it must be reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul class="tl-failure-details" tabIndex={details.length > 6 ? 0 : undefined}>
          {details.map(words.said).map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {again && !useless && (
        <button type="button" class="tl-button" onClick={again}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
