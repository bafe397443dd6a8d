import type { Day } from '@throughline/core/model/day.ts';
import type { Ppm } from '@throughline/core/model/plan.ts';
import type { TrendView } from '@throughline/core/view/node-details.ts';
import { useHierarchyWords } from '../hierarchy/words-context.ts';
import { TrendChart } from './trend-chart.tsx';
import { TrendTable } from './trend-table.tsx';

export interface TrendProps {
  readonly trend: TrendView;
  readonly threshold: Ppm;
  /** The last day of its time; null = not known. */
  readonly end: Day | null;
}

/** Progress day by day against where it should be: a picture, a sentence about what comes, and the same as a table. */
export function Trend({ trend, threshold, end }: TrendProps) {
  const { trendChart: words } = useHierarchyWords();
  if (trend.points.length === 0) return <p class="tl-quiet">{words.none}</p>;
  return (
    <div class="tl-trend">
      <TrendChart trend={trend} threshold={threshold} end={end} />
      <p>{trend.forecast === null ? words.noForecast : words.forecast(trend.forecast, end)}</p>
      <TrendTable trend={trend} threshold={threshold} end={end} />
    </div>
  );
}
