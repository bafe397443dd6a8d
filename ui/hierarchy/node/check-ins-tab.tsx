import { useState } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import { useHierarchyWords } from '../words-context.ts';
import { CheckInEntry } from './check-in-entry.tsx';

/** What was said, newest first; what the viewer may correct can be corrected in place. */
export function CheckInsTab({ node, details }: { node: HierarchyNode; details: NodeDetails }) {
  const { checkIns: words } = useHierarchyWords();
  // One at a time: two forms of one key result would only conflict with one another.
  const [open, setOpen] = useState<{ id: number; as: 'correct' | 'remove' } | null>(null);
  if (details.checkIns.length === 0) {
    return (
      <p class="tl-quiet">
        {words.noneYet} {words.firstHint}
      </p>
    );
  }
  return (
    <ol class="tl-check-ins" aria-label={words.list}>
      {details.checkIns.map((one) => (
        <CheckInEntry
          key={one.id}
          node={node}
          details={details}
          checkIn={one}
          doing={open?.id === one.id ? open.as : null}
          start={(as) => setOpen(as === null ? null : { id: one.id, as })}
        />
      ))}
    </ol>
  );
}
