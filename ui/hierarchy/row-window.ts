/** px: of a row, of the heading above the rows, of the frame; how far it is scrolled. */
export interface Frame {
  readonly row: number;
  readonly head: number;
  readonly height: number;
  readonly top: number;
}

/** px, until the style sheet has said otherwise: of a row, of a dense one, of the heading. */
const [ROW, DENSE, HEAD] = [32, 28, 28];
/** px: from here on a row is one line, and as high as it is thought to be before it was measured. */
const WIDE = 1024;
/** px: hosts give at least this; a lower frame is one that is about to grow. */
const HIGH = 600;
/** px: what stands above the rows takes at least this. */
const TOOLS = 64;

/**
 * Before anything is measured: as many rows as the window could hold, so that they are laid out once and not, empty
 * first, twice. null = rows may be of another height here, and are to be measured first.
 */
export function guessedFrame(dense: boolean): Frame | null {
  const { innerWidth, innerHeight } = window;
  if (innerWidth < WIDE || innerHeight < HIGH) return null;
  return { row: dense ? DENSE : ROW, head: HEAD, height: innerHeight - TOOLS, top: 0 };
}

/** The heights are the style sheet's (`--tl-tree-row`, `--tl-tree-head`), since they change with the width. */
export function measuredFrame(scroller: Element): Frame {
  const style = getComputedStyle(scroller);
  const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  return {
    row: px('--tl-tree-row') || ROW,
    head: px('--tl-tree-head') || 0,
    height: scroller.clientHeight,
    top: scroller.scrollTop,
  };
}

/**
 * Which of many rows are to be drawn: those that are seen. All are of one height, so this is a division and needs no
 * library. @returns first and last, last < first = none; `from`: px above what is seen
 */
export function rowsSeen(
  { row, head, height, top }: Frame,
  count: number,
): { readonly first: number; readonly last: number; readonly from: number } {
  // Folding shortens the list before the browser has said that it scrolled back.
  const from = Math.max(0, Math.min(top, count * row + head - height));
  return {
    first: Math.floor(from / row),
    last: Math.min(count, Math.ceil((from + height - head) / row)) - 1,
    from,
  };
}

/** Room for all rows, those above what is drawn before it. */
export const rowsRoom = ({ row }: Pick<Frame, 'row'>, count: number, first: number) =>
  ({ height: `${count * row}px`, 'padding-top': `${first * row}px` }) as const;
