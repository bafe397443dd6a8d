import { useId, useState } from 'preact/hooks';
import type { KeyResultLine, ObjectiveLine } from '@throughline/core/review/review.ts';
import { shownChange, waterfallOf } from '@throughline/core/view/review-waterfall.ts';
import { HealthWord } from '../epic-panel/health-word.tsx';
import { late } from '../epic-panel/late.tsx';
import { StaleIcon, Twisty } from '../icons.tsx';
import { useReview } from './review-context.ts';
import { Waterfall } from './waterfall.tsx';
import { useReviewWords } from './words-context.ts';

const LineDetails = late(() => import('./line-details.tsx').then((part) => part.LineDetails));

interface MovedLineProps {
  readonly line: ObjectiveLine | KeyResultLine;
  /** It stands below an objective. */
  readonly below?: boolean;
}

/** One objective or key result: from where to where, by what, and how it stands; its title opens it in place. */
export function MovedLine({ line, below = false }: MovedLineProps) {
  const words = useReviewWords();
  const say = words.review;
  const { span } = useReview().view.review;
  const [open, setOpen] = useState(false);
  const details = useId();
  const steps = waterfallOf(line);
  const amount = line.is === 'keyResult' ? words.amount(line.amount) : null;
  const Title = below ? 'h5' : 'h4';
  return (
    <div class={`tl-review-line tl-review-${line.is === 'objective' ? 'objective' : 'key-result'}`}>
      <div class={open ? 'tl-review-head tl-review-opened' : 'tl-review-head'}>
        <Title dir="auto">
          <button
            type="button"
            class="tl-review-open"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            onClick={() => setOpen(!open)}
          >
            <Twisty />
            <span>{line.title}</span>
          </button>
        </Title>
        <div class="tl-review-stand">
          <p class="tl-review-move">
            {line.start !== null || line.end !== null ? (
              <>
                <span class="tl-review-from">{say.percent(line.start)} →</span> <b>{say.percent(line.end)}</b>{' '}
                <span class="tl-review-change">({say.points(shownChange(line), line.change)})</span>
              </>
            ) : (
              <b>{say.percent(null)}</b>
            )}
          </p>
          <p class="tl-review-facts">
            <HealthWord health={line.health} />
            <span class="tl-review-aside">{words.expected(line.expected)}</span>
            {amount !== null && <span class="tl-review-aside">{amount}</span>}
            {line.stale && (
              <span class="tl-marked">
                <StaleIcon />
                {words.stale}
              </span>
            )}
          </p>
        </div>
        {steps.length > 0 && (
          <>
            <p class="tl-review-causes">
              {steps.map(({ cause, points, ppm }) => (
                <span key={cause}>{say.causeStep(cause, say.points(points, ppm))}</span>
              ))}
            </p>
            <Waterfall line={line} steps={steps} />
          </>
        )}
        {line.next !== null && <p class="tl-review-next">{say.next(line.next, span.kind)}</p>}
      </div>
      {open && (
        <div class="tl-review-details" id={details}>
          <LineDetails line={line} />
        </div>
      )}
    </div>
  );
}
