import { useCallback, useState } from 'preact/hooks';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { keep, readKept, type Kept } from './kept-here.ts';

/** What this browser keeps of a project; every change is kept at once. */
export function useKept(
  page: HierarchyPage,
  project: string | null,
): readonly [Kept, (change: Partial<Kept>) => void] {
  const [kept, setKept] = useState(() => readKept(page, project));
  const change = useCallback(
    (part: Partial<Kept>) =>
      setKept((before) => {
        const now = { ...before, ...part };
        keep(page, project, now);
        return now;
      }),
    [page, project],
  );
  return [kept, change];
}
