import { useRef, useState } from 'preact/hooks';
import { Dialog } from '../../dialog.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { TextField } from './field.tsx';
import { FormContext } from './form-context.ts';
import { FormEnd } from './form-end.tsx';
import { numberForm, plainNumber, typedNumber } from './typed-number.ts';
import { useChange } from './use-change.ts';
import { useEscapeKey } from './use-escape-key.ts';
import { focusField } from './use-problems.ts';

interface CloseNodeProps {
  readonly opened: Extract<Opened, { kind: 'close' }>;
  readonly close: () => void;
}

/** Closes an objective or key result: what that freezes, and its final score, with a reason where it is changed. */
export function CloseNode({ opened, close }: CloseNodeProps) {
  const words = useHierarchyWords();
  const { editor: say } = words;
  const { model, page, state } = useHierarchy();
  const node = state.nodes.get(opened.id) ?? null;
  const [numbers] = useState(() => numberForm(page.locale));
  const computed = node === null || node.progress === null ? '' : scoreText(node.progress);
  const [score, setScore] = useState(() => computed.replace('.', numbers.decimal));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, run, refusedAt } = useChange();
  const place = useRef<HTMLFormElement>(null);
  useEscapeKey(close);

  const plain = score.trim() === '' ? '' : plainNumber(score, numbers);
  const changed = plain !== '' && (computed === '' || Number(plain) !== Number(computed));
  const wrong: Readonly<Record<string, string | null>> = {
    score:
      plain === null || Number(plain) < 0 || Number(plain) > 1 || /\.\d{7}/.test(plain) ? say.badScore : null,
    reason: changed && reason.trim() === '' ? say.needsScoreReason : null,
  };
  const save = async (): Promise<void> => {
    if (node === null) return;
    setTried(true);
    const first = Object.keys(wrong).find((field) => wrong[field] !== null);
    if (first !== undefined) {
      focusField(place.current, first);
      return;
    }
    const request = {
      id: node.id,
      shard: node.shard,
      score: changed ? plain : null,
      reason: changed ? reason.trim() : null,
    };
    const done = await run(() =>
      model.change((client) => client.closeNode(request), say.closed(node.title ?? say.restricted)),
    );
    if (done) close();
  };

  return (
    <Dialog title={say.closeTitle(node?.title ?? say.restricted)} close={close}>
      {node === null ? (
        <>
          <p>{say.gone}</p>
          <FormEnd label={null} busy={false} failure={null} again={close} cancel={close} />
        </>
      ) : (
        <FormContext.Provider
          value={{
            numbers,
            problem: (field) => refusedAt(field) ?? (tried ? (wrong[field] ?? null) : null),
          }}
        >
          <form
            class="tl-editor"
            ref={place}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <p>{node.is === 'objective' ? say.closeObjectiveMeans : say.closeKeyResultMeans}</p>
            <p>
              {say.closeValue(words.percent(node.percent))} {node.progress !== null && words.score(node)}
            </p>
            {node.is === 'objective' && (
              <p class="tl-quiet">{say.closeOpen(openBelow(state.nodes.values(), node.id))}</p>
            )}
            <div class="tl-ed-grid">
              <TextField
                path="score"
                label={say.finalScore}
                hint={say.finalScoreHint}
                span={6}
                number
                value={score}
                change={setScore}
              />
              {changed && (
                <TextField path="reason" label={say.scoreReason} span={6} value={reason} change={setReason} />
              )}
            </div>
            <FormEnd
              label={say.closeDo}
              busy={busy}
              failure={failure}
              again={() => void save()}
              cancel={close}
            />
          </form>
        </FormContext.Provider>
      )}
    </Dialog>
  );
}

// ── below ──

/** Two places, as scores are shown, cut and not rounded: 0.999 is no 1.00. */
const scoreText = (ppm: number): string =>
  typedNumber(Math.floor(ppm / 10_000) / 100, { decimal: '.', group: ',' });

const openBelow = (
  nodes: Iterable<{ parents: readonly { id: string }[]; is: string; status: string }>,
  id: string,
) =>
  [...nodes].filter(
    ({ parents, is, status }) =>
      is === 'keyResult' &&
      (status === 'active' || status === 'draft') &&
      parents.some((each) => each.id === id),
  ).length;
