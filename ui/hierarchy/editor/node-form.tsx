import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Cycle } from '@throughline/core/model/plan.ts';
import type { NodeSpot } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { CheckInView, Fields, NodeDetails } from '@throughline/core/view/node-details.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { FormContext } from './form-context.ts';
import { KeyResultFields } from './key-result-fields.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { ObjectiveFields } from './objective-fields.tsx';
import { fieldsOf } from './node-draft.ts';
import { PreviewBox, problemsNow, usePreview, useTriedReading } from './preview-box.tsx';
import { RarelyFields } from './rarely-fields.tsx';
import { TemplatesRow } from './templates-row.tsx';
import { numberForm } from './typed-number.ts';
import { useEscapeKey } from './use-escape-key.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useNodeForm, type Subject } from './use-node-form.ts';
import { focusField, useProblems } from './use-problems.ts';

/** What follows a save: nothing, one more of what is written below an objective, or the work that is counted. */
export type Then = 'nothing' | 'another' | 'link';

export interface NodeFormProps {
  readonly subject: Subject;
  readonly view: HierarchyView;
  readonly cycle: Cycle;
  /** As read; {} of a new one. */
  readonly before: Fields;
  readonly begun: Fields;
  /** Of a key result. */
  readonly objective: HierarchyNode | null;
  readonly checkIns: readonly CheckInView[];
  readonly itemKeys: NodeDetails['itemKeys'];
  readonly close: () => void;
  /** After a save, with what the person wants to do next. */
  readonly done: (spot: NodeSpot | null, then: Then) => void;
  /** The dialog's own way out asks here. */
  readonly onLeave: (leave: () => void) => void;
}

/** The whole form of an objective or a key result. */
export function NodeForm(props: NodeFormProps) {
  const { subject, view, cycle, before, begun, objective, checkIns, itemKeys, close, done, onLeave } = props;
  const words = useHierarchyWords();
  const { editor: say } = words;
  const { page } = useHierarchy();
  const [numbers] = useState(() => numberForm(page.locale));
  const form = useNodeForm(subject, before, begun, numbers);
  const { draft, change, busy } = form;
  const [leaving, setLeaving] = useState(false);
  // Counts the tries to save: after each of them the first wrong field has the focus.
  const [tries, setTries] = useState(0);
  const place = useRef<HTMLFormElement>(null);
  useKeptFocus(place);

  const readings = checkIns.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])).toReversed();
  const fields = { ...inherited(objective), ...fieldsOf(draft, numbers) };
  const tried = useTriedReading(view.today, numbers);
  const preview = usePreview(
    draft.is === 'objective'
      ? null
      : {
          fields,
          cycle,
          today: view.today,
          readings: [...readings, ...tried.reading],
        },
  );
  const problems = useProblems(
    [form.problems, form.refused, problemsNow(preview.value, fields, words)],
    form.circles,
  );
  const wrong = [...form.problems, ...form.circles];

  const leave = (): void => {
    if (leaving) setLeaving(false);
    else if (form.dirty) setLeaving(true);
    else close();
  };
  useEscapeKey(leave);
  onLeave(leave);

  const finish = (saved: Awaited<ReturnType<typeof form.save>>, then: Then): void => {
    if (saved !== null) done(saved === 'unchanged' ? null : saved, then);
    else setTries((count) => count + 1);
  };
  const save = async (then: Then = 'nothing'): Promise<void> => {
    problems.tellAll();
    finish(await form.save(), then);
  };
  useLayoutEffect(() => {
    const first = [...wrong, ...form.refused][0];
    if (tries > 0 && first !== undefined)
      focusField(place.current, firstInForm(place.current) ?? first.field);
  }, [tries]);

  const fresh = subject.id === null;
  return (
    <FormContext.Provider value={{ problem: problems.at, numbers, itemKeys }}>
      {/* Keys and leaving are heard for all fields at once. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        class="tl-editor"
        ref={place}
        noValidate
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
        onFocusOut={(event) => {
          const { dataset, value } = event.target as HTMLInputElement;
          if (dataset['field'] !== undefined && value !== '') problems.touch(dataset['field']);
        }}
      >
        <div class="tl-ed-grid">
          {fresh && <TemplatesRow draft={draft} numbers={numbers} change={change} />}
          {draft.is === 'objective' ? (
            <ObjectiveFields
              id={subject.id}
              view={view}
              draft={draft}
              circles={form.circles}
              change={change}
            />
          ) : (
            <KeyResultFields draft={draft} fresh={fresh} change={change}>
              <PreviewBox
                preview={preview}
                tried={draft.measure.kind === 'metric' ? tried.tried : null}
                tryValue={tried.tryValue}
              />
            </KeyResultFields>
          )}
          <RarelyFields draft={draft} cycle={cycle} change={change} />
        </div>
        <div class="tl-editor-end">
          {tries > 0 && wrong.length > 0 && (
            <p class="tl-ed-wrong" role="alert">
              {say.wrong(wrong.length)}
            </p>
          )}
          {form.conflicts !== null ? (
            <ConflictChoice
              conflicts={form.conflicts}
              busy={busy}
              settle={(keepMine) => void form.settle(keepMine).then((saved) => finish(saved, 'nothing'))}
            />
          ) : (
            form.failure !== null && (
              <>
                <FailureNote failure={form.failure} again={() => void save()} />
                {form.refused.length > 0 && (
                  <ul class="tl-ed-refused">
                    {form.refused.map(({ field, message }) => (
                      <li key={`${field} ${message}`}>
                        <button
                          type="button"
                          class="tl-ed-text-button"
                          onClick={() => focusField(place.current, field)}
                        >
                          {say.atField(field, message)}
                        </button>
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )
          )}
          {leaving ? (
            <LeaveQuestion
              stay={() => {
                setLeaving(false);
                focusField(place.current, 'title');
              }}
              leave={close}
            />
          ) : (
            <div class="tl-actions tl-editor-actions">
              {form.conflicts === null && (
                <button
                  type="submit"
                  class="tl-button tl-button-main"
                  disabled={busy}
                  onMouseDown={keepFocus}
                >
                  {busy ? say.saving : say.save}
                </button>
              )}
              {fresh && draft.is === 'keyResult' && draft.measure.kind === 'work' && (
                <button
                  type="button"
                  class="tl-button"
                  disabled={busy}
                  onMouseDown={keepFocus}
                  onClick={() => void save('link')}
                >
                  {say.saveThenLink}
                </button>
              )}
              {fresh && (
                <button
                  type="button"
                  class="tl-button"
                  disabled={busy}
                  onMouseDown={keepFocus}
                  onClick={() => void save('another')}
                >
                  {draft.is === 'objective' ? say.saveThenKeyResult : say.saveThenAnother}
                </button>
              )}
              <button type="button" class="tl-button" onClick={leave}>
                {say.cancel}
              </button>
              <span class="tl-ed-hint tl-ed-keys">{say.saveKeys}</span>
            </div>
          )}
        </div>
      </form>
    </FormContext.Provider>
  );
}

// ── below ──

/**
 * A press that took the focus from a wrong field would bring up what is wrong with it, move the button away from under
 * the pointer, and so be no click.
 */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** Of a key result without its own, for what it would be worth today. */
const inherited = (objective: HierarchyNode | null): Fields =>
  objective === null ? {} : { kind: objective.kind, threshold: objective.threshold / 1_000_000 };

/** The field of the first input that is marked as wrong, in the order of the form. */
const firstInForm = (form: HTMLElement | null): string | null =>
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.dataset['field'] ?? null;
