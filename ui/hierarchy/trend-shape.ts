import type { Ppm } from '@throughline/core/model/plan.ts';

const [WIDTH, HEIGHT] = [64, 16];
/** Half of the line's thickness, px. */
const HALF = 0.75;
/** The least span of the scale, ppm: a single point of a percent must not look like a leap. */
const SPAN = 200_000;

/**
 * A line of 64 × 16 px as the polygon of its outline, for `clip-path`: a row then needs no element for it. null = there
 * are not two days to draw a line between.
 */
export function trendShape(points: readonly (Ppm | null)[]): string | null {
  const known = points.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  if (known.length < 2) return null;
  const [least, most] = scaleOf(known.map(({ value }) => value));
  const line = known.map(({ at, value }) => ({
    x: (at / (points.length - 1)) * WIDTH,
    y: HEIGHT - 1.5 - ((value - least) / (most - least)) * (HEIGHT - 3),
  }));
  const half = line.map(
    (point, at) => HALF * Math.max(steep(line[at - 1], point), steep(point, line[at + 1])),
  );
  const over = line.map(({ x, y }, at) => corner(x, y - half[at]!));
  const under = line.map(({ x, y }, at) => corner(x, y + half[at]!)).toReversed();
  return `polygon(${[...over, ...under].join(',')})`;
}

// ── below ──

function scaleOf(values: readonly Ppm[]): readonly [least: number, most: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high - low >= SPAN) return [low, high];
  const least = Math.max(0, Math.min(low - (SPAN - (high - low)) / 2, 1_000_000 - SPAN));
  return [least, least + SPAN];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How much taller than a level line's a steep one's outline must be to look as thick; held, or corners would stick out. */
function steep(from: Point | undefined, to: Point | undefined): number {
  if (from === undefined || to === undefined) return 1;
  return Math.min(4, Math.hypot(to.x - from.x, to.y - from.y) / (to.x - from.x));
}

const corner = (x: number, y: number): string => `${Math.round(x * 10) / 10}px ${Math.round(y * 10) / 10}px`;
