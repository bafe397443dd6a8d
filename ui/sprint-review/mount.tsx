import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewPage, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { loadReviewWords } from '@throughline/core/view/words/review-words.ts';
import { mountPage } from '../mount-page.ts';
import { WordsContext } from '../words-context.ts';
import { reviewModel } from './review-model.ts';
import { Screen } from './screen.tsx';
import { ReviewWordsContext } from './words-context.ts';

/**
 * Shows the sprint review in `root`, which must be empty, in the reader's language, until the returned function is
 * called; another request is another mount. The styles are the page's to link: tokens.css, a host's map, epic-panel.css,
 * sprint-review/sprint-review.css.
 * @param request null = it is not configured yet
 */
export function mountSprintReview(
  root: HTMLElement,
  client: SprintReviewClient,
  page: ReviewPage,
  request: ReviewRequest | null,
): () => void {
  const model = request === null ? null : reviewModel(client, request);
  // Before the words, which may have to be loaded: the two need not wait for each other.
  void model?.read();
  const offRefresh = model === null ? null : page.onRefresh(() => void model.read());
  const takeAway = mountPage({
    root,
    words: loadReviewWords(page.locale),
    draw: (words) => (
      <WordsContext.Provider value={words}>
        <ReviewWordsContext.Provider value={words}>
          <Screen model={model} page={page} />
        </ReviewWordsContext.Provider>
      </WordsContext.Provider>
    ),
    // In full screen the height is the screen's, and not what the frame needs.
    resize: (height) => document.fullscreenElement === null && page.resize(height),
  });
  return () => {
    offRefresh?.();
    model?.stop();
    takeAway();
  };
}
