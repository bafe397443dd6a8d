import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReviewPage, ReviewView } from '@throughline/core/use/sprint-client.ts';
import { late } from '../epic-panel/late.tsx';
import { Movers } from './movers.tsx';
import { PastRecord } from './past-record.tsx';
import { ReviewContext } from './review-context.ts';
import { ReviewHeader } from './review-header.tsx';
import type { ReviewModel, ReviewState } from './review-model.ts';
import { useReviewWords } from './words-context.ts';
import { WorkNumbers } from './work-numbers.tsx';
import { WorkItems } from './work-items.tsx';

const Story = late(() => import('./story.tsx').then((part) => part.Story));

interface ReadReviewProps {
  readonly model: ReviewModel;
  readonly page: ReviewPage;
  readonly state: ReviewState;
  readonly view: ReviewView;
}

/** A review that was read: what moved and what became of the work, the story, and where it comes from. */
export function ReadReview({ model, page, state, view }: ReadReviewProps) {
  const places = useMemo(() => ({ view, page }), [view, page]);
  const { review } = view;
  return (
    <ReviewContext.Provider value={places}>
      <ReviewHeader state={state} again={() => void model.read()} />
      <div class="tl-review-columns">
        <WorkNumbers work={review.work} unit={review.unit} />
        <Movers review={review} />
        <WorkItems review={review} />
      </div>

      <Story view={view} />
      <PastRecord record={review.record} />
      <ReadAgain view={view} />
    </ReviewContext.Provider>
  );
}

// ── below ──

/** Said politely when a newer review has taken the place of the one that was shown. */
function ReadAgain({ view }: { view: ReviewView }) {
  const { review: words } = useReviewWords();
  const first = useRef(view);
  const [said, say] = useState('');
  useEffect(() => {
    if (view !== first.current) say(words.readAgain(view.now));
  }, [view, words]);
  return <output class="tl-unseen">{said}</output>;
}
