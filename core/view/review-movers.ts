import type { Ppm } from '../model/plan.ts';
import type { KeyResultLine, NextNeed, ObjectiveLine, ReviewUnit, SprintReview } from '../review/review.ts';
import { shownChange, waterfallOf } from './review-waterfall.ts';
import type { ReviewCause } from './review-waterfall.ts';

/** A line that moved, as a sentence or a row tells it. */
export interface Mover {
  readonly title: string;
  readonly start: Ppm | null;
  readonly end: Ppm | null;
  readonly change: Ppm;
  /** Whole points between the two percentages that are shown. */
  readonly shown: number;
  /** The largest one first; their shown points add up to `shown` (R4). */
  readonly causes: readonly MoverCause[];
}

export interface MoverCause {
  /** In the reader's words. */
  readonly name: string;
  readonly ppm: Ppm;
  readonly shown: number;
  /** Of the items that did most of it, and how many did the rest. */
  readonly keys: readonly string[];
  readonly others: number;
  /** Work that the viewer may not see did some of it. */
  readonly restricted: boolean;
}

export interface NeedOf {
  readonly title: string;
  readonly next: NextNeed;
}

/** What became of the work, in one sentence. Sizes in base units. */
export interface StoryWork {
  readonly name: string;
  readonly span: string;
  readonly unit: ReviewUnit;
  readonly done: number;
  readonly all: number;
  readonly added: number;
  readonly removed: number;
  readonly open: number;
}

/** Items of a cause that are named. */
const NAMED = 3;

export function moverOf(line: ObjectiveLine | KeyResultLine, nameOf: (cause: ReviewCause) => string): Mover {
  const { title, start, end, change } = line;
  const causes = waterfallOf(line)
    .map(({ cause, ppm, points }): MoverCause => {
      const steps = line.steps.filter((step) => step.cause === cause);
      const named = steps
        .flatMap(({ item, ppm: own }) => (item ? [{ key: item.key, own: Math.abs(own) }] : []))
        .sort((a, b) => b.own - a.own);
      return {
        name: nameOf(cause),
        ppm,
        shown: points,
        keys: named.slice(0, NAMED).map(({ key }) => key),
        others: Math.max(named.length - NAMED, 0),
        restricted: steps.some(({ restricted }) => restricted),
      };
    })
    .sort((a, b) => Math.abs(b.ppm) - Math.abs(a.ppm));
  return { title, start, end, change, shown: shownChange(line), causes };
}

/** What key results need next, the farthest behind first. */
export const needsOf = ({ keyResults }: SprintReview): readonly NeedOf[] =>
  keyResults
    .flatMap(({ title, next }) => (next ? [{ title, next }] : []))
    .sort((a, b) => b.next.ppm - a.next.ppm);
