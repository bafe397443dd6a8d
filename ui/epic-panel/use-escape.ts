import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Escape inside the element that takes the ref closes it, and goes no further: the host would close its own dialog. */
export function useEscape<E extends HTMLElement>(close: () => void): RefObject<E | null> {
  const element = useRef<E | null>(null);
  const latest = useRef(close);
  latest.current = close;
  // Before the next key can come: the focus is already inside.
  useLayoutEffect(() => {
    const region = element.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      latest.current();
    };
    region?.addEventListener('keydown', onKey);
    return () => region?.removeEventListener('keydown', onKey);
  }, []);
  return element;
}
