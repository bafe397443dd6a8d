import { useState } from 'preact/hooks';
import type { ReviewItem, ReviewUnit } from '@throughline/core/review/review.ts';
import { ItemKey } from '../item-key.tsx';
import { StageMark } from '../stage-mark.tsx';
import { useReview } from './review-context.ts';
import { useReviewWords } from './words-context.ts';

const FIRST = 25;

interface ItemListProps {
  readonly items: readonly ReviewItem[];
  /** How many more there are that the viewer may not see. */
  readonly restricted: number;
  readonly unit: ReviewUnit;
}

/** Work items with how they stand, their size, and what is to be known of them. */
export function ItemList({ items, restricted, unit }: ItemListProps) {
  const words = useReviewWords();
  const { page } = useReview();
  const [all, showAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <>
      <ul class="tl-review-item-list">
        {shown.map((item) => (
          <li key={item.id} class="tl-review-item">
            <StageMark stage={item.stage} />
            <span>
              <ItemKey itemKey={item.key} url={item.url} open={() => page.openItem(item)} />{' '}
              <span dir="auto">{item.title}</span>
            </span>
            <span class="tl-size">
              {item.size === null ? words.notEstimated : unit === 'points' && words.baseSize(item.size, unit)}
            </span>
            <span class="tl-item-aside">
              {[
                item.state,
                ...(item.assignee === null ? [] : [item.assignee]),
                ...(item.late ? [words.review.late] : []),
                ...(item.unserved ? [words.review.servesNothing] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
        {restricted > 0 && <li class="tl-quiet">{words.restrictedItems(restricted)}</li>}
      </ul>
      {shown.length < items.length && (
        <button type="button" class="tl-button" onClick={() => showAll(true)}>
          {words.review.showAll(items.length)}
        </button>
      )}
    </>
  );
}
