import { useId, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { Twisty } from '../icons.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import { useWords } from '../words-context.ts';
import { CountFailure } from './count-failure.tsx';
import { HealthWord } from './health-word.tsx';
import { Marks } from './marks.tsx';
import { NumberButton } from './number-button.tsx';
import { Why } from './late-why.tsx';

interface KeyResultProps {
  readonly keyResult: KeyResultView;
  readonly mayLink: boolean;
  /** Why this page gave up going on with its count; null = it did not. */
  readonly stuck: Failure | null;
}

/** One key result in one line: what, weight, how far, how much, how it goes; opens to why. */
export function KeyResult({ keyResult, mayLink, stuck }: KeyResultProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const whyId = useId();
  const { id, shard, title, weight, percent, amount, counting, failed } = keyResult;
  const beside = percent === null ? words.noKeyResultValue(keyResult) : words.amount(amount);
  return (
    <li class={open ? 'tl-key-result tl-open' : 'tl-key-result'}>
      <div class="tl-key-result-row tl-row">
        <Twisty />
        <p class="tl-title" dir="auto">
          {title}
        </p>
        <NumberButton
          node={id}
          title={title}
          percent={percent}
          open={open}
          controls={whyId}
          toggle={() => setOpen(!open)}
        />
        <p class="tl-facts">
          <span class="tl-weight" aria-hidden="true">
            {words.weight(weight)}
          </span>
          <span class="tl-unseen">{words.weightSpoken(weight)}</span>
          <span class="tl-amount">{beside}</span>
          <HealthWord health={keyResult.health} />
        </p>
        <ProgressBar
          progress={keyResult.progress}
          expected={keyResult.expected}
          threshold={keyResult.threshold}
        />
        <Marks
          node={id}
          value={keyResult}
          notes={keyResult.problems.length}
          more={[
            ...(counting !== null && failed === null && stuck === null
              ? [words.counting(counting.items)]
              : []),
            ...(keyResult.contribution === null && percent !== null ? [words.notCounted] : []),
            ...(amount.kind === 'work' && amount.weighted !== null ? [words.weighted] : []),
          ]}
        />
      </div>
      <CountFailure keyResult={keyResult} stuck={stuck} mayCount={mayLink || counting !== null} />
      {open && (
        <Why
          id={whyId}
          node={id}
          shard={shard}
          title={title}
          percent={percent}
          fresh={JSON.stringify({ ...keyResult, counting: null })}
          keyResult={keyResult}
          mayLink={mayLink}
        />
      )}
    </li>
  );
}
