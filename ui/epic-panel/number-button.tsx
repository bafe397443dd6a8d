import { useWords } from '../words-context.ts';

interface NumberButtonProps {
  /** The objective or key result, to find the number again after a change. */
  readonly node: string;
  readonly title: string;
  /** The shown number of R4; null = a dash. */
  readonly percent: string | null;
  readonly open: boolean;
  /** Id of the region that it opens. */
  readonly controls: string;
  readonly toggle: () => void;
}

/** A number that opens its "why" in place. It covers its row, so that every number of the row is a way in. */
export function NumberButton({ node, title, percent, open, controls, toggle }: NumberButtonProps) {
  const words = useWords();
  const shown = words.percent(percent);
  return (
    <button
      type="button"
      class="tl-number"
      data-node={node}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      aria-label={words.whyOf(shown, title)}
      onClick={toggle}
    >
      {shown}
    </button>
  );
}
