import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { useTracePlaces } from '../trace-context.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { KeyResultActions } from './key-result-actions.tsx';
import { KeyResultWhy } from './key-result-why.tsx';
import { ObjectiveWhy } from './objective-why.tsx';
import { useTrace } from './use-trace.ts';

export interface WhyProps {
  readonly id: string;
  readonly node: KeyResultId | ObjectiveId;
  readonly shard: string;
  readonly title: string;
  readonly percent: string | null;
  /** Changes when the number does. */
  readonly fresh: string;
  /** Of a key result: what can be done with it stands below its why. */
  readonly keyResult?: KeyResultView;
  readonly mayLink?: boolean;
}

/** One number opened in place (R38): a sentence, the parts, the work items; then what can be done. */
export function Why({ id, node, shard, title, percent, fresh, keyResult, mayLink = false }: WhyProps) {
  const words = useWords();
  const trace = useTrace(node, shard, fresh);
  const { now } = useTracePlaces();
  const { head } = trace;
  const counted = head?.kind === 'keyResult' ? (head.work?.countedAt ?? null) : null;
  return (
    <section id={id} class="tl-why" aria-label={`${words.why(percent)} ${title}`} aria-busy={trace.reading}>
      {head === null && trace.failure === null && (
        <>
          <output class="tl-unseen">{words.loadingWhy}</output>
          <svg class="tl-skeleton" width="100%" height="44" aria-hidden="true">
            <rect x="0" y="4" width="80%" height="8" rx="2" />
            <rect x="0" y="30" width="55%" height="8" rx="2" />
          </svg>
        </>
      )}
      {head?.kind === 'objective' && <ObjectiveWhy objective={head.value} />}
      {head?.kind === 'keyResult' && <KeyResultWhy trace={trace} head={head} />}
      {trace.failure !== null && (
        <FailureNote failure={trace.failure} kept={head !== null} again={trace.more} />
      )}
      {head !== null && (
        <p class="tl-quiet">
          {[
            words.rule(head.rule),
            ...(head.value.origin === 'none' ? [] : [words.origin(head.value.origin)]),
            ...(counted === null ? [] : [words.countedAgo(counted, now)]),
          ].join(' · ')}
        </p>
      )}
      {keyResult && mayLink && <KeyResultActions keyResult={keyResult} />}
    </section>
  );
}
