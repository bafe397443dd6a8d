import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  /** Escape, or the person's own way out; the caller takes the dialog away. */
  readonly close: () => void;
  /** Beside the rows, full height, instead of in the middle. */
  readonly aside?: boolean;
  readonly children: ComponentChildren;
}

/** A native modal dialog: the browser keeps focus inside, gives it back, and closes on Escape. */
export function Dialog({ title, close, aside = false, children }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Not a plain effect: its end comes late, and a key pressed meanwhile would go nowhere.
  useLayoutEffect(() => {
    const dialog = place.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={place}
      class={aside ? 'tl-dialog tl-dialog-aside' : 'tl-dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={titleId} dir="auto">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
