import type { Day } from '@throughline/core/model/day.ts';
import type { Ppm } from '@throughline/core/model/plan.ts';
import type { TrendMark, TrendView } from '@throughline/core/view/node-details.ts';

/** Where the chart is drawn, pixels; y grows downwards. */
export interface ChartBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A trend as lines and places in a box: nothing here knows a screen. */
export interface ChartShape {
  /** Paths, one for each run of days without a gap; a run of one day is a dot. */
  readonly progress: readonly string[];
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly expected: string;
  /** Height of the line from which it counts as achieved. */
  readonly threshold: number;
  /** From the last known point to low and high at the end, and the middle of it; null = no forecast. */
  readonly fan: { readonly area: string; readonly middle: string } | null;
  readonly yTicks: readonly { readonly ppm: Ppm; readonly y: number }[];
  readonly xTicks: readonly { readonly on: Day; readonly x: number }[];
  /** Marks that would lie over one another stand in one place. */
  readonly places: readonly { readonly x: number; readonly marks: readonly TrendMark[] }[];
}

/** A mark must be hit by a finger: so many pixels are its own. */
export const MARK_SIZE = 24;
/** With the count of those that stand in one place beside it. */
const MARK_GAP = 36;
/** A day's label needs so many pixels: "31. Dez." at the end, beside half of the one before it. */
const LABEL = 84;

/**
 * @param end the last day of its time; the axis reaches to it, so that what lies ahead is seen. null = not known
 */
export function chartShape(
  trend: TrendView,
  { threshold, end }: { readonly threshold: Ppm; readonly end: Day | null },
  box: ChartBox,
): ChartShape {
  const days = [
    ...trend.points.map(({ on }) => on),
    ...trend.marks.map(({ on }) => on),
    ...(end ? [end] : []),
  ].sort();
  const [first, last] = [numberOf(days[0]), numberOf(days.at(-1))];
  const span = Math.max(1, last - first);
  const x = (on: Day): number => round(box.left + ((numberOf(on) - first) / span) * (box.right - box.left));
  const y = (ppm: Ppm): number => {
    const held = Math.min(1_000_000, Math.max(0, ppm));
    return round(box.bottom - (held / 1_000_000) * (box.bottom - box.top));
  };
  const runs = runsOf(trend.points);
  const known = trend.points.findLast(({ progress }) => progress !== null);
  return {
    progress: runs
      .filter((run) => run.length > 1)
      .map((run) => path(run.map(({ on, progress }) => [x(on), y(progress)]))),
    dots: runs.flatMap((run) =>
      run.length === 1 ? run.map(({ on, progress }) => ({ x: x(on), y: y(progress) })) : [],
    ),
    expected: path(trend.points.map(({ on, expected }) => [x(on), y(expected)])),
    threshold: y(threshold),
    fan: fanOf(trend.forecast, known, end, x, y),
    yTicks: [0, 500_000, 1_000_000].map((ppm) => ({ ppm, y: y(ppm) })),
    xTicks: ticks(first, first + (days.length === 0 ? 0 : span), box).map((on) => ({ on, x: x(on) })),
    places: placesOf(trend.marks, x),
  };
}

// ── below ──

type Point = TrendView['points'][number];
interface Known {
  readonly on: Day;
  readonly progress: Ppm;
}

/** Days on which nothing is known part the line: it must not look as if it had been there. */
function runsOf(points: readonly Point[]): readonly (readonly Known[])[] {
  const runs: Known[][] = [[]];
  for (const { on, progress } of points) {
    if (progress === null) runs.push([]);
    else runs.at(-1)?.push({ on, progress });
  }
  return runs.filter((run) => run.length > 0);
}

function fanOf(
  forecast: TrendView['forecast'],
  known: Point | undefined,
  end: Day | null,
  x: (on: Day) => number,
  y: (ppm: Ppm) => number,
): ChartShape['fan'] {
  if (
    forecast === null ||
    end === null ||
    known === undefined ||
    known.progress === null ||
    known.on >= end
  ) {
    return null;
  }
  const from = [x(known.on), y(known.progress)] as const;
  return {
    area: `${path([from, [x(end), y(forecast.high)], [x(end), y(forecast.low)]])}Z`,
    middle: path([from, [x(end), y(forecast.mid)]]),
  };
}

/** The first day, the last one, and as many between, evenly, as have room for their label. */
function ticks(first: number, last: number, { left, right }: ChartBox): readonly Day[] {
  const days = last - first;
  const steps = Math.max(1, Math.min(days, Math.floor((right - left) / LABEL)));
  const at = Array.from({ length: steps + 1 }, (_, step) => first + Math.round((days * step) / steps));
  return [...new Set(at)].map(dayOf);
}

function placesOf(marks: readonly TrendMark[], x: (on: Day) => number): ChartShape['places'] {
  const places: { x: number; marks: TrendMark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const place = places.at(-1);
    const at = x(mark.on);
    if (place && at - place.x < MARK_GAP) place.marks.push(mark);
    else places.push({ x: at, marks: [mark] });
  }
  return places;
}

const path = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');

const DAY = 86_400_000;
const numberOf = (on: Day | undefined): number => (on === undefined ? 0 : Math.round(Date.parse(on) / DAY));
const dayOf = (number: number): Day => new Date(number * DAY).toISOString().slice(0, 10) as Day;
/** Tenths of a pixel are seen by nobody. */
const round = (pixels: number): number => Math.round(pixels * 10) / 10;
