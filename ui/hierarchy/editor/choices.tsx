import { useId } from 'preact/hooks';
import { useForm } from './form-context.ts';

interface ChoicesProps<T extends string> {
  readonly path: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly change: (value: T) => void;
  readonly hint?: string | undefined;
  readonly span?: 6 | 12;
}

/** A few choices side by side, one of them taken: radios, so that arrow keys move through them. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { path, label, value, options, change, hint, span = 12 } = props;
  const id = useId();
  const problem = useForm().problem(path);
  const described = [problem === null ? null : `${id}-wrong`, hint === undefined ? null : `${id}-hint`];
  return (
    <fieldset
      class={`tl-ed-field tl-ed-span-${span}`}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
    >
      <legend class="tl-ed-label">{label}</legend>
      <div class="tl-ed-chips">
        {options.map(([each, name]) => (
          <label key={each} class="tl-ed-chip">
            <input
              type="radio"
              name={id}
              data-field={path}
              value={each}
              checked={each === value}
              onChange={() => change(each)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {problem !== null && (
        <p class="tl-ed-wrong" id={`${id}-wrong`}>
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p class="tl-ed-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
