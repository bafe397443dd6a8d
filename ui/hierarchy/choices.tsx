import { useId, useState } from 'preact/hooks';
import { useHierarchyWords } from './words-context.ts';
import { Drop } from './drop.tsx';

export interface Choice {
  readonly value: string;
  readonly name: string;
}

interface FilterChipProps {
  readonly name: string;
  /** Asked for when the panel opens: there may be hundreds. */
  readonly choices: () => readonly Choice[];
  readonly nameOf: (value: string) => string;
  readonly chosen: readonly string[];
  readonly choose: (values: readonly string[]) => void;
}

/** More than these are found by typing. */
const MANY = 10;

/** A filter over the rows: any number of values; with none it lets everything through. */
export function FilterChip({ name, choices, nameOf, chosen, choose }: FilterChipProps) {
  const words = useHierarchyWords();
  const text = chosen.length === 0 ? name : words.tree.chosen(name, chosen.map(nameOf));
  return (
    <Drop text={text} label={name} class={chosen.length > 0 ? 'tl-chip tl-chip-on' : 'tl-chip'}>
      {() => <Many name={name} choices={choices()} chosen={chosen} choose={choose} />}
    </Drop>
  );
}

interface OneOfProps {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** One of a few, shown beside its name. */
export function OneOf({ name, choices, chosen, choose }: OneOfProps) {
  const words = useHierarchyWords();
  const group = useId();
  const now = choices.find(({ value }) => value === chosen)?.name ?? chosen;
  return (
    <Drop text={words.tree.setTo(name, now)} label={name} class="tl-chip">
      {(close) => (
        <ul class="tl-drop-list">
          {choices.map(({ value, name: shown }) => (
            <li key={value}>
              <label class="tl-choice">
                <input
                  type="radio"
                  name={group}
                  checked={value === chosen}
                  onChange={() => choose(value)}
                  onKeyDown={(event) => event.key === 'Enter' && close()}
                  // An arrow key chooses and goes on; a press means this one, and its change never comes: the panel is gone.
                  onClick={(event) => {
                    if (event.detail === 0) return;
                    choose(value);
                    close();
                  }}
                />
                {shown}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Drop>
  );
}

// ── below ──

function Many({
  name,
  choices,
  chosen,
  choose,
}: Pick<FilterChipProps, 'name' | 'chosen' | 'choose'> & { choices: readonly Choice[] }) {
  const words = useHierarchyWords();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const found = choices.filter(({ name: shown }) => shown.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {choices.length > MANY && (
        <input
          type="search"
          class="tl-input"
          aria-label={words.tree.findValue(name)}
          placeholder={words.tree.findValue(name)}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul class="tl-drop-list">
        {found.map(({ value, name: shown }) => (
          <li key={value}>
            <label class="tl-choice">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  choose(
                    event.currentTarget.checked
                      ? [...chosen, value]
                      : chosen.filter((before) => before !== value),
                  )
                }
              />
              <span dir="auto">{shown}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

type Pick<T, K extends keyof T> = { readonly [Key in K]: T[Key] };
