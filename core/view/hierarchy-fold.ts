import type { HierarchyRow, RowWalk } from './hierarchy-rows.ts';

/** A row as the tree has it: the number and its health are the node's. */
export type TreeRow = Omit<HierarchyRow, 'percent' | 'health'>;

/** The rows that are not folded away, numbered as they stand on the screen. */
export interface ShownRows {
  readonly count: number;
  /** A shown row. */
  row(at: number): TreeRow;
  /** Its place among all rows. */
  place(at: number): number;
  /** The shown row that it stands below; −1 = a top. */
  above(at: number): number;
}

/** Can it be opened here? What stands in an earlier row already is opened there. */
export const opens = ({ hasChildren, again }: TreeRow): boolean => hasChildren && !again;

/**
 * Leaves out what is folded away. Linear in what is shown; where nothing is folded rows are made when they are asked for.
 * @param isFolded asked of those only that can be opened; null = none is
 */
export function shownRows(walk: RowWalk, isFolded: ((row: TreeRow) => boolean) | null): ShownRows {
  if (isFolded === null) {
    return {
      count: walk.count,
      row: (at) => walk.upTo(at + 1)[at]!,
      place: (at) => at,
      above: (at) => (walk.upTo(at + 1), walk.above[at]!),
    };
  }
  const rows = walk.upTo(walk.count);
  const places = new Int32Array(rows.length);
  const above = new Int32Array(rows.length);
  const path: number[] = [];
  let count = 0;
  for (let place = 0; place < rows.length;) {
    const row = rows[place]!;
    places[count] = place;
    above[count] = row.depth === 0 ? -1 : path[row.depth - 1]!;
    path[row.depth] = count;
    count += 1;
    place += opens(row) && isFolded(row) ? row.below + 1 : 1;
  }
  return {
    count,
    row: (at) => rows[places[at]!]!,
    place: (at) => places[at]!,
    above: (at) => above[at]!,
  };
}
