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
  const sides = line.map((point, at) => ({ point, out: outward(line[at - 1], point, line[at + 1]) }));
  const over = sides.map(({ point, out }) => corner(point.x + out.x, point.y + out.y));
  const under = sides.map(({ point, out }) => corner(point.x - out.x, point.y - out.y)).toReversed();
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

/**
 * From a point of the line to its outline: half a thickness away from both parts that meet there, so that both are equally
 * thick. Where they meet in a sharp corner it is held, or the corner would stick out.
 */
function outward(before: Point | undefined, at: Point, after: Point | undefined): Point {
  const [one, other] = [before && normal(before, at), after && normal(at, after)];
  if (!one || !other) return scaled(one ?? other ?? { x: 0, y: -1 }, HALF);
  const middle = { x: one.x + other.x, y: one.y + other.y };
  // |middle|² = 2 + 2·cos of the angle: never 0, since days only go on.
  return scaled(middle, Math.min(2 * HALF, (2 * HALF) / (middle.x ** 2 + middle.y ** 2)));
}

/** Of length 1, to the upper side of a part of the line. */
function normal(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
}

const scaled = ({ x, y }: Point, by: number): Point => ({ x: x * by, y: y * by });

const corner = (x: number, y: number): string => `${Math.round(x * 10) / 10}px ${Math.round(y * 10) / 10}px`;
