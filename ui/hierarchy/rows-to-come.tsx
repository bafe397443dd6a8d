import { useEffect, useState } from 'preact/hooks';
import { useHierarchyWords } from './words-context.ts';

/** How far in, and how long, the rows of the picture are, in percent. */
const shape = [
  [0, 38],
  [2, 30],
  [2, 34],
  [2, 26],
  [0, 42],
  [2, 36],
  [2, 24],
] as const;

/** The shape of what comes: tools, then rows. From the second picture on: what is there by the first has no need of it. */
export function RowsToCome() {
  const words = useHierarchyWords();
  const [waits, setWaits] = useState(false);
  useEffect(() => setWaits(true), []);
  if (!waits) return null;
  return (
    <div class="tl-skeleton">
      <output class="tl-unseen">{words.tree.loadingHierarchy}</output>
      <svg width="100%" height={72 + 32 * shape.length} aria-hidden="true">
        <rect x="0" y="8" width="18%" height="14" rx="2" />
        <rect x="80%" y="4" width="20%" height="22" rx="2" />
        <rect x="0" y="40" width="46%" height="20" rx="2" />
        {shape.map(([x, width], row) => (
          <>
            <rect x={`${x}%`} y={82 + 32 * row} width={`${width}%`} height="10" rx="2" />
            <rect x="60%" y={82 + 32 * row} width="16%" height="10" rx="2" />
            <rect x="82%" y={82 + 32 * row} width="10%" height="10" rx="2" />
          </>
        ))}
      </svg>
    </div>
  );
}
