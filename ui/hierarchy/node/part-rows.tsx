import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { PartFigures, type ObjectivePart } from '../../epic-panel/objective-why.tsx';
import { Twisty } from '../../icons.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';

interface PartRowsProps {
  readonly part: ObjectivePart;
  /** How the part's own number is explained. */
  readonly trace: (part: ObjectivePart) => VNode;
}

/** One part of an objective's number: opened further in place, or gone to. */
export function PartRows({ part, trace }: PartRowsProps) {
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const [shown, setShown] = useState(false);
  const id = useId();
  if (part.title === null) {
    return (
      <tr>
        <th scope="row">{words.restrictedObjective}</th>
        <PartFigures part={part} />
      </tr>
    );
  }
  return (
    <>
      <tr class={shown ? 'tl-open' : undefined}>
        <th scope="row">
          <button
            type="button"
            class="tl-part-button"
            aria-expanded={shown}
            aria-controls={shown ? id : undefined}
            onClick={() => setShown(!shown)}
          >
            <Twisty />
            <span dir="auto">{part.title}</span>
          </button>
        </th>
        <PartFigures part={part} />
      </tr>
      {shown && (
        <tr class="tl-part-opened">
          <td colSpan={4} id={id}>
            {trace(part)}
            <button
              type="button"
              class="tl-text-button"
              onClick={() => open({ kind: 'details', id: part.id, tab: 'why' })}
            >
              {words.details.goTo(part.title)}
            </button>
          </td>
        </tr>
      )}
    </>
  );
}
