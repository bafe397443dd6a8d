import { useId, useState } from 'preact/hooks';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useAnswer } from '../editor/use-answer.ts';
import { useStill } from '../editor/use-still.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import type { DroppedItem } from './edits-draft.ts';

interface WorkDropProps {
  readonly dropped: readonly DroppedItem[];
  readonly change: (dropped: readonly DroppedItem[]) => void;
}

/** Milliseconds that one stops typing before the tracker is asked. */
const STILL = 400;

/** Work that is given up: found in the tracker by key or words. */
export function WorkDrop({ dropped, change }: WorkDropProps) {
  const { tryOut: words } = useHierarchyWords();
  const { model } = useHierarchy();
  const [text, setText] = useState('');
  const id = useId();
  const still = useStill(text.trim(), STILL);
  const wanted = text.trim() === '' ? '' : still;
  const found = useAnswer(wanted === '' ? null : wanted, () =>
    model.client.findWork({ text: wanted, query: null }),
  );
  const gone = new Set(dropped.map((item) => item.id));
  const items = (found.value?.items ?? []).filter((item) => !gone.has(item.id));
  return (
    <>
      <div class="tl-ed-field tl-picker">
        <label class="tl-ed-label" for={id}>
          {words.findWork}
        </label>
        <input
          id={id}
          class="tl-input"
          type="search"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <output class="tl-ed-hint" id={`${id}-hint`}>
          {found.value === null ? words.findWorkHint : words.foundWork(items.length, found.value.more)}
        </output>
        {found.failure !== null && <FailureNote failure={found.failure} again={found.again} />}
        {items.length > 0 && (
          <ul class="tl-found">
            {items.map(({ id: item, key, title }) => (
              <li key={item} class="tl-found-row">
                <span>
                  <span class="tl-found-key">{key}</span> <bdi>{title}</bdi>
                </span>
                <button
                  type="button"
                  class="tl-button"
                  aria-label={words.dropOf(key)}
                  onClick={() => change([...dropped, { id: item, key, title }])}
                >
                  {words.drop}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {dropped.length > 0 && (
        <section aria-label={words.dropped}>
          <h4>{words.dropped}</h4>
          <ul class="tl-found">
            {dropped.map(({ id: item, key, title }) => (
              <li key={item} class="tl-found-row">
                <span>
                  <span class="tl-found-key">{key}</span> <bdi>{title}</bdi>
                </span>
                <button
                  type="button"
                  class="tl-button"
                  aria-label={words.keepItemOf(key)}
                  onClick={() => change(dropped.filter((one) => one.id !== item))}
                >
                  {words.keepItem}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
