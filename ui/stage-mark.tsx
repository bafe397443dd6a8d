import type { VNode } from 'preact';
import type { Stage } from '@throughline/core/model/work-item.ts';
import { useWords } from './words-context.ts';

const ring = <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.5" />;

const shapes: Readonly<Record<Stage, VNode>> = {
  todo: ring,
  doing: (
    <>
      {ring}
      <path d="M8 8V4.5A3.5 3.5 0 0 1 8 11.5z" fill="currentColor" />
    </>
  ),
  done: <path d="M3 8.5l3.4 3.4L13 4.8" fill="none" stroke="currentColor" stroke-width="1.75" />,
  dropped: <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" stroke="currentColor" stroke-width="1.5" />,
  unknown: (
    <>
      <circle
        cx="8"
        cy="8"
        r="5"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-dasharray="2 1.5"
      />
      <circle cx="8" cy="8" r="1.2" fill="currentColor" />
    </>
  ),
};

/** Where a work item stands; the word is there for those who do not see the shape. */
export function StageMark({ stage }: { stage: Stage }) {
  const words = useWords();
  return (
    <span class={`tl-stage tl-stage-${stage}`}>
      <svg class="tl-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {shapes[stage]}
      </svg>
      <span class="tl-unseen">{words.stage(stage)}</span>
    </span>
  );
}
