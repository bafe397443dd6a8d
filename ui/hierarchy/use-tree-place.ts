import { useMemo, useState } from 'preact/hooks';
import type { ShownRows, TreeRow } from '@throughline/core/view/hierarchy-fold.ts';
import { entryId, type HierarchyTree, type TreeGroup } from '@throughline/core/view/tree-rows.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { folded, isFolded, type Folds } from './kept-here.ts';
import { shownOf } from './shown-of.ts';

/** Names a row over reads, sorts and folds: what it shows, and what that stands below here. */
interface Spot {
  readonly id: string;
  /** null = it is a top, or it does not matter. */
  readonly above: string | null;
}

/** The rows that are not folded away, and the one that the reader stands on. */
export interface TreePlace {
  readonly shown: ShownRows;
  /** Among the shown rows; −1 = none. */
  readonly at: number;
  /** These take a place among the shown rows. */
  readonly rowAt: (place: number) => TreeRow;
  readonly entryAt: (place: number) => HierarchyNode | TreeGroup;
  readonly keyAt: (place: number) => string;
  /** Its place among those below the same row, from 1, and how many these are. */
  readonly among: (place: number) => readonly [place: number, size: number];
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
  const unmoved = useMemo(() => {
    const idOf = ({ node }: TreeRow): string => entryId(entries[node]!);
    const shown = shownOf({ rows, entries }, folds);
    const idAt = (place: number): string => idOf(shown.row(place));
    const aboveAt = (place: number): string | null => {
      const above = shown.above(place);
      return above < 0 ? null : idAt(above);
    };
    return {
      shown,
      idAt,
      aboveAt,
      rowAt: (place: number) => shown.row(place),
      entryAt: (place: number) => entries[shown.row(place).node]!,
      keyAt: (place: number) => `${idAt(place)} ${aboveAt(place) ?? ''}`,
      among: (place: number) => {
        const row = shown.place(place);
        return [rows.place[row]!, rows.size(row)] as const;
      },
      stand: (place: number) => setSpot({ id: idAt(place), above: aboveAt(place) }),
      isOpen: (row: TreeRow) => !isFolded(folds, idOf(row)),
      fold: (places: readonly number[], fold: boolean) => setFolds(folded(folds, places.map(idAt), fold)),
      standOn(node: string) {
        const all = rows.upTo(rows.count);
        const row = all.findIndex((one) => idOf(one) === node);
        if (row < 0) return false;
        const above: string[] = [];
        for (let at = rows.above[row]!; at >= 0; at = rows.above[at]!) {
          const id = idOf(all[at]!);
          if (isFolded(folds, id)) above.push(id);
        }
        if (above.length > 0) setFolds(folded(folds, above, false));
        setSpot({ id: node, above: null });
        return true;
      },
    };
  }, [rows, entries, folds, setFolds]);
  // Moving among the rows makes none of them anew.
  return useMemo(() => {
    const { idAt, aboveAt, ...place } = unmoved;
    return { ...place, at: spot === null ? -1 : placeOf(spot, place.shown.count, idAt, aboveAt) };
  }, [unmoved, spot]);
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
