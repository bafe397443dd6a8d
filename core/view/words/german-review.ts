import { german } from './german.ts';
import { review } from './german/review.ts';
import { reviewStory } from './german/review-story.ts';
import type { ReviewDictionary } from './review-words.ts';

export const germanReview: ReviewDictionary = (format) => ({
  ...german(format),
  ...review(format),
  ...reviewStory(format),
});
