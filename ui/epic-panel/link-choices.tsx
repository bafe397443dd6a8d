import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { LinkChoice } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';
import type { LinkChoicesRead } from './use-link-choices.ts';

interface LinkChoicesProps {
  readonly choices: LinkChoicesRead;
  readonly chosen: LinkChoice | null;
  readonly choose: (choice: LinkChoice) => void;
}

/** So many are drawn at once; typing finds the others. */
const DRAWN = 60;

/** The key results of the project, found by typing, grouped by objective; those that cannot be linked say why. */
export function LinkChoices({ choices, chosen, choose }: LinkChoicesProps) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const group = useId();
  useLayoutEffect(() => filter.current?.focus(), []);

  const all = choices.view?.choices ?? [];
  const found = all.filter((choice) => fits(choice, typed));
  return (
    <>
      <input
        class="tl-input tl-link-filter"
        type="search"
        ref={filter}
        value={typed}
        placeholder={words.linkFilter}
        aria-label={words.linkFilter}
        autoComplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter in the filter is for finding, not yet for linking.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {choices.failure !== null && <FailureNote failure={choices.failure} again={choices.again} />}
      {choices.view === null && choices.failure === null && (
        <svg class="tl-skeleton" width="100%" height="56" aria-hidden="true">
          <rect y="4" width="40%" height="8" rx="2" />
          <rect y="24" width="75%" height="8" rx="2" />
          <rect y="44" width="60%" height="8" rx="2" />
        </svg>
      )}
      {choices.view !== null && (
        <output class="tl-quiet">{all.length === 0 ? words.linkNone : words.linkFound(found.length)}</output>
      )}
      {found.length > 0 && (
        <div class="tl-choices">
          {byObjective(found.slice(0, DRAWN)).map(([objective, list]) => (
            <fieldset key={objective} class="tl-choice-group">
              <legend>{objective}</legend>
              {list.map((choice) => (
                <Choice
                  key={choice.keyResult}
                  choice={choice}
                  group={group}
                  checked={chosen?.keyResult === choice.keyResult}
                  choose={choose}
                />
              ))}
            </fieldset>
          ))}
          {found.length > DRAWN && <p class="tl-quiet">{words.linkMore(found.length - DRAWN)}</p>}
        </div>
      )}
      {(choices.view?.restricted ?? 0) > 0 && (
        <p class="tl-quiet">{words.restrictedObjectives(choices.view?.restricted ?? 0)}</p>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly choice: LinkChoice;
  readonly group: string;
  readonly checked: boolean;
  readonly choose: (choice: LinkChoice) => void;
}

function Choice({ choice, group, checked, choose }: ChoiceProps) {
  const words = useWords();
  const aside = [choice.owner, choice.cycle, choice.not === null ? null : words.linkNot(choice.not)];
  return (
    <label class={choice.not === null ? 'tl-choice' : 'tl-choice tl-choice-not'}>
      <input
        type="radio"
        name={group}
        checked={checked}
        disabled={choice.not !== null}
        onChange={() => choose(choice)}
      />
      <span>{choice.title}</span>
      <span class="tl-quiet">{aside.filter(Boolean).join(' · ')}</span>
    </label>
  );
}

/** Every typed word is somewhere in the title, the objective or the owner. */
function fits(choice: LinkChoice, typed: string): boolean {
  const text = `${choice.title} ${choice.objective} ${choice.owner ?? ''}`.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function byObjective(choices: readonly LinkChoice[]): readonly (readonly [string, readonly LinkChoice[]])[] {
  const groups = new Map<string, LinkChoice[]>();
  for (const choice of choices) {
    const list = groups.get(choice.objective);
    if (list) list.push(choice);
    else groups.set(choice.objective, [choice]);
  }
  return [...groups];
}
