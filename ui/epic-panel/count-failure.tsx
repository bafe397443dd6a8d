import { useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { usePanel } from './panel-context.ts';

interface CountFailureProps {
  readonly keyResult: KeyResultView;
  readonly stuck: Failure | null;
  /** Whoever sees a count under way may lend it a hand; starting one anew is for those who may edit. */
  readonly mayCount: boolean;
}

/** A count that did not finish: why, that the number is the last good one, and going on with it. */
export function CountFailure({ keyResult, stuck, mayCount }: CountFailureProps) {
  const words = useWords();
  const { model } = usePanel();
  const [again, setAgain] = useState<Failure | null>(null);
  const { id: key, shard, failed, counting, percent } = keyResult;
  const known = again ?? stuck;
  if (failed === null && known === null) return null;

  const why = failed ?? known?.message ?? '';
  const reason = words.said(why) || (known === null ? '' : words.failure(known.code));
  const failure: Failure = {
    code: 'unreachable',
    message: [words.countFailed(reason), percent === null ? '' : words.lastGood].filter(Boolean).join(' '),
    ...(known?.retryAfter === undefined ? {} : { retryAfter: known.retryAfter }),
  };
  const goOn = async (): Promise<void> => {
    const request = { keyResult: key, shard };
    // The server keeps where a count stands: it goes on from there, or starts anew where none is under way.
    const failedAgain = await model.change((client) =>
      counting === null ? client.recount(request) : client.continueCount(request),
    );
    setAgain(failedAgain);
  };
  return mayCount ? (
    <FailureNote failure={failure} again={() => void goOn()} />
  ) : (
    <FailureNote failure={failure} />
  );
}
