import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useHierarchyWords } from '../hierarchy/words-context.ts';
import { chartShape, type ChartShape } from './chart-shape.ts';
import { TrendLegend } from './trend-legend.tsx';
import { saidOf, TrendMarks } from './trend-marks.tsx';
import type { TrendProps } from './trend.tsx';

/** Pixels: room for the labels on the left, for half of a day's label on the right, for days and marks below. */
const [LEFT, RIGHT, TOP, HEIGHT] = [44, 24, 12, 160];
const DAYS = 20;
const MARKS = 28;

/** The picture: drawn in the pixels that there are, so that its text keeps its size. */
export function TrendChart({ trend, threshold, end }: TrendProps) {
  const { trendChart: words } = useHierarchyWords();
  const figure = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(288);
  useLayoutEffect(() => {
    const element = figure.current;
    if (element === null) return;
    const follow = new ResizeObserver(() => setWidth(Math.max(200, Math.floor(element.clientWidth))));
    follow.observe(element);
    return () => follow.disconnect();
  }, []);
  const bottom = TOP + HEIGHT;
  const shape = chartShape(trend, { threshold, end }, { left: LEFT, right: width - RIGHT, top: TOP, bottom });
  const [looked, look] = useState<number | null>(null);
  const place = looked === null ? undefined : shape.places[looked];
  const height = bottom + DAYS + (shape.places.length > 0 ? MARKS : 0);
  return (
    <figure class="tl-trend-figure" ref={figure} aria-label={words.chart}>
      <svg class="tl-trend-chart" width={width} height={height}>
        <g aria-hidden="true">
          <Axes shape={shape} right={width - RIGHT} bottom={bottom} />
          {shape.fan !== null && (
            <>
              <path class="tl-trend-fan" d={shape.fan.area} />
              <path class="tl-trend-middle" d={shape.fan.middle} />
            </>
          )}
          <line
            class="tl-trend-threshold"
            x1={LEFT}
            x2={width - RIGHT}
            y1={shape.threshold}
            y2={shape.threshold}
          />
          <path class="tl-trend-expected" d={shape.expected} />
          {shape.progress.map((line) => (
            <path key={line} class="tl-trend-progress" d={line} />
          ))}
          {shape.dots.map(({ x, y }) => (
            <circle key={x} class="tl-trend-dot" cx={x} cy={y} r="2.5" />
          ))}
        </g>
        <TrendMarks
          places={shape.places}
          y={bottom + DAYS + MARKS / 2}
          top={TOP}
          bottom={bottom}
          looked={looked}
          look={look}
        />
      </svg>
      {shape.places.length > 0 && (
        <p class="tl-trend-said">{place === undefined ? words.markHint : saidOf(place.marks, words)}</p>
      )}
      <TrendLegend trend={trend} threshold={threshold} hasFan={shape.fan !== null} />
    </figure>
  );
}

function Axes({ shape, right, bottom }: { shape: ChartShape; right: number; bottom: number }) {
  const { trendChart: words } = useHierarchyWords();
  return (
    <>
      {shape.yTicks.map(({ ppm, y }) => (
        <g key={ppm}>
          <line class="tl-trend-grid" x1={LEFT} x2={right} y1={y} y2={y} />
          <text class="tl-trend-label" x={LEFT - 6} y={y + 4} text-anchor="end">
            {words.percent(ppm)}
          </text>
        </g>
      ))}
      {shape.xTicks.map(({ on, x }, at) => (
        <text
          key={on}
          class="tl-trend-label"
          x={x}
          y={bottom + 16}
          text-anchor={at === 0 ? 'start' : at === shape.xTicks.length - 1 ? 'end' : 'middle'}
        >
          {words.day(on)}
        </text>
      ))}
    </>
  );
}
