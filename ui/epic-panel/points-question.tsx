import { useId, useRef, useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { Failure } from '@throughline/core/use/answer.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import { panelAround } from './panel-around.ts';
import { usePanel } from './panel-context.ts';

interface PointsQuestionProps {
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly administer: boolean;
}

/** Which field holds the points: asked once, of an administrator, where several could. */
export function PointsQuestion({ fields, administer }: PointsQuestionProps) {
  const words = useWords();
  const { model } = usePanel();
  const group = useId();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, choose] = useState(fields[0]?.id ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!administer) return <p class="tl-question tl-quiet">{words.pointsAsk}</p>;

  const answer = async (): Promise<void> => {
    const panel = panelAround(form.current);
    const failed = await model.change((client) => client.choosePointsField({ field: chosen }));
    setFailure(failed);
    if (failed === null) panel?.focus();
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void answer();
  };
  return (
    <form class="tl-question" ref={form} onSubmit={submit}>
      <fieldset>
        <legend>{words.pointsQuestion}</legend>
        <p class="tl-quiet">{words.pointsHint}</p>
        {fields.map(({ id, name }) => (
          <label key={id} class="tl-choice">
            <input type="radio" name={group} checked={chosen === id} onChange={() => choose(id)} />
            <span>{name}</span>
            <span class="tl-quiet">{id === name ? '' : id}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="tl-button tl-button-main">
        {words.pointsChoose}
      </button>
      {failure !== null && <FailureNote failure={failure} again={() => void answer()} />}
    </form>
  );
}
