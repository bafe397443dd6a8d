import { useId, useState } from 'preact/hooks';
import type { ChildObjectiveView } from '@throughline/core/view/epic-panel.ts';
import { Twisty } from '../icons.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import { useWords } from '../words-context.ts';
import { HealthWord } from './health-word.tsx';
import { Marks } from './marks.tsx';
import { NumberButton } from './number-button.tsx';
import { Why } from './late-why.tsx';

/** An objective that contributes to the one above it. One that the viewer may not see is counted, never named. */
export function ChildObjective({ child }: { child: ChildObjectiveView }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const whyId = useId();
  const title = child.title ?? words.restrictedObjective;
  const facts = (
    <p class="tl-facts">
      <span class="tl-weight" aria-hidden="true">
        {words.weight(child.weight)}
      </span>
      <span class="tl-unseen">{words.weightSpoken(child.weight)}</span>
      <span class="tl-amount">{words.objectiveBelow}</span>
      <HealthWord health={child.health} />
    </p>
  );
  return (
    <li class={open ? 'tl-key-result tl-open' : 'tl-key-result'}>
      <div class={child.title === null ? 'tl-key-result-row' : 'tl-key-result-row tl-row'}>
        {child.title !== null && <Twisty />}
        <p class="tl-title" dir="auto">
          {title}
        </p>
        {child.title === null ? (
          <span class="tl-number">{words.percent(child.percent)}</span>
        ) : (
          <NumberButton
            node={child.id}
            title={title}
            percent={child.percent}
            open={open}
            controls={whyId}
            toggle={() => setOpen(!open)}
          />
        )}
        {facts}
        <ProgressBar progress={child.progress} expected={child.expected} threshold={child.threshold} />
        <Marks
          node={child.id}
          value={child}
          notes={0}
          more={child.contribution === null && child.percent !== null ? [words.notCounted] : []}
        />
      </div>
      {open && (
        <Why
          id={whyId}
          node={child.id}
          shard={child.shard}
          title={title}
          percent={child.percent}
          fresh={JSON.stringify(child)}
        />
      )}
    </li>
  );
}
