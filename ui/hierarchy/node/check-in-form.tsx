import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { CheckInView, NodeDetails } from '@throughline/core/view/node-details.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { TextField } from '../editor/field.tsx';
import { FormContext } from '../editor/form-context.ts';
import { LeaveQuestion } from '../editor/leave-question.tsx';
import { numberForm } from '../editor/typed-number.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { checkInRequest, draftOf, wrongOf, type CheckInDraft, type Wrong } from './check-in-draft.ts';
import { ConfidenceField } from './confidence-field.tsx';
import { asksFor } from './measured-by.ts';
import { typedValue } from './typed-value.ts';
import { useMeaning } from './use-meaning.ts';
import { ValueField } from './value-field.tsx';

interface CheckInFormProps {
  readonly node: HierarchyNode;
  /** null = not read yet: the form is there all the same. */
  readonly details: NodeDetails | null;
  /** null = a new one. */
  readonly correcting: CheckInView | null;
  /** Leaves the form, after a save or without one. */
  readonly close: () => void;
  /** Takes what Escape calls: the form asks before words that were typed are lost. */
  readonly onLeave: (leave: () => void) => void;
}

/** A check-in, new or corrected. Enter in the value saves; what was typed stays until it is saved. */
export function CheckInForm({ node, details, correcting, close, onLeave }: CheckInFormProps) {
  const allWords = useHierarchyWords();
  const words = allWords.checkIns;
  const { model, page, state } = useHierarchy();
  const today = state.view?.today ?? '';
  const [begun] = useState(() => draftOf(correcting, today, page.locale));
  const [draft, setDraft] = useState(begun);
  const [wrong, setWrong] = useState<Wrong>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [leaving, setLeaving] = useState(false);
  // Two quick keys are one save: the state of the first is not yet drawn when the second comes.
  const busy = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const asks = asksFor(node, details?.fields ?? null);
  const unit = asks.kind === 'number' ? asks.unit : null;
  const value = asks.kind === 'number' ? typedValue(draft.value, page.locale, unit) : null;
  const percent = useMeaning(node, details, value, draft.on, correcting?.id ?? null);

  useFirstField(form, asks.kind);
  // Whoever was refused goes on where it is wrong.
  useLayoutEffect(() => {
    const [field] = Object.keys(wrong);
    if (field) form.current?.querySelector<HTMLElement>(`[data-field=${field}]`)?.focus();
  }, [wrong]);
  onLeave(() => {
    if (draft.note === begun.note && draft.blockers === begun.blockers) close();
    else setLeaving(true);
  });

  const set = (change: Partial<CheckInDraft>): void => {
    setDraft((now) => ({ ...now, ...change }));
    if (Object.keys(change).some((field) => field in wrong)) setWrong(without(wrong, change));
  };
  const save = async (): Promise<void> => {
    if (busy.current) return;
    setFailure(null);
    const spot = { keyResult: node.id as KeyResultId, shard: node.shard };
    const read = checkInRequest(draft, spot, asks, page.locale, words);
    if ('wrong' in read) {
      setWrong(read.wrong);
      return;
    }
    const { request } = read;
    const title = node.title ?? '';
    busy.current = true;
    const failed =
      correcting === null
        ? await model.change((client) => client.checkIn(request), words.saved(title))
        : await model.change(
            (client) => client.correctCheckIn({ ...request, id: correcting.id }),
            words.corrected(title),
          );
    busy.current = false;
    if (failed === null) {
      close();
      return;
    }
    const told = wrongOf(failed, allWords);
    setWrong(told.wrong);
    setFailure(told.rest);
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void save();
  };

  const meaning = percent === null ? [] : [words.wouldBe(percent)];
  return (
    <FormContext.Provider
      value={{
        problem: (field) => (wrong as Record<string, string>)[field] ?? null,
        numbers: numberForm(page.locale),
      }}
    >
      {/* Enter begins a new line in a note; with Ctrl or ⌘ it saves from there too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form class="tl-check-in" ref={form} onSubmit={submit} onKeyDown={saveByKeys} noValidate>
        {failure !== null && <FailureNote failure={said(failure, words)} again={() => void save()} />}
        <ValueField
          asks={asks}
          typed={draft.value}
          type={(text) => set({ value: text })}
          hint={value === null ? null : [words.readAs(value, unit), ...meaning].join(' ')}
        />
        <ConfidenceField value={draft.confidence} change={(confidence) => set({ confidence })} />
        <TextField
          path="note"
          label={words.note}
          lines={2}
          value={draft.note}
          change={(note) => set({ note })}
        />
        <TextField
          path="blockers"
          label={words.blockers}
          lines={2}
          value={draft.blockers}
          change={(blockers) => set({ blockers })}
        />
        <TextField path="on" label={words.day} type="date" value={draft.on} change={(on) => set({ on })} />
        {leaving && <LeaveQuestion stay={() => setLeaving(false)} leave={close} />}
        <div class="tl-actions">
          <button type="submit" class="tl-button tl-button-main">
            {correcting === null ? words.save : words.saveCorrection}
          </button>
          <button type="button" class="tl-button" onClick={close}>
            {words.cancel}
          </button>
        </div>
      </form>
    </FormContext.Provider>
  );
}

/**
 * The first field has the focus: at once, or where the dialog around it is about to open, when it does. Also where it
 * turns out that no value is asked for (a query gives it), and the field that had it is gone.
 */
function useFirstField(form: { readonly current: HTMLFormElement | null }, asked: string): void {
  useLayoutEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[data-field]');
    first?.setAttribute('autofocus', '');
    if (form.current?.contains(document.activeElement) !== true) first?.focus();
  }, [asked]);
}

function saveByKeys(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  (event.currentTarget as HTMLFormElement).requestSubmit();
}

/** A conflict is said as what it is here: the person may simply save again. */
function said(failure: Failure, words: { conflict: (by: string | null) => string }): Failure {
  return failure.code === 'conflict'
    ? { ...failure, message: words.conflict(failure.conflicts?.[0]?.by ?? null) }
    : failure;
}

function without(wrong: Wrong, change: Partial<CheckInDraft>): Wrong {
  return Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in change)));
}
