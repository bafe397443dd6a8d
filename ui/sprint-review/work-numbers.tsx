import type { ReviewUnit, ReviewWork } from '@throughline/core/review/review.ts';
import { fates } from '@throughline/core/view/review-fates.ts';
import { useReviewWords } from './words-context.ts';

/** What became of the work, in numbers that can be read from afar. */
export function WorkNumbers({ work, unit }: { work: ReviewWork; unit: ReviewUnit }) {
  const words = useReviewWords();
  const say = words.review;
  const shown = fates.filter(
    (fate) => fate === 'completed' || fate === 'open' || work.groups[fate].count > 0,
  );
  const isNothing = fates.every((fate) => work.groups[fate].count === 0);
  return (
    <section class="tl-review-numbers" aria-labelledby="tl-review-work">
      <h3 id="tl-review-work">
        {say.work} {!isNothing && <span class="tl-quiet">{say.inUnit(unit)}</span>}
      </h3>
      {isNothing ? (
        <p class="tl-empty">{say.nothingIn}</p>
      ) : (
        <>
          <dl>
            {shown.map((fate) => (
              <div key={fate} class={`tl-review-number tl-review-fate-${fate}`}>
                <dt>{say.fate(fate)}</dt>
                <dd>
                  <b>{words.baseSize(work.groups[fate].size, unit)}</b>{' '}
                  {unit === 'points' && <span class="tl-quiet">{say.items(work.groups[fate].count)}</span>}
                </dd>
              </div>
            ))}
            {work.added > 0 && (
              <div class="tl-review-number tl-review-late">
                <dt>{say.addedLate}</dt>
                <dd>
                  <b>{words.baseSize(work.added, unit)}</b>
                </dd>
              </div>
            )}
          </dl>
          <WorkBar work={work} />
          <p class="tl-review-unserved">
            {work.unservedShare === null ? null : work.unserved === 0 ? (
              say.unservedNone
            ) : (
              <b>{say.unserved(work.unservedShare, unit)}</b>
            )}
          </p>
        </>
      )}
    </section>
  );
}

// ── below ──

/** The sizes side by side; the numbers above say the same. */
function WorkBar({ work }: { work: ReviewWork }) {
  const all = fates.reduce((sum, fate) => sum + work.groups[fate].size, 0);
  if (all === 0) return null;
  let x = 0;
  return (
    <svg class="tl-review-work-bar tl-bar" width="100%" height="12" aria-hidden="true">
      {fates.map((fate) => {
        const from = x;
        const width = (work.groups[fate].size / all) * 100;
        x += width;
        return width === 0 ? null : (
          <rect
            key={fate}
            class={`tl-review-part-${fate}`}
            x={`${from}%`}
            y="1"
            width={`${width}%`}
            height="10"
          />
        );
      })}
    </svg>
  );
}
