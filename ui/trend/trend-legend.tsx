import type { Ppm } from '@throughline/core/model/plan.ts';
import type { TrendMark, TrendView } from '@throughline/core/view/node-details.ts';
import { useHierarchyWords } from '../hierarchy/words-context.ts';
import { MarkShape } from './mark-shape.tsx';

interface TrendLegendProps {
  readonly trend: TrendView;
  readonly threshold: Ppm;
  readonly hasFan: boolean;
}

/** What each line and each shape is; only what is in the picture. */
export function TrendLegend({ trend, threshold, hasFan }: TrendLegendProps) {
  const { trendChart: words } = useHierarchyWords();
  const kinds = [...new Set(trend.marks.map(({ kind }) => kind))];
  return (
    <ul class="tl-trend-legend">
      <Line kind="progress" text={words.progress} />
      <Line kind="expected" text={words.expected} />
      <Line kind="threshold" text={words.threshold(threshold)} />
      {hasFan && <Line kind="middle" text={words.fan} />}
      {kinds.map((kind) => (
        <Shape key={kind} kind={kind} text={words.kind(kind)} />
      ))}
    </ul>
  );
}

function Line({ kind, text }: { kind: 'progress' | 'expected' | 'threshold' | 'middle'; text: string }) {
  return (
    <li>
      <svg width="24" height="12" aria-hidden="true">
        <line class={`tl-trend-${kind}`} x1="0" x2="24" y1="6" y2="6" />
      </svg>
      {text}
    </li>
  );
}

function Shape({ kind, text }: { kind: TrendMark['kind']; text: string }) {
  return (
    <li>
      <svg width="16" height="12" viewBox="-8 -6.5 16 13" aria-hidden="true">
        <MarkShape kind={kind} />
      </svg>
      {text}
    </li>
  );
}
