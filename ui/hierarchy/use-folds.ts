import { useEffect, useMemo, useState } from 'preact/hooks';
import { isFiltering, type HierarchyFilter } from '@throughline/core/view/hierarchy-filter.ts';
import { nothingFolded, type Folds } from './kept-here.ts';

/** What is folded: as kept; under a filter, which is there to find, nothing but what is folded while it stands. */
export function useFolds(
  kept: Folds,
  keep: (folds: Folds) => void,
  filter: HierarchyFilter,
): { readonly folds: Folds; readonly set: (folds: Folds) => void } {
  const filtering = isFiltering(filter);
  const [meanwhile, setMeanwhile] = useState(nothingFolded);
  useEffect(() => setMeanwhile(nothingFolded), [filter]);
  const folds = filtering ? meanwhile : kept;
  const set = filtering ? setMeanwhile : keep;
  // `keep` is another function with every picture; rows must not be made anew for that.
  return useMemo(() => ({ folds, set }), [folds, filtering]);
}
