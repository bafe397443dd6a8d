import type { ComponentChildren } from 'preact';
import type { KeyResultLine, ObjectiveLine } from '@throughline/core/review/review.ts';
import type { WaterfallStep } from '@throughline/core/view/review-waterfall.ts';
import { useReviewWords } from './words-context.ts';

interface WaterfallProps {
  readonly line: ObjectiveLine | KeyResultLine;
  readonly steps: readonly WaterfallStep[];
}

/**
 * The way from the start to the end, a step for each cause, each beginning where the one above it ended. A table whose
 * rows are drawn: what is read and what is seen is the same. Geometry is SVG attributes: the hosts' content policies
 * refuse style attributes.
 */
export function Waterfall({ line, steps }: WaterfallProps) {
  const { review: words } = useReviewWords();
  const along = scaleOf(steps);
  const [start, end] = [line.start ?? 0, line.end ?? 0];
  return (
    <table class="tl-review-waterfall">
      <caption>
        {/* Out of the flow itself it would take the columns their widths. */}
        <span class="tl-unseen">{words.waterfall(line.title)}</span>
      </caption>
      <tbody>
        <Row name={words.atStart} number={words.percent(line.start)}>
          <Span kind="rest" from={along(0)} to={along(1_000_000)} />
          <Span kind="start" from={along(0)} to={along(start)} />
          <Join at={along(start)} side="below" />
        </Row>
        {steps.map(({ cause, ppm, points, from, to }) => (
          <Row key={cause} name={words.cause(cause)} number={words.points(points, ppm)}>
            <Span
              kind={ppm > 0 ? 'up' : 'down'}
              from={along(Math.min(from, to))}
              to={along(Math.max(from, to))}
            />
            <Join at={along(from)} side="above" />
            <Join at={along(to)} side="below" />
          </Row>
        ))}
        <Row name={words.atEnd} number={words.percent(line.end)}>
          <Span kind="rest" from={along(0)} to={along(1_000_000)} />
          <Span kind="end" from={along(0)} to={along(end)} />
          <Join at={along(end)} side="above" />
          <line
            class="tl-bar-halo"
            x1={at(along(line.expected))}
            x2={at(along(line.expected))}
            y1="0"
            y2="100%"
          />
          <line
            class="tl-bar-tick"
            x1={at(along(line.expected))}
            x2={at(along(line.expected))}
            y1="0"
            y2="100%"
          />
        </Row>
      </tbody>
    </table>
  );
}

// ── below ──

function Row(row: { name: string; number: string; children: ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td class="tl-review-step">
        <svg width="100%" height="100%" aria-hidden="true">
          {row.children}
        </svg>
      </td>
      <td class="tl-review-points">{row.number}</td>
    </tr>
  );
}

/** At least a hair wide: what is less than a point is a step as well. */
function Span({
  kind,
  from,
  to,
}: {
  kind: 'rest' | 'start' | 'up' | 'down' | 'end';
  from: number;
  to: number;
}) {
  if (to === from) return null;
  return (
    <rect
      class={`tl-review-span-${kind}`}
      x={at(from)}
      y="18%"
      width={at(Math.max(to - from, 0.6))}
      height="64%"
      rx="1"
    />
  );
}

/** From the edge of its row to the bar: the rows above and below go on with it. */
function Join({ at: along, side }: { at: number; side: 'above' | 'below' }) {
  return (
    <line
      class="tl-review-join"
      x1={at(along)}
      x2={at(along)}
      y1={side === 'above' ? '0' : '82%'}
      y2={side === 'above' ? '18%' : '100%'}
    />
  );
}

const at = (percent: number): string => `${percent}%`;

/** Percent along a row: from 0 to 100 % of progress, and wider where causes lead beyond on their way. */
function scaleOf(steps: readonly WaterfallStep[]): (ppm: number) => number {
  const levels = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...levels), Math.max(1_000_000, ...levels)];
  return (ppm) => ((ppm - low) / (high - low)) * 100;
}
