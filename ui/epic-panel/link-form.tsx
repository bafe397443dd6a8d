import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { LinkChoice } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { LinkChoices } from './link-choices.tsx';
import { usePanel } from './panel-context.ts';
import { useEscape } from './use-escape.ts';
import { useLinkChoices } from './use-link-choices.ts';

/** 0…10,000 with at most three decimals (R3); the function checks it again. */
const WEIGHT = /^(?:10000(?:\.0{1,3})?|\d{1,4}(?:\.\d{1,3})?)$/;

/** Chooses a key result for this epic, with a weight if one is wanted. Escape leaves it. */
export function LinkForm({ cancel, linked }: { cancel: () => void; linked: () => void }) {
  const words = useWords();
  const { model } = usePanel();
  const choices = useLinkChoices(model.client);
  const [chosen, choose] = useState<LinkChoice | null>(null);
  const [weight, setWeight] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useEscape<HTMLFormElement>(cancel);

  const typed = weight.trim().replace(',', '.');
  const link = async (): Promise<void> => {
    if (chosen === null) {
      setFailure({ code: 'bad-input', message: words.linkChoose });
      return;
    }
    if (typed !== '' && !WEIGHT.test(typed)) {
      setFailure({ code: 'bad-input', message: words.linkWeightBad });
      return;
    }
    setBusy(true);
    const { keyResult, shard, title } = chosen;
    const asTyped = typed === '' ? null : typed;
    const failed = await model.change(
      (client) => client.linkWorkItem({ keyResult, shard, weight: asTyped }),
      { kind: 'linked', title, keyResult, shard, weight: asTyped },
    );
    setBusy(false);
    if (failed === null) linked();
    else setFailure(failed);
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void link();
  };

  return (
    <form class="tl-link" aria-label={words.linkOpen} ref={form} onSubmit={submit} noValidate>
      <LinkChoices choices={choices} chosen={chosen} choose={choose} />
      <div class="tl-link-end">
        <label class="tl-link-weight">
          {words.linkWeight}
          <input
            class="tl-input"
            inputMode="decimal"
            value={weight}
            size={6}
            autoComplete="off"
            aria-describedby="tl-link-weight-hint"
            onInput={(event) => setWeight(event.currentTarget.value)}
          />
        </label>
        <span class="tl-quiet" id="tl-link-weight-hint">
          {words.linkWeightHint}
        </span>
        <span class="tl-actions">
          <button type="button" class="tl-button" onClick={cancel}>
            {words.linkCancel}
          </button>
          <button type="submit" class="tl-button tl-button-main" disabled={busy}>
            {words.linkDo}
          </button>
        </span>
      </div>
      {failure !== null && <FailureNote failure={failure} again={() => void link()} />}
    </form>
  );
}
