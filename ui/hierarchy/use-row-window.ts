import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/** px, until the style sheet has said otherwise. */
const ROW = 32;

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

/** px: from here on a row is one line, and as high as it is thought to be before it was measured. */
const WIDE = 1024;

interface Frame {
  /** px: of a row, of the heading above the rows, of the frame; how far it is scrolled. */
  readonly row: number;
  readonly head: number;
  readonly height: number;
  readonly top: number;
}

/**
 * Which of many rows are to be drawn: those that are seen. All are of one height, so this is a division and needs no
 * library; the height, and that of the heading, are the style sheet's (`--tl-tree-row`, `--tl-tree-head`), since they
 * change with the width.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  dense: boolean,
): RowWindow {
  const [frame, setFrame] = useState<Frame>(guessed);
  const { row, head, height, top } = frame;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const resized = (): void => {
      const style = getComputedStyle(element);
      const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
      setFrame({
        row: px('--tl-tree-row') || ROW,
        head: px('--tl-tree-head') || 0,
        height: element.clientHeight,
        top: element.scrollTop,
      });
    };
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
  // Folding shortens the list before the browser has said that it scrolled back.
  const from = Math.max(0, Math.min(top, count * row + head - height));
  return {
    first: Math.floor(from / row),
    last: Math.min(count, Math.ceil((from + height - head) / row)) - 1,
    rowHeight: row,
    topOf: (at) => {
      const y = head + at * row - from;
      return y < head - row / 2 || y + row / 2 > height ? null : y;
    },
    page: Math.max(1, Math.floor((height - head) / row) - 1),
    reveal,
  };
}

// ── below ──

/**
 * Before anything is measured: as many rows as the window could hold, so that they are laid out once and not, empty
 * first, twice. Where rows are higher this would be too many, and they are measured first.
 */
function guessed(): Frame {
  const height = window.innerWidth < WIDE ? 0 : window.innerHeight;
  return { row: ROW, head: ROW, height, top: 0 };
}
