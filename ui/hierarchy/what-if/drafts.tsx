import { useRef, useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { TryOutRequest } from '@throughline/core/use/hierarchy-client.ts';
import type { ScenarioView } from '@throughline/core/view/node-details.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { settled } from '../../epic-panel/settled.ts';
import { TextField } from '../editor/field.tsx';
import { FormContext } from '../editor/form-context.ts';
import { numberForm } from '../editor/typed-number.ts';
import { useAnswer } from '../editor/use-answer.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';

interface DraftsProps {
  /** What would be kept; null = nothing that can be. */
  readonly edits: TryOutRequest | null;
  readonly openEdits: (edits: TryOutRequest) => void;
  readonly kept: () => void;
}

/** What-ifs that are kept: this one, and those of before. */
export function Drafts({ edits, openEdits, kept }: DraftsProps) {
  const { tryOut: words } = useHierarchyWords();
  const { model, page } = useHierarchy();
  const read = useAnswer('', () => model.client.listScenarios());
  // What the last change answered stands over what was read.
  const [changed, setChanged] = useState<readonly ScenarioView[] | null>(null);
  const [title, setTitle] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, say] = useState('');
  const place = useRef<HTMLFormElement>(null);
  const list = changed ?? read.value;

  const ask = async <T,>(call: Promise<Answer<T>>, then: (value: T) => void): Promise<void> => {
    setFailure(null);
    const answer = await settled(call);
    if (answer.ok) then(answer.value);
    else setFailure(answer.failure);
  };
  const keep = async (): Promise<void> => {
    const name = title.trim();
    setWrong(name === '' ? words.keepNeedsTitle : null);
    if (name === '' || edits === null) {
      if (name === '') place.current?.querySelector('input')?.focus();
      return;
    }
    await ask(model.client.keepScenario({ title: name, edits }), (all) => {
      setChanged(all);
      setTitle('');
      say(words.kept(name));
      kept();
    });
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void keep();
  };

  return (
    <>
      {edits !== null && (
        <FormContext.Provider value={{ problem: () => wrong, numbers: numberForm(page.locale) }}>
          <form class="tl-keep" ref={place} onSubmit={submit} noValidate>
            <TextField path="title" label={words.keepTitle} value={title} change={setTitle} />
            <button type="submit" class="tl-button">
              {words.keep}
            </button>
          </form>
        </FormContext.Provider>
      )}
      <output class="tl-ed-hint">{said}</output>
      {failure !== null && <FailureNote failure={failure} />}
      <section aria-labelledby="tl-drafts-title">
        <h3 id="tl-drafts-title">{words.drafts}</h3>
        {list === null && read.failure === null && <p class="tl-quiet">{words.draftsLoading}</p>}
        {read.failure !== null && changed === null && (
          <FailureNote failure={read.failure} again={read.again} />
        )}
        {list?.length === 0 && <p class="tl-quiet">{words.noDrafts}</p>}
        <ul class="tl-found">
          {(list ?? []).map(({ id, title: name, by, at, mine }) => (
            <li key={id} class="tl-found-row">
              <span>
                <bdi>{name}</bdi> <span class="tl-quiet">{words.keptAt(by, at)}</span>
              </span>
              <button
                type="button"
                class="tl-button"
                aria-label={words.openOf(name)}
                onClick={() => void ask(model.client.openScenario({ id }), openEdits)}
              >
                {words.open}
              </button>
              {mine && (
                <button
                  type="button"
                  class="tl-button"
                  aria-label={words.dropDraftOf(name)}
                  onClick={() => void ask(model.client.dropScenario({ id }), setChanged)}
                >
                  {words.dropDraft}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
