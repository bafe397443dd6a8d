import { useId, useState } from 'preact/hooks';
import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { FullPanelView, ObjectiveView } from '@throughline/core/view/epic-panel.ts';
import { HealthMark } from '../health-mark.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import { useWords } from '../words-context.ts';
import { ChildObjective } from './child-objective.tsx';
import { KeyResult } from './key-result.tsx';
import { Marks } from './marks.tsx';
import { NumberButton } from './number-button.tsx';
import { Why } from './late-why.tsx';

interface ObjectiveProps {
  readonly objective: ObjectiveView;
  readonly may: FullPanelView['may'];
  readonly stuck: ReadonlyMap<KeyResultId, Failure>;
}

/** One objective that the epic serves, with its key results below it. */
export function Objective({ objective, may, stuck }: ObjectiveProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [titleId, whyId] = [useId(), useId()];
  const { id, shard, title, owner, cycle, kind, threshold, coverage } = objective;
  const parts = objective.keyResults.length + objective.children.length;
  return (
    <article class="tl-objective" aria-labelledby={titleId}>
      <div class="tl-objective-head tl-row">
        <HealthMark health={objective.health} />
        <h3 id={titleId} dir="auto">
          {title}
        </h3>
        <NumberButton
          node={id}
          title={title}
          percent={objective.percent}
          open={open}
          controls={whyId}
          toggle={() => setOpen(!open)}
        />
        <p class="tl-meta">{[owner, cycle, words.kind(kind, threshold)].filter(Boolean).join(' · ')}</p>
        <p class="tl-health-word">{words.health(objective.health)}</p>
        <ProgressBar progress={objective.progress} expected={objective.expected} threshold={threshold} tall />
        <p class="tl-expected">{words.expected(objective.expected)}</p>
        <Marks
          node={id}
          value={objective}
          notes={objective.problems.length}
          more={[
            ...(objective.percent === null ? [words.noObjectiveValue(objective)] : []),
            ...(coverage !== null && coverage < 1_000_000 ? [words.coverage(coverage)] : []),
            ...(objective.offTrack > 0
              ? [words.offTrack(objective.offTrack, objective.keyResults.length)]
              : []),
          ]}
        />
      </div>
      {open && (
        <Why
          id={whyId}
          node={id}
          shard={shard}
          title={title}
          percent={objective.percent}
          fresh={JSON.stringify(objective)}
        />
      )}
      {parts > 0 && (
        <ul class="tl-key-results" aria-label={words.keyResults}>
          {objective.keyResults.map((keyResult) => (
            <KeyResult
              key={keyResult.id}
              keyResult={keyResult}
              mayLink={may.link}
              stuck={stuck.get(keyResult.id) ?? null}
            />
          ))}
          {objective.children.map((child) => (
            <ChildObjective key={child.id} child={child} />
          ))}
        </ul>
      )}
    </article>
  );
}
