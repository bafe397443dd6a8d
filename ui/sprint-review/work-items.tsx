import type { ReviewItem, SprintReview } from '@throughline/core/review/review.ts';
import { fates } from '@throughline/core/view/review-fates.ts';
import { Fold } from './fold.tsx';
import { ItemList } from './item-list.tsx';
import { useReviewWords } from './words-context.ts';

/** The items behind the numbers, group by group; what serves nothing; and what nothing served. */
export function WorkItems({ review }: { review: SprintReview }) {
  const { review: say } = useReviewWords();
  const { work, unit, idle, span } = review;
  const unserved: readonly ReviewItem[] = [...work.groups.completed.items, ...work.groups.open.items].filter(
    (item) => item.unserved,
  );
  return (
    <div class="tl-review-items">
      {work.stability !== null && (
        <p class="tl-review-scope">
          {say.stability(work.stability)} <span class="tl-quiet">{say.scope(work, unit)}</span>
        </p>
      )}
      {work.unestimated > 0 && (
        <p class="tl-quiet">{say.unestimated(work.unestimated, work.unestimatedSize, unit)}</p>
      )}
      {fates.map((fate) => {
        const group = work.groups[fate];
        return group.count === 0 ? null : (
          <Fold key={fate} title={say.fate(fate)} aside={say.fateSize(group.size, unit, group.count)}>
            <ItemList items={group.items} restricted={group.restricted} unit={unit} />
          </Fold>
        );
      })}
      {unserved.length > 0 && (
        <Fold title={say.unservedItems} aside={say.size(work.unserved, unit)}>
          <ItemList items={unserved} restricted={0} unit={unit} />
        </Fold>
      )}
      {idle.length > 0 && (
        <Fold title={say.idle(span.kind)} aside={say.whole(idle.length)}>
          <ul class="tl-review-idle">
            {idle.map(({ id, title }) => (
              <li key={id} dir="auto">
                {title}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}
