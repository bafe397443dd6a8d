import { useId } from 'preact/hooks';

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly change: (value: T) => void;
}

/** A few choices that exclude each other, all of them in sight. */
export function Choice<T extends string>({ name, label, value, options, change }: ChoiceProps<T>) {
  const id = useId();
  return (
    <fieldset class="tl-review-choice">
      <legend class="tl-ed-label">{label}</legend>
      {options.map(([each, text]) => (
        <label key={each} class="tl-ed-check">
          <input
            type="radio"
            name={`${name}-${id}`}
            data-field={`${name}-${each}`}
            checked={each === value}
            onChange={() => change(each)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
