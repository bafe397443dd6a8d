import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { reviewWordsFor, type ReviewWords } from '@throughline/core/view/words/review-words.ts';

/** null = outside a page: in English, made when it is asked for and not while a page loads. */
export const ReviewWordsContext = createContext<ReviewWords | null>(null);

let inEnglish: ReviewWords | undefined;

/** The sentences of the sprint review in the reader's language. */
export const useReviewWords = (): ReviewWords =>
  useContext(ReviewWordsContext) ?? (inEnglish ??= reviewWordsFor('en'));
