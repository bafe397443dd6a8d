import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewPage, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { loadReviewWords } from '@throughline/core/view/words/review-words.ts';
import { mountPage } from '../../mount-page.ts';
import { WordsContext } from '../../words-context.ts';
import { ReviewWordsContext } from '../words-context.ts';
import type { ReviewSettings } from './review-settings.ts';
import { Settings } from './settings.tsx';

/**
 * Shows what a review is configured with in `root`, which must be empty, in the reader's language, until the returned
 * function is called. The styles are the page's to link: tokens.css, a host's map, epic-panel.css,
 * hierarchy/editor/editor.css, sprint-review/settings/settings.css.
 * @param request what is kept now; null = it is not configured yet
 */
export function mountReviewSettings(
  root: HTMLElement,
  client: SprintReviewClient,
  page: ReviewPage,
  request: ReviewRequest | null,
  settings: ReviewSettings,
): () => void {
  return mountPage({
    root,
    words: loadReviewWords(page.locale),
    draw: (words) => (
      <WordsContext.Provider value={words}>
        <ReviewWordsContext.Provider value={words}>
          <Settings client={client} page={page} request={request} settings={settings} />
        </ReviewWordsContext.Provider>
      </WordsContext.Provider>
    ),
    resize: (height) => page.resize(height),
  });
}
