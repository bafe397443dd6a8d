import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldConflict } from '@throughline/core/use/answer.ts';
import { useHierarchyWords } from '../words-context.ts';
import { useSayField } from './say-field.ts';

interface ConflictChoiceProps {
  readonly conflicts: readonly FieldConflict[];
  readonly busy: boolean;
  /** Called with the fields whose value here is to stay; those of the others are taken. */
  readonly settle: (keepMine: ReadonlySet<string>) => void;
  /** How a field is called, where it is not one of an objective or key result. */
  readonly name?: (field: string) => string;
}

/** Two wrote at once: both values of each field, and which is to stay. Nothing is chosen beforehand. */
export function ConflictChoice({ conflicts, busy, settle, name }: ConflictChoiceProps) {
  const { editor: say } = useHierarchyWords();
  const sayField = useSayField();
  const [chosen, setChosen] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map());
  const [asked, setAsked] = useState(false);
  const group = useId();
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    place.current?.querySelector('input')?.focus();
  }, [conflicts]);
  const open = conflicts.filter(({ field }) => !chosen.has(field));
  const done = (): void => {
    setAsked(true);
    if (open.length > 0) {
      place.current
        ?.querySelector<HTMLElement>(`[data-conflict="${CSS.escape(open[0]?.field ?? '')}"]`)
        ?.focus();
      return;
    }
    settle(new Set(conflicts.map(({ field }) => field).filter((field) => chosen.get(field) === 'mine')));
  };
  return (
    <section class="tl-ed-conflicts" aria-labelledby={`${group}-why`} ref={place}>
      <p id={`${group}-why`} role="alert">
        {say.conflict}
      </p>
      {conflicts.map(({ field, mine, theirs, by }) => (
        <fieldset key={field} class="tl-ed-field">
          <legend class="tl-ed-label">{name?.(field) ?? say.field(field)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} class="tl-ed-check">
              <input
                type="radio"
                name={`${group}-${field}`}
                data-conflict={field}
                checked={chosen.get(field) === side}
                onChange={() => setChosen(new Map(chosen).set(field, side))}
              />
              <span>
                {side === 'mine'
                  ? say.keepMine(sayField(field, mine))
                  : say.takeTheirs(by, sayField(field, theirs))}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {asked && open.length > 0 && <p class="tl-ed-wrong">{say.choose}</p>}
      <button type="button" class="tl-button tl-button-main" disabled={busy} onClick={done}>
        {say.saveChosen}
      </button>
    </section>
  );
}
