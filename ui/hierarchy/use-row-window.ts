import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { guessedFrame, measuredFrame, rowsSeen, type Frame } from './row-window.ts';

export interface RowWindow {
  /** The rows to draw, first and last; last < first = none. */
  readonly first: number;
  readonly last: number;
  /** px */
  readonly rowHeight: number;
  /** px from the top of the frame around the rows to a row, as it is scrolled now; null = out of sight. */
  readonly topOf: (row: number) => number | null;
  /** How many fit at once. */
  readonly page: number;
  readonly reveal: (row: number) => void;
}

/** Nothing is drawn before it is measured. */
const unknown: Frame = { row: 32, head: 0, height: 0, top: 0 };

/**
 * The rows that are seen, kept so while the reader scrolls.
 * @param first what the first picture was drawn for; null = there was none
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  dense: boolean,
  first: Frame | null,
): RowWindow {
  const [frame, setFrame] = useState<Frame>(() => first ?? guessedFrame(dense) ?? unknown);
  const { row, head, height } = frame;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const resized = (): void => setFrame(measuredFrame(element));
    const scrolled = (): void => setFrame((before) => ({ ...before, top: element.scrollTop }));
    resized();
    const watch = new ResizeObserver(resized);
    watch.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, dense]);

  const reveal = useCallback(
    (at: number) => {
      const element = scroller.current;
      if (element === null) return;
      // The heading lies over the first row's height of what is scrolled; the rows begin below it.
      if (at * row < element.scrollTop) element.scrollTop = at * row;
      const least = head + (at + 1) * row - element.clientHeight;
      if (element.scrollTop < least) element.scrollTop = least;
    },
    [scroller, row, head],
  );
  const { from, ...seen } = rowsSeen(frame, count);
  return {
    ...seen,
    rowHeight: row,
    topOf: (at) => {
      const y = head + at * row - from;
      return y < head - row / 2 || y + row / 2 > height ? null : y;
    },
    page: Math.max(1, Math.floor((height - head) / row) - 1),
    reveal,
  };
}
