import type { Ppm } from '../model/plan.ts';
import type { KeyResultLine } from '../review/review.ts';
import { shownWhole } from './words/shown-whole.ts';

type Moved = Pick<KeyResultLine, 'start' | 'end' | 'causes'>;
export type ReviewCause = keyof KeyResultLine['causes'];

/** One cause's part in a change. */
export interface WaterfallStep {
  readonly cause: ReviewCause;
  readonly ppm: Ppm;
  /** Whole percent points as they are shown; 0 where it is less than that. */
  readonly points: number;
  /** Where the step begins and ends; causes are not in time order, so it may lead below 0 or above 1,000,000. */
  readonly from: Ppm;
  readonly to: Ppm;
}

/** From the start to the end, a step for each cause that moved it; the shown points add up to `shownChange` (R4). */
export function waterfallOf({ start, end, causes }: Moved): readonly WaterfallStep[] {
  const moving = (Object.entries(causes) as [ReviewCause, Ppm][]).filter(([, ppm]) => ppm !== 0);
  const points = shownPoints(
    shownChange({ start, end }),
    moving.map(([, ppm]) => ppm),
  );
  let level = start ?? 0;
  return moving.map(([cause, ppm], at) => {
    const from = level;
    level += ppm;
    return { cause, ppm, points: points[at] ?? 0, from, to: level };
  });
}

/** The difference of the two percentages that a reader sees, in whole points; no value counts as 0. */
export const shownChange = ({ start, end }: Pick<Moved, 'start' | 'end'>): number =>
  shownWhole(end ?? 0) - shownWhole(start ?? 0);

/**
 * Parts of a shown difference in whole points, rising and falling ones: they add up to it (R4). Largest remainder, of
 * equal ones the first; the largest part absorbs what "99" or "<1" took from plain rounding.
 * @param whole what the parts must add up to, in points
 */
export function shownPoints(whole: number, parts: readonly Ppm[]): readonly number[] {
  const points = parts.map((part) => Math.floor(part / POINT));
  const missing = whole - points.reduce((sum, part) => sum + part, 0);
  const byRemainder = parts
    .map((part, at) => ({ at, remainder: part - (points[at] ?? 0) * POINT }))
    .filter(({ remainder }) => remainder > 0)
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, Math.max(missing, 0))) points[at] = (points[at] ?? 0) + 1;
  const rest = whole - points.reduce((sum, part) => sum + part, 0);
  const largest = parts.reduce(
    (best, part, at) => (Math.abs(part) > Math.abs(parts[best] ?? 0) ? at : best),
    0,
  );
  if (rest !== 0 && parts.length > 0) points[largest] = (points[largest] ?? 0) + rest;
  return points;
}

const POINT = 10_000;
