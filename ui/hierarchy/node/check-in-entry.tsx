import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { CheckInView, NodeDetails } from '@throughline/core/view/node-details.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useEscape } from '../../epic-panel/use-escape.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { CheckInForm } from './check-in-form.tsx';

type Doing = 'correct' | 'remove' | null;

interface CheckInEntryProps {
  readonly node: HierarchyNode;
  readonly details: NodeDetails;
  readonly checkIn: CheckInView;
  readonly doing: Doing;
  readonly start: (doing: Doing) => void;
}

/** One check-in of the list; its correction, or the question before it is removed, opens in its place. */
export function CheckInEntry({ node, details, checkIn, doing, start }: CheckInEntryProps) {
  const { checkIns: words, ...rest } = useHierarchyWords();
  const unit = node.amount !== null && 'unit' in node.amount ? node.amount.unit : null;
  const { on, value, confidence, note, blockers, by, at } = checkIn;
  const facts = [
    value === null ? words.justWords : words.shown(value, unit),
    confidence === null ? null : words.confidenceShown(confidence),
    by === null ? null : at === null ? by : words.by(by, rest.changeLog.at(at)),
  ].filter((fact) => fact !== null);
  const buttons = useRef<HTMLDivElement>(null);
  const before = useRef<Doing>(null);
  // What was opened in place gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const closed = doing === null ? before.current : null;
    before.current = doing;
    if (closed !== null) buttons.current?.querySelector<HTMLElement>(`[data-does=${closed}]`)?.focus();
  }, [doing]);
  return (
    <li class="tl-check-in-entry">
      <h4>{words.on(on)}</h4>
      <p>{facts.join(' · ')}</p>
      {note !== null && <p dir="auto">{words.quoted(note)}</p>}
      {blockers !== null && <p dir="auto">{words.inTheWay(blockers)}</p>}
      {checkIn.mine && doing === null && (
        <div class="tl-actions" ref={buttons}>
          <button
            type="button"
            class="tl-button"
            data-does="correct"
            aria-label={words.correctOf(on)}
            onClick={() => start('correct')}
          >
            {words.correct}
          </button>
          <button
            type="button"
            class="tl-button"
            data-does="remove"
            aria-label={words.removeOf(on)}
            onClick={() => start('remove')}
          >
            {words.remove}
          </button>
        </div>
      )}
      {doing === 'correct' && (
        <Correction node={node} details={details} checkIn={checkIn} close={() => start(null)} />
      )}
      {doing === 'remove' && <Removal node={node} checkIn={checkIn} close={() => start(null)} />}
    </li>
  );
}

interface CorrectionProps {
  readonly node: HierarchyNode;
  readonly details: NodeDetails;
  readonly checkIn: CheckInView;
  readonly close: () => void;
}

/** Escape leaves the correction, not the pane that it stands in. */
function Correction({ node, details, checkIn, close }: CorrectionProps) {
  const leave = useRef(close);
  const region = useEscape<HTMLDivElement>(() => leave.current());
  return (
    <div class="tl-correction" ref={region}>
      <CheckInForm
        node={node}
        details={details}
        correcting={checkIn}
        close={close}
        onLeave={(ask) => {
          leave.current = ask;
        }}
      />
    </div>
  );
}

interface RemovalProps {
  readonly node: HierarchyNode;
  readonly checkIn: CheckInView;
  readonly close: () => void;
}

function Removal({ node, checkIn, close }: RemovalProps) {
  const { checkIns: words } = useHierarchyWords();
  const { model } = useHierarchy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useRef(false);
  const keep = useRef<HTMLButtonElement>(null);
  const region = useEscape<HTMLFieldSetElement>(close);
  useLayoutEffect(() => keep.current?.focus(), []);
  const remove = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const spot = { keyResult: node.id as KeyResultId, shard: node.shard, id: checkIn.id };
    const failed = await model.change(
      (client) => client.removeCheckIn(spot),
      words.removed(node.title ?? ''),
    );
    busy.current = false;
    if (failed === null) close();
    else setFailure(failed);
  };
  return (
    <fieldset class="tl-question" ref={region}>
      <legend>{words.removeQuestion(checkIn.on)}</legend>
      <div class="tl-actions">
        <button type="button" class="tl-button" ref={keep} onClick={close}>
          {words.removeNo}
        </button>
        <button type="button" class="tl-button tl-button-bad" onClick={() => void remove()}>
          {words.removeYes}
        </button>
      </div>
      {failure !== null && <FailureNote failure={failure} again={() => void remove()} />}
    </fieldset>
  );
}
