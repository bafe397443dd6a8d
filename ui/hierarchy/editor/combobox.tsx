import { useId, useRef, useState } from 'preact/hooks';
import type { InputProps } from './field.tsx';

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly aside?: string;
}

interface ComboboxProps {
  readonly input: InputProps;
  readonly value: string;
  readonly type: (text: string) => void;
  readonly options: readonly Option[];
  readonly choose: (option: Option) => void;
  /** What there is to choose from, said politely while the list is open. */
  readonly told: string | null;
  readonly placeholder?: string;
  /** Of the list. */
  readonly label: string;
}

/** A text input with a list below it. Arrows move, Enter takes, Escape closes the list alone; any other text stays. */
export function Combobox({ input, value, type, options, choose, told, placeholder, label }: ComboboxProps) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLSpanElement>(null);
  const shown = open && options.length > 0;
  const active = shown ? Math.min(at, options.length - 1) : -1;

  const close = (): void => {
    setOpen(false);
    setAt(-1);
  };
  const take = (option: Option | undefined): void => {
    if (option !== undefined) choose(option);
    close();
  };
  const onKey = (event: KeyboardEvent): void => {
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (moves !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (options.length > 0)
        setAt((active + moves + options.length + (active < 0 && moves < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter' && active >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(options[active]);
    } else if (event.key === 'Escape' && shown) {
      // The list, and not what is around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <span class="tl-ed-combobox" ref={box}>
      <input
        {...input}
        class="tl-input"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        autoComplete="off"
        placeholder={placeholder ?? ''}
        value={value}
        onInput={(event) => {
          type(event.currentTarget.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      {/* No native element has a list of suggestions that is not only a choice, and that can be styled. */}
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role */}
      <div class="tl-ed-listbox" role="listbox" id={list} aria-label={label} hidden={!shown}>
        {options.map((option, place) => (
          // The keys are the input's: an option never has the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={option.id}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === active}
            // Before the input loses the focus, which closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span>{option.label}</span>
            {option.aside !== undefined && <span class="tl-quiet">{option.aside}</span>}
          </div>
        ))}
      </div>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
      <output class="tl-unseen">{open ? told : null}</output>
    </span>
  );
}
