import { useId, useRef } from 'preact/hooks';
import { useForm } from '../editor/form-context.ts';
import { useHierarchyWords } from '../words-context.ts';

interface ConfidenceFieldProps {
  /** 0…10; null = no statement. */
  readonly value: number | null;
  readonly change: (value: number | null) => void;
}

/** Confidence from 0 to 10 as one row of choices; a digit chooses, 1 and then 0 is ten, Delete takes it back. */
export function ConfidenceField({ value, change }: ConfidenceFieldProps) {
  const { checkIns: words } = useHierarchyWords();
  const problem = useForm().problem('confidence');
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const oneAt = useRef(Number.NEGATIVE_INFINITY);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      change(null);
      return;
    }
    if (!/^\d$/.test(event.key)) return;
    event.preventDefault();
    const isTen = event.key === '0' && event.timeStamp - oneAt.current < TOGETHER;
    if (event.key === '1') oneAt.current = event.timeStamp;
    const step = isTen ? 10 : Number(event.key);
    change(step);
    row.current?.querySelectorAll('input')[step]?.focus();
  };
  return (
    <fieldset
      class="tl-ed-field tl-confidence"
      aria-describedby={problem === null ? `${id}-hint` : `${id}-wrong ${id}-hint`}
    >
      <legend class="tl-ed-label">{words.confidence}</legend>
      {/* The keys are a short cut into the radio buttons, which have their own without it. */}
      <div class="tl-confidence-row" ref={row} role="presentation" onKeyDown={onKey}>
        {STEPS.map((step) => (
          <label key={step} class="tl-step">
            <input
              type="radio"
              name={id}
              data-field="confidence"
              value={step}
              checked={step === value}
              onChange={() => change(step)}
            />
            <span>{words.step(step)}</span>
          </label>
        ))}
      </div>
      {problem !== null && (
        <p class="tl-ed-wrong" id={`${id}-wrong`}>
          {problem}
        </p>
      )}
      <p class="tl-ed-hint" id={`${id}-hint`}>
        {words.confidenceHint}
      </p>
      {value !== null && (
        <button type="button" class="tl-text-button" onClick={() => change(null)}>
          {words.confidenceNone}
        </button>
      )}
    </fieldset>
  );
}

/** Milliseconds between 1 and 0 that are typed as ten. */
const TOGETHER = 1000;
const STEPS = Array.from({ length: 11 }, (_, step) => step);
