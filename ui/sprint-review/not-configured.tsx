import type { ReviewPage } from '@throughline/core/use/sprint-client.ts';
import { useReviewWords } from './words-context.ts';

/** Nothing is chosen yet: what to do, and the way to it where the page has one. */
export function NotConfigured({ page }: { page: ReviewPage }) {
  const { review: words } = useReviewWords();
  return (
    <>
      <h2>{words.title}</h2>
      <p class="tl-empty">{page.configure ? words.notConfigured : words.notConfiguredElsewhere}</p>
      {page.configure && (
        <button type="button" class="tl-button tl-button-main" onClick={() => page.configure?.()}>
          {words.chooseNow}
        </button>
      )}
    </>
  );
}
