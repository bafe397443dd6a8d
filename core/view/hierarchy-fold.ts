import type { HierarchyRow } from './hierarchy-rows.ts';

/** A row as the tree has it: the number and its health are the node's. */
export type TreeRow = Omit<HierarchyRow, 'percent' | 'health'>;

/** The rows that are not folded away, numbered as they stand on the screen. */
export interface ShownRows {
  readonly count: number;
  /** Of each: its place among all rows. */
  readonly at: Int32Array;
  /** Of each: the shown row that it stands below; −1 = a top. */
  readonly parent: Int32Array;
  /** Of each: its place among those below the same row, from 1, and how many these are. */
  readonly place: Int32Array;
  readonly size: Int32Array;
}

/** Can it be opened here? What stands in an earlier row already is opened there. */
export const opens = ({ hasChildren, again }: TreeRow): boolean => hasChildren && !again;

/**
 * Leaves out what is folded away. Linear in what is shown.
 * @param isFolded asked of those only that can be opened; null = none is
 */
export function shownRows(rows: readonly TreeRow[], isFolded: ((row: TreeRow) => boolean) | null): ShownRows {
  const at = new Int32Array(rows.length);
  const parent = new Int32Array(rows.length);
  const place = new Int32Array(rows.length);
  // One more than there are rows: the last is for the tops.
  const below = new Int32Array(rows.length + 1);
  const path: number[] = [];
  let count = 0;
  for (let row = 0; row < rows.length;) {
    const { depth, below: hidden } = rows[row]!;
    const above = depth === 0 ? -1 : path[depth - 1]!;
    at[count] = row;
    parent[count] = above;
    const among = above < 0 ? rows.length : above;
    below[among]! += 1;
    place[count] = below[among]!;
    path[depth] = count;
    count += 1;
    row += isFolded !== null && opens(rows[row]!) && isFolded(rows[row]!) ? hidden + 1 : 1;
  }
  const size = new Int32Array(count);
  for (let shown = 0; shown < count; shown += 1) {
    const above = parent[shown]!;
    size[shown] = below[above < 0 ? rows.length : above]!;
  }
  return { count, at, parent, place, size };
}
