import type { ReviewRecord } from '@throughline/core/review/review.ts';
import { NoteIcon } from '../icons.tsx';
import { useReviewWords } from './words-context.ts';

/** From what the past was read, and what is not known of it. */
export function PastRecord({ record }: { record: ReviewRecord }) {
  const { review: say } = useReviewWords();
  return (
    <section class="tl-review-record" aria-labelledby="tl-review-record">
      <h3 id="tl-review-record">{say.record}</h3>
      <p class="tl-quiet">
        {say.source(record.source)} {say.definitions(record.definitions)}
        {record.gaps.length === 0 && ` ${say.complete}`}
      </p>
      {record.gaps.length > 0 && (
        <ul class="tl-notes">
          {record.gaps.map((gap) => (
            <li key={gap.what}>
              <NoteIcon />
              <span>{say.gap(gap)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
