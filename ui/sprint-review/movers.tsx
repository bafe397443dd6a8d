import type { SprintReview } from '@throughline/core/review/review.ts';
import { NoteIcon } from '../icons.tsx';
import { groupLines, type LineGroup } from './line-groups.ts';
import { MovedLine } from './moved-line.tsx';
import { useReviewWords } from './words-context.ts';

/** What moved, largest first; then what did not. */
export function Movers({ review }: { review: SprintReview }) {
  const { review: words } = useReviewWords();
  const { moved, still } = groupLines(review);
  const { groups } = review.work;
  const isEmpty = Object.values(groups).every(({ count }) => count === 0);
  const lines = still.reduce(
    (sum, { objective, keyResults }) => sum + (objective ? 1 : 0) + keyResults.length,
    0,
  );
  return (
    <section class="tl-review-movers" aria-labelledby="tl-review-moved">
      <h3 id="tl-review-moved">{words.moved}</h3>
      {moved.length === 0 && (
        <p class="tl-empty">
          {isEmpty && words.nothingIn}{' '}
          {review.keyResults.length === 0 && review.restricted === 0 && !isEmpty
            ? words.nothingLinked
            : words.nothingMoved}
        </p>
      )}
      <Groups groups={moved} />
      {review.restricted > 0 && (
        <p class="tl-quiet tl-review-restricted">{words.restrictedLines(review.restricted)}</p>
      )}
      {still.length > 0 && (
        <details class="tl-review-fold">
          <summary>{words.still(lines)}</summary>
          <Groups groups={still} />
        </details>
      )}
    </section>
  );
}

// ── below ──

function Groups({ groups }: { groups: readonly LineGroup[] }) {
  return groups.length === 0 ? null : (
    <ul class="tl-review-groups">
      {groups.map((group) => (
        <li key={group.objective?.id ?? ''} class="tl-review-group">
          <Group group={group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ group: { objective, keyResults } }: { group: LineGroup }) {
  const { review: words } = useReviewWords();
  return (
    <>
      {objective === null ? <p class="tl-quiet">{words.keyResultsAlone}</p> : <MovedLine line={objective} />}
      {objective !== null && objective.unmoved.length > 0 && (
        <p class="tl-review-unmoved">
          <NoteIcon />
          <span>{words.unmoved(objective.unmoved.map(({ title }) => title))}</span>
        </p>
      )}
      {keyResults.length > 0 && (
        <ul class="tl-review-key-results">
          {keyResults.map((line) => (
            <li key={line.id}>
              <MovedLine line={line} below={objective !== null} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
