import { useHierarchyWords } from '../hierarchy/words-context.ts';
import type { TrendProps } from './trend.tsx';

/** The twin of the picture: every day and every mark, and what is foretold, as a table. */
export function TrendTable({ trend, end }: TrendProps) {
  const { trendChart: words } = useHierarchyWords();
  const { points, marks, forecast } = trend;
  const days = [...new Set([...points, ...marks].map(({ on }) => on))].sort();
  const pointOf = new Map(points.map((point) => [point.on, point]));
  return (
    <details class="tl-trend-twin">
      <summary>{words.asTable}</summary>
      {/* It may be long and scrolls by itself: then it must be reached by key. */}
      <section
        class="tl-trend-scroll"
        aria-label={words.table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table class="tl-trend-table">
          <thead>
            <tr>
              <th scope="col">{words.dayColumn}</th>
              <th scope="col">{words.progress}</th>
              <th scope="col">{words.expected}</th>
              <th scope="col">{words.eventColumn}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((on) => {
              const point = pointOf.get(on);
              return (
                <tr key={on}>
                  <th scope="row">{words.day(on)}</th>
                  <td>{words.percent(point?.progress ?? null)}</td>
                  <td>{words.percent(point?.expected ?? null)}</td>
                  <td>
                    {marks
                      .filter((mark) => mark.on === on)
                      .map((mark) => words.mark(mark))
                      .join('; ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {forecast !== null && <p class="tl-quiet">{words.forecast(forecast, end)}</p>}
    </details>
  );
}
