import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PlusIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';
import { late } from './late.tsx';

const LinkForm = late(() => import('./link-form.tsx').then((part) => part.LinkForm));

/** The way to link this epic: a button, then the form in its place. */
export function Linking() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const cancelled = useRef(false);
  useLayoutEffect(() => {
    if (cancelled.current && !open) button.current?.focus();
    cancelled.current = false;
  }, [open]);

  if (open) {
    const close = (): void => {
      cancelled.current = true;
      setOpen(false);
    };
    return <LinkForm cancel={close} linked={() => setOpen(false)} />;
  }
  return (
    <button type="button" class="tl-button tl-add" ref={button} onClick={() => setOpen(true)}>
      <PlusIcon />
      {words.linkOpen}
    </button>
  );
}
