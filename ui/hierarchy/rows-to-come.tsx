import { useEffect, useState } from 'preact/hooks';
import { skeleton } from './skeleton.ts';
import { draw } from './tree-row.tsx';
import { useHierarchyWords } from './words-context.ts';

/** From the second picture on: what is there by the first has no need of it. */
export function RowsToCome() {
  const { tree } = useHierarchyWords();
  const [waits, setWaits] = useState(false);
  useEffect(() => setWaits(true), []);
  return waits ? skeleton(draw, tree) : null;
}
