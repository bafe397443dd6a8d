import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useForm } from './form-context.ts';

/** What an input takes to be named, described and found. */
export interface InputProps {
  readonly id: string;
  readonly 'data-field': string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  /** As in a plan file: "measure.from". */
  readonly path: string;
  readonly label: string;
  /** The label is only spoken: a heading or the row shows it. */
  readonly unseen?: boolean;
  readonly hint?: string | undefined;
  /** How much of the grid's twelve columns it takes where there is room. */
  readonly span?: 3 | 4 | 6 | 8 | 12;
  readonly children: (input: InputProps) => ComponentChildren;
}

/** A label above, the input, what helps, and what is wrong with it. */
export function Field({ path, label, unseen = false, hint, span = 12, children }: FieldProps) {
  const id = useId();
  const problem = useForm().problem(path);
  const described = [problem === null ? null : `${id}-wrong`, hint === undefined ? null : `${id}-hint`];
  return (
    <div class={`tl-ed-field tl-ed-span-${span}`}>
      <label class={unseen ? 'tl-unseen' : 'tl-ed-label'} for={id}>
        {label}
      </label>
      {children({
        id,
        'data-field': path,
        'aria-invalid': problem === null ? undefined : true,
        'aria-describedby': described.filter(Boolean).join(' ') || undefined,
      })}
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
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: 'text' | 'date';
  /** A number: the keys for it on a touch screen, figures of one width. */
  readonly number?: boolean;
  readonly lines?: number;
  readonly placeholder?: string;
  /** Before the input: "×". */
  readonly lead?: string;
  /** After the input: "%". */
  readonly sign?: string | undefined;
  readonly focus?: boolean;
}

/** One line of text, a number, a day, or several lines. */
export function TextField(props: TextFieldProps) {
  const {
    value,
    change,
    type = 'text',
    number = false,
    lines = 1,
    placeholder,
    lead,
    sign,
    focus = false,
  } = props;
  return (
    <Field {...props}>
      {(input) => {
        const all = {
          ...input,
          value,
          placeholder: placeholder ?? '',
          autoComplete: 'off',
          // The dialog gives the focus to what asks for it.
          ref: focus ? focusFirst : null,
        };
        if (lines > 1)
          return (
            <textarea
              {...all}
              class="tl-input"
              rows={lines}
              onInput={(event) => change(event.currentTarget.value)}
            />
          );
        return (
          <span class="tl-ed-input-line">
            {lead !== undefined && <span class="tl-quiet">{lead}</span>}
            {type === 'date' ? (
              <input
                {...all}
                class="tl-input"
                type="date"
                onInput={(event) => change(event.currentTarget.value)}
              />
            ) : (
              <input
                {...all}
                class={number ? 'tl-input tl-ed-figures' : 'tl-input'}
                type="text"
                inputMode={number ? 'decimal' : 'text'}
                onInput={(event) => change(event.currentTarget.value)}
              />
            )}
            {sign !== undefined && <span class="tl-quiet">{sign}</span>}
          </span>
        );
      }}
    </Field>
  );
}

/** The dialog gives the focus to what asks for it; asked only once it stands in the page, or hosts' frames complain. */
export const focusFirst = (element: HTMLElement | null): void =>
  void element?.toggleAttribute('autofocus', true);

interface SelectFieldProps<T extends string> extends Omit<FieldProps, 'children'> {
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly change: (value: T) => void;
}

export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { value, options, change } = props;
  return (
    <Field {...props}>
      {(input) => (
        <select
          {...input}
          class="tl-input"
          value={value}
          onChange={(event) => {
            const chosen = options.find(([each]) => each === event.currentTarget.value);
            if (chosen) change(chosen[0]);
          }}
        >
          {options.map(([each, name]) => (
            <option key={each} value={each} selected={each === value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
