import { useMemo, useState } from 'preact/hooks';
import { shownRows, type ShownRows, type TreeRow } from '@throughline/core/view/hierarchy-fold.ts';
import { entryId, type HierarchyTree, type TreeGroup } from '@throughline/core/view/hierarchy-tree.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { folded, isFolded, type Folds } from './kept-here.ts';

/** Names a row over reads, sorts and folds: what it shows, and what that stands below here. */
interface Spot {
  readonly id: string;
  /** null = it is a top, or it does not matter. */
  readonly above: string | null;
}

/** The rows that are not folded away, and the one that the reader stands on. */
export interface TreePlace {
  readonly rows: readonly TreeRow[];
  readonly shown: ShownRows;
  /** Among the shown rows; −1 = none. */
  readonly at: number;
  /** These take a place among the shown rows. */
  readonly rowAt: (place: number) => TreeRow;
  readonly entryAt: (place: number) => HierarchyNode | TreeGroup;
  readonly keyAt: (place: number) => string;
  readonly stand: (place: number) => void;
  readonly isOpen: (row: TreeRow) => boolean;
  readonly fold: (places: readonly number[], fold: boolean) => void;
  /** Stands on a node wherever it is, unfolding what is above it; false = it has no row. */
  readonly standOn: (node: string) => boolean;
}

export function useTreePlace(
  { rows, entries }: HierarchyTree,
  folds: Folds,
  setFolds: (folds: Folds) => void,
): TreePlace {
  const [spot, setSpot] = useState<Spot | null>(null);
  return useMemo(() => {
    const idOf = ({ node }: TreeRow): string => entryId(entries[node]!);
    const shown = shownRows(
      rows,
      folds.all || folds.except.size > 0 ? (row) => isFolded(folds, idOf(row)) : null,
    );
    const rowAt = (place: number): TreeRow => rows[shown.at[place]!]!;
    const idAt = (place: number): string => idOf(rowAt(place));
    const aboveAt = (place: number): string | null => {
      const above = shown.parent[place]!;
      return above < 0 ? null : idAt(above);
    };
    return {
      rows,
      shown,
      at: spot === null ? -1 : placeOf(spot, shown.count, idAt, aboveAt),
      rowAt,
      entryAt: (place) => entries[rowAt(place).node]!,
      keyAt: (place) => `${idAt(place)} ${aboveAt(place) ?? ''}`,
      stand: (place) => setSpot({ id: idAt(place), above: aboveAt(place) }),
      isOpen: (row) => !isFolded(folds, idOf(row)),
      fold: (places, fold) => setFolds(folded(folds, places.map(idAt), fold)),
      standOn(node) {
        const row = rows.findIndex((one) => idOf(one) === node);
        if (row < 0) return false;
        const above = rows
          .slice(0, row)
          .flatMap((one, place) => (place + one.below >= row ? [idOf(one)] : []))
          .filter((id) => isFolded(folds, id));
        if (above.length > 0) setFolds(folded(folds, above, false));
        setSpot({ id: node, above: null });
        return true;
      },
    };
  }, [rows, entries, folds, setFolds, spot]);
}

// ── below ──

/** The very row, else the first that shows the same. */
function placeOf(
  { id, above }: Spot,
  count: number,
  idAt: (place: number) => string,
  aboveAt: (place: number) => string | null,
): number {
  let first = -1;
  for (let place = 0; place < count; place += 1) {
    if (idAt(place) !== id) continue;
    if (aboveAt(place) === above) return place;
    if (first < 0) first = place;
  }
  return first;
}
