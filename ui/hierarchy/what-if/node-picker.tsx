import { useId, useState } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';

interface NodePickerProps {
  /** Those that are tried already. */
  readonly chosen: ReadonlySet<string>;
  readonly choose: (node: HierarchyNode) => void;
}

/** More are found by typing on. */
const SHOWN = 8;

/** Finds an objective or key result among those that are shown, by words of its title. */
export function NodePicker({ chosen, choose }: NodePickerProps) {
  const { tryOut: words, ...all } = useHierarchyWords();
  const { state } = useHierarchy();
  const [text, setText] = useState('');
  const id = useId();
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found =
    wanted.length === 0
      ? []
      : [...state.nodes.values()].filter(
          ({ id: of, title }) =>
            title !== null &&
            !chosen.has(of) &&
            wanted.every((word) => title.toLocaleLowerCase().includes(word)),
        );
  return (
    <div class="tl-ed-field tl-picker">
      <label class="tl-ed-label" for={id}>
        {words.find}
      </label>
      <input
        id={id}
        class="tl-input"
        type="search"
        data-picker
        autoComplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {/* There from the start, or what is said in it is not told. */}
      <output class="tl-ed-hint">{wanted.length === 0 ? '' : words.found(found.length)}</output>
      {found.length > 0 && (
        <ul class="tl-found">
          {found.slice(0, SHOWN).map((node) => (
            <li key={node.id} class="tl-found-row">
              <span dir="auto">{node.title}</span>
              <span class="tl-number">{all.percent(node.percent)}</span>
              <button
                type="button"
                class="tl-button"
                aria-label={words.addOf(node.title ?? '')}
                onClick={() => {
                  setText('');
                  choose(node);
                }}
              >
                {words.add}
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length > SHOWN && <p class="tl-ed-hint">{words.more(found.length - SHOWN)}</p>}
    </div>
  );
}
