import { english as panelEnglish } from './english.ts';
import { review } from './english/review.ts';
import { reviewStory } from './english/review-story.ts';
import type { Format } from './format.ts';
import { inEnglish, wordsOf, type DictionaryOf, type OtherLanguages } from './load.ts';

/** What the sprint review and its settings say, the panel's words among it: loaded with them, never by a panel. */
const english = (format: Format) => ({
  ...panelEnglish(format),
  ...review(format),
  ...reviewStory(format),
});

export type ReviewWords = ReturnType<typeof english>;
export type ReviewDictionary = DictionaryOf<ReviewWords>;

const others: OtherLanguages<ReviewWords> = {
  de: async () => (await import('./german-review.ts')).germanReview,
};

/** The words at once: in English, with numbers in the reader's own form. */
export const reviewWordsFor = (locale: string): ReviewWords => inEnglish(english, locale);

/** The words in the reader's language (load.ts). */
export const loadReviewWords = (locale: string): ReviewWords | Promise<ReviewWords> =>
  wordsOf(english, others, locale);
