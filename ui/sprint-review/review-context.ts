import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReviewPage, ReviewView } from '@throughline/core/use/sprint-client.ts';

/** What every part of a review that was read may reach. */
export interface ReviewPlaces {
  readonly view: ReviewView;
  readonly page: ReviewPage;
}

export const ReviewContext = createContext<ReviewPlaces | null>(null);

/** @throws Error outside a review. */
export function useReview(): ReviewPlaces {
  const places = useContext(ReviewContext);
  if (places === null) throw new Error('A part of the review stands outside it.');
  return places;
}
