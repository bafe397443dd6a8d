import type { Failure } from '@throughline/core/use/answer.ts';
import type { ReviewView, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import { settled } from '../epic-panel/settled.ts';

/** Everything that the review shows, at one moment. What is open stays with its component. */
export interface ReviewState {
  /** The last that could be read; kept while a newer one is read or could not be. */
  readonly view: ReviewView | null;
  /** The page's clock when `view` came. */
  readonly viewAt: number;
  /** Why the last reading failed; null when it did not. */
  readonly failure: Failure | null;
  readonly reading: boolean;
}

/** The review's memory and its talk with the client; knows no DOM. */
export interface ReviewModel {
  state(): ReviewState;
  /** Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Reads again; what is shown stays until the new one is there. One reading at a time. */
  read(): Promise<void>;
  /** After this nothing is asked and nothing is told any more. */
  stop(): void;
}

export function reviewModel(client: SprintReviewClient, request: ReviewRequest): ReviewModel {
  let state: ReviewState = { view: null, viewAt: 0, failure: null, reading: true };
  let stopped = false;
  let underWay: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const set = (change: Partial<ReviewState>): void => {
    if (stopped) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const readNow = async (): Promise<void> => {
    set({ reading: true });
    const answer = await settled(client.openReview(request));
    underWay = null;
    if (answer.ok) set({ view: answer.value, viewAt: Date.now(), failure: null, reading: false });
    else set({ failure: answer.failure, reading: false });
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read() {
      if (stopped) return Promise.resolve();
      underWay ??= readNow();
      return underWay;
    },
    stop() {
      stopped = true;
      listeners.clear();
    },
  };
}
